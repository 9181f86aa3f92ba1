"""Tables that a page draws of other elements than those of tables.

Certain are rows and cells that a style sheet of the page (``display: table-cell``) or a role says
to be such.  Boxes that stand side by side (grid, flex, inline blocks) lay out menus and cards as
well: they are a table only where they fill rows of one length with labels first and figures behind
them; so is a list of terms with a figure each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..limits import MAX_COLUMNS
from ..table_labels import is_value
from .measure import Measures, nearest_of
from .seen_order import FLEXES, GRIDS, touch
from .style_sheets import SETS_APART, Declared
from .tables import LONG_CELL, DrawnTables, HtmlRow, cell_text
from .tokens import TEXT
from .tree import BLOCKS, ROOT, Page

_REAL = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
_ROLES = {
    "table": "table", "grid": "table", "treegrid": "table", "rowgroup": "group", "row": "row",
    "cell": "cell", "gridcell": "cell", "columnheader": "cell", "rowheader": "cell",
}  # fmt: skip
_DISPLAYS = {
    "table": "table", "inline-table": "table", "table-row-group": "group",
    "table-header-group": "group", "table-footer-group": "group", "table-row": "row",
    "table-cell": "cell",
}  # fmt: skip
_PARTS = {"table-header-group": 0, "table-footer-group": 2}
_IN_LINE = frozenset({"inline-grid", "inline-flex"})
_ROW_NAMES = frozenset({"row", "tr", "rows", "trow", "tablerow"})
_CELL_NAMES = frozenset({"cell", "td", "th", "col", "column", "tcell", "tablecell"})
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")
_NAMES = re.compile(r"\[[^\]]{0,200}\]")
_TRACK = re.compile(r"repeat\(\s*(?P<times>\d{1,3})\s*,(?P<tracks>(?:[^()]|\([^()]*\)){1,200})\)"
                    r"|(?P<one>(?:[^\s()]|\([^()]*\))+)")  # fmt: skip
_ACROSS = re.compile(r"span (\d{1,3})(?: / auto)?|(\d{1,3}) / (?:span (\d{1,3})|(-?\d{1,3}))")
_MOST_EVENTS = 200
"""Tags and texts up to which a box is looked through for a figure."""

_FEWEST = 2
"""Figures from which boxes side by side may be a table."""


def drawn_tables(
    page: Page, measures: Measures, boxes: Mapping[int, Declared], gone: set[int]
) -> DrawnTables:
    """The tables that a page draws.  Time is linear in its length."""
    kinds = [_kind(page, index, boxes) for index in range(len(page.elements))]
    found = _said(page, kinds, boxes)
    shapes = _Shapes(page, measures, boxes, gone)
    apart = {index for index, kind in enumerate(kinds) if kind == "cell" and index not in gone}
    for index, element in enumerate(page.elements):
        if element.name in _REAL or index in found or index in gone:
            continue
        if rows := shapes.rows(index):
            found[index] = rows
        else:
            apart.update(shapes.apart(index))
    inline = frozenset(index for index in apart if page.elements[index].name not in BLOCKS)
    return DrawnTables(found, {**_said_spans(page), **shapes.spans}, inline)


def _said(
    page: Page, kinds: Sequence[str], boxes: Mapping[int, Declared]
) -> dict[int, list[HtmlRow]]:
    """The tables whose rows and cells say what they are."""
    if "cell" not in kinds:
        return {}
    in_row = nearest_of(
        page, [kind == "row" for kind in kinds], [kind == "table" for kind in kinds]
    )
    in_table = nearest_of(page, [kind == "table" for kind in kinds], [False] * len(kinds))
    found: dict[int, list[HtmlRow]] = {}
    of_row: dict[int, HtmlRow] = {}
    for index, kind in enumerate(kinds):
        parent = page.elements[index].parent
        if kind == "row":
            group = parent if kinds[parent] == "group" else -1
            holder = page.elements[group].parent if group >= 0 else parent
            table = in_table[parent] if in_table[parent] >= 0 else holder
            part = _PARTS.get(boxes.get(group, {}).get("display", ""), 1)
            row = of_row[index] = HtmlRow(index, group, [], part)
            if table != ROOT:
                found.setdefault(table, []).append(row)
        elif kind == "cell" and in_row[parent] >= 0:
            of_row[in_row[parent]].cells.append(index)
    return {table: sorted(rows, key=lambda row: row.part) for table, rows in found.items()}


def _kind(page: Page, index: int, boxes: Mapping[int, Declared]) -> str:
    element = page.elements[index]
    if element.name in _REAL:
        return "table" if element.name == "table" else ""
    role = _ROLES.get(element.attributes.get("role", "").lower(), "")
    return role or _DISPLAYS.get(boxes.get(index, {}).get("display", ""), "")


def _said_spans(page: Page) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for index, element in enumerate(page.elements):
        given = element.attributes if element.name not in _REAL else {}
        across, down = (given.get(f"aria-{way}span", "1").strip() for way in ("col", "row"))
        if (across, down) != ("1", "1") and across.isdecimal() and down.isdecimal():
            found[index] = max(1, min(int(across[:9]), MAX_COLUMNS)), max(1, int(down[:9]))
    return found


class _Shapes:
    """Boxes that stand side by side, and what is needed to tell a table among them."""

    def __init__(
        self, page: Page, measures: Measures, boxes: Mapping[int, Declared], gone: set[int]
    ) -> None:
        self._page, self._measures, self._boxes = page, measures, boxes
        self.spans: dict[int, tuple[int, int]] = {}
        count = len(page.elements)
        self._children: list[list[int]] = [[] for _ in range(count)]
        self._written = [False] * count
        self._blocks = [0] * count
        for event in page.events:
            if event.kind == TEXT and page.raw[event.start : event.stop].strip():
                self._written[event.element] = True
        for index in range(count - 1, 0, -1):
            element = page.elements[index]
            block = element.name in BLOCKS and self._written[index]
            self._blocks[index] += block
            self._blocks[element.parent] += self._blocks[index]
            if index not in gone:
                self._children[element.parent].append(index)
        for children in self._children:
            children.reverse()

    def rows(self, index: int) -> list[HtmlRow]:
        """The rows of the table that an element is; none if it is no table."""
        children = self._children[index]
        if len(children) < _FEWEST or self._written[index]:
            return []
        if self._page.elements[index].name == "dl":
            return self._pairs(children)
        if self._display(index) in GRIDS:
            return self._grid(index)
        return self._side_by_side(index)

    def apart(self, index: int) -> list[int]:
        """The children that stand beside the ones before them, where two figures are neighbours.

        Figures of one character each are the wheels of a counter: a single number.
        """
        children = self._children[index]
        if len(children) < _FEWEST or self._written[index]:
            return []
        flows = self._display(index) in GRIDS or self._display(index) in FLEXES
        if not flows and not all(map(self.is_beside, children)):
            return []
        words = [
            cell_text(self._page, child) if self._is_plain(child) else "" for child in children
        ]
        figures = list(map(is_value, words))
        if not any(one and other for one, other in pairwise(figures)):
            return []
        if all(len(word) <= 1 for word in words) or self._is_one_number(index, words):
            return []
        return children

    def _is_one_number(self, index: int, words: Sequence[str]) -> bool:
        """Whether a box in a line holds digits alone, and nothing sets its pieces apart.

        In one that has lines of its own, or other words, a sheet elsewhere would set them apart.
        """
        pieces = (index, *self._children[index])
        if self._is_stacked(index) or not all(
            SETS_APART.isdisjoint(self._boxes.get(one, {})) for one in pieces
        ):
            return False
        own = self._page.elements[index]
        inside = self._page.events[own.first + 1 : own.last]
        bare = any(one.kind == TEXT and one.element == index for one in inside)
        if self._display(index) in _IN_LINE and all(map(str.isdecimal, words)) and not bare:
            return True
        return own.name not in BLOCKS and touch(self._page, pieces, self._boxes)

    def _is_stacked(self, index: int) -> bool:
        """Whether the pieces of such a box stand one below the other."""
        box = self._boxes.get(index, {})
        if self._display(index) in GRIDS:
            return "column" not in box.get("grid-auto-flow", "")
        return "column" in f"{box.get('flex-direction', '')} {box.get('flex-flow', '')}"

    def _display(self, index: int) -> str:
        return self._boxes.get(index, {}).get("display", "")

    def _pairs(self, children: Sequence[int]) -> list[HtmlRow]:
        """A list of terms, each with one text."""
        elements = self._page.elements
        inner: list[int] = []
        for child in children:
            wrapped = elements[child].name == "div" and not self._written[child]
            inner += self._children[child] if wrapped else [child]
        names = [elements[one].name for one in inner]
        if len(inner) % 2 or names != ["dt", "dd"] * (len(inner) // 2):
            return []
        pairs = [inner[at : at + 2] for at in range(0, len(inner), 2)]
        return self._told(pairs, first_is_head=False)

    def _grid(self, index: int) -> list[HtmlRow]:
        box = self._boxes[index]
        template = (
            box.get("grid-template-columns") or box.get("grid-template", "").partition("/")[2]
        )
        width = tracks(template)
        if not _FEWEST <= width <= MAX_COLUMNS or box.get("grid-auto-flow", "row") != "row":
            return []
        cells: list[int] = []
        for child in self._children[index]:
            inside = self._display(child) == "contents"
            if inside and self._written[child]:
                return []
            cells += self._children[child] if inside else [child]
        lines, own = self._placed(cells, width)
        rows = self._told(lines, first_is_head=True)
        if rows:
            self.spans.update(own)
        return rows

    def _placed(
        self, cells: Sequence[int], width: int
    ) -> tuple[list[list[int]], dict[int, tuple[int, int]]]:
        """The cells that begin in each row, as they flow into the grid; none where a place is free."""
        lines: list[list[int]] = []
        spans: dict[int, tuple[int, int]] = {}
        until = [0] * width
        row = column = 0
        for cell in cells:
            while column < width and until[column] > row:
                column += 1
            across, down = self._reach(cell, column, width)
            if (
                column + across > width
                or not across
                or any(until[at] > row for at in range(column, column + across))
            ):
                if column < width or not across:
                    return [], {}
                row, column = row + 1, 0
                while column < width and until[column] > row:
                    column += 1
                across, down = self._reach(cell, column, width)
                if not across or column + across > width:
                    return [], {}
            while len(lines) <= row:
                lines.append([])
            lines[row].append(cell)
            until[column : column + across] = [row + down] * across
            if (across, down) != (1, 1):
                spans[cell] = across, down
            column += across
        return (lines, spans) if len(set(until)) == 1 else ([], {})

    def _reach(self, cell: int, column: int, width: int) -> tuple[int, int]:
        """Columns and rows of a cell that would begin in a column; no columns if it cannot."""
        box = self._boxes.get(cell, {})
        if "grid-area" in box or "order" in box:
            return 0, 1
        return (
            _across(_placing(box, "column"), column, width),
            _across(_placing(box, "row"), -1, MAX_COLUMNS),
        )

    def _side_by_side(self, index: int) -> list[HtmlRow]:
        """Rows of one length: flex boxes, boxes of a width, elements that are called rows."""
        lines: list[list[int]] = []
        for row in self._children[index]:
            cells = self._children[row]
            if self._written[row] or not cells or not self._is_row(row, cells):
                return []
            lines.append(cells)
        return self._told(lines, first_is_head=True, elements=self._children[index])

    def _is_row(self, row: int, cells: Sequence[int]) -> bool:
        box = self._boxes.get(row, {})
        if self._display(row) in FLEXES:
            way = f"{box.get('flex-direction', '')} {box.get('flex-flow', '')}"
            return "column" not in way and "reverse" not in way
        if self._page.elements[row].name == "li":
            return (
                len(cells) == _FEWEST
            )  # A label and its figure, be they parted by a sheet or not.
        if self._is_called(row, _ROW_NAMES):
            return all(self._is_called(cell, _CELL_NAMES) for cell in cells)
        return all(map(self.is_beside, cells))

    def is_beside(self, index: int) -> bool:
        """Whether a box of a width of its own stands beside the next one."""
        box = self._boxes.get(index, {})
        beside = box.get("display", "") == "inline-block" or box.get("float", "") == "left"
        return beside and box.get("width", "auto") not in ("auto", "100%")

    def _is_called(self, index: int, names: frozenset[str]) -> bool:
        words = _WORD.findall(self._page.elements[index].attributes.get("class", "")[:200])
        return any(word.lower() in names for word in words)

    def _told(
        self, lines: Sequence[Sequence[int]], *, first_is_head: bool, elements: Sequence[int] = ()
    ) -> list[HtmlRow]:
        """The lines as rows, if they are those of a table."""
        if len(lines) < _FEWEST or not all(lines):
            return []
        wide = max(map(len, lines))
        if elements and any(len(line) != wide for line in lines):
            return []
        if wide < _FEWEST or not all(self._is_plain(cell) for line in lines for cell in line):
            return []
        values = figures = others = 0
        for number, line in enumerate(lines):
            said = [is_value(cell_text(self._page, cell)) for cell in line]
            if said[0]:
                return []
            figures += sum(said)
            if number or not first_is_head:
                values += sum(said)
                others += sum(
                    not is_figure and self._measures.text[cell] > 0
                    for cell, is_figure in zip(line[1:], said[1:], strict=True)
                )
        if figures < _FEWEST or others > values:
            return []
        begins = list(elements) or [line[0] for line in lines]
        return [HtmlRow(at, -1, list(line)) for at, line in zip(begins, lines, strict=True)]

    def _is_plain(self, cell: int) -> bool:
        """Whether a box holds a short text in one piece: a card has a name and a number."""
        measures, element = self._measures, self._page.elements[cell]
        if element.last - element.first > _MOST_EVENTS:
            return False
        one = self._blocks[cell] <= 1 and not measures.headings[cell] and not measures.tables[cell]
        return one and measures.text[cell] <= LONG_CELL and measures.sentences[cell] < 2


def tracks(template: str) -> int:
    """The columns of a grid; 0 where they are as many as fit."""
    if "auto-fi" in template:
        return 0
    count = 0
    for track in _TRACK.finditer(_NAMES.sub(" ", template)):
        if track["one"]:
            count += track["one"] not in ("none", "auto-flow", "subgrid", "masonry", "inherit")
        else:
            count += int(track["times"]) * tracks(track["tracks"])
    return count


def _placing(box: Declared, way: str) -> str:
    start, end = box.get(f"grid-{way}-start", ""), box.get(f"grid-{way}-end", "")
    given = box.get(f"grid-{way}", "") or (f"{start} / {end}" if start and end else start or end)
    return " ".join(given.replace("/", " / ").split())


def _across(given: str, column: int, width: int) -> int:
    """How far a box reaches that flows to a column; 0 if it says another place for itself."""
    if given in ("", "auto", "auto / auto"):
        return 1
    match = _ACROSS.fullmatch(given)
    if match is None:
        return 0
    if match[1]:
        return int(match[1])
    start = int(match[2])
    if start != column + 1:
        return 0 if start != 1 or column != width else width + 1
    if match[3]:
        return int(match[3])
    stop = int(match[4])
    return (width + 2 + stop if stop < 0 else stop) - start
