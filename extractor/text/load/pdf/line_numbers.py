"""The numbers of lines that stand in the margin of a page: they are no text, and part no sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from .glyphs import Glyph

_FEWEST, _LONGEST = 4, 4
_APART = 0.8
"""Gap in em between the margin and the text, which a number that begins a line has not."""

_ROW = 0.5
"""How far, in em, the middles of a number and of its line may stand from each other."""


def without_line_numbers(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], str]:
    """The glyphs of a page without such numbers, and the numbers.

    They count on from line to line, none is left out, and only they stand left of the text: a list
    has items of several lines, and a column of figures does not count.
    """
    drawn = [one for one in glyphs if one.text.strip()]
    words = [one for one in drawn if not one.text.isdecimal()]
    if len(words) < _FEWEST:
        return list(glyphs), ""
    em = median(one.size for one in words)
    left = min(one.x0 for one in words) - _APART * em
    beside = [one for one in drawn if one.x1 <= left]
    numbers = _rows(beside, em)
    lines = _rows([one for one in drawn if one.x1 > left], em)
    first = [row for row in lines if numbers and _beside(row, numbers[0], em)]
    if len(numbers) < _FEWEST or not first or max(map(len, numbers)) > _LONGEST:
        return list(glyphs), ""
    begin = lines.index(first[0])
    counted = lines[begin : begin + len(numbers)]
    values = [int("".join(one.text for one in row)) for row in numbers]
    follow = all(after == before + 1 for before, after in pairwise(values))
    own = len(counted) == len(numbers) and all(
        _beside(line, number, em) for line, number in zip(counted, numbers, strict=True)
    )
    if not (follow and own):
        return list(glyphs), ""
    gone = {id(one) for one in beside}
    return [one for one in glyphs if id(one) not in gone], " ".join(map(str, values))


def _rows(glyphs: Sequence[Glyph], em: float) -> list[list[Glyph]]:
    """The glyphs row by row, from the top, each from the left."""
    rows: list[list[Glyph]] = []
    for one in sorted(glyphs, key=lambda glyph: glyph.middle):
        if rows and one.middle - rows[-1][-1].middle <= _ROW * em:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [sorted(row, key=lambda glyph: glyph.x0) for row in rows]


def _beside(line: Sequence[Glyph], number: Sequence[Glyph], em: float) -> bool:
    return abs(line[0].middle - number[0].middle) <= _ROW * em
