"""Events that are told with their month or half year: 5月举办培训班1次, 上半年召开工作会议1次.

Of what goes on all year such a number is a part.  An event is held on some day, and where the report
gives no other number of its kind, those that it dates are all of the year.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extractor.knowledge.prose import Prose
from extractor.language import cues
from extractor.language.frames import Frame
from extractor.language.words import UNITS

from .claims import Context, Draft, draft_of, other_of
from .clauses import Clause
from .matching import matches


def of_events(clause: Clause, form: str, year: int | None) -> Iterator[Draft]:
    """What a number that a part of the year dates counts, where it counts events."""
    seen, pack = clause.frame, clause.pack
    each = _EACH.search(seen.label)
    if each or seen.mention.unit not in UNITS["events"] or not cues.part_of_year(seen, year):
        return
    for match in matches(clause, form, None):
        if match.saying.id.startswith(pack.several):
            yield draft_of(seen, match.saying.id, None, match.pattern.words, pack, "dated")


_EACH = re.compile("[各每均]")


def held_once(drafts: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """Of events with their months those alone beside which nothing of their kind is counted."""
    others = [d.frame for d in drafts if not d.named and d.mention.unit in UNITS["events"]]
    told = Counter(draft.indicator for draft in drafts)
    for draft in drafts:
        seen = draft.frame
        alone = told[draft.indicator] == 1 and not any(
            _of_its_kind(other, seen, context.pack) for other in others
        )
        yield draft if draft.source != "dated" or alone else other_of(seen)


def _of_its_kind(other: Frame, seen: Frame, pack: Prose) -> bool:
    """上半年召开会议1次,下半年召开2次: whether a number that nothing is made of may be of the same events."""
    theirs = _named(other, pack) - pack.shared
    if not theirs:
        return other.sentence_start == seen.sentence_start
    return not theirs.isdisjoint(_named(seen, pack))


def _named(frame: Frame, pack: Prose) -> frozenset[str]:
    tokens = pack.lexicon.tokens(frame.words)
    return frozenset(c for token in tokens if not token.filler for c in token.concepts)
