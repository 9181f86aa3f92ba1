"""A page that is a picture to lines and ruled tables, as a page of a PDF is.

Tables are told by their ruling lines, and each cell is recognised by itself: what stands in two
cells is never one number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean, median
from typing import TYPE_CHECKING

import numpy as np

from ..content import wide
from ..pdf.glyphs import Glyph, glyph
from ..pdf.layout import PageLayout, fill, ordered
from ..pdf.ruled_tables import RuledTable, grids
from .engine import Sign, TextBox, boxes, read
from .picture import POINT, Picture, level, turned
from .ruling import lines_in, ruling

if TYPE_CHECKING:
    from .engine import Pixels

_LEAST = 0.5
"""Mean certainty below which a line outside of tables is no text: a seal, a signature, dirt."""

_SURE = 0.75
"""Mean certainty from which a page is the right way up."""

_SAMPLE = 6
_INSET = 1.5 * POINT
_ABOVE, _BESIDE = 0.15, 0.3
"""Margins around a line in its heights, as the recogniser knows them."""

_RIM = 3
_PAPER = 80
"""Pixels around the ink of a cell that are recognised with it, and the share of them in percent that
are darker than the paper, or as bright."""

_GAP = 0.9
"""Distance in em from which two characters stand apart; smaller ones are chance."""

_USUAL = 12 * POINT


@dataclass(frozen=True, slots=True)
class _TextLine:
    """A line to be recognised: its box, and the area that belongs to it."""

    box: TextBox
    area: TextBox
    in_table: bool


def recognised_layout(picture: Picture) -> PageLayout:
    """Read one page."""
    upright, free = _upright(picture)
    height, width = upright.pixels.shape[:2]
    ruled = ruling(upright)
    try:
        found, unruly = grids(ruled.across, ruled.down), False
    except ValueError:
        found, unruly = [], True
    clean = upright.pixels.copy()
    clean[ruled.drawn > 0] = 255
    usual = _usual(ruled.rest, free)
    lines = [*_in_tables(ruled.rest, found, usual), *_outside(ruled.rest, free, found, usual)]
    signs = read([_crop(clean if line.in_table else upright.pixels, line, usual) for line in lines])
    glyphs = [
        one
        for line, said in zip(lines, signs, strict=True)
        for one in _glyphs(line, said, usual)
    ]  # fmt: skip
    tables, rest = fill(found, glyphs)
    return PageLayout(
        width / POINT,
        height / POINT,
        tuple(ordered(rest, tables, width / POINT)),
        "",
        1,
        unruly,
        recognised=True,
    )


def _upright(picture: Picture) -> tuple[Picture, list[TextBox]]:
    """The page level and the right way up, and where text stands on it."""
    straight = level(picture)
    found = boxes(straight.pixels)
    tall = sum(box.width * box.height for box in found if box.height > 2 * box.width)
    flat = sum(box.width * box.height for box in found if box.width > 2 * box.height)
    if tall <= flat and (not found or _certainty(straight, found) >= _SURE):
        return straight, found
    best, most = (straight, found), _certainty(straight, found)
    for quarters in (1, 3) if tall > flat else (2,):
        other = level(turned(picture, quarters))
        text = boxes(other.pixels)
        certainty = _certainty(other, text)
        if certainty > most:
            best, most = (other, text), certainty
    return best


def _certainty(picture: Picture, boxes: Sequence[TextBox]) -> float:
    """How certain the recogniser is of the longest lines of a page."""
    longest = sorted(boxes, key=lambda box: -box.width)[:_SAMPLE]
    lines = [_TextLine(box, box, False) for box in longest]
    signs = read([_crop(picture.pixels, line, 0) for line in lines])
    return fmean([sign.score for said in signs for sign in said] or [0.0])


def _usual(ink: Pixels, boxes: Sequence[TextBox]) -> float:
    """The height of a usual line of text, in pixels of ink."""
    heights = []
    for box in boxes:
        if box.width < 3 * box.height:
            continue
        part = ink[round(box.top) : round(box.bottom), round(box.left) : round(box.right)]
        rows = np.flatnonzero(part.any(axis=1))
        if len(rows):
            heights.append(int(rows[-1] - rows[0] + 1))
    return float(median(heights)) if heights else _USUAL


def _in_tables(ink: Pixels, tables: Sequence[RuledTable], usual: float) -> list[_TextLine]:
    lines = []
    for grid in tables:
        for box in grid.boxes:
            area = TextBox(
                grid.xs[box.column] * POINT + _INSET,
                grid.ys[box.row] * POINT + _INSET,
                grid.xs[box.column + box.columns] * POINT - _INSET,
                grid.ys[box.row + box.rows] * POINT - _INSET,
            )
            lines += [_TextLine(line, area, True) for line in lines_in(ink, area, usual)]
    return lines


def _outside(
    ink: Pixels, boxes: Sequence[TextBox], tables: Sequence[RuledTable], usual: float
) -> list[_TextLine]:
    return [
        _TextLine(piece, box, False)
        for box in boxes
        if not any(
            grid.holds((box.left + box.right) / 2 / POINT, (box.top + box.bottom) / 2 / POINT)
            for grid in tables
        )
        for piece in _parts(ink, box, usual)
    ]


def _parts(ink: Pixels, box: TextBox, usual: float) -> list[TextBox]:
    """A line of text in the pieces that stand apart, each as high as the line."""
    height = max(usual, 0.6 * box.height)
    pieces = sorted(
        (piece.left, piece.right) for piece in lines_in(ink, box, max(usual, box.height))
    )
    if len(pieces) < 2:
        return [box]
    margin = _BESIDE * height
    return [
        TextBox(max(box.left, left - margin), box.top, min(box.right, right + margin), box.bottom)
        for left, right in pieces
    ]


def _crop(pixels: Pixels, line: _TextLine, usual: float) -> Pixels:
    """The picture of a line with paper around it; what stands outside its area is left out."""
    box, area = line.box, line.area
    if not line.in_table:
        return pixels[
            max(0, int(box.top)) : int(box.bottom) + 1, max(0, int(box.left)) : int(box.right) + 1
        ]
    # Only the ink and a rim of it: what is left of a ruling line beside a 0 makes it a 10.
    y0, y1 = (
        max(round(box.top) - _RIM, round(area.top), 0),
        round(min(box.bottom + _RIM, area.bottom)),
    )
    x0, x1 = (
        max(round(box.left) - _RIM, round(area.left), 0),
        round(min(box.right + _RIM, area.right)),
    )
    piece = pixels[y0:y1, x0:x1]
    high = max(box.height, usual)
    above, beside = round((high * (1 + 2 * _ABOVE) - piece.shape[0]) / 2), round(high * _BESIDE)
    paper = np.percentile(piece, _PAPER, axis=(0, 1)).astype(np.uint8)
    canvas = np.empty(
        (piece.shape[0] + 2 * max(0, above), piece.shape[1] + 2 * beside, 3), np.uint8
    )
    canvas[:] = paper
    down = max(0, above)
    canvas[down : down + piece.shape[0], beside : beside + piece.shape[1]] = piece
    return canvas


def _glyphs(line: _TextLine, signs: Sequence[Sign], usual: float) -> list[Glyph]:
    """The characters of a line where they stand on the page, in points.

    Ink of a cell in which nothing is recognised is a lost character, and no blank cell.
    """
    box = line.box
    if not signs:
        lost = Sign("\ufffd", 0.5, 0.0)
        signs = (lost,) if line.in_table else ()
    elif not line.in_table and fmean(sign.score for sign in signs) < _LEAST:
        signs = ()
    margin = max(box.height, usual) * _BESIDE + _RIM if line.in_table else 0.0
    left, width = box.left - margin, box.width + 2 * margin
    middles = [left + sign.at * width for sign in signs]
    size = _size(signs, middles, box)
    made = []
    for sign, middle in zip(signs, middles, strict=True):
        half = size / 2 if wide(sign.text) else size / 4
        made.append(
            replace(
                glyph(
                    sign.text,
                    (middle - half) / POINT,
                    (middle + half) / POINT,
                    box.top / POINT,
                    box.bottom / POINT,
                    size / POINT,
                ),
                score=round(sign.score, 3),
            )
        )
    for at, (one, following) in enumerate(pairwise(made)):
        if following.x0 - one.x1 < _GAP * one.size:
            made[at] = replace(one, x1=following.x0)
    return made


def _size(signs: Sequence[Sign], middles: Sequence[float], box: TextBox) -> float:
    """An em of a line, in pixels: the distance of neighbouring Chinese characters."""
    steps = [
        after - before
        for (one, before), (other, after) in pairwise(zip(signs, middles, strict=True))
        if wide(one.text) and wide(other.text)
    ]
    return min(median(steps), 1.5 * box.height) if steps else box.height
