"""Ruled lines on a page to grids of cells.

A grid is the set of positions at which lines run; neighbouring boxes without a line between them
are one cell.  So a cell needs no closed border: at a page break the lower border of a table is
often not drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.text.document import GridPlace

_SNAP = 3.0
"""Points within which lines count as one line, and ends of lines as touching."""

_BEYOND = 6.0
"""Points that lines must run past the outermost crossing line to show an undrawn border."""

_COVERED = 0.5
MAX_CROSSINGS = 250_000


@dataclass(frozen=True, slots=True)
class Edge:
    """A horizontal or vertical line: where it runs, and from where to where."""

    at: float
    start: float
    stop: float


@dataclass(frozen=True, slots=True)
class RuledCell(GridPlace):
    """A cell of a grid; ``open_top`` and ``open_bottom``: no line is drawn there."""

    open_top: bool
    open_bottom: bool


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A ruled table: the positions of its lines and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[RuledCell, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the table."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]


def grids(horizontal: Iterable[Edge], vertical: Iterable[Edge]) -> list[RuledTable]:
    """The tables that these lines draw, from top to bottom: two columns at least.

    Raises:
        ValueError: a drawing of so many lines that it is no table.
    """
    across, down = _snapped(horizontal), _snapped(vertical)
    if len(across) * len(down) > MAX_CROSSINGS:
        raise ValueError("too many lines")
    tables = []
    for rows, columns in _groups(across, down):
        grid = _grid(rows, columns)
        if grid is not None:
            tables.append(grid)
    return sorted(tables, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _snapped(edges: Iterable[Edge]) -> list[Edge]:
    """Lines that run at the same place made one where they overlap or touch."""
    clusters: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda item: item.at):
        if clusters and edge.at - clusters[-1][-1].at <= _SNAP:
            clusters[-1].append(edge)
        else:
            clusters.append([edge])
    merged = []
    for cluster in clusters:
        at = sum(edge.at for edge in cluster) / len(cluster)
        start = stop = None
        for edge in sorted(cluster, key=lambda item: item.start):
            if stop is not None and start is not None and edge.start <= stop + _SNAP:
                stop = max(stop, edge.stop)
                continue
            if stop is not None and start is not None:
                merged.append(Edge(at, start, stop))
            start, stop = edge.start, edge.stop
        if start is not None and stop is not None:
            merged.append(Edge(at, start, stop))
    return merged


def _groups(across: list[Edge], down: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Lines that cross or touch each other, directly or through others."""
    owner = list(range(len(across) + len(down)))

    def root(item: int) -> int:
        while owner[item] != item:
            owner[item] = owner[owner[item]]
            item = owner[item]
        return item

    for number, row in enumerate(across):
        for other, column in enumerate(down, start=len(across)):
            if (
                row.start - _SNAP <= column.at <= row.stop + _SNAP
                and column.start - _SNAP <= row.at <= column.stop + _SNAP
            ):
                owner[root(number)] = root(other)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for number, edge in enumerate((*across, *down)):
        side = 0 if number < len(across) else 1
        groups.setdefault(root(number), ([], []))[side].append(edge)
    return [group for group in groups.values() if group[0] and group[1]]


def _positions(edges: list[Edge], crossing: list[Edge]) -> list[float]:
    """Where the lines run, and where the lines that cross them end beyond the outermost."""
    found: list[float] = []
    for edge in edges:
        if not found or edge.at - found[-1] > _SNAP:
            found.append(edge.at)
    first, last = min(edge.start for edge in crossing), max(edge.stop for edge in crossing)
    if first < found[0] - _BEYOND:
        found.insert(0, first)
    if last > found[-1] + _BEYOND:
        found.append(last)
    return found


def _grid(across: list[Edge], down: list[Edge]) -> RuledTable | None:
    ys, xs = _positions(across, down), _positions(down, across)
    if len(xs) < 3 or len(ys) < 2:
        return None
    ruled_below = [[_ruled(across, y, xs[at], xs[at + 1]) for at in range(len(xs) - 1)] for y in ys]
    ruled_right = [[_ruled(down, x, ys[at], ys[at + 1]) for at in range(len(ys) - 1)] for x in xs]
    boxes = _boxes(ruled_below, ruled_right, len(ys) - 1, len(xs) - 1)
    return RuledTable(tuple(xs), tuple(ys), boxes) if len(boxes) > 1 else None


def _ruled(edges: list[Edge], at: float, start: float, stop: float) -> bool:
    """Whether a line runs at this place over most of the way."""
    covered = 0.0
    for edge in edges:
        if abs(edge.at - at) <= _SNAP:
            covered += max(0.0, min(edge.stop, stop) - max(edge.start, start))
    return covered >= _COVERED * (stop - start)


def _boxes(
    below: list[list[bool]], right: list[list[bool]], rows: int, columns: int
) -> tuple[RuledCell, ...]:
    """Neighbouring boxes without a line between them joined, to the right first, then down."""
    taken = [[False] * columns for _ in range(rows)]
    ruled_cells = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            end = column + 1
            while end < columns and not right[end][row] and not taken[row][end]:
                end += 1
            foot = row + 1
            while (
                foot < rows
                and not any(below[foot][column:end])
                and not any(right[at][foot] for at in range(column + 1, end))
            ):
                foot += 1
            for line in range(row, foot):
                taken[line][column:end] = [True] * (end - column)
            ruled_cells.append(
                RuledCell(
                    row,
                    column,
                    foot - row,
                    end - column,
                    open_top=not any(below[row][column:end]),
                    open_bottom=not any(below[foot][column:end]),
                )
            )
    return tuple(ruled_cells)
