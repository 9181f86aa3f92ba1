"""Tables of data and tables for layout, and the grid of a data table with its spans resolved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from extractor.text.document import GridPlace

from ..limits import MAX_COLUMNS
from ..table_labels import is_value
from .measure import Measures, nearest
from .tokens import TEXT, unescape
from .tree import CELLS, Page

_TABLE = frozenset({"table"})
_SECTION_ORDER = {"thead": 0, "tbody": 1, "tfoot": 2}
LONG_CELL = 120
_HEADERS = frozenset({"columnheader", "rowheader"})
_SPAN = re.compile(r"\s{0,20}\+?(\d{1,9})")


@dataclass(frozen=True, slots=True)
class HtmlRow:
    """A row of a table: its element, its section (-1: none), its cells' elements.

    A row that is no element begins with that of its first cell.  ``part`` is 0 in a head, 2 in a
    foot.
    """

    element: int
    section: int
    cells: list[int]
    part: int = 1


@dataclass(frozen=True, slots=True)
class GridPosition(GridPlace):
    """Where a cell stands in the grid, and whether the markup calls it a label."""

    header: bool


@dataclass(frozen=True, slots=True)
class DataTable:
    """A data table: the grid place of each of its cells, by element, and its rows' elements."""

    places: dict[int, GridPosition]
    rows: frozenset[int]


@dataclass(frozen=True, slots=True)
class DrawnTables:
    """Tables of other elements, with their rows; ``spans`` are columns and rows of wide cells.

    ``apart`` are elements in a line that a page draws beside the ones before them.
    """

    rows: Mapping[int, list[HtmlRow]]
    spans: Mapping[int, tuple[int, int]]
    apart: frozenset[int]


def data_tables(page: Page, measures: Measures, drawn: DrawnTables) -> dict[int, DataTable]:
    """The data tables of a page, by element; every other table is layout.

    A table that holds a data table is layout, so that data tables never nest.
    """
    rows = {**_rows(page), **drawn.rows}
    holding = [False] * len(page.elements)
    found: dict[int, DataTable] = {}
    for index in range(len(page.elements) - 1, 0, -1):
        own = rows.get(index, [])
        if own and not holding[index] and _is_data(page, measures, index, own):
            places = _places(page, own, drawn.spans)
            found[index] = DataTable(places, frozenset(row.element for row in own))
            holding[index] = True
        if holding[index]:
            holding[page.elements[index].parent] = True
    return found


def _rows(page: Page) -> dict[int, list[HtmlRow]]:
    """The rows of each table in the order they are shown: head, bodies, foot."""
    in_row = nearest(page, frozenset({"tr"}), _TABLE)
    in_section = nearest(page, frozenset(_SECTION_ORDER), _TABLE)
    in_table = nearest(page, _TABLE, frozenset())
    by_element: dict[int, HtmlRow] = {}
    found: dict[int, list[HtmlRow]] = {}
    for index, element in enumerate(page.elements):
        if element.name == "tr" and in_table[element.parent] >= 0:
            section = in_section[index]
            part = _SECTION_ORDER[page.elements[section].name] if section >= 0 else 1
            row = by_element[index] = HtmlRow(index, section, [], part)
            found.setdefault(in_table[element.parent], []).append(row)
        elif element.name in CELLS and in_row[element.parent] >= 0:
            by_element[in_row[element.parent]].cells.append(index)

    return {table: sorted(own, key=lambda row: row.part) for table, own in found.items()}


def _is_data(page: Page, measures: Measures, table: int, rows: list[HtmlRow]) -> bool:
    cells = [cell for row in rows for cell in row.cells]
    text = measures.text[table]
    if page.elements[table].attributes.get("role", "").lower() in ("presentation", "none"):
        return False
    if len(cells) < 2 or not text:
        return False
    wide = max(len(row.cells) for row in rows) >= 2
    if not wide or any(measures.headings[cell] for cell in cells):
        return False
    if sum(bool(row.cells) for row in rows) < 2:
        return _is_row_of_values(page, measures, cells)
    if measures.density(table) > 0.5:  # a menu, unless its labels are links and its cells figures
        return _values(page, measures, cells) >= 2
    if any(page.elements[cell].name == "th" for cell in cells):
        return True
    long = [cell for cell in cells if measures.text[cell] > LONG_CELL]
    prose = sum(measures.text[cell] for cell in long if measures.sentences[cell] >= 2)
    return prose * 2 <= text or _mostly_values(page, measures, cells)


def _is_row_of_values(page: Page, measures: Measures, cells: list[int]) -> bool:
    """A single row is data only if it holds figures: others place things side by side."""
    linked = any(measures.links[cell] for cell in cells)
    return len(cells) >= 3 and not linked and _values(page, measures, cells) >= 2


def _mostly_values(page: Page, measures: Measures, cells: list[int]) -> bool:
    """Whether a table with long texts (notes in a corner cell) is one of figures all the same."""
    values = _values(page, measures, cells)
    return values >= 6 and values * 4 >= len(cells)


def _values(page: Page, measures: Measures, cells: list[int]) -> int:
    """How many cells hold a figure."""
    short = [cell for cell in cells if measures.text[cell] <= LONG_CELL]
    return sum(is_value(cell_text(page, cell)) for cell in short)


def cell_text(page: Page, element: int) -> str:
    """The text of an element without its markup, blanks not folded."""
    own = page.elements[element]
    return "".join(
        unescape(page.raw[event.start : event.stop])
        for event in page.events[own.first : own.last + 1]
        if event.kind == TEXT
    ).strip()


def _places(
    page: Page, rows: list[HtmlRow], drawn: Mapping[int, tuple[int, int]]
) -> dict[int, GridPosition]:
    """The grid of a table, as HTML defines it: cells move right past what spans down on them."""
    last_of: dict[int, int] = {}
    for number, row in enumerate(rows):
        last_of[row.section] = number
    until = [0] * MAX_COLUMNS  # the first row in which each column is free again
    places: dict[int, GridPosition] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while column < MAX_COLUMNS and until[column] > number:
                column += 1
            if column >= MAX_COLUMNS:
                break
            columns, down = drawn.get(cell) or _spans(page, cell)
            left = last_of[row.section] + 1 - number
            down = left if down == 0 else min(down, left)
            columns = min(columns, MAX_COLUMNS - column)
            places[cell] = GridPosition(number, column, down, columns, _is_header(page, cell, row))
            until[column : column + columns] = [number + down] * columns
            column += columns
    return _trimmed(places)


def _trimmed(places: dict[int, GridPosition]) -> dict[int, GridPosition]:
    """Without the columns at the right in which no cell begins: colspan="100" over seven columns."""
    width = 1 + max((place.column for place in places.values()), default=0)
    return {
        cell: replace(place, columns=min(place.columns, width - place.column))
        for cell, place in places.items()
    }


def _spans(page: Page, cell: int) -> tuple[int, int]:
    """Columns and rows that a cell spans; no rows are all that its section still has."""
    down = _SPAN.match(page.elements[cell].attributes.get("rowspan", ""))
    return spans_of(page, cell, "colspan"), int(down.group(1)) if down else 1


def spans_of(page: Page, element: int, attribute: str) -> int:
    """How many columns an element spans."""
    across = _SPAN.match(page.elements[element].attributes.get(attribute, ""))
    return max(1, int(across.group(1))) if across else 1


def _is_header(page: Page, cell: int, row: HtmlRow) -> bool:
    element = page.elements[cell]
    said = element.name == "th" or "scope" in element.attributes
    return said or row.part == 0 or element.attributes.get("role", "").lower() in _HEADERS
