"""Rules that are no lines: rows of dots, white lines on a coloured ground, strokes of a note."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfplumber.page import Page

from .tiles import Box

_DOT = 2.0
"""Points up to which a mark is a dot."""

_STEP = 8.0
"""Points up to which dots make one line."""

_FEWEST = 6
_TOUCH = 1.5
_MOST = 250_000
"""Comparisons of lines with grounds that are made at most: more is a drawing."""


def is_dot(box: Box) -> bool:
    """Whether a mark is small enough to be one of a dotted line."""
    x0, x1, top, bottom = box
    return x1 - x0 <= _DOT and bottom - top <= _DOT


def is_bevelled(curve: Mapping[str, Any]) -> bool:
    """Whether a filled outline is a line with ends cut at a slant, as browsers draw ``border=1``.

    ``curve`` is an entry of ``Page.curves``: its corners are its points, the first one twice or not.
    """
    corners = set(curve["pts"])
    thin = min(curve["x1"] - curve["x0"], curve["bottom"] - curve["top"]) <= _DOT
    long = max(curve["x1"] - curve["x0"], curve["bottom"] - curve["top"]) > 2 * _DOT
    return bool(curve["fill"]) and len(corners) == _CORNERS and thin and long


_CORNERS = 4


def dotted(dots: Iterable[Box]) -> Iterator[Box]:
    """The boxes of the lines that rows of dots draw, across and down."""
    across: dict[int, list[Box]] = defaultdict(list)
    down: dict[int, list[Box]] = defaultdict(list)
    for box in set(dots):
        x0, x1, top, bottom = box
        across[round(top + bottom)].append(box)
        down[round(x0 + x1)].append(box)
    for rank in across.values():
        yield from _runs(sorted(rank), 0)
    for rank in down.values():
        yield from _runs(sorted(rank, key=lambda box: box[2]), 2)


def _runs(rank: Sequence[Box], side: int) -> Iterator[Box]:
    """Neighbouring dots of one rank; ``side`` is where a box begins in the direction of the rank."""
    run: list[Box] = []
    for box in rank:
        if run and box[side] - run[-1][side + 1] > _STEP:
            yield from _line(run)
            run = []
        run.append(box)
    yield from _line(run)


def _line(run: Sequence[Box]) -> Iterator[Box]:
    if len(run) >= _FEWEST:
        yield (
            min(box[0] for box in run),
            max(box[1] for box in run),
            min(box[2] for box in run),
            max(box[3] for box in run),
        )


def on_ground(lines: Sequence[Box], grounds: Sequence[Box]) -> list[Box]:
    """The white lines that can be seen: those that run over a coloured ground."""
    if len(lines) * len(grounds) > _MOST:
        return []
    return [line for line in lines if any(_over(line, ground) for ground in grounds)]


def _over(line: Box, ground: Box) -> bool:
    x, y = (line[0] + line[1]) / 2, (line[2] + line[3]) / 2
    x0, x1, top, bottom = ground
    return x0 - _TOUCH <= x <= x1 + _TOUCH and top - _TOUCH <= y <= bottom + _TOUCH


def struck_by_notes(page: Page) -> Iterator[Mapping[str, Any]]:
    """The lines that notes of the kind StrikeOut draw through text (ISO 32000-1, 12.5.6.10).

    On pages that are turned, where their corners count in another frame, none are known.
    """
    if page.rotation:
        return
    for note in page.annots:
        data = note.get("data") or {}
        kind, flags = resolve1(data.get("Subtype")), resolve1(data.get("F"))
        if not isinstance(kind, PSLiteral) or kind.name != "StrikeOut":
            continue
        if isinstance(flags, int) and flags & 2:
            continue
        yield from _crossed(note, resolve1(data.get("QuadPoints")))


def _crossed(note: Mapping[str, Any], corners: object) -> Iterator[Mapping[str, Any]]:
    """A line through the middle of each quadrilateral, placed by the box around all of them."""
    if not isinstance(corners, list) or len(corners) < 8 or len(corners) > 4000:
        return
    numbers = [resolve1(corner) for corner in corners]
    if not all(isinstance(number, int | float) for number in numbers):
        return
    xs, ys = numbers[::2], numbers[1::2]
    left, low = min(xs), min(ys)
    across = (note["x1"] - note["x0"]) / max(1e-6, max(xs) - left)
    up = (note["bottom"] - note["top"]) / max(1e-6, max(ys) - low)
    for at in range(0, len(xs) - 3, 4):
        middle = note["bottom"] - ((min(ys[at : at + 4]) + max(ys[at : at + 4])) / 2 - low) * up
        yield {
            "x0": note["x0"] + (min(xs[at : at + 4]) - left) * across,
            "x1": note["x0"] + (max(xs[at : at + 4]) - left) * across,
            "top": middle,
            "bottom": middle,
        }
