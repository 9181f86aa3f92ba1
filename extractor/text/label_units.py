"""Numbers whose label, or the caption of whose table, prints that they count tens of thousands.

主动公开政府信息数(万条) 1.26, and 1.26 in a table under 单位:万条.  A caption is no word on rows with a unit of
their own, on shares and money, and on a round count of something else than 信息: 收到申请数 5.
The unit of 收到申请(件):57 stands in its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extractor.schemas import Mention

from .document import Cell, Grid
from .vocabulary import COUNTER

_BEFORE = re.compile(
    rf"(?:[(（](?:单位[:：]?)?|[\t|]\s?)万(?P<unit>{COUNTER})\s?(?:[)）]|(?=[\t|]))"
    r"(?:[\s:：=|,，;—\-]|\d[\d.]{0,12}\s?[\t|]){0,40}$"
)
_REACH = 120
_TEN_THOUSAND = Decimal(10_000)


_CAPTION = re.compile(
    rf"(?:^|.*\()(?:计量)?单位[::] ?万(?P<unit>{COUNTER})\)?\s*|\s*\(万(?P<bare>{COUNTER})\)\s*"
)
_ABOVE = 200
_BARE = re.compile(r"\d[\d,]*(?P<point>\.\d+)?")
_OTHERWISE = re.compile(rf"[%‰率比幅元]|^万?{COUNTER}$|\((?:单位[::]?)?万?{COUNTER}\)")


def in_ones(text: str, mentions: Sequence[Mention], grids: Sequence[Grid]) -> tuple[Mention, ...]:
    """The mentions, those whose row or table prints 万条 or the like with the count that is meant, in 条."""
    mentions = tuple(_with_unit(text, mention) for mention in mentions)
    if "万" not in text:
        return mentions
    captioned = dict(_captioned(text, grids))
    return tuple(_counted(text, mention, captioned) for mention in mentions)


_UNIT_BEFORE = re.compile(rf"[一-鿿]\((?:单位:?)?(?P<unit>{COUNTER})\) ?[:=] ?$")
"""收到申请(件):57."""
_LONGEST_UNIT = 12


def _with_unit(text: str, mention: Mention) -> Mention:
    """The mention, with the unit that stands in brackets behind its label, before a colon."""
    start = mention.span.start
    if text[start - 1 : start] not in (":", "=", " ") or mention.unit or not mention.statistical:
        return mention
    match = _UNIT_BEFORE.search(text, max(0, start - _LONGEST_UNIT), start)
    if match is None or mention.kind != "number" or mention.value is None:
        return mention
    return mention.model_copy(update={"unit": match["unit"]})


def _captioned(text: str, grids: Sequence[Grid]) -> Iterator[tuple[int, str]]:
    """(place, unit) of each cell whose figure the caption of its table counts by the ten thousand."""
    for grid in grids:
        lines = text[max(0, grid.span.start - _ABOVE) : grid.span.start].strip().split("\n")
        caption = _CAPTION.fullmatch(lines[-1])
        if caption is not None:
            unit = caption["unit"] or caption["bare"]
            yield from ((cell.span.start, unit) for cell in _of_caption(grid))


def _of_caption(grid: Grid) -> Iterator[Cell]:
    """The figures of a table that its caption speaks of."""
    others = [cell for cell in grid.cells if _OTHERWISE.search(cell.text)]
    rows, columns = {cell.row for cell in others}, {cell.column for cell in others}
    labels = {cell.row: cell.text for cell in reversed(grid.cells) if not _BARE.match(cell.text)}
    for cell in grid.cells:
        figure = _BARE.fullmatch(cell.text)
        if figure is None or cell.row in rows or cell.column in columns:
            continue
        label = labels.get(cell.row, "")
        if figure["point"] or ("信息" in label and "申请" not in label):
            yield cell


def _counted(text: str, mention: Mention, captioned: Mapping[int, str]) -> Mention:
    if mention.unit is not None or mention.value is None or not mention.statistical:
        return mention
    if mention.kind != "number":
        return mention
    low = max(text.rfind("\n", 0, mention.span.start) + 1, mention.span.start - _REACH)
    match = _BEFORE.search(text, low, mention.span.start)
    unit = match["unit"] if match else captioned.get(mention.span.start)
    if unit is None:
        return mention
    if "万" in mention.raw:  # 1.2万 under 万条: said twice, and meant once
        return mention.model_copy(update={"unit": unit})
    value = mention.value * _TEN_THOUSAND
    whole = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return mention.model_copy(update={"value": whole, "unit": unit})
