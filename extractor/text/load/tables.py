"""Grids to the tables of a source."""

from __future__ import annotations

from extractor.text.document import SourceCell, SourceTable

from .table_labels import GridCell, with_headers


def source_table(cells: list[GridCell]) -> SourceTable:
    """The table of these cells, labels marked, in reading order."""
    ordered = sorted(with_headers(cells), key=lambda cell: (cell.row, cell.column))
    return SourceTable(
        tuple(
            SourceCell(
                cell.row,
                cell.column,
                cell.rows,
                cell.columns,
                cell.start,
                cell.stop,
                cell.header,
            )
            for cell in ordered
        )
    )
