"""The row of an official table with which a text breaks off: its last number may go on.

A text that ends behind a digit, without the end of its line, may have been cut there.  The row is whole
where its numbers are as many as the form has, unless a piece of their sum stands last; a 0 that counts is whole wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractor.schemas import Span

from .document import Cell, Grid, Source
from .glued_parts import DigitPiece, GluedLayout

_REACH = 800
"""Characters before the end of a text in which the row and its label stand."""

_SIGNS = frozenset(",.，．")
_PIECE = re.compile(r"[^\s|]+")
_VALUE = re.compile(r"-?\d[\d,.]*|[/\-—]+|无")
_GOES_ON = re.compile(r"(?P<digits>\d[\d,.]*)(?:…+|\.{2,6})")
_GROUPS = re.compile(r"(?:(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?)")


def cut_rows(
    source: Source, text: str, grids: Iterable[Grid], shapes: Iterable[GluedLayout]
) -> Iterator[DigitPiece]:
    """The pieces of numbers at the end of such a row, and those in cells whose text goes on elsewhere."""
    for cell in (cell for grid in grids for cell in grid.cells):
        yield from _of_cell(cell)
    if source.raw[-1:].isdecimal() or source.raw[-1:] in _SIGNS:
        yield from _at_the_end(text, shapes)


def _of_cell(cell: Cell) -> Iterator[DigitPiece]:
    """12… in a cell: a column that was too narrow, or the end of a file."""
    if cell.text[-1:] in ("…", ".") and (found := _GOES_ON.fullmatch(cell.text)):
        start = cell.span.start
        yield DigitPiece(Span(start, start + found.end("digits")), None)


def _at_the_end(text: str, shapes: Iterable[GluedLayout]) -> Iterator[DigitPiece]:
    low = max(0, len(text) - _REACH)
    pieces = [Span(*found.span()) for found in _PIECE.finditer(text, low)]
    values: list[Span] = []
    while pieces and _VALUE.fullmatch(text, *pieces[-1]):
        values.insert(0, pieces.pop())
    if not pieces or not values or not text[values[-1].start].isdecimal():
        return
    label, words = text[slice(*pieces[-1])], [text[slice(*value)] for value in values]
    known = [
        shape
        for shape in shapes
        if (label in shape.rows or label.endswith(shape.ends)) and not len(values) > shape.width > 0
    ]
    # 总计 is a row of one table and a header of another: whole in one of them is whole.
    if known and all(_may_go_on(label, words, shape) for shape in known):
        yield DigitPiece(values[-1], None)


def _may_go_on(label: str, values: list[str], shape: GluedLayout) -> bool:
    """Whether the last of the values behind a label of this table may be cut."""
    if not shape.group:
        # Of columns without a sum nothing tells; a 0 of a sum of money may be the one of 0.5.
        return values[-1] != "0" or label in shape.money
    if values[-1] == "0":
        return False
    if len(values) % shape.group:
        return True
    *parts, total = (_number(value) for value in values[-shape.group :])
    whole = sum(parts)
    return whole != total and f"{whole}".startswith(f"{total}")


def _number(words: str) -> Decimal:
    bare = words.replace(",", "")
    return Decimal(bare) if _GROUPS.fullmatch(words) else Decimal(0 if bare in "/-—无" else -1)
