"""A matrix that was turned: its columns (the applicants) are rows, and its rows are columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from extractor.knowledge.matrix import Matrix
from extractor.knowledge.wordings import plain
from extractor.schemas import Claim, Span
from extractor.text.document import Cell, Grid

from .cells import UnreadCell

_GROUP = re.compile(r"^[^:]{2,12}:(?=.)|^其中:?(?=.)")
"""法人或其他组织:商业企业: the group that stands above several columns of the form."""


def turned(grid: Grid, matrix: Matrix) -> Grid | None:
    """The grid with rows for columns; None unless the labels of its rows are the form's columns."""
    labels: dict[str, Cell] = {}
    heads = _heads(grid, matrix)
    for cell in grid.cells:
        kind = matrix.headers.wordings.get(_plain(cell))
        if kind is not None and cell.rows == 1 and cell.row not in heads:
            labels.setdefault(kind, cell)
    rows = {cell.row for cell in labels.values()}
    if not set(matrix.columns) <= labels.keys() or len(rows) < len(labels):
        return None
    if not _is_whole(grid):
        return None
    named = {cell.span for cell in labels.values()}
    cells = (
        replace(cell, text=_GROUP.sub("", cell.text)) if cell.span in named else cell
        for cell in grid.cells
    )
    return exchanged(replace(grid, cells=tuple(cells)))


def exchanged(grid: Grid) -> Grid:
    """The grid with rows for columns."""
    cells = (
        replace(cell, row=cell.column, column=cell.row, rows=cell.columns, columns=cell.rows)
        for cell in grid.cells
    )
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _heads(grid: Grid, matrix: Matrix) -> set[int]:
    """The rows that hold labels of the form's rows; 其他 and 总计 among them are no applicants."""
    named = Counter(cell.row for cell in grid.cells if _plain(cell) in matrix.rows.wordings)
    return {row for row, labels in named.items() if labels > 1}


def _is_whole(grid: Grid) -> bool:
    """Whether all rows have cells in all columns: where they are short, columns are not known."""
    return sum(cell.rows * cell.columns for cell in grid.cells) >= grid.width * grid.height


def rows_as_printed(grid: Grid) -> Mapping[Span, Span]:
    """Cell -> the whole row that it is printed in."""
    rows: dict[int, Span] = {}
    for cell in grid.cells:
        low, high = rows.get(cell.row, cell.span)
        rows[cell.row] = Span(min(low, cell.span.start), max(high, cell.span.stop))
    return {cell.span: rows[cell.row] for cell in grid.cells}


def quoted_as_printed(
    found: Iterable[Claim | UnreadCell], grid: Grid
) -> Iterator[Claim | UnreadCell]:
    """The claims of a turned grid, each quoted with the row that it is printed in."""
    printed = rows_as_printed(grid)
    for one in found:
        row = printed.get(one.cell) if isinstance(one, Claim) and one.cell else None
        yield one.model_copy(update={"quoted": row}) if isinstance(one, Claim) and row else one


def _plain(cell: Cell) -> str:
    return plain(_GROUP.sub("", cell.text))
