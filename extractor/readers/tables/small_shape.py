"""The shape of a small table: which of its cells name columns, which name rows, which are figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.knowledge.small import Small
from extractor.schemas import Span
from extractor.text.document import Cell, Grid, by_row, extent_of
from extractor.text.serials import HEAD

from .cells import is_value
from .stat_columns import REMARK_HEAD, is_unit

_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
_CLASS = re.compile(r"以上$")
"""In front of a row it names a class of things: 5件以上."""


@dataclass(frozen=True)
class CrossTable:
    """A table as two lists of names and the figures that they cross at.

    ``heads`` are the words above each column from the top, ``labels`` those before each row from the left; ``corner``
    are the words that head the labels.  ``figures`` are the cells by row and column; a blank one is among them.
    ``units`` are those that stand in a column of their own, by row.
    """

    heads: Mapping[int, tuple[str, ...]]
    labels: Mapping[int, tuple[str, ...]]
    corner: tuple[str, ...]
    figures: Mapping[tuple[int, int], Cell]
    rows: Mapping[int, Span]
    units: Mapping[int, str]


def shape_of(grid: Grid, small: Small) -> CrossTable | None:
    """The shape of a table; None if no figures stand beside or below its names, or names behind figures."""
    rows = by_row(grid.cells)
    order = [sorted(rows[row], key=lambda cell: cell.column) for row in sorted(rows)]
    depth = next((n for n, row in enumerate(order) if not _is_head(row, small)), len(order))
    head, body = order[:depth], order[depth:]
    left, unread = _columns_of_words(head, body, small)
    figures = {
        (cell.row, cell.column): cell
        for row in body
        for cell in row
        if cell.column not in left | unread and is_value(cell.text)
    }
    if left & unread or not any(cell.text for cell in figures.values()):
        return None
    return CrossTable(
        {at: _heads(head, at) for at in range(grid.width) if at not in left | unread},
        {row[0].row: _labels(grid, row[0].row, left) for row in body},
        tuple(cell.text for row in head for cell in row if cell.column in left and cell.text),
        figures,
        {row[0].row: extent_of(row) for row in body},
        {c.row: c.text for row in body for c in row if c.column in unread and is_unit(c.text)},
    )


def _is_head(row: Sequence[Cell], small: Small) -> bool:
    """A row of words, or of years behind words that name no figure."""
    filled = [cell for cell in row if cell.text]
    values = [cell for cell in filled if is_value(cell.text)]
    words = [cell for cell in filled if cell not in values and not is_unit(cell.text)]
    if not values:
        return len(filled) > 1 or (bool(filled) and filled[0].columns > 1)
    years = all(_YEAR.fullmatch(cell.text) for cell in values)
    named = any(small.name(cell.text).indicator for cell in words if cell.column == 0)
    return years and not named and row[0] not in values and len(values) + len(words) > 2


def _columns_of_words(
    head: Sequence[Sequence[Cell]], body: Sequence[Sequence[Cell]], small: Small
) -> tuple[frozenset[int], frozenset[int]]:
    """The columns that name the rows, on the left, and those of units and remarks.

    A column of other words behind figures is in both: such a table is printed in two halves.
    """
    columns: dict[int, list[str]] = {}
    for row in body:
        for cell in row:
            if cell.text:
                columns.setdefault(cell.column, []).append(cell.text)
    left: set[int] = set()
    unread: set[int] = set()
    for column, words in sorted(columns.items()):
        above = [c.text for row in head for c in row if c.column == column and c.text]
        leading = column <= len(left | unread)
        years = len(words) == len(body) and all(_YEAR.fullmatch(w) for w in words)
        # Below 主动公开政府信息数 a figure may look like a year.
        years = years and not any(small.name(w).indicator for w in above)
        serial = any(HEAD.search(w) for w in above)
        if all(map(is_unit, words)) or any(map(REMARK_HEAD.search, above)):
            unread.add(column)
        elif not any(is_value(w) and not (leading and _CLASS.search(w)) for w in words):
            left.add(column)
            unread |= set() if leading else {column}
        elif leading and (serial or (years and not any(map(_YEAR.fullmatch, above)))):
            left.add(column)
    return frozenset(left), frozenset(unread)


def _heads(head: Sequence[Sequence[Cell]], column: int) -> tuple[str, ...]:
    over = [
        cell.text
        for row in head
        for cell in row
        if cell.text and cell.column <= column < cell.column + cell.columns
    ]
    return tuple(dict.fromkeys(over))


def _labels(grid: Grid, row: int, left: frozenset[int]) -> tuple[str, ...]:
    """The words before a row; a cell of words that spans rows stands in each of them."""
    cells = [
        cell
        for cell in grid.cells
        if cell.column in left and cell.row <= row < cell.row + cell.rows and cell.text
    ]
    cells.sort(key=lambda cell: cell.column)
    return tuple(
        c.text
        for c in cells
        if _YEAR.fullmatch(c.text) or _CLASS.search(c.text) or not is_value(c.text)
    )
