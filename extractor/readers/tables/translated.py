"""Labels in a second language in cells of their own, beside the Chinese ones: Mongolian, Uyghur, English.

They are neither labels of the form nor values.  A column of them is known by its words: several, each another, each
behind a Chinese label.  A word that stands where a number should (N/A, None) says the same again and again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.text.document import Cell, Grid, by_row

from .cells import is_value
from .tokens import FlatToken

_FEWEST = 3
"""Different words that make a column of translations."""

_HAN = re.compile(r"[一-鿿]")
_NUMBERING = re.compile(r"[(（]?\d{1,2}[.)）、]\s?")
_LETTERS = 3


def without_translations(grid: Grid) -> Grid:
    """The grid without the cells of translations; the others stay in their columns."""
    found: list[Cell] = []
    for row in by_row(cell for cell in grid.cells if cell.text).values():
        ordered = sorted(row, key=lambda cell: cell.column)
        found += (b for a, b in pairwise(ordered) if _translates(a.text, b.text))
    if not _are_many(cell.text for cell in found):
        return grid
    gone = {(cell.row, cell.column) for cell in found}
    cells = tuple(cell for cell in grid.cells if (cell.row, cell.column) not in gone)
    return replace(grid, cells=cells)


def without_translated(tokens: Sequence[FlatToken]) -> list[FlatToken]:
    """The cells of a flattened table without translations."""
    found = [b for a, b in pairwise(tokens) if _translates(a.words, b.words)]
    if not _are_many(token.words for token in found):
        return list(tokens)
    gone = {token.span for token in found}
    return [token for token in tokens if token.span not in gone]


def _translates(label: str, words: str) -> bool:
    """Whether words without Chinese and without a number stand behind a Chinese label."""
    bare = _NUMBERING.sub("", words, count=1)
    if _HAN.search(bare) or any(map(str.isdecimal, bare)) or sum(map(str.isalpha, bare)) < _LETTERS:
        return False
    return _HAN.search(label) is not None and not is_value(label)


def _are_many(words: Iterable[str]) -> bool:
    return len(set(words)) >= _FEWEST
