"""The titles of sections: the headings of a document without the rows of its tables.

Rows of the official tables are numbered as headings are (二、上年结转政府信息公开申请数量).  For readers
they are headings like others, which say what the numbers below are about; for a person the section
of a number is what stands above the table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from .document import Document, Grid, Heading, found_once
from .vocabulary import BLANK_CELL, UNIT_CELL

_CELL = re.compile(rf"[\d.,%]+|{BLANK_CELL}")
_UNIT = re.compile(UNIT_CELL)
_LOOKED_AT = 300
"""Characters of a line, with the two below it, that are looked at: no row is longer."""


def section_of(document: Document, offset: int) -> tuple[str, ...]:
    """The path of the titles above a place in the text."""
    titles = _titles(document)
    at = bisect_left(titles, offset + 1, key=lambda title: title[0].span.start)
    return titles[at - 1][1] if at else ()


@found_once
def _titles(document: Document) -> tuple[tuple[Heading, tuple[str, ...]], ...]:
    """Every heading that is no row, with the path of those above it."""
    rows = _rows(document)
    found: list[tuple[Heading, tuple[str, ...]]] = []
    path: list[Heading] = []
    for heading, row in zip(document.headings, rows, strict=True):
        if not row:
            path = [*(above for above in path if above.level < heading.level), heading]
            found.append((heading, tuple(above.title for above in path)))
    return tuple(found)


def _rows(document: Document) -> list[bool]:
    """Which headings are rows; also labels without numbers that stand between two rows."""
    text, headings, inside = document.text, document.headings, _starts_of_rows(document)
    rows = [
        heading.span.start in inside
        or _followed_by_cells(text[heading.span.start : heading.span.start + _LOOKED_AT])
        for heading in headings
    ]
    touch = [
        second.span.start - first.span.stop < _LOOKED_AT
        and _nothing_but_cells(text[first.span.stop : second.span.start])
        for first, second in pairwise(headings)
    ]
    for at in range(1, len(headings) - 1):
        if rows[at - 1] and rows[at + 1] and touch[at - 1] and touch[at]:
            rows[at] = True
    return rows


def _starts_of_rows(document: Document) -> frozenset[int]:
    """Where headings begin that stand in a table."""
    tables = [table.span for table in document.glued]
    tables += [grid.span for grid in document.grids if not _sets_the_page(grid)]
    tables.sort()
    found, stop, at = set(), 0, 0
    for heading in document.headings:
        start = heading.span.start
        while at < len(tables) and tables[at].start <= start:
            stop, at = max(stop, tables[at].stop), at + 1
        if start < stop:
            found.add(start)
    return frozenset(found)


def _sets_the_page(grid: Grid) -> bool:
    """Whether a table only sets the page: one of its cells holds sentences."""
    return any("。" in cell.text for cell in grid.cells)


def _followed_by_cells(text: str) -> bool:
    """Whether a text begins with the row of a table that was not recognised as one.

    Two cells end its line, or stand on the lines below it: one alone may be the number of a page.
    """
    line, *below = text.split("\n")[:3]
    behind = line.replace("|", " ").split()[1:]
    return _cells(behind[-2:]) or _cells([lower.strip() for lower in below])


def _cells(words: list[str]) -> bool:
    """Whether these are two numbers, or a unit and a number."""
    if len(words) < 2 or not _CELL.fullmatch(words[1]):
        return False
    return any(kind.fullmatch(words[0]) for kind in (_CELL, _UNIT))


def _nothing_but_cells(text: str) -> bool:
    words = text.replace("|", " ").split()
    return all(_CELL.fullmatch(word) or _UNIT.fullmatch(word) for word in words)
