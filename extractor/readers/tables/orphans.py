"""Rows of part three whose labels were torn away: placed by what stands above and below them.

The form prints its rows in a fixed order.  Where exactly as many rows of seven numbers without a
label stand between two labelled rows as the form has rows between them, each has its place; the
sum that the row itself prints is checked before it is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.knowledge.matrix import Matrix
from extractor.schemas import Address, Claim, Span
from extractor.text.document import Document

from .cells import claim_cell, first_mention, is_value

_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^|\s]+")
_FEWEST_LABELLED = 5


@dataclass(frozen=True, slots=True)
class _Row:
    """A row at its place: ``name`` is None where the label is lost."""

    start: int
    name: str | None
    cells: tuple[Span, ...] = ()


def read_orphans(document: Document, claims: Sequence[Claim], matrix: Matrix) -> Iterator[Claim]:
    """Claims for the rows without label among the rows that ``claims`` have placed."""
    order = matrix.order(document.meta.form)
    known = list(_labelled(claims, matrix))
    if not order or len(known) < _FEWEST_LABELLED:
        return
    taken = {claim.cell.start for claim in claims if claim.cell}
    rows = sorted([*known, *_bare(document, taken, len(matrix.columns))], key=lambda row: row.start)
    above: str | None = None
    waiting: list[_Row] = []
    for row in rows:
        if row.name is None:
            waiting.append(row)
            continue
        if above in order and row.name in order:
            between = order[order.index(above) + 1 : order.index(row.name)]
            if len(between) == len(waiting):
                for name, lost in zip(between, waiting, strict=True):
                    yield from _claims(document, name, lost, matrix)
        above, waiting = row.name, []


def _labelled(claims: Sequence[Claim], matrix: Matrix) -> Iterator[_Row]:
    seen: set[str] = set()
    for claim in claims:
        placed = claim.address is not None and claim.address.table == matrix.title
        if not placed or claim.cell is None:
            continue
        base, _, last = claim.indicator.rpartition(".")
        name = base if last in matrix.columns else claim.indicator
        if name not in seen:
            seen.add(name)
            yield _Row(claim.cell.start, name)


def _bare(document: Document, taken: set[int], width: int) -> Iterator[_Row]:
    """Lines of as many values as there are columns, of which the last is the sum of the others."""
    for line in _LINE.finditer(document.text):
        cells = tuple(
            Span(*cell.span()) for cell in _CELL.finditer(document.text, line.start(), line.end())
        )
        if len(cells) != width or cells[0].start in taken:
            continue
        if all(is_value(document.text[slice(*cell)]) for cell in cells) and _adds_up(
            document, cells
        ):
            yield _Row(cells[0].start, None, cells)


def _adds_up(document: Document, cells: Sequence[Span]) -> bool:
    mentions = [first_mention(document, cell) for cell in cells]
    values = [m.value for m in mentions if m is not None and m.value is not None]
    return len(values) == len(cells) and sum(values[:-1], Decimal(0)) == values[-1]


def _claims(document: Document, name: str, row: _Row, matrix: Matrix) -> Iterator[Claim]:
    quoted = Span(row.cells[0].start, row.cells[-1].stop)
    label = matrix.label(name)
    for column, cell in zip(matrix.columns, row.cells, strict=True):
        indicator = matrix.indicator(name, column)
        address = Address(
            table=matrix.title,
            row=matrix.path(name, label),
            column=matrix.paths[column],
        )
        claim = claim_cell(document, indicator, cell, address, quoted) if indicator else None
        if claim is not None:
            yield claim.model_copy(
                update={"because": "its label is lost: placed by the rows around it"}
            )
