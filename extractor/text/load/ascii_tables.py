"""Tables between bars of signs, ``+----+----+``, as pandoc, databases and reStructuredText print them.

Every pair of bars holds one row, whose cells may go over several lines; a body of many lines
without a bar between them, as databases print it, has a row a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.text.document import Source, SourceCell

from .content import wide
from .rewriting import Stretch, rewritten

_BLOCK = re.compile(
    r"^[ \t]*\+[-=:+]*[-=]{2}[-=:+]*\+[ \t]*\r?\n(?:[ \t]*[+|][^\n]*(?:\n|\Z)){2,5000}",
    re.MULTILINE,
)
_BAR = re.compile(r"[ \t]*\+(?:[-=:]{1,500}\+){1,60}\s*")
_LINE = re.compile(r"[^\n]+")
_OF_DATABASES = 2
"""Bars above a body without any, as databases print them."""

_Piece = tuple[int, int]
_Line = list[_Piece]


def without_bars(source: Source) -> Source:
    """The source with such tables as rows of cells between tabs, and the tables declared."""
    if "+--" not in source.content and "+==" not in source.content:
        return source
    made = (_table(source.content, *match.span()) for match in _BLOCK.finditer(source.content))
    return rewritten(source, [stretch for stretch in made if stretch is not None])


def _table(content: str, start: int, stop: int) -> Stretch | None:
    stop = _whole(content, start, stop)
    groups = list(_groups(content, start, stop))
    width = max((len(line) for group in groups for line in group), default=0)
    lines = {len(line) for group in groups for line in group}
    if len(groups) < 2 or width < 2 or len(lines) > 1:
        return None
    if len(groups) == 2 and len(groups[1]) > 1:
        groups = [groups[0], *([line] for line in groups[1])]
    stretch = Stretch(start, stop)
    for row, group in enumerate(groups):
        for column in range(width):
            if column:
                stretch.put("\t", group[0][column][0] - 1)
            begun = len(stretch)
            _cell(content, stretch, [line[column] for line in group])
            stretch.cells.append(
                SourceCell(row, column, 1, 1, begun, len(stretch), header=row == 0)
            )
        stretch.put("\n", group[-1][-1][1])
    return stretch


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


def _cell(content: str, stretch: Stretch, pieces: Sequence[_Piece]) -> None:
    """Write the pieces of one cell, with a blank between them only where words need one."""
    last = ""
    for begin, end in pieces:
        words = content[begin:end]
        begin += len(words) - len(words.lstrip())
        end = max(begin, end - (len(words) - len(words.rstrip())))
        if begin == end:
            continue
        if last and not (wide(last) or wide(content[begin])):
            stretch.put(" ", begin - 1)
        stretch.keep(content, begin, end)
        last = content[end - 1]


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
