"""Part three and part four as lists: each figure behind its applicant or result, below the row or kind of case.

Of whose row a figure is, only lines above it say.  So nothing is believed unless the sums of the rows hold, and
their figures are kept without a place otherwise: no reader of sentences may take them for what the row counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.knowledge.cross import Cross
from extractor.knowledge.matrix import Matrix
from extractor.knowledge.tables import Tables
from extractor.knowledge.wordings import plain
from extractor.schemas import OTHER, Address, Claim, Span
from extractor.text.document import Cover, Document

from .below import NO_WORDS, below_heading, placed
from .cells import claim_cell, first_mention
from .flat_values import without_place
from .rows import RowContext
from .tokens import FlatToken

_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(NO_WORDS)
_VALUE = r"(?P<value>\d{1,9}(?:,\d{3}){0,3}|[-—/]{1,3}|无|零)"
_UNIT = r"\s?(?:件|宗|条|起)?(?![\d.%年月一-鿿])"
_ALONE = re.compile(rf"\s{{0,9}}{_VALUE}{_UNIT}[\s,;。、*]{{0,9}}")
_LABELLED = re.compile(rf"(?P<label>.{{2,120}}?)[\s:：*]{{1,6}}{_VALUE}{_UNIT}[\s,;。、*]{{0,9}}")
_IN_A_ROW = re.compile(
    r"(?P<label>[^\d\n]{2,60}?)[\s:：|]{1,6}(?P<values>\d{1,6}(?:[\s|]{1,6}\d{1,6}){4})[\s|]{0,6}"
)
_EDGES = " \t(:,;、*|-—"
_LONGEST = 400
"""Characters of a line of such a list."""
_FEWEST = 5
"""Figures from which a list of them is told."""


@dataclass(slots=True)
class _Row:
    """The figures of one row or kind of case, by column or result."""

    name: str
    label: Span
    cells: dict[str, Span] = field(default_factory=dict)
    twice: bool = False

    def add(self, column: str, cell: Span) -> None:
        self.twice = self.twice or column in self.cells
        self.cells.setdefault(column, cell)


def listed_cells(document: Document, claims: Sequence[Claim], tables: Tables) -> list[Claim]:
    """The claims of such lists where no table has been read; the claims of ``claims`` else."""
    found: list[Claim] = []
    for table in (tables.matrix, tables.cross):
        lines = below_heading(document.text, table, tables) if table else None
        if table is None or lines is None:
            continue
        if all(claim.indicator == OTHER for claim in placed(claims, table.title)):
            found += _claims(document, _Walk(document, table, *lines).rows(), table)
    told = {claim.mention for claim in found}
    kept = [c for c in claims if c.mention not in told or c.indicator != OTHER]
    return [*kept, *found]


class _Walk:
    """Down the lines of a list; a figure is of the column that was named last, in the row that was."""

    def __init__(self, document: Document, table: Matrix | Cross, start: int, stop: int) -> None:
        self._document, self._table = document, table
        self._lines = [m.span() for m in _LINE.finditer(document.text, start, stop)]
        self._heads: Mapping[str, str] = (
            table.headers.wordings if isinstance(table, Matrix) else table.columns.wordings
        )
        words = "|".join(map(re.escape, sorted(self._heads, key=len, reverse=True)))
        self._pair = re.compile(rf"(?<![一-鿿])(?P<head>{words})\W{{0,6}}?{_VALUE}{_UNIT}")
        self._ends = re.compile(
            rf"(?:(?P<label>.{{0,120}}?)[\s(:、—-]{{0,3}})?(?P<head>{words})\W{{0,3}}"
        )
        self._context = RowContext(table) if isinstance(table, Matrix) else None
        self._rows: list[_Row] = []
        self._column: str | None = None

    def rows(self) -> list[_Row]:
        """The rows that have figures under some of their columns."""
        drawn = Cover(grid.span for grid in self._document.grids)
        for start, stop in self._lines:
            if stop - start <= _LONGEST and not drawn.overlaps(start, stop):
                mark = _MARK.match(self._document.text, start, stop)
                self._line(mark.end() if mark else start, stop)
        return [row for row in self._rows if row.cells]

    def _line(self, start: int, stop: int) -> None:
        text = self._document.text
        pairs = list(self._pair.finditer(text, start, stop))
        if pairs and self._is_row(text[start : pairs[0].end("head")]):
            pairs = []  # (七)总计 and 3.其他 name rows
        if pairs:
            label = text[start : pairs[0].start()].strip(_EDGES)
            if label and not self._enter(label, Span(start, pairs[0].start())):
                self._leave()
            for pair in pairs:
                self._put(self._heads[pair["head"]], Span(*pair.span("value")))
            return
        words = text[start:stop]
        if (row := _IN_A_ROW.fullmatch(words)) and self._whole_row(row, start):
            return
        if alone := _ALONE.fullmatch(words):
            low, high = alone.span("value")
            self._put(self._column, Span(start + low, start + high))
            self._column = None
            return
        labelled = _LABELLED.fullmatch(words)
        self._words(labelled["label"] if labelled else words, Span(start, stop))
        if labelled:
            low, high = labelled.span("value")
            self._put(self._column, Span(start + low, start + high))
            self._column = None

    def _whole_row(self, row: re.Match[str], start: int) -> bool:
        """Put the figures of 复议后起诉 1 0 0 1 2, which are in the form's order where the last is their sum."""
        if isinstance(self._table, Matrix):
            return False
        at = start + row.start("values")
        cells = [Span(at + m.start(), at + m.end()) for m in re.finditer(r"\d+", row["values"])]
        *parts, total = (int(self._document.text[slice(*cell)]) for cell in cells)
        label = row["label"].strip(_EDGES)
        if sum(parts) != total or len(cells) != len(self._table.results):
            return False
        if not self._enter(label, Span(start, at)):
            return False
        for result, cell in zip(self._table.results, cells, strict=True):
            self._put(result, cell)
        return True

    def _words(self, words: str, span: Span) -> None:
        """Words without a figure of their own: a column, a row, or both."""
        self._column = None
        if not self._is_row(words) and (ends := self._ends.fullmatch(words)):
            label = (ends["label"] or "").strip(_EDGES)
            if not label or self._enter(label, span):
                self._column = self._heads[ends["head"]]
                return
        if not self._enter(words, span) and not self._is_over(words):
            self._leave()

    def _is_row(self, words: str) -> bool:
        """Whether words name a row by their number where a column is called alike."""
        if not isinstance(self._table, Matrix) or self._context is None:
            return False
        bare = words.strip(_EDGES)
        of = self._table.said
        numbered = of.sum is not None and self._table.is_sum(bare) and bare != of.sum.words
        return numbered or (bare[:1].isdecimal() and self._table.is_remaining(bare, "other"))

    def _is_over(self, words: str) -> bool:
        """Whether words head several columns: 法人或其他组织."""
        over = (
            {w for path in self._table.paths.values() for w in path[:-1]}
            if isinstance(self._table, Matrix)
            else self._table.over
        )
        return plain(words) in over

    def _enter(self, words: str, span: Span) -> bool:
        """Begin the row that words name; False if they name none."""
        if isinstance(self._table, Cross):
            bare = plain(words)
            named = self._table.heads.wordings.get(bare) or next(
                iter(self._table.named(words) or ()), None
            )
            name = named if len(words) <= 30 else None
        else:
            name = self._context.name(words) if self._context else None
        if name is None:
            return False
        if not self._rows or self._rows[-1].name != name:
            self._rows.append(_Row(name, span))
        return True

    def _leave(self) -> None:
        """Words that name no row: what follows is of none."""
        self._rows.append(_Row("", Span(0, 0)))

    def _put(self, column: str | None, cell: Span) -> None:
        total = (
            self._table.columns[-1] if isinstance(self._table, Matrix) else self._table.results[-1]
        )
        if self._rows:
            self._rows[-1].add(column or total, cell)


def _claims(document: Document, rows: Sequence[_Row], table: Matrix | Cross) -> Iterator[Claim]:
    named = [row for row in rows if row.name]
    columns = [*(table.columns if isinstance(table, Matrix) else table.results)]
    parts = sum(len(row.cells.keys() - {columns[-1]}) for row in named)
    if parts < _FEWEST:
        return
    if not _is_proven(document, named, columns):
        values = [cell for row in rows for cell in row.cells.values()]
        tokens = [FlatToken(cell, document.text[slice(*cell)], True) for cell in values]
        yield from without_place(document, tokens, table.title)
        return
    for row in named:
        for column, cell in row.cells.items():
            yield from _claim(document, row, column, cell, table)


def _claim(
    document: Document, row: _Row, column: str, cell: Span, table: Matrix | Cross
) -> Iterator[Claim]:
    if isinstance(table, Matrix):
        indicator = table.indicator(row.name, column)
        path = table.path(row.name, document.text[slice(*row.label)].strip(_EDGES))
        address = Address(table=table.title, row=path, column=table.paths[column])
    else:
        indicator = f"{row.name}.{column}"
        address = table.address(indicator)
    quoted = Span(min(row.label.start, cell.start), max(row.label.stop, cell.stop))
    claim = claim_cell(document, indicator, cell, address, quoted) if indicator else None
    if claim is not None:
        yield claim


def _is_proven(document: Document, rows: Sequence[_Row], columns: Sequence[str]) -> bool:
    """Whether the figures of most rows add up to the totals that stand with them."""
    if any(row.twice for row in rows) or len({row.name for row in rows}) < len(rows):
        return False
    held, broken = 0, 0
    for row in rows:
        mentions = {column: first_mention(document, cell) for column, cell in row.cells.items()}
        values = {c: m.value for c, m in mentions.items() if m is not None and m.value is not None}
        total = values.pop(columns[-1], None)
        if total and values:
            fits = sum(values.values(), Decimal(0)) == total
            held, broken = held + fits, broken + (not fits)
    return held > 2 * broken
