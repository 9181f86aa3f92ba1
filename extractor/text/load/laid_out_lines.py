"""The lines of a text that keeps places by blanks: their words that stand apart, and their columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import east_asian_width

GAP = 3
"""Blanks from which two words of a line are apart."""

_LINE = re.compile(r"[^\n]*\n?")
_PART = re.compile(rf"[^\s　]++(?:[ \t　]{{1,{GAP - 1}}}[^\s　]++)*+")
LONGEST = 400
"""Characters of a line that can have columns."""


class LineSegment(NamedTuple):
    """Words of a line, their range in the content and their columns on the page."""

    start: int
    stop: int
    left: int
    right: int


class LaidOutLine(NamedTuple):
    """A line: its range in the content, and its words that stand apart."""

    start: int
    stop: int
    parts: tuple[LineSegment, ...]


def laid_out_lines(content: str, longest: int = LONGEST) -> list[LaidOutLine]:
    """The lines of a content, each with its words that stand apart; longer ones are one stretch of words."""
    return [_line(content, *match.span(), longest) for match in _LINE.finditer(content) if match[0]]


def _line(content: str, start: int, stop: int, longest: int) -> LaidOutLine:
    if stop - start > longest:
        return LaidOutLine(start, stop, (LineSegment(start, stop, 0, stop - start),))
    parts = columns_of(content, start, _PART.finditer(content, start, stop))
    return LaidOutLine(start, stop, tuple(parts))


def columns_of(content: str, start: int, words: Iterable[re.Match[str]]) -> list[LineSegment]:
    """Words of a line that begins at ``start``, with the columns in which they stand."""
    parts, column, at = [], 0, start
    for match in words:
        column += _width(content[at : match.start()])
        right = column + _width(match[0])
        parts.append(LineSegment(*match.span(), column, right))
        column, at = right, match.end()
    return parts


def _width(words: str) -> int:
    return sum(1 + (east_asian_width(sign) in "FWA") for sign in words)


def cut_at(content: str, line: LaidOutLine, column: int) -> LaidOutLine:
    """The line with its words in two where a word begins at a column, if a smaller gap is before it."""
    for number, part in enumerate(line.parts):
        if not part.left < column < part.right:
            continue
        at, place = part.start, part.left
        while place < column:
            place += _width(content[at])
            at += 1
        if place != column or not content[at - 1].isspace() or content[at].isspace():
            return line
        before = content[part.start : at].rstrip()
        left = LineSegment(
            part.start, part.start + len(before), part.left, part.left + _width(before)
        )
        right = LineSegment(at, part.stop, column, part.right)
        return line._replace(parts=(*line.parts[:number], left, right, *line.parts[number + 1 :]))
    return line
