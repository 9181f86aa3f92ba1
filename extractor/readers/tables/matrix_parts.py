"""A part of the matrix: its columns cut into several tables, its column of totals left out, or that one alone.

The columns are told by their headers alone, for nothing adds up.  So all of them must be known and stand side
by side as on the form, and each row must have a cell under every one of them and none elsewhere.  What no
column prints is not stated.  A column may be missing between others where the rows add up without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extractor.knowledge.matrix import Matrix
from extractor.knowledge.wordings import plain
from extractor.schemas import Claim
from extractor.text.document import Cell, Document, extent_of

from .cells import UnreadCell, holds_value, is_unread
from .matrix_rows import MatrixRow, ValueCell, claim_by_column
from .rows import RowContext

_FEWEST_COLUMNS, _FEWEST_ROWS = 2, 5

Rows = Sequence[Sequence[Cell]]


def part_of_matrix(
    document: Document, rows: Rows, matrix: Matrix
) -> list[Claim | UnreadCell] | None:
    """What a part of the matrix states; None of a whole one, and of any other table."""
    columns = _columns(rows, matrix)
    if columns is None or not _stand_below(rows, columns):
        return None
    read = list(_named(rows, columns, matrix))
    gaps = not _side_by_side([columns[at] for at in sorted(columns)], matrix)
    if len(read) < _FEWEST_ROWS or (gaps and not _adds_up(document, read, matrix)):
        return None
    return [one for row in read for one in _claims(document, row, matrix)]


def _columns(rows: Rows, matrix: Matrix) -> Mapping[int, str] | None:
    """Column number -> column of the matrix; None unless some of them head the table side by side."""
    found: dict[int, str] = {}
    for row in rows:
        if any(cell.text.strip() and holds_value(cell.text) for cell in row):
            break
        for cell in row:
            kind = matrix.headers.wordings.get(plain(cell.text))
            if kind is not None and (cell.columns > 1 or kind in found.values()):
                return None
            if kind is not None:
                found[cell.column] = kind
    order = [found[at] for at in sorted(found)]
    if order == [matrix.columns[-1]]:
        return found  # a short copy with its totals alone
    if not _FEWEST_COLUMNS <= len(order) < len(matrix.columns):
        return None
    # 其他 alone may be all others, and not the last kind of bodies.
    alone = order[0] == matrix.columns[-2]
    whole = sorted(found) == list(range(min(found), max(found) + 1))
    in_order = order == [column for column in matrix.columns if column in order]
    return found if whole and not alone and in_order else None


def _side_by_side(order: Sequence[str], matrix: Matrix) -> bool:
    """Whether no column of the form is missing between the first and the last of these."""
    start = matrix.columns.index(order[0])
    return matrix.columns[start:][: len(order)] == tuple(order)


def _adds_up(document: Document, rows: Sequence[MatrixRow], matrix: Matrix) -> bool:
    """Whether the last column is the total, and in all rows the sum of the others."""
    values = [[value or Decimal(0) for value in row.values(document)] for row in rows]
    told = [row for row in values if any(row)]
    last = all(row.cells[-1].column == matrix.columns[-1] for row in rows)
    # 3 under one header and under the total shows little: several kinds must have asked.
    several = sum(sum(map(bool, row)) > _FEWEST_COLUMNS for row in told)
    return last and bool(several) and all(2 * row[-1] == sum(row) for row in told)


def _values(row: Sequence[Cell], columns: Mapping[int, str]) -> list[Cell]:
    """The cells of a row from the first column of figures on; none of a row of headers."""
    values = [cell for cell in row if cell.column >= min(columns)]
    return values if any(cell.text.strip() and holds_value(cell.text) for cell in values) else []


def _stand_below(rows: Rows, columns: Mapping[int, str]) -> bool:
    """Whether the cells of all rows with figures stand under the headers, and blank ones in their place.

    Where blank cells were left out and put at the end, no figure has a blank before it.
    """
    inside = outside = False
    for row in rows:
        values = _values(row, columns)
        words = [cell.text.strip() for cell in values]
        if not values:
            continue
        under = {cell.column for cell in values} == columns.keys()
        if not under or any(cell.rows > 1 or cell.columns > 1 for cell in values):
            return False
        blank = words.index("") if "" in words else None
        if blank is not None:
            inside |= any(words[blank:])
            outside |= not any(words[blank:])
    return inside or not outside


def _named(rows: Rows, columns: Mapping[int, str], matrix: Matrix) -> Iterator[MatrixRow]:
    context = RowContext(matrix)
    for row in rows:
        labels = [cell for cell in row if cell.text.strip() and cell.column < min(columns)]
        names = [context.name(cell.text) for cell in labels]
        values = _values(row, columns)
        if names and names[-1] is not None and values:
            path = matrix.path(names[-1], labels[-1].text.strip())
            cells = (ValueCell(columns[c.column], c.span, extent_of(row)) for c in values)
            yield MatrixRow(names[-1], path, tuple(cells))


def _claims(document: Document, row: MatrixRow, matrix: Matrix) -> Iterator[Claim | UnreadCell]:
    claims = list(claim_by_column(document, row, matrix))
    yield from claims
    claimed = {claim.cell for claim in claims}
    for cell in row.cells:
        if cell.column and cell.span not in claimed and is_unread(document, cell.span):
            yield UnreadCell(cell.span, matrix.indicator(row.name, cell.column))
