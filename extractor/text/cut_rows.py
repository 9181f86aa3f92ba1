"""The row of an official table with which a text breaks off: its last number may go on.

A text that ends behind a digit, without the end of its line, may have been cut there.  The row is whole
where it has as many cells as the form, unless a piece of their sum stands last; a 0 that counts is whole
wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractor.schemas import Span

from .document import Cell, Grid, Source
from .glued_parts import DigitPiece, GluedLayout
from .sums import value_of
from .vocabulary import BLANK_CELL

_REACH = 800
"""Characters before the end of a text in which the row and its label stand."""

_SIGNS = frozenset(",.，．")
_PIECE = re.compile(r"[^\s|]+")
_VALUE = re.compile(rf"-?\d[\d,.]*|{BLANK_CELL}|")
_GOES_ON = re.compile(r"(?P<digits>\d[\d,.]*)(?:…+|\.{2,6})")


def cut_rows(
    source: Source, text: str, grids: Sequence[Grid], shapes: Iterable[GluedLayout]
) -> Iterator[DigitPiece]:
    """The pieces of numbers at the end of such a row, and those in cells whose text goes on elsewhere."""
    for cell in (cell for grid in grids for cell in grid.cells):
        yield from _of_cell(cell)
    if source.raw[-1:].isdecimal() or source.raw[-1:] in _SIGNS:
        yield from _at_the_end(text, grids, shapes)


def _of_cell(cell: Cell) -> Iterator[DigitPiece]:
    """12… in a cell: a column that was too narrow, or the end of a file."""
    if cell.text[-1:] in ("…", ".") and (match := _GOES_ON.fullmatch(cell.text)):
        start = cell.span.start
        yield DigitPiece(Span(start, start + match.end("digits")), None)


def _at_the_end(
    text: str, grids: Sequence[Grid], shapes: Iterable[GluedLayout]
) -> Iterator[DigitPiece]:
    cells = _last_row(text, grids) or list(_cells(text))
    at = len(cells)
    while at and _VALUE.fullmatch(text, *cells[at - 1]):
        at -= 1
    if not 0 < at < len(cells) or not text[cells[-1].start : cells[-1].stop][:1].isdecimal():
        return
    label, *values = [text[slice(*cell)] for cell in cells[at - 1 :]]
    known = [
        (shape, least)
        for shape in shapes
        if (least := _least(shape, label)) and not len(values) > shape.width > 0
    ]
    # 总计 is a row of one table and a header of another: whole in one of them is whole.
    if values[-1] != "0" and known and all(_may_go_on(values, *one) for one in known):
        yield DigitPiece(cells[-1], None)


def _last_row(text: str, grids: Sequence[Grid]) -> list[Span]:
    """The cells of the last row of a table with which a text ends."""
    if not grids or grids[-1].span.stop < len(text):
        return []
    last = max(cell.row for cell in grids[-1].cells)
    row = (cell for cell in grids[-1].cells if cell.row == last)
    return [cell.span for cell in sorted(row, key=lambda cell: cell.column)]


def _cells(text: str) -> Iterator[Span]:
    """The last cells of a text: of its last line by their signs, else whatever blanks part."""
    low = max(text.rfind("\n") + 1, len(text) - _REACH)
    sign = next((sign for sign in "|\t" if text.find(sign, low) >= 0), None)
    if sign is None:
        low = max(0, len(text) - _REACH)
        yield from (Span(*match.span()) for match in _PIECE.finditer(text, low))
        return
    for cell in text[low:].split(sign):
        start = low + len(cell) - len(cell.lstrip())
        yield Span(start, max(start, low + len(cell.rstrip())))
        low += len(cell) + 1


def _least(shape: GluedLayout, label: str) -> int:
    """How many cells a row of a table has at least, by its label; 0 if it is none of its rows."""
    return shape.group if label.endswith(shape.ends) else dict(shape.rows).get(label, 0)


def _may_go_on(values: list[str], shape: GluedLayout, least: int) -> bool:
    """Whether the last of the values of a row may be cut: some lack, or their sum begins with it."""
    if len(values) < least or (shape.group and len(values) % shape.group):
        return True
    *parts, total = map(value_of, values[-shape.group :])
    if total is None or None in parts or not shape.group:
        return False
    whole = sum(part for part in parts if part is not None)
    return whole != total and f"{whole}".startswith(f"{total}")
