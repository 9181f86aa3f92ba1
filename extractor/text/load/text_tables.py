"""Tables found in a text: cells as ranges of it become rows of cells between tabs, and the table is declared.

Else a blank cell was lost, and only the order of the others told whose column a figure is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractor.text.document import Source, SourceCell

from .content import trimmed, wide
from .rewriting import Stretch, rewritten

Piece = tuple[int, int]


class TextTable(NamedTuple):
    """Where a table stands, and of each row the cells, which may be several ranges or none."""

    start: int
    stop: int
    rows: Sequence[Sequence[Sequence[Piece]]]


def with_tables(source: Source, tables: Iterable[TextTable]) -> Source:
    """The source with these tables in place of their text; of two that overlap, with the first."""
    found = _apart(sorted(tables, key=lambda table: table.start))
    return rewritten(source, [_written(source.content, table) for table in found])


def _apart(tables: Iterable[TextTable]) -> Iterator[TextTable]:
    free = 0
    for table in tables:
        if table.start >= free:
            yield table
            free = table.stop


def _written(content: str, table: TextTable) -> Stretch:
    stretch = Stretch(table.start, table.stop)
    at = table.start
    for row, cells in enumerate(table.rows):
        # A sign between cells stands for the last one before it, or the first of its row.
        at = next((pieces[0][0] for pieces in cells if pieces), at)
        for column, pieces in enumerate(cells):
            if column:
                stretch.put("\t", at)
            begun = len(stretch)
            for start, stop in pieces:
                at = _add(content, stretch, begun, trimmed(content, start, stop)) or at
            stretch.cells.append(SourceCell(row, column, 1, 1, begun, len(stretch), row == 0))
        stretch.put("\n", at)
    return stretch


def _add(content: str, stretch: Stretch, begun: int, piece: Piece) -> int | None:
    """Put a piece behind the others of its cell, behind a blank where words need one; its last place."""
    start, stop = piece
    if start == stop:
        return None
    if len(stretch) > begun and not (wide(stretch.parts[-1][-1]) or wide(content[start])):
        stretch.put(" ", start - 1)
    stretch.keep(content, start, stop)
    return stop - 1
