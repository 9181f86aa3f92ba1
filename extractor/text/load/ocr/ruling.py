"""The ruling lines of a page that is a picture, and the lines of text in a cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from ..pdf.ruled_tables import Edge
from .engine import TextBox
from .picture import POINT, Picture, ink_of

if TYPE_CHECKING:
    from .engine import Pixels

_LINE = round(25 * POINT)
"""Pixels from which a straight stroke is a ruling line: longer than one of a large title."""

_THICK = 3 * POINT
"""A bar that is thicker is no line."""

_ALONG, _FAINT = 15, 10
"""Pixels over which brightness is levelled out along a line, and by how much the line is darker."""

_ALONG_FINE = 3

_WHOLE = 0.9
_SHORTEST = round(0.9 * _LINE)
_END = round(12 * POINT)
"""Pixels at an end of a line that are whole; strokes of text that it runs into have gaps."""

_ROW = round(11 * POINT)
_THIN = round(2 * POINT)
"""Pixels of the height of the lowest row, and the thickness of a line in it."""

_TOUCHING, _INTO = 2.0, 0.4
"""Points within which a line ends at another; a short one runs into it, but for so much."""

_BESIDE, _CLEAR, _CLOSE = 5, 0.2, 0.4
"""Pixels beside a ruling line, and how much of them may be ink on one side and on the other."""

_SPECK = round(2.2 * POINT)
"""Ink that is smaller in both directions is dirt."""

_APART = 1.0
_SAME = 1.35
"""Height in lines of text up to which strokes above each other are one line: 三."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is ruled on a page: lines across and down, in points.

    ``drawn`` is where they are (255, else 0), ``rest`` the other ink without specks.
    """

    across: list[Edge]
    down: list[Edge]
    drawn: Pixels
    rest: Pixels


def ruling(picture: Picture) -> Ruling:
    """The ruling lines of a page."""
    ink, grey = picture.ink, picture.grey
    flat_bars, flat = _lines(grey, ink)
    steep_bars, steep = _lines(np.ascontiguousarray(grey.T), np.ascontiguousarray(ink.T))
    fine = _fine(np.ascontiguousarray(grey.T), np.ascontiguousarray(ink.T))
    steep_bars += _from_line_to_line(fine, steep, flat_bars)
    steep = steep.T
    across, down = _edges(flat_bars, steep_bars), _edges(steep_bars, flat_bars)
    drawn = cv2.dilate(cv2.bitwise_or(flat, steep), np.ones((5, 5), np.uint8)).astype(np.uint8)
    rest = cv2.bitwise_and(ink, cv2.bitwise_not(drawn)).astype(np.uint8)
    return Ruling(across, down, drawn, _without_specks(rest))


@dataclass(frozen=True, slots=True)
class _Bar:
    """A line, in points: where it runs, where its ink begins and ends, and where it is whole."""

    at: float
    start: float
    stop: float
    first: float
    last: float


def _edges(bars: list[_Bar], crossing: list[_Bar]) -> list[Edge]:
    """The lines without the strokes of text that some run into.

    A line ends at another one.  Where its ink goes on beyond the last it meets, and is not whole
    there, that is text: 府 over the border between two cells of the row below.
    """

    def meets(place: float, bar: _Bar) -> bool:
        return any(
            abs(place - other.at) <= _TOUCHING
            and other.start - _TOUCHING <= bar.at <= other.stop + _TOUCHING
            for other in crossing
        )

    edges = []
    for bar in bars:
        start = bar.first if meets(bar.first, bar) else bar.start
        stop = bar.last if meets(bar.last, bar) else bar.stop
        edges.append(Edge(bar.at, start, stop))
    return edges


def _lines(grey: Pixels, page: Pixels) -> tuple[list[_Bar], Pixels]:
    """The level lines of a page, by its brightness and its ink.

    Brightness is levelled out along the lines, which closes the gaps that noise tears in them.
    """
    whole = ink_of(cv2.blur(grey, (_ALONG, 1)).astype(np.uint8), _FAINT)
    # The ink of the page lacks sharp lines of one pixel: it is smoothed in both directions.
    fine = _fine(grey, page)
    opened = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, _LINE), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    found = []
    kept = np.zeros(count, bool)
    for number, (left, top, width, height, _) in enumerate(stats.tolist()):
        if not number or height > _THICK:
            continue
        start, stop, first, last = _ends(fine[max(0, top - 1) : top + height + 1], left, width)
        if stop - start < _SHORTEST or not _is_line(page, fine, (start, stop), (top, height)):
            continue
        kept[number] = True
        places = (place / POINT for place in (top + height / 2, start, stop, first, last))
        found.append(_Bar(*places))
    drawn: Pixels = np.where(kept[labels], 255, 0).astype(np.uint8)
    return found, drawn


def _fine(grey: Pixels, page: Pixels) -> Pixels:
    """The ink of a page with its sharp level lines."""
    sharp = ink_of(cv2.blur(grey, (_ALONG_FINE, 1)).astype(np.uint8))
    both: Pixels = cv2.bitwise_or(page, sharp).astype(np.uint8)
    return both


def _from_line_to_line(fine: Pixels, drawn: Pixels, crossing: list[_Bar]) -> list[_Bar]:
    """Level lines that are too short to be told by their length: they run from one of the lines that
    cross them to the next.  No stroke of a character touches the borders of its cell on both sides.

    They are added to ``drawn``.
    """
    thick = cv2.dilate(cv2.bitwise_and(fine, cv2.bitwise_not(drawn)), np.ones((3, 1), np.uint8))
    opened = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, _ROW), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    bars = []
    for number, (left, top, width, height, _) in enumerate(stats.tolist()):
        if not number or height > _THIN:
            continue
        at, start, stop = ((place / POINT) for place in (top + height / 2, left, left + width))
        met = [other.at for other in crossing if other.start <= at <= other.stop]
        above = any(-_INTO <= other - start <= _TOUCHING for other in met)
        if above and any(-_INTO <= stop - other <= _TOUCHING for other in met):
            bars.append(_Bar(at, start, stop, start, stop))
            part = np.s_[top : top + height, left : left + width]
            drawn[part][labels[part] == number] = 255
    return bars


def _ends(band: Pixels, left: int, width: int) -> tuple[int, int, int, int]:
    """Where the ink of a line begins and ends, and from where to where it is whole.

    Levelled out, a line is longer than its ink, which counts where lines are short.
    """
    dark = band[:, left : left + width].max(axis=0) > 0
    inked = np.flatnonzero(dark)
    if not len(inked):
        return left, left, left, left
    start, stop = int(inked[0]), int(inked[-1]) + 1
    window = min(_END, stop - start)
    share = np.convolve(dark[start:stop], np.ones(window), "valid") / window
    whole = np.flatnonzero(share >= _WHOLE)
    first, last = (int(whole[0]), int(whole[-1]) + window) if len(whole) else (0, stop - start)
    return left + start, left + stop, left + start + first, left + start + last


def _is_line(ink: Pixels, fine: Pixels, along: tuple[int, int], across: tuple[int, int]) -> bool:
    """Whether a bar is a line, and no strokes of characters in a row: it has no gaps, and paper on
    one side of it; on the other, text may stand close.  ``fine`` is the ink with sharp lines."""
    (left, right), (top, height) = along, across
    part = fine[max(0, top - 1) : top + height + 1, left:right]
    if (part > 0).any(axis=0).mean() < _WHOLE:
        return False
    sides = (
        ink[max(0, top - _BESIDE) : max(0, top - 1), left:right],
        ink[top + height + 1 : top + height + _BESIDE, left:right],
    )
    dark = sorted(float(side.mean()) / 255 if side.size else 0.0 for side in sides)
    return dark[0] <= _CLEAR and dark[1] <= _CLOSE


def _without_specks(ink: Pixels) -> Pixels:
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) < _SPECK
    small[0] = True
    clean: Pixels = np.where(small[labels], 0, 255).astype(np.uint8)
    return clean


def lines_in(ink: Pixels, area: TextBox, height: float) -> Iterator[TextBox]:
    """The lines of text in an area of a page; ``height`` is that of a usual line, in pixels.

    Rows with ink are put together while they are not higher than a line.
    """
    left, top = max(0, round(area.left)), max(0, round(area.top))
    part = ink[top : round(area.bottom), left : round(area.right)]
    filled = np.flatnonzero(part.any(axis=1))
    if not len(filled):
        return
    runs: list[list[int]] = []
    for row in filled.tolist():
        if runs and (row - runs[-1][1] <= 2 or row - runs[-1][0] + 1 <= _SAME * height):
            runs[-1][1] = row
        else:
            runs.append([row, row])
    for first, last in runs:
        for start, stop in _pieces(part[first : last + 1], height):
            yield TextBox(left + start, top + first, left + stop, top + last + 1)


def _pieces(line: Pixels, height: float) -> Iterator[tuple[int, int]]:
    """From where to where a line runs without a gap as wide as a character: what stands apart is
    recognised apart, and never glued together."""
    columns = np.flatnonzero(line.any(axis=0))
    if not len(columns):
        return
    ends = np.flatnonzero(np.diff(columns) > _APART * height)
    starts = [0, *(ends + 1).tolist()]
    stops = [*ends.tolist(), len(columns) - 1]
    for start, stop in zip(starts, stops, strict=True):
        yield int(columns[start]), int(columns[stop]) + 1
