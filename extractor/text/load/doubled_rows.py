"""Two forms side by side in lines of a text, parted by blanks only: 规章 1 0 9      规章 2 0 8.

Read line by line, each row would have the numbers of both.  Where the same labels begin in the same column of a
page again and again, and all words of these lines stand in columns of their own, they are a table: its
readers know forms that stand beside each other, and whose they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from .laid_out_lines import LaidOutLine, laid_out_lines
from .table_labels import is_value
from .text_tables import Piece, TextTable

_FEWEST = 3
"""Labels that stand twice in their lines."""

_SHORTEST = 2
_MOST_COLUMNS = 60
_LONGEST = 2000
"""Characters of a line that may hold two forms."""


def doubled_rows(content: str) -> Iterator[TextTable]:
    """Such lines of a text as tables."""
    if ("   " not in content and "　　" not in content) or not _may_be(content):
        return
    block: list[LaidOutLine] = []
    for line in (*laid_out_lines(content, _LONGEST), LaidOutLine(0, 0, ())):
        if len(line.parts) > 1:
            block.append(line)
            continue
        if len(block) >= _FEWEST and _again(content, block):
            yield from _table(block)
        block = []


def _may_be(content: str) -> bool:
    """Whether some lines have their first word again: most texts are not looked at further."""
    found = 0
    for line in content.split("\n"):
        first, *others = line.split() or [""]
        found += len(others) > 2 and first in others
    return found >= _FEWEST


def _again(content: str, lines: Sequence[LaidOutLine]) -> bool:
    """Whether the first labels of some lines stand once more, at the same place of the page."""
    places: Counter[int] = Counter()
    labels: set[str] = set()
    for line in lines:
        first, *others = (content[part.start : part.stop] for part in line.parts)
        if len(first) < _SHORTEST or is_value(first) or first not in others:
            continue
        labels.add(first)
        places[line.parts[others.index(first) + 1].left] += 1
    return len(labels) >= _FEWEST and max(places.values(), default=0) >= _FEWEST


def _table(lines: Sequence[LaidOutLine]) -> Iterator[TextTable]:
    """The lines as a table; nothing where their words do not stand in columns."""
    bands = _bands(lines)
    if not len(bands) <= _MOST_COLUMNS:
        return
    rows: list[list[list[Piece]]] = []
    for line in lines:
        at = {band: part for part in line.parts for band in _over(bands, part.left, part.right)}
        if len(at) < len(line.parts):
            return  # two words of a line in one column
        rows.append([[(at[b].start, at[b].stop)] if b in at else [] for b in bands])
    yield TextTable(lines[0].start, lines[-1].stop, rows)


def _bands(lines: Sequence[LaidOutLine]) -> list[tuple[int, int]]:
    """The columns of a page over which words of some line stand, from the left to the right."""
    bands: list[tuple[int, int]] = []
    for left, right in sorted((part.left, part.right) for line in lines for part in line.parts):
        if bands and left <= bands[-1][1]:
            bands[-1] = (bands[-1][0], max(bands[-1][1], right))
        else:
            bands.append((left, right))
    return bands


def _over(bands: Sequence[tuple[int, int]], left: int, right: int) -> Iterator[tuple[int, int]]:
    return (band for band in bands if band[0] <= left and right <= band[1])
