"""The statistical table of 2014-2018 as a grid: HTML, Word, PDF, pipes in text.

Rows are known by their wording, columns by their headers: 本级 is the own office, 合计 the whole
jurisdiction, 部门 and 乡镇 are parts of it and kept as other statistics; 累计 is cumulative.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from extractor.knowledge.listing import Listing
from extractor.knowledge.wordings import plain
from extractor.schemas import OTHER, Claim
from extractor.text.document import Cell, Document, Grid, extent_of

from .cells import is_value
from .label_levels import without_sums, without_unused_levels
from .stat_claims import StatRow, StatValue, claims, is_table
from .stat_columns import is_label_head, is_unit, is_unit_head, says_no_time, unit_in
from .stat_rows import StatContext
from .stat_titles import scope_at
from .turned_matrix import exchanged, quoted_as_printed

_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST = 3
"""Rows with labels and figures behind figures from which a table is set in halves."""

_FEW, _MOST = 6, 2000
"""Rows and cells of a table that may be turned: labels beside each other, units and figures below them."""

_NO_HEAD = re.compile(r"指标|项目|内容|填报|报送|统计表|负责人|日期")


def read_stat(document: Document, grid: Grid, listing: Listing) -> Iterator[Claim]:
    """Claims for the rows that the form names; nothing unless the grid is that table."""
    rows = _rows(grid, listing, document.meta.form)
    words, scope = (
        "".join(plain(cell.text) for cell in grid.cells),
        scope_at(document, grid.span.start),
    )
    if is_table(rows, words):
        yield from claims(document, rows, listing, scope)
    elif _is_turned(grid):
        rows = _rows(exchanged(grid), listing, document.meta.form)
        if is_table(rows, words):
            told = quoted_as_printed(claims(document, rows, listing, scope), grid)
            yield from (claim for claim in told if isinstance(claim, Claim))


def _rows(grid: Grid, listing: Listing, form: str) -> list[StatRow]:
    """The rows in the order in which they name most of the form: set in halves, half by half or row by row."""
    printed = without_unused_levels(_by_row(grid))
    starts = [0, *_halves(printed)]
    rows = list(_named(_in_halves(printed, starts), listing, form))
    if len(starts) == 1 or len(_names(rows)) == len([row for row in rows if row.values]):
        return rows
    across = list(_named(_across(printed, starts), listing, form))
    return across if len(_names(across)) > len(_names(rows)) else rows


def _is_turned(grid: Grid) -> bool:
    """Whether one row holds words, and the others units and figures; part four has kinds of cases above it."""
    if not grid.height <= _FEW < grid.width or len(grid.cells) > _MOST:
        return False
    said = (cell for cell in grid.cells if cell.column and cell.text.strip())
    return len({c.row for c in said if not is_value(c.text) and not is_unit(c.text)}) == 1


def _names(rows: Sequence[StatRow]) -> set[str]:
    return {row.indicator for row in rows} - {OTHER}


def _named(order: Iterable[list[Cell]], listing: Listing, form: str) -> Iterator[StatRow]:
    context = StatContext(listing, form)
    heads: list[Cell] = []
    for cells in order:
        if _is_head(cells, listing):
            heads += cells
            continue
        span = extent_of(cells)
        for labels, unit, values in _blocks(cells):
            indicator = None
            named = without_sums(labels)
            for label in named:
                indicator = context.name(label.text)
            counted = unit.text.strip() if unit else unit_in(labels[-1].text)
            whole = len(named) < len(labels)
            said = None if indicator or whole else context.said(labels[-1].text, counted)
            indicator = indicator or said
            placed = [(cell, _header(heads, cell)) for cell in values]
            placed = [(cell, head) for cell, head in placed if not is_unit_head(head or "")]
            if not placed or any(head is None for _, head in placed):
                continue
            path = context.path if indicator else (labels[-1].text.strip(),)
            yield StatRow(
                indicator or OTHER,
                path,
                counted,
                tuple(StatValue(n, h or "", cell.span) for n, (cell, h) in enumerate(placed)),
                span,
                said is not None,
            )


def _in_halves(rows: Sequence[list[Cell]], starts: Sequence[int]) -> Iterator[list[Cell]]:
    """The rows of a table set in halves beside each other, half by half.

    The right half goes on where the left one ends, and its rows belong to the headings above them there.
    """
    for low, high in pairwise([*starts, sys.maxsize]):
        for row in rows:
            half = [cell for cell in row if low <= cell.column < high]
            if any(cell.text.strip() for cell in half):
                yield half


def _across(rows: Sequence[list[Cell]], starts: Sequence[int]) -> Iterator[list[Cell]]:
    """The rows of a table of which each printed row holds two that follow each other."""
    return chain.from_iterable(_in_halves([row], starts) for row in rows)


def _halves(rows: Sequence[Sequence[Cell]]) -> Iterator[int]:
    """The columns in which the labels of a further half stand: those of rows with figures before them."""
    begun: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        blocks = [labels for labels, _, values in _blocks(row) if values]
        for number, labels in enumerate(blocks[1:]):
            begun[number].append(labels[0].column)
    last = 0
    for _, columns in sorted(begun.items()):
        if len(columns) < _FEWEST or min(columns) <= last:
            return
        last = min(columns)
        yield last


def _by_row(grid: Grid) -> list[list[Cell]]:
    """The cells of each row; words that span rows stand in every row that they span."""
    rows: list[list[Cell]] = [[] for _ in range(grid.height)]
    for cell in grid.cells:
        spanned = cell.rows if cell.text.strip() and not is_value(cell.text) else 1
        for row in range(cell.row, cell.row + spanned):
            rows[row].append(cell)
    return [sorted(row, key=lambda cell: cell.column) for row in rows if row]


def _is_head(cells: Sequence[Cell], listing: Listing) -> bool:
    """A row of words without value and unit, of which none names a row of the form."""
    filled = [cell for cell in cells if cell.text.strip()]
    years = [cell for cell in filled if _YEAR.fullmatch(cell.text.strip())]
    if len(filled) < 2:
        return False
    if any(is_label_head(cell.text) for cell in filled):  # 指标, 2022, 单位
        filled = [cell for cell in filled if cell not in years]
    if any(is_value(cell.text) or is_unit(cell.text) for cell in filled):
        return False
    context = StatContext(listing)
    return not any(context.knows(cell.text) for cell in filled)


def _header(heads: Sequence[Cell], cell: Cell) -> str | None:
    """The words above a cell, from the top; None if it spans columns of different headers."""
    over = [_above(heads, cell.row, at) for at in range(cell.column, cell.column + cell.columns)]
    return over[0] if len(set(over)) == 1 else None


def _above(heads: Sequence[Cell], row: int, column: int) -> str:
    over = [
        head.text.strip()
        for head in heads
        if head.column <= column < head.column + head.columns and head.row < row
    ]
    words = [w for w in dict.fromkeys(over) if w and not _NO_HEAD.search(w)]
    telling = [w for w in words if not says_no_time(w)]
    return " ".join(telling or words)


def _blocks(cells: Sequence[Cell]) -> Iterator[tuple[list[Cell], Cell | None, list[Cell]]]:
    """(labels, unit, values) of a row; tables that are printed in two halves have two."""
    labels: list[Cell] = []
    unit: Cell | None = None
    values: list[Cell] = []
    for cell in cells:
        if is_unit(cell.text) and labels and not values:
            unit = cell
        elif is_value(cell.text):
            if labels:
                values.append(cell)
        else:
            if values:
                yield labels, unit, values
                labels, unit, values = [], None, []
            labels.append(cell)
    if labels:
        yield labels, unit, values
