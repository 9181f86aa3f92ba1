"""Part three where it is flattened: rows of labels and numbers, in the order that its headers print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractor.knowledge.matrix import Matrix
from extractor.schemas import Claim
from extractor.text.document import Document

from .broken_labels import as_told, mended_tokens
from .flat_captions import Captions
from .flat_labels import first_cells_apart, joined, without_serials
from .flat_values import cut_off, labels_follow, quote_of, values_behind, values_of, without_place
from .headers import GROUP, is_two_lines, order_of
from .matrix_rows import MatrixRow, ValueCell, claim_by_column, claim_rows, without_columns
from .rows import RowContext
from .tokens import FlatToken

_ABOVE = 40
"""Characters before a table in which the header of its totals is looked for."""


def read_matrix(document: Document, tokens: Sequence[FlatToken], matrix: Matrix) -> Iterator[Claim]:
    """The claims of a flattened matrix; numbers of it without a row are kept without a column."""
    tokens, lost = first_cells_apart(document, joined(without_serials(tokens), matrix), matrix)
    yield from without_place(document, lost, matrix.title)
    mended, broken = mended_tokens(tokens, matrix, document.meta.form)
    told = as_told(_read(document, mended, matrix), broken)
    yield from (claim for claim in told if isinstance(claim, Claim))


def _read(document: Document, tokens: Sequence[FlatToken], matrix: Matrix) -> Iterator[Claim]:
    walk = _Walk(document, tokens, matrix)
    if not walk.read():
        values = [token for token in tokens if token.value]
        yield from without_place(document, values, matrix.title)
        return
    rows = list(_proven(document, walk.rows, matrix, walk.printed))
    yield from claim_rows(document, rows, matrix)
    if walk.cut:
        yield from claim_by_column(document, walk.cut, matrix)
    for row in walk.earlier:
        yield from claim_rows(document, [without_columns(row)], matrix)
    yield from without_place(document, walk.rest(), matrix.title)
    yield from without_place(document, _of_first_column(tokens, walk, rows), matrix.title)


def _of_first_column(
    tokens: Sequence[FlatToken], walk: _Walk, rows: Sequence[MatrixRow]
) -> list[FlatToken]:
    """The numbers that stand alone behind their labels, where most numbers of the table stand elsewhere.

    So it is where a program wrote a page column by column: each is the first of its row, and not its total.
    """
    width = len(walk.matrix.columns)
    elsewhere = len(walk.rest()) + sum(len(r.cells) for r in rows if len(r.cells) > width)
    if elsewhere <= len(rows):
        return []
    alone = {row.cells[0].span for row in rows if len(row.cells) == 1}
    return [token for token in tokens if token.value and token.words and token.span in alone]


@dataclass(slots=True)
class _Walk:
    """Down the tokens of a table: its rows as far as its headers tell their columns.

    ``cut`` is the row in the middle of which the document ends; ``spans`` where label and values of
    rows stand, by token; ``printed`` is an order of headers that may be two lines of them; ``earlier`` are those of a table of a year before, as its caption says.
    """

    document: Document
    tokens: Sequence[FlatToken]
    matrix: Matrix
    rows: list[MatrixRow] = field(default_factory=list)
    earlier: list[MatrixRow] = field(default_factory=list)
    cut: MatrixRow | None = None
    printed: list[str] | None = None
    ends: int = 0
    spans: list[range] = field(default_factory=list)

    def read(self) -> bool:
        """Read the rows; False where labels stand behind their numbers."""
        context, heads = RowContext(self.matrix), self._above()
        order: Sequence[str] = self.matrix.columns
        captions = Captions(self.document, self.tokens)
        for at, token in enumerate(self.tokens):
            if token.value:
                continue
            name = context.name(token.words)
            values = values_of(self.tokens, at) if name else []
            if name is None or not values:
                heads += self._heads(token.words)
                captions.read(token.words)
                continue
            captions.head(begins=bool(heads) or name in self.matrix.balance[:1])
            order, heads = self._order(heads) or order, []
            if not self.spans and labels_follow(self.tokens, at):
                return False
            self._add(name, at, values, order)
            if captions.earlier and self.rows:
                self.earlier.append(self.rows.pop())
        if not self.rows:  # the caption of the only table may be left over from the year before
            self.rows, self.earlier = self.earlier, []
        return True

    def _above(self) -> list[str]:
        """The header of totals alone in the line above the table, which begins with its first row else."""
        start = self.tokens[0].span.start if self.tokens else 0
        line = self.document.text[max(0, start - _ABOVE) : start].strip().rpartition("\n")[2]
        total = self.matrix.columns[-1]
        return [total] if self._heads(line) == [total] and len(line.split()) <= 2 else []

    def _order(self, heads: Sequence[str]) -> list[str] | None:
        """The order that headers print; where it may be that of the form as well, sums have to tell."""
        if list(heads) == [self.matrix.columns[-1]]:
            return list(heads)  # a short copy with its totals alone
        order = order_of(heads, self.matrix.columns)
        if order is None or not is_two_lines(order, self.matrix.columns):
            return order
        self.printed = order
        return None

    def rest(self) -> list[FlatToken]:
        """The numbers between the first row and the last that stand in none."""
        known = {at for span in self.spans for at in span}
        stop = max([self.ends, *(span.stop for span in self.spans)])
        between = range(self.spans[0].start, stop) if self.spans else range(0)
        rest = [self.tokens[at] for at in between if at not in known]
        return [token for token in rest if token.value and token.words]

    def _heads(self, words: str) -> list[str]:
        group = {head for path in self.matrix.paths.values() for head in path[:-1]}
        known = self.matrix.headers.wordings
        return [
            GROUP if piece in group else known[piece]
            for piece in words.split()
            if piece in group or piece in known
        ]

    def _add(self, name: str, at: int, values: list[FlatToken], order: Sequence[str]) -> None:
        label = self.tokens[at]
        whole = self.matrix.columns
        torn = [column for column in whole if column in order] == [*order] != [*whole]
        if torn and values_behind(self.tokens, at, len(whole)) is not None:
            order = whole  # some headers are torn, and the others stand as on the form
        columns: Sequence[str | None] = order
        placed = values_behind(self.tokens, at, len(order))
        last = placed is None and at + len(values) + 1 == len(self.tokens)
        sure = self._is_whole(len(order)) or self._in_cells(label, values)
        ends = last and len(values) < len(order) and sure
        cut = cut_off(self.document, values) if ends else None
        self.spans.append(range(at, at + 1 + len(values if cut is None else cut)))
        if cut is None and placed is None:
            if last and all(value.words == "0" for value in values):
                self.spans[-1] = range(at, at + 1 + (len(values) == 1))
                return  # the table may be cut off here, in the middle of the row
            placed, columns = values, [None] * len(values)
        cells = [
            ValueCell(column, value.span, quote_of(label, value))
            for column, value in zip(columns, placed or cut or (), strict=False)
        ]
        row = MatrixRow(name, self.matrix.path(name, label.words), tuple(cells))
        if cut is None:
            self.rows.append(row)
        else:
            self.cut, self.ends = row, at + 1 + len(values)

    def _in_cells(self, label: FlatToken, values: Sequence[FlatToken]) -> bool:
        """Whether a tab stands before each number: none of the cells before the last is blank."""
        row = self.document.text[label.span.start : values[-1].span.stop]
        return row.count("\t") == len(values)

    def _is_whole(self, width: int) -> bool:
        """Whether all rows so far have as many cells as there are columns."""
        return bool(self.rows) and all(len(row.cells) == width for row in self.rows)


def _proven(
    document: Document, rows: Sequence[MatrixRow], matrix: Matrix, printed: Sequence[str] | None
) -> Iterator[MatrixRow]:
    """The rows, their cells in the order of the form; without columns where headers alone tell them.

    Headers in another order than that of the form are believed where the totals that stand below them
    add up, and those of some columns only where all columns do that stand in several blocks.
    """
    standard = [
        row
        for row in rows
        if [c.column for c in row.cells] in ([*matrix.columns], [None] * len(row.cells))
    ]
    if len(standard) == len(rows):
        yield from _by_sums(document, rows, matrix, printed) if printed else rows
        return
    merged: dict[str, MatrixRow] = {}
    for row in rows:
        if row.name in merged:
            row = replace(merged[row.name], cells=(*merged[row.name].cells, *row.cells))
        merged[row.name] = row
    made = [_in_order(row, matrix.columns) for row in merged.values()]
    if _adds_up(document, made, matrix):
        yield from made
    else:
        yield from map(without_columns, rows)


def _by_sums(
    document: Document, rows: Sequence[MatrixRow], matrix: Matrix, printed: Sequence[str]
) -> Iterable[MatrixRow]:
    """The rows by the order of the form or by the one that is printed, whichever adds up."""
    whole = [row for row in rows if len(row.cells) == len(printed) and row.cells[0].column]
    if not whole or _adds_up(document, whole, matrix):
        return rows
    as_printed = [
        replace(
            row,
            cells=tuple(
                replace(cell, column=column)
                for cell, column in zip(row.cells, printed, strict=True)
            ),
        )
        for row in whole
    ]
    made = [_in_order(row, matrix.columns) for row in as_printed]
    if len(whole) == len(rows) and _adds_up(document, made, matrix):
        return made
    return map(without_columns, rows)


def _in_order(row: MatrixRow, columns: Sequence[str]) -> MatrixRow:
    cells = {cell.column: cell for cell in row.cells}
    if None in cells or len(cells) < len(row.cells):
        return row
    return replace(row, cells=tuple(cells[column] for column in columns if column in cells))


def _adds_up(document: Document, rows: Sequence[MatrixRow], matrix: Matrix) -> bool:
    """Whether the rows have the same columns, and sums that hold: of the rows, or without totals of the columns."""
    columns = [cell.column for cell in rows[0].cells]
    if any([cell.column for cell in row.cells] != columns for row in rows):
        return False
    values = {row.name: [value or Decimal(0) for value in row.values(document)] for row in rows}
    told = [row for row in values.values() if any(row)]
    sums = [sum(row[:-1], Decimal(0)) == row[-1] for row in told]
    if columns == [*matrix.columns]:
        return any(sums) and (all(sums) or 2 * sum(sums) > len(sums))
    if columns == [matrix.columns[-1]]:
        new, left, done, open_ = (sum(values.get(name, ()), Decimal(0)) for name in matrix.balance)
        return new > 0 and new + left == done + open_
    if columns != [*matrix.columns[:-1]] or not set(matrix.balance) <= values.keys() or all(sums):
        return False
    received, carried_in, closed, carried_out = (values[name] for name in matrix.balance)
    return any(received) and all(
        one + other == third + fourth
        for one, other, third, fourth in zip(received, carried_in, closed, carried_out, strict=True)
    )
