"""Cells whose digits are no number as they stand: numerals (五 | 壹 | 六), 减2, cells with nothing but a sign between
them (45,130), and rows whose cells stand apart by commas (137,8,0,1,10,0,156)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractor.schemas import Span

from .document import Cell, Grid, by_row
from .glued_parts import DigitPiece, GluedLayout
from .scan.numerals import read_arabic, read_chinese
from .sums import adds_up, value_of
from .vocabulary import CAPITALS, NUMERALS

_NUMERAL = re.compile(rf"[{NUMERALS}{CAPITALS}]{{1,12}}")
_FEWEST = 3


def numeral_cells(grids: Iterable[Grid]) -> Iterator[DigitPiece]:
    """The numerals in cells of rows that add up with them: alone such a sign may as well number a row."""
    for grid in grids:
        if not any(_NUMERAL.fullmatch(cell.text) for cell in grid.cells):
            continue
        for row in by_row(grid.cells).values():
            yield from _numerals(sorted(row, key=lambda cell: cell.column))


def _numerals(cells: list[Cell]) -> Iterator[DigitPiece]:
    """The numerals behind the labels of a row whose last number is the sum of the others."""
    first = next((at for at, cell in enumerate(cells) if _is_label(cell)), None)
    if first is None:
        return
    behind = cells[first + 1 :]
    while behind and _is_label(behind[0]):
        behind = behind[1:]
    values = [_value(cell.text) for cell in behind]
    found = [value for value in values if value is not None]
    filled = sum(bool(cell.text.strip()) for cell in behind)
    if len(found) < len(values) or filled < _FEWEST or not any(found):
        return
    if not adds_up(found) or found == list(range(1, len(found) + 1)):
        return  # 一 | 二 | 三 head columns
    for cell, value in zip(behind, found, strict=True):
        if _NUMERAL.fullmatch(cell.text):
            yield DigitPiece(cell.span, value)


def _is_label(cell: Cell) -> bool:
    return bool(cell.text.strip()) and _value(cell.text) is None


def _value(words: str) -> Decimal | None:
    return read_chinese(words) if _NUMERAL.fullmatch(words) else value_of(words)


_LESS = re.compile(r"减少?:? ?(?P<digits>0|[1-9]\d{0,6})")
_CHANGE = re.compile(r"增 ?/? ?减")


def less_cells(grids: Iterable[Grid]) -> Iterator[DigitPiece]:
    """减2 below 本年增/减, which is -2.

    Only below such a header, which asks for the change: elsewhere 减2 may be what was taken away, and is no value.
    """
    for grid in grids:
        if any(_LESS.fullmatch(cell.text) for cell in grid.cells):
            yield from _less(grid)


def _less(grid: Grid) -> Iterator[DigitPiece]:
    heads: dict[int, str] = {}
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        less = _LESS.fullmatch(cell.text)
        if less is not None:
            if _CHANGE.search(heads.get(cell.column, "")):
                yield DigitPiece(cell.span, -Decimal(less["digits"]) + 0)
        elif cell.text and not any(sign.isdecimal() for sign in cell.text):
            heads |= dict.fromkeys(range(cell.column, cell.column + cell.columns), cell.text)


_NUMBER = re.compile(r"(?P<minus>[-−])?(?P<digits>\d{1,12}(?:\.\d{1,4})?|[1-9]\d{0,2}(?:,\d{3})+)")
_BEFORE, _BEHIND = re.compile(r"\d "), re.compile(r" \d")
_SIGNS = frozenset(",.、;:/-")


def cells_apart(grids: Iterable[Grid], text: str) -> Iterator[DigitPiece]:
    """The numbers of cells between which nothing but a sign stands: a number never goes on in the next cell."""
    for grid in grids:
        for cell in grid.cells:
            beside = text[max(0, cell.span.start - 1) : cell.span.start]
            beside += text[cell.span.stop : cell.span.stop + 1]
            number = _NUMBER.fullmatch(cell.text)
            apart = any(sign in _SIGNS for sign in beside) or _is_beside_digits(text, cell)
            if number and apart:
                value = read_arabic(number["digits"])
                yield DigitPiece(cell.span, -value if number["minus"] else value)


def _is_beside_digits(text: str, cell: Cell) -> bool:
    """Whether nothing but a blank stands between a cell and digits of another: 0 13 that was taken apart."""
    before = text[max(0, cell.span.start - 2) : cell.span.start]
    behind = text[cell.span.stop : cell.span.stop + 2]
    return _BEFORE.fullmatch(before) is not None or _BEHIND.fullmatch(behind) is not None


_COMMAS = re.compile(
    r"(?=\d)(?<![\d.])(?<!\d,)(?:0|[1-9]\d{0,6})(?:,(?:0|[1-9]\d{0,6})){4,20}(?=[ \x00]*(?:\n|$))"
)


def comma_rows(text: str, shapes: Iterable[GluedLayout]) -> Iterator[DigitPiece]:
    """The cells of rows that have as many as the form, the last of each group the sum of the others.

    Otherwise 0,156 in a row of commas may be one number or two.
    """
    widths = {(shape.width, shape.group) for shape in shapes if shape.group}
    widths |= {(group, group) for _, group in widths}
    for row in _COMMAS.finditer(text):
        numbers = [int(cell) for cell in row[0].split(",")]
        groups = [group for width, group in widths if width == len(numbers)]
        if not any(numbers) or not any(adds_up(numbers, group) for group in groups):
            continue
        at = row.start()
        for cell in row[0].split(","):
            yield DigitPiece(Span(at, at + len(cell)), Decimal(cell))
            at += len(cell) + 1
