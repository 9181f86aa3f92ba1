"""Tables of a text with tabs whose rows have labels of one step or of two, and figures with blank cells between.

三、本年度办理结果 | (一)予以公开 | 7 | | 2 | | | | 9 stands above (七)总计 | 39 | | 2 | 1 | | 4 | 46.  The readers of a
text see no blank cell.  One tab a cell is believed where the last figure of nearly every row is the sum of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from extractor.text.document import SourceCell, SourceTable

from .table_labels import is_value

_FEWEST_ROWS, _FEWEST_FIGURES, _MOST_LABELS = 4, 4, 3
_FEWEST_SUMS = 3
_MANY = 10
"""Cells of a row that stands alone."""
_LONGEST = 120
"""Characters of a cell; longer ones are prose."""
_NUMBER = re.compile(r"\d{1,7}")

_Place = tuple[int, int]


class _Row(NamedTuple):
    """The cells of a line: its labels, and the figures or blanks behind them."""

    labels: Sequence[_Place]
    figures: Sequence[_Place]


def stepped_tables(text: str) -> tuple[SourceTable, ...]:
    """Such tables of a text, those with blank cells between their figures."""
    return tuple(_table(text, rows) for rows in _blocks(text)) if "\t\t" in text else ()


def _blocks(text: str) -> Iterator[list[_Row]]:
    block: list[_Row] = []
    for row in (*_rows(text), None):
        if row is not None and (not block or len(row.figures) == len(block[0].figures)):
            block.append(row)
            continue
        if _is_table(text, block) or _is_wide(text, block):
            yield block
        block = [row] if row is not None else []


def _rows(text: str) -> Iterator[_Row | None]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield _row(text, at, line) if line.count("\t") >= _FEWEST_FIGURES else None
        at += len(line)


def _heads(text: str, row: _Row) -> Sequence[_Place]:
    """The heads of the figures, where the line above has one for each; else the form's order holds."""
    stop = text.rfind("\n", 0, (*row.labels, *row.figures)[0][0])
    start = text.rfind("\n", 0, max(stop, 0)) + 1
    places = _cells(start, text[start : max(stop, 0)])[-len(row.figures) :]
    words = [text[slice(*place)] for place in places]
    named = len(places) == len(row.figures) and all(w and not is_value(w) for w in words)
    return places if named else ()


def _cells(at: int, line: str) -> list[_Place]:
    places: list[_Place] = []
    for cell in line.rstrip("\r\n").split("\t"):
        low = at + len(cell) - len(cell.lstrip())
        places.append((low, low + len(cell.strip())))
        at += len(cell) + 1
    return places


def _row(text: str, at: int, line: str) -> _Row | None:
    places = _cells(at, line)
    words = [text[slice(*place)] for place in places]
    labels = len(list(takewhile(lambda w: w and not is_value(w) and len(w) <= _LONGEST, words)))
    behind = words[labels:]
    if labels > _MOST_LABELS or len(behind) < _FEWEST_FIGURES:
        return None
    if not all(not w or is_value(w) for w in behind):
        return None
    return _Row(places[:labels], places[labels:])


def _is_table(text: str, rows: Sequence[_Row]) -> bool:
    """Whether the rows have labels of several steps and blank cells, and sums that nearly all hold."""
    if len(rows) < _FEWEST_ROWS or len({len(row.labels) for row in rows} - {0}) == 1:
        return False
    sums = [closes for row in rows if (closes := _closes(text, row)) is not None]
    return len(sums) >= _FEWEST_SUMS and 5 * sum(sums) >= 4 * len(sums)


def _is_wide(text: str, rows: Sequence[_Row]) -> bool:
    """Whether it is one row of many figures alone, below heads of several lines, with blank cells between."""
    if len(rows) != 1 or rows[0].labels or len(rows[0].figures) < _MANY:
        return False
    words = [text[slice(*place)] for place in rows[0].figures]
    whole = bool(words[0] and words[-1]) and not all(words)
    return whole and all(not w or _NUMBER.fullmatch(w) for w in words)


def _closes(text: str, row: _Row) -> bool | None:
    """Whether the last figure is the sum of the others; None of a row that is blank."""
    words = [text[slice(*place)] for place in row.figures]
    *parts, total = (int(w) if _NUMBER.fullmatch(w) else 0 for w in words)
    return sum(parts) == total if any(words) else None


def _table(text: str, rows: Sequence[_Row]) -> SourceTable:
    """The figures of all rows stand below each other; the last label reaches to the first of them."""
    steps = max(len(row.labels) for row in rows)
    heads = _heads(text, rows[0])
    cells = [
        SourceCell(0, column, 1, 1, *place, header=True)
        for column, place in enumerate(heads, steps)
    ]
    for at, (labels, figures) in enumerate(rows, len(heads) and 1):
        for column, (start, stop) in enumerate(labels):
            wide = steps - column if column == len(labels) - 1 else 1
            cells.append(SourceCell(at, column, 1, wide, start, stop))
        for column, (start, stop) in enumerate(figures, steps):
            cells.append(SourceCell(at, column, 1, 1, start, stop))
    return SourceTable(tuple(cells))
