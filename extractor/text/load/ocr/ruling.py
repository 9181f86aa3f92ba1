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

_WHOLE = 0.9
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
    across, flat = _lines(grey, ink)
    down, steep = _lines(np.ascontiguousarray(grey.T), np.ascontiguousarray(ink.T))
    steep = steep.T
    drawn = cv2.dilate(cv2.bitwise_or(flat, steep), np.ones((5, 5), np.uint8)).astype(np.uint8)
    rest = cv2.bitwise_and(ink, cv2.bitwise_not(drawn)).astype(np.uint8)
    return Ruling(across, down, drawn, _without_specks(rest))


def _lines(grey: Pixels, page: Pixels) -> tuple[list[Edge], Pixels]:
    """The level lines of a page, by its brightness and its ink.

    Brightness is levelled out along the lines, which closes the gaps that noise tears in them.
    """
    whole = ink_of(cv2.blur(grey, (_ALONG, 1)).astype(np.uint8), _FAINT)
    opened = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, _LINE), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    found = []
    kept = np.zeros(count, bool)
    for number, (left, top, width, height, _) in enumerate(stats.tolist()):
        if not number or height > _THICK or not _is_line(page, left, top, width, height):
            continue
        kept[number] = True
        found.append(Edge((top + height / 2) / POINT, left / POINT, (left + width) / POINT))
    drawn: Pixels = np.where(kept[labels], 255, 0).astype(np.uint8)
    return found, drawn


def _is_line(ink: Pixels, left: int, top: int, width: int, height: int) -> bool:
    """Whether a bar is a line, and no strokes of characters in a row: it has no gaps, and paper on
    one side of it; on the other, text may stand close."""
    part = ink[max(0, top - 1) : top + height + 1, left : left + width]
    if (part > 0).any(axis=0).mean() < _WHOLE:
        return False
    sides = (
        ink[max(0, top - _BESIDE) : max(0, top - 1), left : left + width],
        ink[top + height + 1 : top + height + _BESIDE, left : left + width],
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
