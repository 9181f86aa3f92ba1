"""Pages in two columns: read the left one first, then the right one.

Columns of text are told from the columns of a table without rules by their lines: on both sides of
an empty strip down the page stand lines of many characters, few of them digits, and most of them
run to the edge of their column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ..content import wide
from .glyphs import Glyph, Line, line_of

_GAP = 1.2
"""Width of the strip between the columns in em, at least."""

_MIDDLE = (0.35, 0.65)
"""The part of the page's width in which the strip may run."""

_BIN = 3.0
_FEWEST_LINES = 3
_SURE_LINES = 5
"""Lines from which half of them are enough to tell a column by its edge; of fewer all are."""

_FEWEST_GLYPHS = 10
_DIGITS = 0.3
_FULL = 0.5
_EDGE = 1.6
"""Distance from the edge of its column in em at which a line still fills it."""

_INDENT = 2.5
"""Distance in em from the edge of its column at which a paragraph begins."""

_RAGGED, _MOST = 4.0, 0.7
"""The same distance for prose whose lines end unevenly, and the share of its lines."""

_STOPS = frozenset(",，、。;；:：")

_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,2}、[^,，。]{2,}$|[(（][一二三四五六七八九十]{1,2}[)）][^,，。]{2,}$"
)
_ENDS = ("。", "；", "：", ";", ":")
_FEWEST_WRAPPED = 2

Row = Sequence[Glyph]


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a page in two columns: where it is, and where its strip runs.

    ``short`` is how far the first column ends before the second one, ``late`` how far behind it
    the second one begins.  ``edges`` are where the lines of each column end at most; ``ragged``
    tells that they end unevenly.
    """

    top: float
    bottom: float
    strip: float
    short: float
    late: float
    edges: tuple[float, float]
    ragged: bool

    def holds(self, top: float) -> bool:
        """Whether what begins at ``top`` stands in it."""
        return self.top <= top <= self.bottom


def bands(rows: Sequence[Row], width: float, crossed: Sequence[tuple[float, float]]) -> list[Band]:
    """The stretches of a page that are set in two columns; ``crossed`` are those of its tables."""
    strip = _strip(rows, width)
    if strip is None:
        return []
    found = []
    for stretch in _stretches(rows, strip, crossed):
        left = [[one for one in row if one.x1 <= strip] for row in stretch]
        right = [[one for one in row if one.x0 >= strip] for row in stretch]
        if _is_column(left) and _is_column(right):
            one, other = ([glyph for row in side for glyph in row] for side in (left, right))
            both = [*one, *other]
            edges = (max(glyph.x1 for glyph in one), max(glyph.x1 for glyph in other))
            ragged = not (_is_flush(left) and _is_flush(right))
            late = min(glyph.x0 for glyph in other) - min(glyph.x0 for glyph in one)
            top, bottom = (pick(glyph.top for glyph in both) for pick in (min, max))
            found.append(Band(top, bottom, strip, edges[1] - edges[0], late, edges, ragged))
    return found


def _strip(rows: Sequence[Row], width: float) -> float | None:
    """The middle of the strip that most lines stand beside, on either side of it."""
    best, at = 0, width * _MIDDLE[0]
    scores: list[tuple[int, float]] = []
    gaps = [list(_gaps(row)) for row in rows]
    while at <= width * _MIDDLE[1]:
        clear = [
            row
            for row, free in zip(rows, gaps, strict=True)
            if any(low <= at <= high for low, high in free)
        ]
        left = sum(row[0].x1 <= at for row in clear)
        right = sum(row[-1].x0 >= at for row in clear)
        scores.append((min(left, right), at))
        at += _BIN
    best = max((score for score, _ in scores), default=0)
    if best < _FEWEST_LINES:
        return None
    return median([place for score, place in scores if score == best])


def _gaps(row: Row) -> Iterator[tuple[float, float]]:
    """Where a line leaves room: before it, behind it, and in it."""
    yield float("-inf"), row[0].x0
    right = row[0].x1
    for one in row[1:]:
        if one.x0 - right >= _GAP * one.size:
            yield right, one.x0
        right = max(right, one.x1)
    yield right, float("inf")


def _stretches(
    rows: Sequence[Row], strip: float, crossed: Sequence[tuple[float, float]]
) -> Iterator[list[Row]]:
    """Runs of lines beside the strip, between lines and tables that cross it."""
    run: list[Row] = []
    last = float("-inf")
    for row in rows:
        over = not any(low <= strip <= high for low, high in _gaps(row))
        table = any(last <= top <= row[0].top for top, _ in crossed)
        if run and (over or table):
            yield run
            run = []
        if not over:
            run.append(row)
        last = row[0].top
    if run:
        yield run


def _is_column(lines: Sequence[Row]) -> bool:
    """Whether lines are the running text of a column."""
    filled = [line for line in lines if line]
    glyphs = [one for line in filled for one in line]
    if len(filled) < _FEWEST_LINES:
        return False
    if sum(one.text.isdigit() for one in glyphs) > _DIGITS * len(glyphs):
        return False
    if _is_paragraphs(filled):
        return True
    if median(len(line) for line in filled) < _FEWEST_GLYPHS:
        return False
    if len(filled) < _SURE_LINES:
        return _is_block(filled)
    return _is_flush(filled) or _is_ragged_prose(filled)


def _is_paragraphs(lines: Sequence[Row]) -> bool:
    """Whether lines are paragraphs under numbered headings, however few: each line is full or ends one.

    A sentence that goes on in the next line has to be among them, and stops within lines.
    """
    words = ["".join(one.text for one in line).strip() for line in lines]
    headings = [_HEADING.match(text) is not None for text in words]
    rest = [line for line, heading in zip(lines, headings, strict=True) if not heading]
    if not any(headings) or len(rest) < _FEWEST_WRAPPED:
        return False
    edge, left = max(line[-1].x1 for line in rest), min(line[0].x0 for line in lines)
    full = [line[-1].x1 >= edge - _EDGE * line[-1].size for line in lines]
    goes_on = 0
    for at, (line, text) in enumerate(zip(lines, words, strict=True)):
        last = at + 1 == len(lines) or headings[at + 1]
        ends = last or text.endswith(_ENDS)
        if line[0].x0 > left + _INDENT * line[0].size or not (headings[at] or full[at] or ends):
            return False
        goes_on += full[at] and not ends and not headings[at]
    stopped = any(one.text in _STOPS for line in rest for one in line[:-1])
    return goes_on > 0 and stopped and median(len(line) for line in rest) >= _FEWEST_GLYPHS


def _is_block(lines: Sequence[Row]) -> bool:
    """Whether few lines are a block of prose: of one width, but for the last, with stops in it."""
    left, right = min(line[0].x0 for line in lines), max(line[-1].x1 for line in lines)
    size = lines[0][0].size
    even = all(
        line[0].x0 <= left + _INDENT * size and line[-1].x1 >= right - _EDGE * size
        for line in lines[:-1]
    )
    return even and any(one.text in _STOPS for line in lines for one in line[:-1])


def _is_flush(lines: Sequence[Row]) -> bool:
    """Whether lines run to the edge of their column."""
    filled = [line for line in lines if line]
    edge = max(one.x1 for line in filled for one in line)
    full = sum(line[-1].x1 >= edge - _EDGE * line[-1].size for line in filled)
    return full >= _FULL * len(filled)


def _is_ragged_prose(filled: Sequence[Row]) -> bool:
    """Whether lines that end unevenly are prose all the same: long, and stops within most of them.

    Digits and Latin letters are half as wide as the others: lines of as many characters differ.
    """
    edge = max(one.x1 for line in filled for one in line)
    near = sum(line[-1].x1 >= edge - _RAGGED * line[-1].size for line in filled)
    long = median(sum(wide(one.text[:1] or " ") for one in line) for line in filled)
    stopped = sum(any(one.text in _STOPS for one in line[:-1]) for line in filled)
    most = _MOST * len(filled)
    return near >= most and long >= _FEWEST_GLYPHS and stopped >= most


def lines_of(row: Row, bands: Sequence[Band]) -> Iterator[Line]:
    """The lines of a row: two where it runs through both columns.

    A line is given the edges that it would have if its column were as wide as the text: whether a
    line goes on with the one above it is told by how much room is left at its ends.
    """
    band = next((band for band in bands if band.holds(row[0].top)), None)
    if band is None:
        yield line_of(row)
        return
    left = [one for one in row if one.x1 <= band.strip]
    right = [one for one in row if one.x1 > band.strip]
    if left:
        line = _even(line_of(left), band, band.edges[0])
        yield replace(line, x1=line.x1 + band.short)
    if right:
        line = _even(line_of(right), band, band.edges[1])
        yield replace(line, x0=line.x0 - band.late)


def _even(line: Line, band: Band, edge: float) -> Line:
    """A line of an uneven column as if it ended where the others do, unless it is much shorter."""
    near = band.ragged and line.x1 >= edge - _RAGGED * line.size
    return replace(line, x1=edge) if near else line


def place(top: float, second: bool, bands: Sequence[Band]) -> tuple[float, bool, float]:
    """What orders the items of a page: bands from top to bottom, their columns, then the height."""
    band = next((band for band in bands if band.holds(top)), None)
    return (top, False, top) if band is None else (band.top, second, top)
