"""Glyphs that are not what they seem: raised marks of notes, text that is struck out or not shown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from statistics import median

from ..raised import raised
from .glyphs import Glyph, rows_of
from .tiles import Box

_SMALL = 0.8
"""Size of a raised glyph, in sizes of the one before it, up to which it is the mark of a note."""

_ALMOST = 0.92
"""The same of one that stands well above: a browser sets a mark in five sixths of the size."""

_RAISED, _HIGH = 0.1, 0.25
"""How far a mark of each of the two sizes stands above the foot of the glyph before it, in em."""

_NEAR, _OVER = 0.6, 0.5
"""How far behind the last glyph a mark begins at most, in em, and how far over it, in its widths."""

_MARKS = frozenset("0123456789[]［］()（）①②③④⑤⑥⑦⑧⑨⑩*＊※注")
_THROUGH = 0.22
"""How far from its middle, in its size, a line may cross a glyph that is struck out."""

_HUGE = 1.8
"""Size, in usual ones, from which pale text is a watermark."""

_STRIP, _WIDE = 12.0, 2.0
"""Sides of the fields in which glyphs are looked for, in points; gap between two words, in em."""

_BROAD, _CROWD = 20, 30
"""Fields that a glyph reaches into, and glyphs in one, at most: more is a drawing."""

_LEAN = 1.3
"""Height, in that of a glyph, up to which a slanted line crosses it out: others divide cells."""

_MOST = 100_000
"""Comparisons of glyphs with slanted lines that are made at most: more is a drawing."""


def with_marks_raised(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs in their order, small raised digits behind others as raised characters: 12¹."""
    if len({round(one.size, 1) for one in glyphs}) < 2:
        return list(glyphs)
    found: list[tuple[int, Glyph]] = []
    drawn = {id(one): at for at, one in enumerate(glyphs)}
    for row in rows_of(list(glyphs)):
        base: Glyph | None = None
        last: Glyph | None = None
        for one, following in zip(row, (*row[1:], None), strict=True):
            free = following is None or _is_beside(one, following)
            if base is not None and last is not None and free and _is_mark(base, last, one):
                mark = raised(one.text) or ("" if one.text in "[]［］()（）" else one.text)
                last = one
                if mark:
                    found.append((drawn[id(one)], replace(one, text=mark, size=base.size)))
                continue
            found.append((drawn[id(one)], one))
            last = one
            base = None if one.text.isspace() else one
    return [one for _, one in sorted(found, key=itemgetter(0))]


def _is_mark(base: Glyph, last: Glyph, one: Glyph) -> bool:
    lift = base.bottom - one.bottom
    small = one.size <= _SMALL * base.size and lift >= _RAISED * base.size
    raised_high = one.size <= _ALMOST * base.size and lift >= _HIGH * base.size
    near = _is_beside(last, one) and one.x0 - last.x1 <= _NEAR * base.size
    return one.text in _MARKS and (small or raised_high) and near


def _is_beside(one: Glyph, following: Glyph) -> bool:
    """Whether a glyph stands behind another: what stands in its place was printed over it."""
    return following.x0 - one.x1 >= -_OVER * (one.x1 - one.x0)


def without_struck(
    glyphs: Sequence[Glyph], lines: Sequence[Box], slanted: Sequence[Box]
) -> tuple[list[Glyph], list[Glyph]]:
    """The glyphs that no line crosses out, and those that one does.

    ``lines`` are the boxes (x0, x1, top, bottom) of thin level lines, ``slanted`` those of lines
    from corner to corner.
    """
    levels = sorted(((top + bottom) / 2, x0, x1) for x0, x1, top, bottom in lines)
    if len(glyphs) * len(slanted) > _MOST:
        slanted = ()
    if not levels and not slanted:
        return list(glyphs), []
    kept: list[Glyph] = []
    struck: list[Glyph] = []
    for one in glyphs:
        height = one.bottom - one.top
        low, high = one.middle - _THROUGH * height, one.middle + _THROUGH * height
        at = bisect_left(levels, (low, -1e9, 0.0))
        crossed = any(_leans_over(box, one) for box in slanted)
        while at < len(levels) and levels[at][0] <= high and not crossed:
            _, x0, x1 = levels[at]
            crossed = x0 <= one.x0 + 0.25 * (one.x1 - one.x0) and x1 >= one.x1 - 0.25 * (
                one.x1 - one.x0
            )
            at += 1
        (struck if crossed else kept).append(one)
    return kept, struck


def _leans_over(box: Box, one: Glyph) -> bool:
    """Whether a slanted line runs over a glyph and no higher or lower than it."""
    x0, x1, top, bottom = box
    width, height = one.x1 - one.x0, one.bottom - one.top
    covers = x0 <= one.x0 + 0.25 * width and x1 >= one.x1 - 0.25 * width
    level = top >= one.top - 0.25 * height and bottom <= one.bottom + 0.25 * height
    return covers and level and bottom - top <= _LEAN * height and x1 - x0 >= 0.4 * (bottom - top)


def without_watermark(glyphs: Sequence[Glyph], pale: Sequence[bool]) -> tuple[list[Glyph], str]:
    """The glyphs without pale ones behind the text, huge or under its words, and what these say."""
    if not any(pale) or all(pale):
        return list(glyphs), ""
    usual = median(one.size for one in glyphs)
    faint = [one for one, light in zip(glyphs, pale, strict=True) if light]
    under = _under_text(faint, [one for one, light in zip(glyphs, pale, strict=True) if not light])
    marks = [
        light and (one.size >= _HUGE * usual or id(one) in under)
        for one, light in zip(glyphs, pale, strict=True)
    ]
    words = "".join(one.text for one, mark in zip(glyphs, marks, strict=True) if mark)
    return [one for one, mark in zip(glyphs, marks, strict=True) if not mark], words


def _under_text(faint: Sequence[Glyph], dark: Sequence[Glyph]) -> set[int]:
    """The ids of pale glyphs of the words that run through other text somewhere on the page."""
    fields: dict[tuple[int, int], list[Glyph]] = {}
    for one in dark:
        first, last = int(one.x0 // _STRIP), int(one.x1 // _STRIP)
        for column in range(first, min(last, first + _BROAD) + 1) if one.text.strip() else ():
            field = fields.setdefault((int(one.middle // _STRIP), column), [])
            if len(field) < _CROWD:
                field.append(one)
    found: dict[str, list[Glyph]] = {}
    through: set[str] = set()
    for row in rows_of(list(faint)):
        for words in _apart(row):
            said = "".join(one.text for one in words if not one.text.isspace())
            found.setdefault(said, []).extend(words)
            if said not in through and any(_is_over(one, fields) for one in words):
                through.add(said)
    return {id(one) for said in through for one in found[said]}


def _apart(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The words of a row, parted where a wide gap is."""
    words: list[Glyph] = []
    for one in row:
        if words and one.x0 - words[-1].x1 > _WIDE * one.size:
            yield words
            words = []
        words.append(one)
    if words:
        yield words


def _is_over(one: Glyph, fields: Mapping[tuple[int, int], Sequence[Glyph]]) -> bool:
    """Whether another glyph stands where this one does."""
    if one.text.isspace():
        return False
    middle, at = (one.x0 + one.x1) / 2, int(one.middle // _STRIP)
    return any(
        other.x0 < middle < other.x1 and abs(other.middle - one.middle) < 0.4 * one.size
        for strip in (at - 1, at, at + 1)
        for other in fields.get((strip, int(middle // _STRIP)), ())
    )
