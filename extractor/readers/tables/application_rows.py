"""Part three, row by row: applications by kind of applicant, the total last.

Some scrapers leave blank cells out and fill the row up behind: ``3 | | | | | | 3`` becomes
``3 | 3 | | | | |``, or just ``3 | 3``.  What stood in which column cannot be told then.  Only the
total can, where it is the sum of what stands before it; the other numbers are kept without a
column, and said to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.schemas import OTHER, Address, Claim, Span
from extractor.text.document import Document

from .cells import claim_cell, first_mention
from .forms import COLUMN_ORDER, COLUMN_PATHS, NO_COLUMN, TABLES, application_indicator

_WORDS = re.compile(r"[^\s|]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value cell: its kind of applicant (``total`` included), and the words to quote.

    ``column`` is None where the row does not have as many cells as the form.
    """

    column: str | None
    span: Span
    quoted: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A row of part three: the indicator of its total, its labels, and its cells in order."""

    name: str
    path: tuple[str, ...]
    cells: tuple[Cell, ...]

    def values(self, document: Document) -> list[Decimal | None]:
        """The numbers of the cells; None for a blank one and for a sign."""
        found = (first_mention(document, cell.span) for cell in self.cells)
        return [mention.value if mention else None for mention in found]


def claim_rows(document: Document, rows: Sequence[Row]) -> Iterator[Claim]:
    """The claims of every cell, by its column where columns can be trusted."""
    moved = moved_up([row.values(document) for row in rows])
    for row in rows:
        values = row.values(document)
        if (moved and _short(values)) or _nothing_but_zeros(document, row, values):
            yield from _without_columns(document, row)
        else:
            yield from _by_column(document, row)


def moved_up(rows: Sequence[Sequence[Decimal | None]]) -> bool:
    """Whether the blank cells of a table were left out and put at the end of its rows.

    So it is where every row that is not full begins with its numbers, has no total in its place,
    and ends, of two numbers or more, in their sum.  Where rows are not filled up, sums of nothing
    but zeros show nothing.
    """
    short = [list(row) for row in rows if _short(row)]
    filled = [[value for value in row if value is not None] for row in short]
    sums = [values for values in filled if len(values) > 1]
    filled_up = any(len(row) == len(COLUMN_ORDER) for row in short)
    return (
        any(filled_up or values[-1] for values in sums)
        and all(row[: len(values)] == values for row, values in zip(short, filled, strict=True))
        and all(sum(values[:-1], Decimal(0)) == values[-1] for values in sums)
    )


def _nothing_but_zeros(document: Document, row: Row, values: Sequence[Decimal | None]) -> bool:
    """Whether a row has lost its columns, and with them nothing: whatever they were, it is nought.

    At the end of the text the row may be cut off.
    """
    lost = 0 < len(values) < len(COLUMN_ORDER) and all(cell.column is None for cell in row.cells)
    if not lost or any(value != 0 for value in values):
        return False
    return _WORDS.search(document.text, row.cells[-1].span.stop) is not None


def _short(row: Sequence[Decimal | None]) -> bool:
    full = len(row) == len(COLUMN_ORDER) and row[-1] is not None
    return not full and any(value is not None for value in row)


def _by_column(document: Document, row: Row) -> Iterator[Claim]:
    for cell in row.cells:
        if cell.column is None:
            continue
        indicator = application_indicator(row.name, cell.column)
        address = Address(
            table=TABLES["applications"], row=row.path, column=COLUMN_PATHS[cell.column]
        )
        claim = (
            claim_cell(document, indicator, cell.span, address, cell.quoted) if indicator else None
        )
        if claim is not None:
            yield claim


def _without_columns(document: Document, row: Row) -> Iterator[Claim]:
    values = [value for value in row.values(document) if value is not None]
    last = len(values) - 1
    # Alone, a zero is the total whatever its column was; another number may be a part.
    told = last > 0 or values[0] == 0
    for at, cell in enumerate(row.cells[: len(values)]):
        total = told and at == last
        address = Address(
            table=TABLES["applications"],
            row=row.path,
            column=COLUMN_PATHS["total"] if total else (NO_COLUMN,),
        )
        indicator = row.name if total else OTHER
        claim = claim_cell(document, indicator, cell.span, address, cell.quoted)
        if claim is None:
            continue
        because = "blank cells were left out of its row: " + (
            "the total is the sum of the others" if total else "its column is not known"
        )
        label = None if total else f"{row.path[-1]}({NO_COLUMN})"
        yield claim.model_copy(update={"label": label, "because": because})
