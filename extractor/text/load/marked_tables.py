"""Tables written in the marks of MediaWiki, LaTeX and reStructuredText: their cells and what these span.

The rows become lines with tabs, and the table is declared: else the marks were words of the cells, and
only their order told whose column a figure is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.text.document import Source, SourceCell

from .latex_tables import latex_tables
from .list_tables import list_tables
from .marked_cells import MarkedCell, MarkedTable
from .quoted_tables import quoted_tables
from .rewriting import Stretch, rewritten
from .wiki_tables import wiki_tables

_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2


def with_marked_tables(source: Source) -> Source:
    """The source with such tables as rows of cells between tabs, and the tables declared."""
    found = sorted(_found(source.content), key=lambda table: table.start)
    apart = [
        table
        for before, table in pairwise((MarkedTable(0, 0, [], False), *found))
        if before.stop <= table.start
    ]
    return rewritten(source, [_stretch(source.content, table) for table in apart])


def _found(content: str) -> Iterator[MarkedTable]:
    lists = (*list_tables(content), *quoted_tables(content))
    for table in (*wiki_tables(content), *latex_tables(content), *lists):
        rows = [row for row in table.rows if row]
        if len(rows) >= _FEWEST_ROWS and max(map(len, rows)) >= _FEWEST_COLUMNS:
            yield table._replace(rows=rows)


def _stretch(content: str, table: MarkedTable) -> Stretch:
    stretch = Stretch(table.start, table.stop)
    stretch.put("\n", table.start)
    for row, cells in enumerate(_placed(table)):
        for column, cell in cells:
            if column != cells[0][0]:
                stretch.put("\t", table.start)
            begun = len(stretch)
            _keep(content, stretch, cell.pieces)
            stretch.cells.append(
                SourceCell(row, column, cell.rows, cell.columns, begun, len(stretch), row == 0)
            )
        stretch.put("\n", table.start)
    return stretch


def _placed(table: MarkedTable) -> Iterator[list[tuple[int, MarkedCell]]]:
    """The cells of each row with their columns, free of the cells that reach down from above."""
    taken: dict[int, int] = {}  # the row below the cell that reaches farthest down, of each column
    for row, cells in enumerate(table.rows):
        placed: list[tuple[int, MarkedCell]] = []
        at = 0
        for cell in cells:
            below = table.all_written and taken.get(at, 0) > row
            while not table.all_written and taken.get(at, 0) > row:
                at += 1
            if cell.pieces or not below:
                placed.append((at, cell))
                for column in range(at, at + cell.columns):
                    taken[column] = row + cell.rows
            at += cell.columns
        yield placed


def _keep(content: str, stretch: Stretch, pieces: Sequence[tuple[int, int]]) -> None:
    """The words of a cell; a line break in it becomes a blank."""
    for start, stop in pieces:
        at = start
        while (end := content.find("\n", at, stop)) >= 0:
            stretch.keep(content, at, end)
            stretch.put(" ", end)
            at = end + 1
        stretch.keep(content, at, stop)
