"""Sentences about one level of several: 全区新收841件。区政府本级新收112件,办结109件.

What the whole jurisdiction has and what its own office or the bodies below it have are two numbers.
Where the report gives both, the whole is the indicator's; where it gives one, that is all there is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame
from extractor.text.document import Document

from .claims import Context, Draft, other_of

_OPENING = r"(?:同期|全年|本年度?|今年|当年|20\d\d年度?|[,:、\s])*"
_DOES = r"(?=(?:自己|自身)?(?:共|新|主动|依法|对外|本年度?|全年|[,、])*(?:收|受理|接|公开|发布|办|答复|未|没|无))"
_NOTE = r"(?:\([^()\n]{1,16}\))?(?:作为一[个家][一-鿿]{2,6})?"
_OFFICE = re.compile(
    rf"{_OPENING}(?!其中)[一-鿿]{{0,10}}?(?:[局厅委署关院校]机关|机关本部|政府办(?:公室)?){_NOTE}{_DOES}"
)
"""The own office as one of several, before what it did."""
_LEVEL = re.compile(
    rf"{_OPENING}(?!其中)[一-鿿]{{0,10}}?(?:[省市县区州旗]|政府)(?:人民)?(?:政府)?本级{_NOTE}{_DOES}"
)
"""The own level as one of several."""
_BELOW = re.compile(
    rf"(?:其中[,:]?)?{_OPENING}(?:(?:隶属|下属|所属|直属|基层|派出|二级)[一-鿿]{{1,8}}?"
    rf"|各(?!级)[一-鿿()、]{{1,16}}?(?:[局所队关院校]|(?<!网)站)){_DOES}"
)
"""The bodies below the own one."""
_REACH = 300
_OF_THE_OFFICE = re.compile(
    r"其中,?(?:[本我])?(?P<place>[县市区省州旗])(?:人民)?政府办(?:公[室厅])?(?:自身|本身|机关)?"
    r"(?:共|直接|主动)*(?:公开|发布|收到|受理|新收|接收|接到)?(?:政府)?(?:信息)?(?:公开)?(?:申请)?"
)
"""全县收到申请88件,其中县政府办公室收到21件."""


def of_the_office(frame: Frame, claims: Sequence[Draft], pack: Prose) -> str | None:
    """What a number of the own office is part of, where the report is that of its government."""
    match = _OF_THE_OFFICE.fullmatch(frame.label)
    ours = frame.agency is not None and _GOVERNMENT.search(frame.agency)
    if match is None or not ours or match["place"] != ours["place"] or not claims:
        return None
    whole = claims[-1].mention
    if whole.unit != frame.mention.unit or claims[-1].indicator not in pack.roles.totals:
        return None
    return claims[-1].indicator if (frame.mention.value or 0) < (whole.value or 0) else None


_GOVERNMENT = re.compile(r"(?P<place>[县市区省州旗])(?:人民)?政府(?:办公[室厅])?$")


def of_levels(drafts: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """Where the whole is told elsewhere, what the office has is of scope ``own``, and what one level
    or the bodies below have another statistic; so is that of the office that its own sentence adds up."""
    kinds = {d.mention.id: kind for d in drafts if (kind := _kind(d.frame, context.document))}
    named = [draft for draft in drafts if draft.named]
    most = _most(draft for draft in named if draft.mention.id not in kinds)
    levels = Counter((d.indicator, d.period) for d in named if d.mention.id in kinds)
    sums = {
        (d.indicator, d.period, d.frame.sentence_start) for d in drafts if _SUM.match(d.frame.label)
    }
    for draft in drafts:
        seen, key = draft.frame, (draft.indicator, draft.period)
        kind = kinds.get(draft.mention.id) if draft.named else None
        summed = (*key, seen.sentence_start) in sums
        told = key in most and (draft.mention.value or 0) < most[key]
        if kind == "office" and told and not summed:
            yield replace(draft, scope="own")
        elif kind == "below" or (kind and (told or (key not in most and levels[key] > 1))):
            yield other_of(seen)
        else:
            yield draft


def _most(drafts: Iterable[Draft]) -> Mapping[tuple[str, str], Decimal]:
    """The largest value that is claimed for each indicator and period."""
    most: dict[tuple[str, str], Decimal] = {}
    for draft in drafts:
        if (value := draft.mention.value) is not None:
            key = (draft.indicator, draft.period)
            most[key] = max(value, most.get(key, value))
    return most


_SUM = re.compile(r"(?:两者|两项|以上|全局)?(?:合计|共计|总计|[加合](?:起来|在一起))")
"""局机关公开88条,下属单位公开47条,合计公开135条: of all of them, and not of the first."""


def _kind(frame: Frame, document: Document) -> str | None:
    """Whether the sentence of a number is about the own office or about one level; None for neither."""
    if _SUM.match(frame.label):
        return None
    text, start = document.in_digits, frame.mention.span.start
    low = max(0, start - _REACH)
    opened = max(low, *(text.rfind(mark, low, start) + 1 for mark in "。;\n"))
    if _OFFICE.match(text, opened):
        return "office"
    if _LEVEL.match(text, opened):
        return "level"
    return "below" if _BELOW.match(text, opened) else None
