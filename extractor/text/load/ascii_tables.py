"""Tables between bars of signs, ``+----+----+``, as pandoc, databases and reStructuredText print them.

Every pair of bars holds one row, whose cells may go over several lines; a body of many lines
without a bar between them, as databases print it, has a row a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .text_tables import Piece, TextTable

_BLOCK = re.compile(
    r"^[ \t]*\+[-=:+]*[-=]{2}[-=:+]*\+[ \t]*\r?\n(?:[ \t]*[+|][^\n]*(?:\n|\Z)){2,5000}",
    re.MULTILINE,
)
_BAR = re.compile(r"[ \t]*\+(?:[-=:]{1,500}\+){1,60}\s*")
_LINE = re.compile(r"[^\n]+")
_OF_DATABASES = 2
"""Bars above a body without any, as databases print them."""

_Line = list[Piece]


def barred_tables(content: str) -> Iterator[TextTable]:
    """Such tables of a text."""
    if "+--" in content or "+==" in content:
        for match in _BLOCK.finditer(content):
            yield from _table(content, *match.span())


def _table(content: str, start: int, stop: int) -> Iterator[TextTable]:
    stop = _whole(content, start, stop)
    groups = list(_groups(content, start, stop))
    width = max((len(line) for group in groups for line in group), default=0)
    lines = {len(line) for group in groups for line in group}
    if len(groups) < 2 or width < 2 or len(lines) > 1:
        return
    if len(groups) == 2 and len(groups[1]) > 1:
        groups = [groups[0], *([line] for line in groups[1])]
    yield TextTable(start, stop, [list(zip(*group, strict=True)) for group in groups])


def _whole(content: str, start: int, stop: int) -> int:
    """Where the rows of a block end without the one in the middle of which a file does.

    Between bars a row may go on over more lines; of lines without bars the last may be cut.
    """
    lines = [match.span() for match in _LINE.finditer(content, start, stop)]
    bars = [at for at, line in enumerate(lines) if _BAR.fullmatch(content[slice(*line)])]
    if stop < len(content) or not bars or bars[-1] == len(lines) - 1:
        return stop
    if len(bars) > _OF_DATABASES or "=" in content[slice(*lines[bars[-1]])]:
        return lines[bars[-1] + 1][0]
    return stop if content[slice(*lines[-1])].rstrip().endswith("|") else lines[-1][0]


def _groups(content: str, start: int, stop: int) -> Iterator[list[_Line]]:
    """The lines between two bars, each as the ranges between its strokes."""
    group: list[_Line] = []
    for match in _LINE.finditer(content, start, stop):
        if _BAR.fullmatch(match[0]):
            if group:
                yield group
            group = []
        else:
            edges = [match.start() + at for at, sign in enumerate(match[0]) if sign == "|"]
            group.append(list(zip((at + 1 for at in edges), edges[1:], strict=False)))
    if group:
        yield group
