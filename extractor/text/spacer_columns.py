"""Columns of a table that only keep others apart: blank in every row, and headed by words over a column beside.

Word and Excel save such columns, of a point's width, between those that are seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .document import Cell


def without_spacers(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a table without such columns; a column with a head of its own is none."""
    wide = [cell for cell in cells if cell.columns > 1 and cell.text.strip()]
    if not wide:
        return tuple(cells)
    height = max(cell.row + cell.rows for cell in cells)
    filled = {cell.column for cell in cells if cell.columns == 1 and cell.text.strip()}
    blank = Counter(cell.column for cell in cells if cell.columns == 1 and not cell.text.strip())
    gone: set[int] = set()
    for column in sorted(column for column in blank.keys() - filled if blank[column] * 2 >= height):
        over = [cell for cell in wide if cell.column <= column < cell.column + cell.columns]
        if over and all(_stays(cell, gone, column) for cell in over):
            gone.add(column)
    return tuple(_moved(cell, gone) for cell in cells if not _only_over(cell, gone))


def _stays(cell: Cell, gone: set[int], column: int) -> bool:
    """Whether a cell still has a column once this one is gone as well."""
    return not set(range(cell.column, cell.column + cell.columns)) <= gone | {column}


def _only_over(cell: Cell, gone: set[int]) -> bool:
    return set(range(cell.column, cell.column + cell.columns)) <= gone


def _moved(cell: Cell, gone: set[int]) -> Cell:
    if not gone:
        return cell
    before = sum(1 for column in gone if column < cell.column)
    inside = sum(1 for column in gone if cell.column <= column < cell.column + cell.columns)
    return replace(cell, column=cell.column - before, columns=cell.columns - inside)
