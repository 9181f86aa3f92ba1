"""Cells of a table in which a narrow column broke a number: 13⏎2 for 132, 1,0⏎26 for 1,026.

Only the sum of the row tells that from two numbers in one cell.  What it does not prove is damaged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from .document import Cell, Grid
from .glued import Piece

_PLAIN = re.compile(r"\d{1,6}(?: \d{1,6}){1,3}")
_WITH_COMMA = re.compile(r"(?=[\d ]{1,5},)\d[\d, ]{0,12} [\d, ]{0,12}\d")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_WHOLE = re.compile(r"\d{1,9}|\d{1,3}(?:,\d{3})+|[/\-—]|无|")
_FEWEST = 3


def is_torn(words: str) -> bool:
    """Whether a cell holds runs of digits that may be one number; with commas, only if it is one then."""
    if _PLAIN.fullmatch(words):
        return True
    whole = "".join(words.split())
    return _WITH_COMMA.fullmatch(words) is not None and _GROUPED.fullmatch(whole) is not None


def torn_cells(grids: Iterable[Grid]) -> tuple[Piece, ...]:
    """The cells that hold several runs of digits, read as one number where the row's sum proves it."""
    found: list[Piece] = []
    for grid in grids:
        if not any(is_torn(cell.text) for cell in grid.cells):
            continue
        rows: dict[int, list[Cell]] = {}
        for cell in grid.cells:
            rows.setdefault(cell.row, []).append(cell)
        for row in rows.values():
            found += _pieces(sorted(row, key=lambda cell: cell.column))
    return tuple(found)


def _pieces(row: list[Cell]) -> list[Piece]:
    torn = [cell for cell in row if is_torn(cell.text)]
    values = [cell for cell in row if cell in torn or _WHOLE.fullmatch(cell.text)]
    filled = [cell for cell in values if cell.text]
    if not torn:
        return []
    proven = len(filled) >= _FEWEST and _adds_up(values)
    return [Piece(cell.span, _number(cell.text) if proven else None) for cell in torn]


def _adds_up(cells: list[Cell]) -> bool:
    *parts, total = (_number(cell.text) for cell in cells)
    return total > 0 and sum(parts) == total


def _number(text: str) -> Decimal:
    digits = "".join(text.replace(",", "").split())
    return Decimal(digits) if digits.isdecimal() else Decimal(0)
