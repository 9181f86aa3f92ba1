"""Tables of a laid-out text whose labels stand in narrow strips: （四  1.本   0   0 … above ）无  机关, 法提  不掌 and so on.

Word and LibreOffice print the labels of a row from its top down, beside the figures of its first line; a section goes
down beside its first row.  Such rows are told by their figures, as many in each, whose last is the sum of the others;
each of them is written in one line again, with the strips of its labels one behind the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from extractor.text.sums import adds_up, value_of
from extractor.text.vocabulary import BLANK_CELL

from .laid_out_lines import GAP, LONGEST, LaidOutLine, LineSegment, columns_of
from .rewriting import Stretch

_FIGURE = re.compile(rf"\d{{1,7}}|{BLANK_CELL}")
_WORD = re.compile(r"\S+")
_PIECE = re.compile(r"[^\s　]++(?:[ \t　][^\s　]++)*+")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}(?:[）)]|$)|\d{1,2}[.．、](?!\d)"
)
_FEWEST_ROWS, _FEWEST_FIGURES, _MOST_STRIPS = 4, 4, 3
_MOST_LINES = 40
_WIDEST = 40
"""Columns of a piece of a label."""
_LOOSE = 3
"""How many columns a strip may seem to begin further left or right: blanks are not half as wide as characters."""


class _Line(NamedTuple):
    """The pieces of labels in a line, and its figures behind them."""

    line: LaidOutLine
    pieces: Sequence[LineSegment]
    figures: Sequence[tuple[int, int]]


@dataclass(slots=True)
class _Row:
    """A line with figures, and those below it with the rest of its labels."""

    head: _Line
    rest: list[_Line] = field(default_factory=list)


def label_strips(content: str, lines: Sequence[LaidOutLine]) -> Iterator[Stretch]:
    """Each row of such tables as one line."""
    table: list[_Row] = []
    for line in lines:
        read = _read(content, line)
        if read is None or (not read.figures and not _goes_on(content, table, read)):
            yield from _rewritten(content, table)
            table = []
        elif not read.figures:
            table[-1].rest.append(read)
        else:
            if table and len(read.figures) != len(table[0].head.figures):
                yield from _rewritten(content, table)
                table = []
            table.append(_Row(read))
    yield from _rewritten(content, table)


def _read(content: str, line: LaidOutLine) -> _Line | None:
    """The labels and figures of a line; None of one that is blank, or holds something else."""
    words = [word.span() for word in _WORD.finditer(content, line.start, line.stop)]
    if not words or line.stop - line.start > LONGEST:
        return None
    figures = list(takewhile(lambda w: _FIGURE.fullmatch(content, *w), reversed(words)))[::-1]
    figures = figures if len(figures) >= _FEWEST_FIGURES else []
    end = figures[0][0] if figures else line.stop
    pieces = columns_of(content, line.start, _PIECE.finditer(content, line.start, end))
    wide = any(piece.right - piece.left > _WIDEST for piece in pieces)
    if not 1 <= len(pieces) <= _MOST_STRIPS or wide:
        return None
    return _Line(line, pieces, figures)


def _goes_on(content: str, table: Sequence[_Row], line: _Line) -> bool:
    """Whether a line without figures holds the rest of labels: nothing begins in it."""
    if not table or len(table[-1].rest) >= _MOST_LINES:
        return False
    return not any(_NUMBERED.match(content[p.start : p.stop]) for p in line.pieces)


def _rewritten(content: str, table: Sequence[_Row]) -> Iterator[Stretch]:
    if _is_table(content, table):
        for row in table:
            yield _one_line(content, row)


def _is_table(content: str, table: Sequence[_Row]) -> bool:
    if len(table) < _FEWEST_ROWS or 2 * sum(bool(row.rest) for row in table) < len(table):
        return False
    sums = [_closes(content, row) for row in table]
    return 5 * sum(sums) >= 4 * len(sums)


def _closes(content: str, row: _Row) -> bool:
    return adds_up([value_of(content[slice(*figure)]) or 0 for figure in row.head.figures])


def _one_line(content: str, row: _Row) -> Stretch:
    """The row in one line: of its strips those that begin with a number, and the last; then its figures."""
    strips = [[piece] for piece in row.head.pieces]
    turned = False
    for line in row.rest:
        turned = turned or "\f" in content[line.line.start : line.line.stop]
        for number, piece in enumerate(line.pieces):
            last = turned and number == len(line.pieces) - 1
            at = len(strips) - 1 if last else _nearest(strips, piece)
            if at is not None:
                strips[at].append(piece)
    stretch = Stretch(row.head.line.start, (row.rest or [row.head])[-1].line.stop)
    for strip in strips:
        first = content[strip[0].start : strip[0].stop]
        if strip is not strips[-1] and not _NUMBERED.match(first):
            continue
        for piece in strip:
            stretch.keep(content, piece.start, piece.stop)
        _gap(stretch, strip[-1].stop - 1)
    for start, stop in row.head.figures:
        stretch.keep(content, start, stop)
        _gap(stretch, stop - 1)
    stretch.put("\n", row.head.figures[-1][1] - 1)
    return stretch


def _gap(stretch: Stretch, at: int) -> None:
    for _ in range(GAP):
        stretch.put(" ", at)


def _nearest(strips: Sequence[Sequence[LineSegment]], piece: LineSegment) -> int | None:
    """The strip that a piece goes on; None of one further left, which began in another row."""
    if piece.left < strips[0][0].left - _LOOSE:
        return None
    return min(range(len(strips)), key=lambda at: abs(strips[at][0].left - piece.left))
