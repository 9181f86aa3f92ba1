"""The columns of a page beside that of its report: menus, counters, statistics of the whole site.

A column is known by its markup: cells of one row of a layout table, or boxes that float or flow
side by side.  What stands below the report is none: its tables may.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .measure import Measures
from .style_sheets import Declared
from .tables import DataTable
from .tokens import TEXT, unescape
from .tree import Page

_PART = re.compile(r"\s{0,20}(?:&nbsp;|&#12288;|&emsp;|&ensp;){0,9}\s{0,9}([一二三四五六])、")
_NUMERALS = "一二三四五六"
_OF_REPORT = re.compile(
    "本年|现行有效|结果维持|结果纠正|尚未审结|予以公开|统计指标|附件|附表|第二十条|公开[^。]{0,12}(?:报告|年报)"
)
"""Words of the tables of a report, and of its title; in links they lead elsewhere."""

_FEWEST, _MOST_SHARE = 2, 0.5
"""Parts that make a column that of the report; the share of its text up to which one is beside it."""


def side_columns(
    page: Page,
    measures: Measures,
    data: Mapping[int, DataTable],
    boxes: Mapping[int, Declared],
) -> set[int]:
    """The elements that are such columns."""
    parts, told = _parts(page)
    within = {row for table in data.values() for row in table.rows}
    found: set[int] = set()
    for columns in _rows(page, boxes, within):
        holding = [at for at in columns if parts[at].bit_count() >= _FEWEST]
        if len(holding) != 1:
            continue
        plain = measures.text[holding[0]] - measures.linked[holding[0]]
        found.update(
            at
            for at in columns
            if measures.text[at]
            and not parts[at]
            and not told[at]
            and measures.text[at] - measures.linked[at] < _MOST_SHARE * plain
        )
    return found


def _parts(page: Page) -> tuple[list[int], list[bool]]:
    """For each element the parts of a report that begin in it, a bit each, and whether it says more.

    More are the words of a report's tables or of its title, outside of links.
    """
    parts, told = [0] * len(page.elements), [False] * len(page.elements)
    linked = [element.name == "a" for element in page.elements]
    for index, element in enumerate(page.elements):
        linked[index] |= index > 0 and linked[element.parent]
    for event in page.events:
        if event.kind == TEXT:
            if part := _PART.match(page.raw, event.start, event.stop):
                parts[event.element] |= 1 << _NUMERALS.index(part[1])
            if not linked[event.element] and not told[event.element]:
                words = unescape(page.raw[event.start : event.stop])
                told[event.element] = _OF_REPORT.search(words) is not None
    for index in range(len(page.elements) - 1, 0, -1):
        parent = page.elements[index].parent
        parts[parent] |= parts[index]
        told[parent] |= told[index]
    return parts, told


def _rows(page: Page, boxes: Mapping[int, Declared], within: set[int]) -> list[Sequence[int]]:
    """The elements that stand side by side, row by row."""
    cells: dict[int, list[int]] = {}
    for index, element in enumerate(page.elements):
        if index and element.parent not in within and _is_column(page, index, boxes):
            cells.setdefault(element.parent, []).append(index)
    return [columns for columns in cells.values() if len(columns) > 1]


def _is_column(page: Page, index: int, boxes: Mapping[int, Declared]) -> bool:
    element, box = page.elements[index], boxes.get(index, {})
    if element.name in ("td", "th"):
        return page.elements[element.parent].name == "tr"
    if box.get("float", "none") != "none" or box.get("display") == "table-cell":
        return box.get("width", "") != "100%"
    around = boxes.get(element.parent, {})
    way = f"{around.get('flex-direction', '')} {around.get('flex-flow', '')}"
    return around.get("display") == "flex" and "column" not in way and "wrap" not in way
