"""Rows of the matrix that hold numbers under labels that are lost, cut short or of no form.

Their numbers are no row's of the form, and are kept as other statistics; that they may be ones of the form
is told.  Only rows between others that are known count: what stands above and below is another table, often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.knowledge.matrix import Matrix
from extractor.schemas import Claim, Finding, Span
from extractor.text.document import Cell, Document, Grid

from ..reading import unplaced_table

_NUMBER = re.compile(r"\s*(?P<digits>\d{1,7})\s*")
_KNOWN_ROWS = 3


def nameless_rows(
    document: Document, grid: Grid, matrix: Matrix, claims: list[Claim], told: set[Span]
) -> Iterator[Finding]:
    """One finding for all such rows of a grid; ``told`` are the cells of which another speaks."""
    title = matrix.title
    claimed = {c.cell for c in claims if c.address is not None and c.address.table == title}
    known, others = set(), {}
    for row, cells in _numbers(grid).items():
        if any(cell.span in claimed for cell in cells):
            known.add(row)
        elif not any(cell.span in told for cell in cells) and _counts(document, cells, matrix):
            others[row] = cells
    lost = [cells for row, cells in others.items() if known and min(known) < row < max(known)]
    if lost and len(known) >= _KNOWN_ROWS:
        yield unplaced_table(
            document,
            f"{len(lost)} rows of an official table hold numbers, and their labels are lost or name "
            "no row of the form: the numbers are kept as other statistics",
            [Span(cells[0].span.start, cells[-1].span.stop) for cells in lost],
        )


def _numbers(grid: Grid) -> dict[int, list[Cell]]:
    found: dict[int, list[Cell]] = {}
    for cell in sorted(grid.cells, key=lambda cell: cell.column):
        if _NUMBER.fullmatch(cell.text):
            found.setdefault(cell.row, []).append(cell)
    return found


def _counts(document: Document, cells: list[Cell], matrix: Matrix) -> bool:
    """Whether a row has a statistic in each column, and does not number the columns."""
    if not all(m.statistical for cell in cells for m in document.mentions_in(*cell.span)):
        return False
    values = [int(cell.text) for cell in cells]
    steps = {after - before for before, after in pairwise(values)}
    return len(values) >= len(matrix.columns) and any(values) and steps != {1}
