"""Tables of a text that was pasted from a sheet or a page: a line a row, a tab between two cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor.schemas import Span
from extractor.text.document import Cell, Cover, Document, Grid
from extractor.text.serials import HEAD

from .cells import is_value
from .tokens import enumerations

_LONGEST = 60
"""Characters of a cell; longer ones are prose."""
_MOST_ROWS = 200
_SERIAL = re.compile(rf"(?:{HEAD.pattern})\s*\t")
_YEAR = re.compile(r"(?:19|20)\d\d年?度?")

_Row = tuple[int, int, int]
"""Where a line begins and ends, and how many blank cells before it were trimmed away."""


def tab_grids(document: Document, taken: Cover) -> Iterator[Grid]:
    """The tables outside of ``taken``: two lines or more with equally many tabs and short cells.

    A blank first cell is trimmed from its line; it is known by the line's place in the table.
    """
    text = document.text
    numbers = enumerations(document)
    block: list[_Row] = []
    for start, stop in _lines(text):
        lost = 0
        if block:
            lost = text.count("\t", *block[0][:2]) - text.count("\t", start, stop)
            follows = block[-1][1] + 1 == start
            if not follows or not (
                lost == 0 or (lost == 1 and _lacks_first(text, block, text[start:stop]))
            ):
                yield from _grid(text, block, numbers)
                block, lost = [], 0
        if not taken.overlaps(start, stop) and _is_row(text[start:stop]):
            block.append((start, stop, lost))
    yield from _grid(text, block, numbers)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines that hold a tab; each place is looked at once."""
    tab = text.find("\t")
    while tab >= 0:
        stop = text.find("\n", tab)
        stop = len(text) if stop < 0 else stop
        yield text.rfind("\n", 0, tab) + 1, stop
        tab = text.find("\t", stop)


def _lacks_first(text: str, block: list[_Row], line: str) -> bool:
    """Whether the first cell of a line is blank: below headers a second row of them, or a row without number."""
    cells = [cell.strip() for cell in line.split("\t")]
    headers = all(not is_value(cell) or _YEAR.fullmatch(cell) for cell in cells)
    numbered = _SERIAL.match(text, block[0][0]) is not None
    return (len(block) == 1 and headers) or (numbered and not is_value(cells[0]))


def _is_row(line: str) -> bool:
    return all(len(cell) <= _LONGEST and "。" not in cell for cell in line.split("\t"))


def _grid(text: str, lines: list[_Row], numbers: frozenset[int]) -> Iterator[Grid]:
    if not 2 <= len(lines) <= _MOST_ROWS:
        return
    cells = [cell for row, line in enumerate(lines) for cell in _cells(text, row, line)]
    first = [cell for cell in cells if cell.column == 0]
    if all(not cell.text or cell.span.start in numbers for cell in first):
        # They count the rows, and no head says so.
        cells = [replace(cell, column=cell.column - 1) for cell in cells if cell.column]
    yield Grid(tuple(cells), Span(lines[0][0], lines[-1][1]))


def _cells(text: str, row: int, line: _Row) -> Iterator[Cell]:
    start, stop, lost = line
    if lost:
        yield Cell(row, 0, 1, 1, Span(start, start), "")
    at = start
    for column, words in enumerate(text[start:stop].split("\t"), lost):
        low = at + len(words) - len(words.lstrip())
        bare = words.strip()
        yield Cell(row, column, 1, 1, Span(low, low + len(bare)), bare)
        at += len(words) + 1
