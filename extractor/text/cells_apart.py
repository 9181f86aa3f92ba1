"""Numbers of cells between which nothing but a sign stands: 45,130 are two cells, and one number to the eye of a scanner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .document import Cell, Grid
from .glued_parts import DigitPiece
from .scan.numerals import read_arabic

_NUMBER = re.compile(r"(?P<minus>[-−])?(?P<digits>\d{1,12}(?:\.\d{1,4})?|[1-9]\d{0,2}(?:,\d{3})+)")
_BEFORE, _BEHIND = re.compile(r"\d "), re.compile(r" \d")
_SIGNS = frozenset(",.、;:/-")


def cells_apart(grids: Iterable[Grid], text: str) -> Iterator[DigitPiece]:
    """The numbers of such cells, each with its own value: a number never goes on in the next cell."""
    for grid in grids:
        for cell in grid.cells:
            beside = text[max(0, cell.span.start - 1) : cell.span.start]
            beside += text[cell.span.stop : cell.span.stop + 1]
            number = _NUMBER.fullmatch(cell.text)
            apart = any(sign in _SIGNS for sign in beside) or _is_beside_digits(text, cell)
            if number and apart:
                value = read_arabic(number["digits"])
                yield DigitPiece(cell.span, -value if number["minus"] else value)


def _is_beside_digits(text: str, cell: Cell) -> bool:
    """Whether nothing but a blank stands between a cell and digits of another: 0 13 that was taken apart."""
    before = text[max(0, cell.span.start - 2) : cell.span.start]
    behind = text[cell.span.stop : cell.span.stop + 2]
    return _BEFORE.fullmatch(before) is not None or _BEHIND.fullmatch(behind) is not None
