"""Official tables that copy and paste has flattened: one cell a line, or rows of 7 or 15 numbers.

A row counts only if exactly as many values stand behind its label as the form has columns (where
pipes are left, blank cells count); with blanks lost nobody can say which column a number was in.
The row in the middle of which the document ends has its first columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from extractor.knowledge.cross import Cross
from extractor.knowledge.items import Items
from extractor.knowledge.matrix import Matrix
from extractor.knowledge.tables import Tables
from extractor.schemas import Claim, Span
from extractor.text.document import Cover, Document

from .flat_cross import read_cross
from .flat_items import read_items
from .flat_matrix import read_matrix
from .flat_values import with_commas, without_place
from .lost import has_no_column
from .tokens import FlatToken, enumerations, tokens, with_colons
from .translated import without_translated


def read_flat(document: Document, taken: Sequence[Span], tables: Tables) -> Iterator[Claim]:
    """Claims from flattened tables outside of ``taken`` (the grids already read)."""
    text, covered = document.text, Cover(taken)
    numbers = enumerations(document)
    claims: list[Claim] = []
    read: set[str] = set()
    for start, stop, table in _stretches(text, tables):
        cells = [t for t in tokens(text, start, stop) if not covered.overlaps(*t.span)]
        cells = [t for t in cells if not (t.value and t.span.start in numbers)]
        cells = without_translated(cells)
        if table.title in read:  # of a second report in the file, or printed again
            claims += without_place(document, _runs(cells), table.title)
        elif isinstance(table, Items):
            cells = list(with_colons(cells))
            claims += read_items(document, cells, table)
        elif isinstance(table, Matrix):
            claims += read_matrix(document, cells, table)
        else:
            whole = bool(claims) and not any(map(has_no_column, claims))
            claims += read_cross(document, cells, table, whole=whole)
        claims += without_place(document, with_commas(document, cells), table.title)
        if any(c.address and c.address.table == table.title for c in claims):
            read.add(table.title)
    yield from claims


def _runs(cells: Sequence[FlatToken]) -> Iterator[FlatToken]:
    """The values that stand several in a row."""
    for value, run in groupby(cells, key=lambda token: token.value):
        values = list(run) if value else []
        if len(values) > 1:
            yield from values


def _stretches(text: str, tables: Tables) -> list[tuple[int, int, Items | Matrix | Cross]]:
    """(start, stop, table) of the flattened tables, also of those that are printed once more."""
    found: list[tuple[int, int, Items | Matrix | Cross]] = []
    at = 0
    while more := _stretches_from(text, at, tables):
        found += more
        at = more[-1][1]
    return found


def _stretches_from(
    text: str, at: int, tables: Tables
) -> list[tuple[int, int, Items | Matrix | Cross]]:
    found: list[tuple[int, Items | Matrix | Cross]] = []
    for table in (tables.items, tables.matrix, tables.cross):
        match = table.begins.search(text, at) if table else None
        while table and match and match.start() and text[match.start() - 1] not in '\n\t| "':
            match = table.begins.search(text, match.end())
        if match is None and isinstance(table, Items):
            match = table.bare.search(text, at)
        if table and match:
            found.append((match.start(), table))
    found.sort(key=itemgetter(0))
    stops = [start for start, _ in found[1:]]
    if found:
        end = tables.last.search(text, found[-1][0]) if tables.last else None
        stops.append(end.start() if end else len(text))
    return [(start, stop, table) for (start, table), stop in zip(found, stops, strict=True)]
