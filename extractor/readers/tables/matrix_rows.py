"""A matrix, row by row: what each column holds, the total last.

Some scrapers leave blank cells out and fill the row up behind: ``3 | | | | | | 3`` becomes
``3 | 3 | | | | |``, or just ``3 | 3``.  The total is told where it is the sum of what stands before
it.  The other numbers have the column that the sums of the whole table leave them; where these
leave a choice, they are kept without a column, and said to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.knowledge.matrix import Matrix
from extractor.schemas import OTHER, Address, Claim, Span
from extractor.text.document import Document

from .cells import claim_cell, first_mention
from .lost import LEFT_OUT, NO_COLUMN
from .placing import places

_WORDS = re.compile(r"[^\s|]")


@dataclass(frozen=True, slots=True)
class ValueCell:
    """A value cell: its column (that of the total included), and the words to quote.

    ``column`` is None where the row does not have as many cells as the form.
    """

    column: str | None
    span: Span
    quoted: Span


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row: the indicator of its total, its labels, and its cells in order."""

    name: str
    path: tuple[str, ...]
    cells: tuple[ValueCell, ...]

    def values(self, document: Document) -> list[Decimal | None]:
        """The numbers of the cells; None for a blank one and for a sign."""
        mentions = (first_mention(document, cell.span) for cell in self.cells)
        return [mention.value if mention else None for mention in mentions]


def without_columns(row: MatrixRow) -> MatrixRow:
    """The row with cells of which nobody knows the column."""
    return replace(row, cells=tuple(replace(cell, column=None) for cell in row.cells))


def claim_rows(document: Document, rows: Sequence[MatrixRow], matrix: Matrix) -> Iterator[Claim]:
    """The claims of every cell, by its column where columns can be trusted."""
    read = [(row, row.values(document)) for row in rows]
    width = len(matrix.columns)
    moved = moved_up([values for _, values in read], width)
    columns = _placed(read, matrix) if moved else {}
    in_blocks = not moved and _in_blocks(read)
    for row, values in read:
        zeros = not in_blocks and _nothing_but_zeros(document, row, values, width)
        if (moved and _short(values, width)) or zeros:
            yield from _without_columns(document, row, columns.get(row.name, ()), matrix)
        elif len(values) > 1 and all(cell.column is None for cell in row.cells):
            # Kept, so that no reader of sentences takes the first of them for what the label counts.
            yield from _without_columns(document, row, (), matrix, told=False)
        else:
            yield from claim_by_column(document, row, matrix)


def _placed(
    rows: Sequence[tuple[MatrixRow, Sequence[Decimal | None]]], matrix: Matrix
) -> Mapping[str, tuple[int | None, ...]]:
    """The columns of the numbers of the short rows, as far as the sums of the table tell them."""
    if len({row.name for row, _ in rows}) < len(rows):
        return {}
    whole, short, width = {}, {}, len(matrix.columns)
    for row, values in rows:
        numbers = [value for value in values if value is not None]
        if _short(values, width):
            if len(numbers) == 1 and numbers[0]:
                return {}  # a part or the total: no sum can be made with it
            short[row.name] = numbers[:-1]
        else:
            parts = [value or Decimal(0) for value in values[:-1]]
            whole[row.name] = tuple(parts) if parts else (Decimal(0),) * (width - 1)
    return places(whole, short, width - 1, matrix.balance)


def moved_up(rows: Sequence[Sequence[Decimal | None]], width: int) -> bool:
    """Whether the blank cells of a table were left out and put at the end of its rows.

    So it is where every row that is not full begins with its numbers, has no total in its place,
    and ends, of two numbers or more, in their sum.  Sums of nothing but zeros show nothing.
    """
    short = [list(row) for row in rows if _short(row, width)]
    filled = [[value for value in row if value is not None] for row in short]
    sums = [values for values in filled if len(values) > 1]
    return (
        any(values[-1] for values in sums)
        and all(row[: len(values)] == values for row, values in zip(short, filled, strict=True))
        and all(sum(values[:-1], Decimal(0)) == values[-1] for values in sums)
    )


def _in_blocks(rows: Sequence[tuple[MatrixRow, Sequence[Decimal | None]]]) -> bool:
    """Whether columns of the table stand elsewhere: all rows have lost equally many, or stand twice.

    Zeros in some of its columns say nothing about the total then.
    """
    lost = [(row, values) for row, values in rows if any(cell.column is None for cell in row.cells)]
    lengths = {len(values) for _, values in lost}
    alike = len(lengths) == 1 and lengths != {1} and any(any(values) for _, values in lost)
    names = [row.name for row, _ in lost]
    return (len(lost) > 2 and alike) or len(set(names)) < len(names)


def _nothing_but_zeros(
    document: Document, row: MatrixRow, values: Sequence[Decimal | None], width: int
) -> bool:
    """Whether a row has lost its columns, and with them nothing: whatever they were, it is zero.

    At the end of the text the row may be cut off.
    """
    lost = 0 < len(values) < width and all(cell.column is None for cell in row.cells)
    if not lost or any(value != 0 for value in values):
        return False
    return _WORDS.search(document.text, row.cells[-1].span.stop) is not None


def _short(row: Sequence[Decimal | None], width: int) -> bool:
    full = len(row) == width and row[-1] is not None
    return not full and any(value is not None for value in row)


def claim_by_column(document: Document, row: MatrixRow, matrix: Matrix) -> Iterator[Claim]:
    """The claims of those cells of a row whose columns are known."""
    for cell in row.cells:
        if cell.column is None:
            continue
        indicator = matrix.indicator(row.name, cell.column)
        address = Address(table=matrix.title, row=row.path, column=matrix.paths[cell.column])
        claim = (
            claim_cell(document, indicator, cell.span, address, cell.quoted) if indicator else None
        )
        if claim is not None:
            yield claim


def _without_columns(
    document: Document,
    row: MatrixRow,
    columns: Sequence[int | None],
    matrix: Matrix,
    *,
    told: bool = True,
) -> Iterator[Claim]:
    """The claims of a row that has lost blank cells; ``columns`` are those that sums tell.

    ``told``: its last number is the total.
    """
    read = zip(row.cells, row.values(document), strict=True)
    values = [(cell, value) for cell, value in read if value is not None]
    last = len(values) - 1
    # Alone, a zero is the total whatever its column was; another number may be a part.
    told = told and (last > 0 or (last == 0 and values[0][1] == 0))
    for at, (cell, _) in enumerate(values):
        place = columns[at] if at < len(columns) else None
        column, because = None, "its column is not known"
        if told and at == last:
            column, because = matrix.columns[-1], "the total is the sum of the others"
        elif place is not None:
            column, because = matrix.columns[place], "the sums of the table leave it this column"
        indicator = matrix.indicator(row.name, column) if column else OTHER
        path = matrix.paths[column] if column else (NO_COLUMN,)
        address = Address(table=matrix.title, row=row.path, column=path)
        claim = (
            claim_cell(document, indicator, cell.span, address, cell.quoted) if indicator else None
        )
        if claim is None:
            continue
        label = None if column else f"{row.path[-1]}({NO_COLUMN})"
        yield claim.model_copy(update={"label": label, "because": f"{LEFT_OUT}: {because}"})
