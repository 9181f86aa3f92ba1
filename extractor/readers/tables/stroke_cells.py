"""Cells that hold two figures, as their header says: 52/171 under 年度/历年累计, 52(171) under 本年(累计)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.schemas import Span
from extractor.text.document import Cell, Grid

from .stat_columns import two_times

_PAIR = re.compile(r"(?P<first>\d[\d,]*) ?(?:/ ?|(?P<opened>\())(?P<second>\d[\d,]*)(?(opened)\))")


@dataclass(frozen=True, slots=True)
class _Halves:
    """A column of pairs, the row of its header, and where the two names stand in the header."""

    column: int
    row: int
    names: tuple[Span, Span]


def with_pairs_apart(grid: Grid) -> Grid:
    """The grid with two columns in place of one whose header names two times, and whose cells all hold two figures.

    The cells keep their places in the text.
    """
    halves = next(_halves(grid), None)
    if halves is None:
        return grid
    cells = [piece for cell in grid.cells for piece in _apart(cell, halves)]
    return replace(grid, cells=tuple(cells))


def _halves(grid: Grid) -> Iterator[_Halves]:
    for head in grid.cells:
        two = two_times(head.text.strip())
        if two is None:
            continue
        below = [c for c in grid.cells if head.column in _columns(c) and c.row > head.row]
        if head.columns == 1 and below and all(_is_pair(cell) for cell in below):
            lead = head.span.start + len(head.text) - len(head.text.lstrip())
            first, second = (Span(lead + name.start, lead + name.stop) for name in two)
            yield _Halves(head.column, head.row, (first, second))


def _columns(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.columns)


def _is_pair(cell: Cell) -> bool:
    return not cell.text.strip() or _PAIR.fullmatch(cell.text.strip()) is not None


def _apart(cell: Cell, halves: _Halves) -> Sequence[Cell]:
    if cell.column != halves.column or cell.row < halves.row:
        behind, over = cell.column > halves.column, halves.column in _columns(cell)
        return [replace(cell, column=cell.column + behind, columns=cell.columns + over)]
    start = cell.span.start + len(cell.text) - len(cell.text.lstrip())
    if cell.row == halves.row:
        places: Sequence[Span] = halves.names
    elif (pair := _PAIR.fullmatch(cell.text.strip())) is not None:
        places = [Span(start + pair.start(n), start + pair.end(n)) for n in ("first", "second")]
    else:
        places = [cell.span, cell.span]
    base = cell.span.start
    return [
        replace(
            cell,
            column=cell.column + n,
            span=place,
            text=cell.text[place.start - base : place.stop - base],
        )
        for n, place in enumerate(places)
    ]
