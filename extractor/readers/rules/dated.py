"""Events that are told with their month or half year: 5月举办培训班1次, 上半年召开工作会议1次.

Of what goes on all year such a number is a part.  An event is held on some day, and where the report
gives no other number of its kind, those that it dates are all of the year.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from extractor.knowledge.prose import Prose
from extractor.language import cues
from extractor.language.frames import Frame
from extractor.language.words import UNITS
from extractor.schemas import OTHER, Claim

from .claims import claim_of, other_of
from .clauses import Clause
from .matching import matches

_DATED = "held in a part of the year"
"""Why a claim is made of a number that its month dates."""


def of_events(clause: Clause, form: str, year: int | None) -> Iterator[Claim]:
    """What a number that a part of the year dates counts, where it counts events."""
    seen, pack = clause.frame, clause.pack
    each = _EACH.search(seen.label)
    if each or seen.mention.unit not in UNITS["events"] or not cues.part_of_year(seen, year):
        return
    for match in matches(clause, form, None):
        if match.saying.id.startswith(pack.several):
            yield claim_of(seen, match.saying.id, None, match.pattern.words, pack, _DATED)


_EACH = re.compile("[各每均]")


def held_once(claims: Sequence[Claim], frames: Mapping[str, Frame], pack: Prose) -> Iterator[Claim]:
    """The claims; of events with their months those alone beside which nothing of their kind is counted."""
    others = [frames[c.mention or ""] for c in claims if c.indicator == OTHER]
    others = [seen for seen in others if seen.mention.unit in UNITS["events"]]
    told = Counter(claim.indicator for claim in claims)
    for claim in claims:
        seen = frames[claim.mention or ""]
        if claim.indicator == OTHER or _DATED not in (claim.because or ""):
            yield claim
        elif told[claim.indicator] > 1 or any(_of_its_kind(other, seen, pack) for other in others):
            yield other_of(seen)
        else:
            yield claim


def _of_its_kind(other: Frame, seen: Frame, pack: Prose) -> bool:
    """上半年召开会议1次,下半年召开2次: whether a number that nothing is made of may be of the same events."""
    theirs = _named(other, pack) - pack.shared
    if not theirs:
        return other.sentence_start == seen.sentence_start
    return not theirs.isdisjoint(_named(seen, pack))


def _named(frame: Frame, pack: Prose) -> frozenset[str]:
    tokens = pack.lexicon.tokens(frame.words)
    return frozenset(c for token in tokens if not token.filler for c in token.concepts)
