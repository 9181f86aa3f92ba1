"""A wide table on two sheets side by side: its last columns stand in a table of their own, without labels.

Both have a row for each row of the table.  They are put together where the headers of both are the
columns of the form, one after the other, and every row below them is there on both sheets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.knowledge.matrix import Matrix
from extractor.knowledge.wordings import plain
from extractor.schemas import Claim, Span
from extractor.text.document import Cell, Document, Grid, extent_of

from .cells import holds_value

_BETWEEN = 40
"""Characters that may stand between two sheets: （接右页）, a page number, the heading once more."""
_FEWEST_ROWS = 4


def with_right_sheets(document: Document, matrix: Matrix) -> Iterator[Grid]:
    """The grids of a document, with those that are two sheets of one table put together."""
    used = False
    for left, right in pairwise((*document.grids, None)):
        if used or left is None:
            used = False
            continue
        near = right is not None and right.span.start - left.span.stop <= _BETWEEN
        whole = _joined(left, right, matrix) if near and right is not None else None
        used = whole is not None
        yield whole or left


def _joined(left: Grid, right: Grid, matrix: Matrix) -> Grid | None:
    """Two sheets as one table; None if they are none."""
    rows, more = _rows(left), _rows(right)
    labelled = (_last_head(rows, matrix), _last_head(more, matrix))
    first, second = (names for _, names in labelled)
    (above, _), (beside, _) = labelled
    if not first or not second or (*first, *second) != tuple(matrix.columns):
        return None
    below = len(more) - beside
    if below < _FEWEST_ROWS or len(rows) - above != below:
        return None
    values = more[beside:]
    if any(len(row) != len(second) or not _are_values(row) for row in values):
        return None
    down, width = above - beside, left.width
    moved = (
        replace(cell, row=cell.row + down, column=cell.column + width)
        for cell in right.cells
        if cell.row + down >= 0
    )
    cells = sorted((*left.cells, *moved), key=lambda cell: (cell.row, cell.column))
    return Grid(tuple(cells), Span(left.span.start, right.span.stop))


def _rows(grid: Grid) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[] for _ in range(grid.height)]
    for cell in grid.cells:
        rows[cell.row].append(cell)
    return rows


def _are_values(row: Sequence[Cell]) -> bool:
    return all(cell.text.strip() and holds_value(cell.text) for cell in row)


def _last_head(rows: Sequence[Sequence[Cell]], matrix: Matrix) -> tuple[int, tuple[str, ...]]:
    """The number of the row below the headers, and the columns that the headers name."""
    named: list[tuple[int, str]] = []
    for number, row in enumerate(rows):
        if any(cell.text.strip() and holds_value(cell.text) for cell in row):
            return number, tuple(name for _, name in sorted(named))
        for cell in row:
            name = matrix.headers.wordings.get(plain(cell.text))
            if name is not None and cell.columns == 1:
                named.append((cell.column, name))
    return len(rows), ()


def of_own_sheet(claim: Claim, document: Document) -> Claim:
    """A claim with the row of its own sheet as its quote: a row of two would hold all rows between."""
    if claim.cell is None:
        return claim
    for grid in document.grids:
        if grid.span.start <= claim.cell.start and claim.cell.stop <= grid.span.stop:
            for cell in grid.cells:
                if cell.span == claim.cell:
                    row = [other for other in grid.cells if other.row == cell.row]
                    return claim.model_copy(update={"quoted": extent_of(row)})
    return claim
