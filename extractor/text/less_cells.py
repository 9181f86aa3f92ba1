"""Cells that say in words by how much there is less: 减2 below 本年增/减 is -2.

Only below such a header, which asks for the change: elsewhere 减2 may be what was taken away, and is no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from .document import Cell, Grid
from .glued_parts import DigitPiece

_LESS = re.compile(r"减少?:? ?(?P<digits>0|[1-9]\d{0,6})")
_HEAD = re.compile(r"增 ?/? ?减")


def less_cells(grids: Iterable[Grid]) -> Iterator[DigitPiece]:
    """Such cells with their values, those below a header 增/减."""
    for grid in grids:
        for cell in grid.cells:
            less = _LESS.fullmatch(cell.text.strip())
            if less is not None and _HEAD.search(_head(grid.cells, cell)):
                yield DigitPiece(cell.span, -Decimal(less["digits"]) + 0)


def _head(cells: Sequence[Cell], below: Cell) -> str:
    """The words of the nearest cell above another that has no digit."""
    above = [
        cell
        for cell in cells
        if cell.row < below.row
        and cell.column <= below.column < cell.column + cell.columns
        and cell.text.strip()
        and not any(sign.isdecimal() for sign in cell.text)
    ]
    return max(above, key=lambda cell: cell.row).text if above else ""
