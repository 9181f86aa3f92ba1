"""Cells that say in words by how much there is less: 减2 below 本年增/减 is -2.

Only below such a header, which asks for the change: elsewhere 减2 may be what was taken away, and is no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from .document import Grid
from .glued_parts import DigitPiece

_LESS = re.compile(r"减少?:? ?(?P<digits>0|[1-9]\d{0,6})")
_HEAD = re.compile(r"增 ?/? ?减")


def less_cells(grids: Iterable[Grid]) -> Iterator[DigitPiece]:
    """Such cells with their values, those below a header 增/减."""
    for grid in grids:
        if any(_LESS.fullmatch(cell.text) for cell in grid.cells):
            yield from _of_grid(grid)


def _of_grid(grid: Grid) -> Iterator[DigitPiece]:
    heads: dict[int, str] = {}
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        less = _LESS.fullmatch(cell.text)
        if less is not None:
            if _HEAD.search(heads.get(cell.column, "")):
                yield DigitPiece(cell.span, -Decimal(less["digits"]) + 0)
        elif cell.text and not any(sign.isdecimal() for sign in cell.text):
            heads |= dict.fromkeys(range(cell.column, cell.column + cell.columns), cell.text)
