"""Tables without rules whose rows leave cells blank: a number stands under the header that it is of.

Text has only the gaps between numbers, and 6 and 11 in a row of seven columns are any two of them.  The page
shows which: a row of short headers, and below it labels with numbers of which each stands under one header.
Where every row is full, nothing is won, and the text is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .glyphs import Glyph, rows_of
from .ruled_tables import RuledCell, RuledTable

_GAP = 1.0
"""Width in em of the gap between two cells, at least."""
_FEWEST_HEADS, _FEWEST_ROWS = 3, 3
_LONGEST_HEAD = 10
_VALUE = re.compile(r"\d{1,7}(?:,\d{3}){0,2}(?:\.\d{1,2})?|[-—–/]{1,2}")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Piece:
    """The glyphs of a row that stand close together."""

    words: str
    x0: float
    x1: float
    top: float
    bottom: float

    def meets(self, other: _Piece) -> bool:
        """Whether one stands above the other."""
        return min(self.x1, other.x1) > max(self.x0, other.x0)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: where its label ends, and its numbers by the header that each stands under."""

    pieces: Sequence[_Piece]
    ends: float
    values: Mapping[int, _Piece]


def spaced_tables(glyphs: list[Glyph]) -> list[RuledTable]:
    """The tables of such a page, as if lines were drawn between their cells."""
    rows = [list(_pieces(row)) for row in rows_of([g for g in glyphs if not g.text.isspace()])]
    found, at = [], 0
    while at < len(rows):
        below = list(_rows_below(rows[at], rows[at + 1 :])) if _is_head(rows[at]) else []
        if table := _table(rows[at], below):
            found.append(table)
        at += 1 + len(below)
    return found


def _pieces(row: Sequence[Glyph]) -> Iterator[_Piece]:
    start = 0
    for at, (before, after) in enumerate(pairwise(row), 1):
        if after.x0 - before.x1 >= _GAP * max(before.size, after.size):
            yield _piece(row[start:at])
            start = at
    if row:
        yield _piece(row[start:])


def _piece(glyphs: Sequence[Glyph]) -> _Piece:
    return _Piece(
        "".join(one.text for one in glyphs),
        glyphs[0].x0,
        max(one.x1 for one in glyphs),
        min(one.top for one in glyphs),
        max(one.bottom for one in glyphs),
    )


def _is_head(row: Sequence[_Piece]) -> bool:
    return len(row) > _FEWEST_HEADS and all(
        len(piece.words) <= _LONGEST_HEAD and not _DIGIT.search(piece.words) for piece in row
    )


def _rows_below(head: Sequence[_Piece], rows: Sequence[Sequence[_Piece]]) -> Iterator[_Row]:
    """The rows of a table as far as they go, those at its end left out that have no number."""
    waiting: list[_Row] = []
    for pieces in rows:
        row = _row(head[1:], pieces)
        if row is None:
            return
        waiting.append(row)
        if row.values:
            yield from waiting
            waiting = []


def _row(heads: Sequence[_Piece], pieces: Sequence[_Piece]) -> _Row | None:
    """A label, and behind it numbers of which each stands under a header of its own."""
    first = next((at for at, one in enumerate(pieces) if one.x1 >= heads[0].x0), len(pieces))
    labels = [one for one in pieces[:first] if not _VALUE.fullmatch(one.words)]
    if not labels or labels != pieces[: len(labels)]:
        return None
    values: dict[int, _Piece] = {}
    for value in pieces[len(labels) :]:
        over = [at for at, head in enumerate(heads) if head.meets(value)]
        if len(over) != 1 or over[0] in values or not _VALUE.fullmatch(value.words):
            return None
        values[over[0]] = value
    return _Row(pieces, labels[-1].x1, values)


def _table(head: Sequence[_Piece], rows: Sequence[_Row]) -> RuledTable | None:
    filled = [row for row in rows if row.values]
    blank = any(len(row.values) < len(head) - 1 for row in filled)
    if len(filled) < _FEWEST_ROWS or not blank:
        return None
    lines = [head, *(row.pieces for row in rows)]
    edges = [
        (max(piece.bottom for piece in above) + min(piece.top for piece in below)) / 2
        for above, below in pairwise(lines)
    ]
    ys = (min(p.top for p in head) - 1, *edges, max(p.bottom for p in lines[-1]) + 1)
    xs = _borders(head, rows)
    # A number that crosses the middle between two headers may be of either.
    if list(ys) != sorted(ys) or not all(
        xs[at + 1] < value.x0 and value.x1 < xs[at + 2]
        for row in rows
        for at, value in row.values.items()
    ):
        return None
    boxes = tuple(
        RuledCell(row, column, 1, 1, open_top=False, open_bottom=False)
        for row in range(len(lines))
        for column in range(len(head))
    )
    return RuledTable(xs, ys, boxes)


def _borders(head: Sequence[_Piece], rows: Sequence[_Row]) -> tuple[float, ...]:
    """Where lines would run between the columns."""
    ends = max(head[0].x1, *(row.ends for row in rows))
    begins = min(
        piece.x0 for piece in (head[1], *(one for row in rows for one in row.values.values()))
    )
    left = min(head[0].x0, *(row.pieces[0].x0 for row in rows))
    right = max(head[-1].x1, *(row.pieces[-1].x1 for row in rows))
    between = [(before.x1 + after.x0) / 2 for before, after in pairwise(head[1:])]
    return (left - 1, (ends + begins) / 2, *between, right + 1)
