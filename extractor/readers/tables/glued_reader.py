"""Tables whose cells ran together: claims for what sums have proven, findings for the rest."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.schemas import OTHER, Address, Claim, Finding
from extractor.text.document import Document
from extractor.text.glued import GluedRow, GluedTable, label_and_unit

from .application_rows import Cell, Row, claim_rows
from .cells import claim_cell
from .dispute_row import claim_disputes
from .forms import (
    COLUMN_ORDER,
    NO_COLUMN,
    TABLES,
    application_path,
    catalogue_blocks,
    catalogue_form,
    catalogue_header,
    catalogue_rows,
)
from .rows import RowContext
from .stat_claims import Row as StatRow
from .stat_claims import Value, claims
from .stat_rows import StatContext


def read_glued(document: Document) -> Iterator[Claim]:
    """Claims for the cells that are proven."""
    for table in document.glued:
        if table.kind == "applications":
            yield from _applications(document, table)
        elif table.kind == "disputes":
            for row in table.rows:
                spans = [cell.span for cell in row.cells]
                yield from claim_disputes(document, spans, [row.span] * len(spans))
        elif table.kind == "catalogue":
            yield from _catalogue(document, table)
        else:
            yield from _statistics(document, table)


def unread_glued(document: Document) -> Iterator[Finding]:
    """One finding for each table that could not be read, or not all of it."""
    for table in document.glued:
        if table.unread:
            yield Finding(
                kind="unplaced_table",
                severity="warning",
                whose="undecided",
                message=f"the cells of a table ran together, and no sum tells how {table.unread} of its "
                "runs of digits are to be cut: nothing is claimed from them; look at the page itself",
                quotes=(document.quote(table.span),),
                mentions=tuple(
                    mention.id
                    for mention in document.mentions
                    if mention.kind == "damaged"
                    and table.span.start <= mention.span.start < table.span.stop
                ),
            )


def _applications(document: Document, table: GluedTable) -> Iterator[Claim]:
    context, rows = RowContext(), []
    for row in table.rows:
        name = None
        for label in row.labels:
            name = context.name(label)
        if name is None:
            yield from _kept(document, row)
            continue
        cells = tuple(
            Cell(column, cell.span, row.span)
            for column, cell in zip(COLUMN_ORDER, row.cells, strict=True)
        )
        rows.append(Row(name, application_path(name, row.labels[-1]), cells))
    yield from claim_rows(document, rows)


def _kept(document: Document, row: GluedRow) -> Iterator[Claim]:
    """The cells of a row that no form names, as other statistics."""
    label = row.labels[-1] if row.labels else NO_COLUMN
    for cell in row.cells:
        address = Address(table="", row=(label,), column=(NO_COLUMN,))
        claim = claim_cell(document, OTHER, cell.span, address, row.span)
        if claim is not None:
            yield claim.model_copy(update={"label": f"{label}({NO_COLUMN})"})


def _catalogue(document: Document, table: GluedTable) -> Iterator[Claim]:
    words = document.text[slice(*table.span)]
    form = catalogue_form([words]) or "form2019"
    for row in table.rows:
        group = catalogue_rows().find(row.labels[-1]) if row.labels else None
        names = catalogue_blocks(form).get(group or "", ())
        if len(names) != len(row.cells):
            yield from _kept(document, row)
            continue
        for name, cell in zip(names, row.cells, strict=True):
            head = catalogue_header(f"{group}.{name}")
            address = Address(table=TABLES["catalogue"], row=(row.labels[-1],), column=(head,))
            claim = claim_cell(document, f"{group}.{name}", cell.span, address, row.span)
            if claim is not None:
                yield claim


def _statistics(document: Document, table: GluedTable) -> Iterator[Claim]:
    context, rows = StatContext(), []
    for row in table.rows:
        name, unit = None, None
        for label in row.labels:
            words, unit = label_and_unit(label)
            name = context.name(words)
        path = context.path if name else row.labels[-1:]
        values = tuple(Value(n, "", cell.span) for n, cell in enumerate(row.cells))
        rows.append(StatRow(name or OTHER, path or ("未标明",), unit, values, row.span))
    yield from claims(document, rows)
