"""Cells of a table that hold a Chinese numeral: 五 | 壹 | 0 | … | 六.

Alone in a cell such a sign may as well number a row; where the row adds up with it, it is a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from .document import Cell, Grid, by_row
from .glued_parts import DigitPiece
from .scan.numerals import read_chinese
from .sums import adds_up, value_of
from .vocabulary import CAPITALS, NUMERALS

_NUMERAL = re.compile(rf"[{NUMERALS}{CAPITALS}]{{1,12}}")
_FEWEST = 3


def numeral_cells(grids: Iterable[Grid]) -> Iterator[DigitPiece]:
    """Such cells with their values, of rows that add up."""
    for grid in grids:
        if not any(_NUMERAL.fullmatch(cell.text) for cell in grid.cells):
            continue
        for row in by_row(grid.cells).values():
            yield from _of_row(sorted(row, key=lambda cell: cell.column))


def _of_row(cells: list[Cell]) -> Iterator[DigitPiece]:
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
