"""The cells of a grid by place, by row and by column: what stands where, without looking at all.

A table of a stranger may have ten thousand cells; whoever looks at every cell for every cell looks
a hundred million times.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

from extractor.schemas import Mention, Span
from extractor.text.document import Cell, Grid

from .cells import is_value
from .stat_columns import is_unit


class _Nearest:
    """Of the cells before a place, the one that comes last in the grid."""

    def __init__(self, cells: Iterable[tuple[int, int]]) -> None:
        self._best: list[int] = []
        pairs = sorted(cells)
        self._places = [place for place, _ in pairs]
        for _, order in pairs:
            self._best.append(max(order, self._best[-1]) if self._best else order)

    def before(self, place: int) -> int | None:
        at = bisect_left(self._places, place)
        return self._best[at - 1] if at else None


class Lattice:
    """One grid, made once and asked often."""

    def __init__(self, grid: Grid) -> None:
        self._cells = grid.cells
        order = sorted(range(len(grid.cells)), key=lambda at: (grid.cells[at].span.start, at))
        self._by_place = order
        self._starts = [grid.cells[at].span.start for at in order]

    def holding(self, mention: Mention) -> Cell | None:
        """The cell that a number stands in."""
        at = bisect_right(self._starts, mention.span.start)
        if not at:
            return None
        first = bisect_left(self._starts, self._starts[at - 1])
        for place in self._by_place[first:at]:
            if mention.span.stop <= self._cells[place].span.stop:
                return self._cells[place]
        return None

    def row_span(self, cell: Cell) -> Span:
        """From the first to the last cell of a row, cells that reach into it included."""
        return self._rows[cell.row]

    def left_of(self, cell: Cell) -> str:
        """The nearest words to the left of a cell, units left out."""
        found = self._left.get(cell.row)
        order = found.before(cell.column) if found else None
        return self._cells[order].text.strip() if order is not None else ""

    def above(self, cell: Cell) -> str:
        """The nearest words above a cell; none where their row ends before the cell's.

        The columns of a row of headers that is shorter, its spans lost, are not those of the others.
        """
        found = self._above.get(cell.column)
        order = found.before(cell.row) if found else None
        if order is None or self._ends[self._cells[order].row] < self._ends[cell.row]:
            return ""
        return self._cells[order].text.strip()

    @cached_property
    def _ends(self) -> dict[int, int]:
        """Where each row ends, in columns."""
        found: dict[int, int] = {}
        for cell in self._cells:
            for row in range(cell.row, cell.row + cell.rows):
                found[row] = max(found.get(row, 0), cell.column + cell.columns)
        return found

    @cached_property
    def _rows(self) -> dict[int, Span]:
        found: dict[int, Span] = {}
        for cell in self._cells:
            for row in range(cell.row, cell.row + cell.rows):
                span = found.get(row, cell.span)
                found[row] = Span(min(span.start, cell.span.start), max(span.stop, cell.span.stop))
        return found

    @cached_property
    def _words(self) -> list[tuple[int, Cell]]:
        return [
            (order, cell)
            for order, cell in enumerate(self._cells)
            if cell.text.strip() and not is_value(cell.text)
        ]

    @cached_property
    def _left(self) -> dict[int, _Nearest]:
        found: dict[int, list[tuple[int, int]]] = {}
        for order, cell in self._words:
            if not is_unit(cell.text):
                for row in range(cell.row, cell.row + cell.rows):
                    found.setdefault(row, []).append((cell.column, order))
        return {row: _Nearest(pairs) for row, pairs in found.items()}

    @cached_property
    def _above(self) -> dict[int, _Nearest]:
        found: dict[int, list[tuple[int, int]]] = {}
        for order, cell in self._words:
            for column in range(cell.column, cell.column + cell.columns):
                found.setdefault(column, []).append((cell.row, order))
        return {column: _Nearest(pairs) for column, pairs in found.items()}

    def lowest_left(self, cell: Cell) -> int | None:
        """Over how many rows the lowest of the labels beside a cell reaches; None: none is there."""
        found = [
            low
            for row in range(cell.row, cell.row + cell.rows)
            if (labels := self._labels.get(row)) and (low := labels.before(cell.column)) is not None
        ]
        return -max(found) if found else None

    @cached_property
    def _labels(self) -> dict[int, _Nearest]:
        # The least number of rows is the largest of the negative ones.
        found: dict[int, list[tuple[int, int]]] = {}
        for _, cell in self._words:
            found.setdefault(cell.row, []).append((cell.column, -cell.rows))
        return {row: _Nearest(pairs) for row, pairs in found.items()}
