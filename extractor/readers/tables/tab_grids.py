"""Tables of a text that was pasted from a sheet or a page: a line a row, a tab between two cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.schemas import Span
from extractor.text.document import Cell, Cover, Document, Grid

_LINE = re.compile(r"[^\n]*\t[^\n]*")
_LONGEST = 60
"""Characters of a cell; longer ones are prose."""
_MOST_ROWS = 200


def tab_grids(document: Document, taken: Cover) -> Iterator[Grid]:
    """The tables outside of ``taken``: two lines or more with equally many tabs and short cells."""
    text = document.text
    block: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        span = line.span()
        follows = bool(block) and block[-1][1] + 1 == span[0]
        if block and not (follows and text.count("\t", *span) == text.count("\t", *block[0])):
            yield from _grid(text, block)
            block = []
        if not taken.overlaps(*span) and _is_row(line.group()):
            block.append(span)
    yield from _grid(text, block)


def _is_row(line: str) -> bool:
    return all(len(cell) <= _LONGEST and "。" not in cell for cell in line.split("\t"))


def _grid(text: str, lines: list[tuple[int, int]]) -> Iterator[Grid]:
    if not 2 <= len(lines) <= _MOST_ROWS:
        return
    cells = [cell for row, line in enumerate(lines) for cell in _cells(text, row, *line)]
    yield Grid(tuple(cells), Span(lines[0][0], lines[-1][1]))


def _cells(text: str, row: int, start: int, stop: int) -> Iterator[Cell]:
    at = start
    for column, words in enumerate(text[start:stop].split("\t")):
        low = at + len(words) - len(words.lstrip())
        bare = words.strip()
        yield Cell(row, column, 1, 1, Span(low, low + len(bare)), bare)
        at += len(words) + 1
