"""A total that follows its parts: 大厅设查阅点1个,社区设查阅点11个,合起来12个.

Each part says what is counted, for a place, a level or a body of its own; that they add up shows that
the last number is the whole.  What stands anew is part of what there is: 新设查阅点1个,合计2个.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame, frame, statistic_before
from extractor.schemas import Claim, Mention
from extractor.text.document import Document

from .claims import other_of
from .clauses import Clause, clause_of
from .matching import best
from .wholes import alike

OF_PARTS = "the sum of its parts"
"""Why a claim is made of a total; what else its sentence says by the same name are parts."""
_TOTAL = re.compile(
    r"(?:全[市县区省州局系统镇乡校院]{1,2}|两级|全年)?(?:合起来|加起来|加总|相加|总数|总共|一共|共计|合计|总计|共)(?:为|有|是|达)*"
)
_IN_ALL = re.compile(r"(?:合计|累计|总计|总共|一共|共有|现共有|共)(?:为|有|是|达)*")
_NEW = re.compile(r"新(?:设|增|建|添|开)")
_ATTENDED = re.compile(r"参加|出席|选派|参训")
_STANDING = ("organisation.reading_points", "organisation.offices", "organisation.staff")
_FEWEST, _MOST = 2, 12


def adds_up(document: Document, seen: Frame) -> bool:
    """Whether a number that a sentence calls a total is the sum of the numbers right before it."""
    return _TOTAL.match(seen.label) is not None and len(_parts(document, seen)) >= _FEWEST


def of_parts(document: Document, seen: Frame, pack: Prose) -> str | None:
    """The indicator whose parts stand before a bare 合计N; None where they are of several things."""
    if not seen.listed or seen.mention.value is None:
        return None
    if _TOTAL.fullmatch(seen.label):
        names = set(_names(document, _parts(document, seen), pack))
        if len(names) == 1:
            return names.pop()
    if _IN_ALL.fullmatch(seen.label):
        return _with_new(document, seen, pack)
    return None


def _with_new(document: Document, seen: Frame, pack: Prose) -> str | None:
    last = statistic_before(document, seen.mention)
    if last is None or not alike(last.unit, seen.mention.unit):
        return None
    before = frame(document, last, statistic_before(document, last))
    grown = last.value is not None and last.value < (seen.mention.value or 0)
    if not (grown and _NEW.search(before.label)):
        return None
    name = next(_names(document, [last], pack), None)
    return name if name in _STANDING else None


def _parts(document: Document, seen: Frame) -> list[Mention]:
    """The last numbers of the sentence, in the same unit, that add up to a number; none if none do."""
    at, found, added = int(seen.mention.id[1:]) - 1, list[Mention](), Decimal(0)
    for mention in reversed(document.mentions[max(0, at - _MOST) : at]):
        if mention.span.start < seen.sentence_start:
            break
        if not mention.statistical or mention.value is None:
            continue
        if not alike(mention.unit, seen.mention.unit):
            break
        found.append(mention)
        added += mention.value
        if added == seen.mention.value and len(found) >= _FEWEST:
            return found
    return []


def _names(document: Document, parts: Iterable[Mention], pack: Prose) -> Iterator[str]:
    """What each part counts, whoever has it; a part that names nothing goes on with the one before."""
    for part in parts:
        seen = frame(document, part, statistic_before(document, part))
        clause = _without_body(clause_of(document, seen, pack))
        if not clause.content:
            continue
        match = best(clause, document.meta.form)
        yield "" if match is None or _ATTENDED.search(seen.label) else match.saying.id


def _without_body(clause: Clause) -> Clause:
    """A clause from its first word with a meaning on: without the words that say whose it is."""
    content = [t for t in clause.label if not t.filler]
    at = content[0].start if content else len(clause.frame.label)
    label = tuple(
        t._replace(start=t.start - at, stop=t.stop - at) for t in clause.label if t.start >= at
    )
    seen = clause.frame._replace(label=clause.frame.label[at:])
    return replace(clause, frame=seen, label=label, cover=label)


def without_parts(claims: Iterable[Claim], frames: Mapping[str, Frame]) -> Iterator[Claim]:
    """The claims, with the parts of a total that its sentence gives kept as other statistics."""
    claims = list(claims)
    totals = {_breath(c, frames): c.mention for c in claims if OF_PARTS in (c.because or "")}
    for claim in claims:
        total = totals.get(_breath(claim, frames), claim.mention)
        part = total != claim.mention and claim.semantic == "explicit"
        yield other_of(frames[claim.mention or ""]) if part else claim


def _breath(claim: Claim, frames: Mapping[str, Frame]) -> tuple[str, int]:
    return claim.indicator, frames[claim.mention or ""].sentence_start
