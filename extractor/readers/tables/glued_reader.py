"""Tables whose cells ran together: claims for what sums have proven, findings for the rest."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.knowledge.cross import Cross
from extractor.knowledge.items import Items
from extractor.knowledge.listing import Listing
from extractor.knowledge.matrix import Matrix
from extractor.knowledge.tables import Tables
from extractor.schemas import OTHER, Address, Claim, Finding
from extractor.text.document import Document
from extractor.text.glued import label_and_unit
from extractor.text.glued_parts import GluedRow, GluedTable

from ..reading import unplaced_table
from .cells import claim_cell
from .cross_row import claim_cross, group_above
from .lost import NO_COLUMN
from .matrix_rows import MatrixRow, ValueCell, claim_rows
from .money import in_unit_of_header
from .rows import RowContext
from .stat_claims import StatRow, StatValue, claims
from .stat_rows import StatContext


def read_glued(document: Document, tables: Tables) -> Iterator[Claim]:
    """Claims for the cells that are proven."""
    for table in document.glued:
        if table.kind == "matrix":
            if tables.matrix:
                yield from _matrix(document, table, tables.matrix)
        elif table.kind == "cross":
            if tables.cross:
                yield from _cross(document, table, tables.cross)
        elif table.kind == "items":
            if tables.items:
                yield from _items(document, table, tables.items)
        elif table.kind == "listing" and tables.listing:
            yield from _listing(document, table, tables.listing)


def unread_glued(document: Document) -> Iterator[Finding]:
    """One finding for each table that could not be read, or not all of it."""
    for table in document.glued:
        if table.unread:
            yield unplaced_table(
                document,
                f"the cells of a table ran together, and no sum tells how {table.unread} of its "
                "runs of digits are to be cut: nothing is claimed from them; look at the page itself",
                [table.span],
                mentions=(
                    mention.id
                    for mention in document.mentions
                    if mention.kind == "damaged"
                    and table.span.start <= mention.span.start < table.span.stop
                ),
            )


def _matrix(document: Document, table: GluedTable, matrix: Matrix) -> Iterator[Claim]:
    context, rows = RowContext(matrix), []
    for row in table.rows:
        name = None
        for label in row.labels:
            name = context.name(label)
        if name is None or len(row.cells) != len(matrix.columns):
            yield from _kept(document, row)
            continue
        cells = tuple(
            ValueCell(column, cell.span, row.span)
            for column, cell in zip(matrix.columns, row.cells, strict=True)
        )
        rows.append(MatrixRow(name, matrix.path(name, row.labels[-1]), cells))
    yield from claim_rows(document, rows, matrix)


def _cross(document: Document, table: GluedTable, cross: Cross) -> Iterator[Claim]:
    """The cells of all groups, or of the one that is named in the row, its headers or above them."""
    for row in table.rows:
        spans = [cell.span for cell in row.cells]
        order: list[str] = []
        if len(spans) == len(cross.results):
            named = next(filter(None, map(cross.named, reversed(row.labels))), None)
            group = named[0] if named else group_above(document.text, table.span.start, cross)
            order = [f"{group}.{result}" for result in cross.results] if group else []
        if order or len(spans) == len(cross.indicators):
            yield from claim_cross(document, cross, spans, [row.span] * len(spans), order)
        else:
            yield from _kept(document, row)


def _kept(document: Document, row: GluedRow) -> Iterator[Claim]:
    """The cells of a row that no form names, as other statistics."""
    label = row.labels[-1] if row.labels else NO_COLUMN
    for cell in row.cells:
        address = Address(table="", row=(label,), column=(NO_COLUMN,))
        claim = claim_cell(document, OTHER, cell.span, address, row.span)
        if claim is not None:
            yield claim.model_copy(update={"label": f"{label}({NO_COLUMN})"})


def _items(document: Document, table: GluedTable, items: Items) -> Iterator[Claim]:
    words = document.text[slice(*table.span)]
    form = items.form_of([words]) or items.said.otherwise
    for row in table.rows:
        group = items.rows.find(row.labels[-1]) if row.labels else None
        names = items.blocks(form).get(group or "", ())
        if len(names) != len(row.cells):
            yield from _kept(document, row)
            continue
        for name, cell in zip(names, row.cells, strict=True):
            head = items.header(f"{group}.{name}")
            address = Address(table=items.title, row=(row.labels[-1],), column=(head,))
            claim = claim_cell(document, f"{group}.{name}", cell.span, address, row.span)
            if claim is not None:
                yield in_unit_of_header(document, claim, row.span.start)


def _listing(document: Document, table: GluedTable, listing: Listing) -> Iterator[Claim]:
    context, rows = StatContext(listing), []
    for row in table.rows:
        name, unit = None, None
        for label in row.labels:
            words, unit = label_and_unit(label)
            name = context.name(words)
        path = context.path if name else row.labels[-1:]
        heads = table.heads if len(table.heads) == len(row.cells) else ("",) * len(row.cells)
        values = tuple(
            StatValue(n, head, cell.span)
            for n, (head, cell) in enumerate(zip(heads, row.cells, strict=True))
        )
        rows.append(StatRow(name or OTHER, path or ("未标明",), unit, values, row.span))
    yield from claims(document, rows, listing)
