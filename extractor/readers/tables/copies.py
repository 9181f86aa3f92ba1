"""Merged cells as some programs write them: the text again in each place that the cell covers.

信息内容|本年处理决定数量|本年处理决定数量 above 行政许可|507|507: the second 507 is the first, and no statistic of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.schemas import OTHER, Claim
from extractor.text.document import Cell, Document, Grid

from .cells import holds_value

_Places = dict[tuple[int, int], Cell]


def copies(document: Document, grid: Grid, claims: Sequence[Claim]) -> Iterator[Claim]:
    """What is claimed of a cell, of each cell beside it that is the same one written out."""
    places = {
        (row, column): cell
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    by_span = {cell.span: cell for cell in grid.cells if cell.text.strip()}
    taken = {claim.cell for claim in claims}
    merged = _merged(places)
    for claim in claims:
        cell = by_span.get(claim.cell) if claim.cell and claim.mention else None
        if cell is None or claim.indicator == OTHER:
            continue
        for other in _run(places, merged, cell):
            mentions = [m for m in document.mentions_in(*other.span) if m.statistical]
            if len(mentions) == 1 and other.span not in taken:
                yield claim.model_copy(update={"mention": mentions[0].id, "cell": other.span})


def _run(places: _Places, merged: set[tuple[int, int]], cell: Cell) -> Iterator[Cell]:
    """The cells that are one with a cell: those on its right, then those on its left."""
    row, column = cell.row, cell.column
    while (row, column) in merged:
        column += 1
        yield places[row, column]
    column = cell.column
    while (row, column - 1) in merged:
        column -= 1
        yield places[row, column]


def _merged(places: _Places) -> set[tuple[int, int]]:
    """The places of values that are one with the next on the right.

    Their headers are the same words, in all rows of headers, and so are the values in all rows
    below these: two columns that only are alike in one row are two columns.
    """
    rows = sorted({row for row, _ in places})
    columns = sorted({column for _, column in places})
    return {
        (row, one)
        for one, other in pairwise(columns)
        if other == one + 1
        for row in _alike(rows, [(places.get((r, one)), places.get((r, other))) for r in rows])
    }


def _alike(rows: Sequence[int], pairs: Sequence[tuple[Cell | None, Cell | None]]) -> Iterator[int]:
    """The rows of values in which two columns are one, block by block, each below its headers."""
    same = written = below = False
    block: list[int] = []
    for row, (left, right) in zip(rows, pairs, strict=True):
        words = left.text.strip() if left else ""
        alike = right is not None and words != "" and right.text.strip() == words
        if words and holds_value(words):
            block.append(row)
            same, below = same and alike, True
            continue
        if below:  # the headers of the next block
            yield from block if same and written else ()
            block, same, written, below = [], True, False, False
        first = row == rows[0]
        same = alike and (same or first)
        # One cell above both is a header of two columns, and no cell written twice.
        written = written or (alike and left is not right)
    yield from block if same and written else ()
