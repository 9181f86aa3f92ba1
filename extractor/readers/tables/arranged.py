"""A table in the order in which tables are read: no numbers of rows and columns, labels before figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extractor.text.document import Cell, Grid, by_row
from extractor.text.serials import is_row_number, numbering_columns, numbering_row

from .cells import is_value
from .stat_columns import is_label_head, is_number_head, is_unit, is_unit_head
from .stroke_cells import with_pairs_apart

Rows = Mapping[int, list[Cell]]


def arranged(grid: Grid) -> Grid:
    """The grid without what numbers its rows and columns, with pairs apart and its labels first.

    The cells keep their places in the text; only their columns may change.
    """
    return _labels_first(with_pairs_apart(_without_numbers(grid)))


def _rows_of(grid: Grid) -> Rows:
    rows = sorted(by_row(grid.cells).items())
    return {at: sorted(row, key=lambda cell: cell.column) for at, row in rows}


def _without_numbers(grid: Grid) -> Grid:
    """The grid without the row that numbers its columns, and without the columns that number its rows."""
    gone = {at for at, row in _rows_of(grid).items() if numbering_row(row)}
    grid = replace(grid, cells=tuple(cell for cell in grid.cells if cell.row not in gone))
    columns = {
        column: row
        for column, row in numbering_columns(grid).items()
        if _numbers(grid, column, row)
    }
    kept = tuple(
        _shifted(cell, columns)
        for cell in grid.cells
        if not (cell.column in columns and cell.columns == 1 and cell.row >= columns[cell.column])
    )
    return replace(grid, cells=kept) if kept and columns else grid


def _numbers(grid: Grid, column: int, head: int) -> bool:
    """Whether nothing but numbers stands in a column below its head."""
    return all(
        not cell.text.strip() or is_row_number(cell.text)
        for cell in grid.cells
        if cell.column == column and cell.columns == 1 and cell.row > head
    )


def _shifted(cell: Cell, columns: Mapping[int, int]) -> Cell:
    """A cell where it stands once ``columns`` are gone."""
    before = sum(1 for at in columns if at < cell.column)
    inside = sum(1 for at in columns if at in range(cell.column, cell.column + cell.columns))
    return replace(cell, column=cell.column - before, columns=max(cell.columns - inside, 1))


def _labels_first(grid: Grid) -> Grid:
    """The grid with its column of labels in front, where heads say that it stands behind the figures."""
    if any(cell.columns > 1 for cell in grid.cells):
        return grid
    rows = list(_rows_of(grid).values())
    filled = [[cell for cell in row if cell.text.strip()] for row in rows]
    top = next((n for n, row in enumerate(filled) if len(row) > 1), None)
    if top is None:
        return grid
    at = _label_column(filled[top])
    below = [cell for row in filled[top + 1 :] for cell in row]
    if at is None or not below:
        return grid
    labels = [cell for cell in below if cell.column == at]
    before = [cell for cell in below if cell.column < at]
    if any(is_value(cell.text) for cell in labels) or not all(
        is_value(cell.text) or is_unit(cell.text) for cell in before
    ):
        return grid
    return replace(grid, cells=tuple(_moved(cell, at) for cell in grid.cells))


def _label_column(heads: list[Cell]) -> int | None:
    """The column of labels, where nothing but heads of figures and units stand before it."""
    for n, cell in enumerate(heads):
        if is_label_head(cell.text):
            before = heads[:n]
            figures = [c for c in before if is_number_head(c.text)]
            others = [c for c in before if c not in figures and not is_unit_head(c.text)]
            return cell.column if figures and not others else None
    return None


def _moved(cell: Cell, at: int) -> Cell:
    """A cell with its new column: that of the labels first, the units next to them."""
    if cell.column == at:
        return replace(cell, column=0)
    return replace(cell, column=cell.column + 1) if cell.column < at else cell
