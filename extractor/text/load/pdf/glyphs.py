"""Characters on a page to lines of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from ...loose_digits import LOOSE
from ...radicals import unified
from ..content import wide

PageObject = Mapping[str, Any]
"""A character, a picture or a line of a page, as pdfplumber gives it."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character where it stands on the page; points, from the top left corner.

    ``score`` is how certain its recogniser is of it, from 0 to 1; None: it was not recognised.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    score: float | None = None

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and the box around it.

    ``scores`` are those of its characters, one each, if the line was recognised.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    scores: tuple[float, ...] = ()


_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_CODE = re.compile(r"\(cid:\d{1,7}\)")
_BLANK_GAP, _WIDE_GAP, _MIXED_GAP = 0.3, 0.8, 0.5
"""Gap in em from which a blank stands between two Latin, two Chinese, or one of each."""

_TAB_GAP = 2.5
_SPACED, _FURTHEST = 0.12, 1.2
"""Gap in em from which, and up to which, the letters of a line are set apart as such."""

_EVEN = 0.06
"""How far, in em, two gaps may differ that are the same."""

_FEWEST_GAPS, _MOST = 3, 0.7
"""How many gaps between ideographs tell that a line is set apart, and their share of all such."""

_CLOSE, _HALF = 0.3, 0.62
"""Distance in em, and in widths of the narrower, up to which a digit begins too near to another character to stand beside it."""

_SAME_LINE = 0.4
_STRIP = 8.0
_EXACT, _ON_IT = 0.1, 0.4
"""How far the sides of a glyph may stand from those of the one it is drawn over, in points, and
their boxes above each other, in em."""


def glyph(text: str, x0: float, x1: float, top: float, bottom: float, size: float) -> Glyph:
    """A glyph; one whose font does not say which character it shows becomes U+FFFD."""
    # 人 may come as the radical ⼈: a font names its glyphs by any character that looks so.
    said = _CODE.sub("\ufffd", text).translate(_LIGATURES).translate(unified())
    return Glyph(said, x0, x1, top, bottom, size or bottom - top)


def without_doubles(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs without those drawn again at the same place to look bold: 22001199."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    kept = []
    for one in glyphs:
        column, row = round(one.x0), int(one.top // _STRIP)
        reach = 1 + int(_ON_IT * one.size // _STRIP)
        doubled = any(
            _is_again(other, one)
            for x in range(-2, 3)
            for y in range(-reach, reach + 1)
            for other in seen.get((one.text, column + x, row + y), ())
        )
        if not doubled:
            seen.setdefault((one.text, column, row), []).append(one)
            kept.append(one)
    return kept


def _is_again(other: Glyph, one: Glyph) -> bool:
    """Whether a glyph is drawn where the same one stands.

    Bold by printing twice stands less than a point apart, a shadow up to two; no two digits of a
    number stand so near.  Outlines are drawn with a font of their own, whose box may be another
    one's above or below.
    """
    near = min(2.0, 0.17 * one.size)
    left, down = abs(other.x0 - one.x0), abs(other.top - one.top)
    same = abs(other.x1 - one.x1) <= _EXACT and left <= _EXACT
    return left <= near and (down <= near or (same and down <= _ON_IT * one.size))


def lines(glyphs: list[Glyph]) -> list[Line]:
    """Glyphs to lines from top to bottom; within a line from left to right."""
    found = [line_of(row) for row in rows_of(glyphs)]
    return [line for line in found if line.text]


def rows_of(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """The glyphs that stand at one height, from top to bottom, each row from left to right."""
    rows: list[list[Glyph]] = []
    middle = 0.0
    for one in sorted(glyphs, key=lambda item: (item.middle, item.x0)):
        if rows and abs(one.middle - middle) <= _SAME_LINE * max(one.size, rows[-1][-1].size):
            rows[-1].append(one)
        else:
            rows.append([one])
        middle = sum(item.middle for item in rows[-1][-20:]) / len(rows[-1][-20:])
    return [sorted(row, key=lambda item: item.x0) for row in rows]


def line_of(row: Sequence[Glyph]) -> Line:
    """A row of glyphs as a line, without the blanks at its ends."""
    while row and row[0].text.isspace():
        row = row[1:]
    while row and row[-1].text.isspace():
        row = row[:-1]
    if not row:
        return Line("", 0, 0, 0, 0, 0)
    parts = [row[0].text]
    usual = _letter_gap(row)
    for before, after in pairwise(row):
        parts.append(_between(before, after, usual) + after.text)
    return Line(
        "".join(parts),
        min(one.x0 for one in row),
        max(one.x1 for one in row),
        min(one.top for one in row),
        max(one.bottom for one in row),
        median(one.size for one in row),
        _scores(row, parts),
    )


def _scores(row: Sequence[Glyph], parts: Sequence[str]) -> tuple[float, ...]:
    """The certainty of each character; blanks between glyphs have that of the glyph behind."""
    if all(one.score is None for one in row):
        return ()
    return tuple(
        1.0 if one.score is None else one.score
        for one, part in zip(row, parts, strict=True)
        for _ in part
    )


def _letter_gap(row: Sequence[Glyph]) -> float | None:
    """The gap in em at which the ideographs of a row stand apart throughout; None: they do not."""
    gaps = sorted(
        _gap(before, after)
        for before, after in pairwise(row)
        if wide(before.text[-1]) and wide(after.text[0])
    )
    if len(gaps) < _FEWEST_GAPS:
        return None
    usual = gaps[len(gaps) // 2]
    even = sum(abs(gap - usual) <= _EVEN for gap in gaps)
    is_spaced = _SPACED <= usual <= _FURTHEST and even >= max(_FEWEST_GAPS, _MOST * len(gaps))
    return usual if is_spaced else None


def _gap(before: Glyph, after: Glyph) -> float:
    """How far two glyphs stand apart, in em."""
    return (after.x0 - before.x1) / max(before.size, after.size)


def _between(before: Glyph, after: Glyph, usual: float | None) -> str:
    """The blank that the gap between two glyphs stands for; none where all stand so far apart."""
    if before.text.isspace() or after.text.isspace():
        return ""
    if _is_overprinted(before, after):
        return LOOSE
    gap = _gap(before, after)
    if usual is not None and abs(gap - usual) <= _EVEN:
        return ""
    if gap >= _TAB_GAP:
        return "\t"
    sides = wide(before.text[-1]) + wide(after.text[0])
    return " " if gap >= (_BLANK_GAP, _MIXED_GAP, _WIDE_GAP)[sides] else ""


def _is_overprinted(before: Glyph, after: Glyph) -> bool:
    """Whether a digit is printed over another character, or one over it: nobody can say which holds."""
    if not (before.text[-1].isdecimal() or after.text[0].isdecimal()):
        return False
    narrow = min(before.x1 - before.x0, after.x1 - after.x0)
    return after.x0 - before.x0 < min(_CLOSE * max(before.size, after.size), _HALF * narrow)
