"""Cells that hold the numbers of several columns: 29 | 0 0 1 | 2 | 0 32, as converters of PDF write a row.

They are taken apart where the sums of their rows prove it: the last number of a row is the sum of all others,
and the digits of a cell read as one number would not make it.  Rows of zeros are taken apart like the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractor.schemas import Span

from .document import Cell, Grid, by_row
from .sums import adds_up

_NUMBER = re.compile(r"\d{1,6}")
_SEVERAL = re.compile(r"\d{1,6}(?: \d{1,6}){1,11}")
_WORD = re.compile(r"\S+")
_BEGINS = re.compile(r"0 \d")
"""How no number begins."""
_FEWEST = 4
"""Numbers of such a row."""

_Shape = tuple[int, ...]
"""How many numbers each cell of a row holds."""


def parted_cells(grids: Iterable[Grid]) -> Iterator[Grid]:
    """The grids, such cells of them as cells of their own."""
    found = list(grids)
    rows = [_rows_of(grid) for grid in found]
    if not any(rows):
        yield from found
        return
    every = [row for of_grid in rows for row in of_grid.values()]
    proven = {_shape(row) for row in every if _is_proven(row)}
    wrong = {_shape(row) for row in every if not _adds_up(row)}
    for grid, of_grid in zip(found, rows, strict=True):
        kept = {at: row for at, row in of_grid.items() if _shape(row) in proven - wrong}
        kept |= _heads_of(grid, kept)
        yield replace(grid, cells=tuple(_parted(grid.cells, kept))) if kept else grid


def _rows_of(grid: Grid) -> dict[int, list[Cell]]:
    """The number cells at the end of each row in which some cells, and not all, hold several numbers."""
    found: dict[int, list[Cell]] = {}
    if not any(_SEVERAL.fullmatch(cell.text) for cell in grid.cells):
        return found
    for at, row in by_row(grid.cells).items():
        figures: list[Cell] = []
        for cell in sorted(row, key=lambda cell: cell.column, reverse=True):
            if not (_NUMBER.fullmatch(cell.text) or _SEVERAL.fullmatch(cell.text)):
                break
            figures.insert(0, cell)
        shape = _shape(figures)
        flat = all(cell.rows == 1 for cell in figures)
        if flat and len(set(shape)) > 1 and sum(shape) >= _FEWEST:
            found[at] = figures
    return found


def _heads_of(grid: Grid, kept: Mapping[int, list[Cell]]) -> dict[int, list[Cell]]:
    """The rows above whose cells hold as many heads as the first of these rows holds numbers."""
    if not kept:
        return {}
    first = min(kept)
    columns = {cell.column for cell in kept[first]}
    found: dict[int, list[Cell]] = {}
    for at, row in by_row(cell for cell in grid.cells if cell.row < first).items():
        heads = sorted((c for c in row if c.column in columns), key=lambda cell: cell.column)
        if len(heads) == len(columns) and _shape(heads) == _shape(kept[first]):
            found[at] = heads
    return found


def _shape(row: Sequence[Cell]) -> _Shape:
    return tuple(cell.text.count(" ") + 1 for cell in row)


def _adds_up(row: Sequence[Cell]) -> bool:
    return adds_up([int(number) for cell in row for number in cell.text.split()])


def _is_proven(row: Sequence[Cell]) -> bool:
    """Whether a row adds up with its cells taken apart, and cannot with one of them read as one number."""
    several = [cell.text for cell in row if " " in cell.text]
    total = int(row[-1].text.split()[-1])
    if not total or not _adds_up(row):
        return False
    if any(_BEGINS.match(words) for words in several):
        return True
    return not adds_up([int(cell.text.replace(" ", "")) for cell in row])


def _parted(cells: Sequence[Cell], rows: dict[int, list[Cell]]) -> Iterator[Cell]:
    """The cells; those behind a cell that is taken apart move to the right."""
    moved = {row: {cell.span: at for at, cell in enumerate(found)} for row, found in rows.items()}
    for cell in cells:
        at = moved.get(cell.row, {}).get(cell.span)
        if at is None or not cell.text:
            yield cell
            continue
        more = sum(_shape(rows[cell.row][:at])) - at
        for number, match in enumerate(_WORD.finditer(cell.text)):
            start = cell.span.start + match.start()
            span = Span(start, start + len(match.group()))
            column = cell.column + more + number
            yield replace(cell, column=column, columns=1, span=span, text=match.group())
