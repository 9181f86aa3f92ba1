"""Grids as programs write them: a column that counts the rows, and spanned cells written out again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.text.document import Cell, Grid

from .cells import holds_value

_FEWEST = 3


def without_index(grid: Grid) -> Grid:
    """The grid without a first column that counts its rows, also those of its heads, from 0 or 1.

    Labels stand behind it; a column of figures before labels counts up only by chance, and not over heads.
    """
    first = sorted((cell for cell in grid.cells if cell.column == 0), key=lambda cell: cell.row)
    numbers = [cell for cell in first if cell.text.strip()]
    if len(numbers) < _FEWEST or any(cell.columns > 1 or cell.rows > 1 for cell in first):
        return grid
    start = numbers[0].text.strip()
    if start not in ("0", "1") or first[len(first) - len(numbers) :] != numbers:
        return grid
    if [cell.text.strip() for cell in numbers] != [
        str(int(start) + n) for n in range(len(numbers))
    ]:
        return grid
    labels = {c.row for c in grid.cells if c.column and not holds_value(c.text)}
    if 2 * len(labels & {cell.row for cell in numbers}) < len(numbers):
        return grid
    kept = tuple(replace(cell, column=cell.column - 1) for cell in grid.cells if cell.column)
    return replace(grid, cells=kept)


def written_once(
    heads: Sequence[Cell], values: Sequence[Cell], wanted: int
) -> tuple[list[Cell], list[Cell]]:
    """Heads and values of a row without those that only repeat a cell which spanned several columns.

    Only where ``wanted`` values are left, those of the form: heads that are cut may be the same as well.
    """
    below = {cell.column: cell for cell in values}
    gone: set[int] = set()
    for one, other in pairwise(heads):
        here, there = below.get(one.column), below.get(other.column)
        same = bool(one.text.strip()) and one.text.strip() == other.text.strip()
        if same and here and there and here.text.strip() == there.text.strip():
            gone.add(other.column)
    left = [cell for cell in values if cell.column not in gone]
    if sum(bool(cell.text.strip()) for cell in left) != wanted:
        return list(heads), list(values)
    return [head for head in heads if head.column not in gone], left
