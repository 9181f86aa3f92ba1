"""Pages that are written upright: a character below the last one, a column at the left of the last.

Such a page is laid on its side, so that its columns are lines, the first on top.  Digits among the
characters lie on their side, or stand beside each other in the place of one character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

_Object = Mapping[str, Any]

_FEWEST = 4
"""Characters below one another from which they are a column."""

_SHARE = 0.5
_BESIDE, _NEAREST, _BELOW = 0.35, 0.7, 1.7
"""How far, in em, the next of a column may stand beside the last; how near and how far below it."""

_ROW = 0.35
_EDGE = 10.0
_SIGNS = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0xFE10, 0xFE1A), *range(0xFE30, 0xFE45))
}
"""Stops and brackets as they are drawn in upright writing."""


def laid_down(
    chars: Sequence[_Object], width: float, height: float
) -> tuple[list[_Object], list[_Object]]:
    """The characters of a page that is written upright: those in lines, and the others laid down.

    Of any other page all are in lines.
    """
    drawn = [char for char in chars if not char["text"].isspace()]
    columns = _columns(drawn)
    if not columns:
        return list(chars), []
    members: list[list[_Object]] = [[] for _ in columns]
    rest: list[_Object] = []
    for char in drawn:
        at = next((n for n, column in enumerate(columns) if _is_in(char, column)), None)
        (rest if at is None else members[at]).append(char)
    if sum(map(len, members)) <= _SHARE * len(drawn):
        return list(chars), []
    standing = [char for member in members for char in member]
    left, right = min(c["x0"] for c in standing), max(c["x1"] for c in standing)
    top, bottom = min(c["top"] for c in standing), max(c["bottom"] for c in standing)
    along = min(1.0, (width - 2 * _EDGE) / max(bottom - top, 1.0))
    across = min(1.0, (height - top - _EDGE) / max(right - left, 1.0))
    laid: list[_Object] = []
    for member in members:
        edge = max(char["x1"] for char in member)
        thick = max(char["x1"] - char["x0"] for char in member)
        line = top + (right - edge) * across
        for char, begin, stop in _in_order(member):
            place = {
                "x0": _EDGE + (begin - top) * along,
                "x1": _EDGE + (stop - top) * along,
                "top": line,
                "bottom": line + thick * across,
            }
            laid.append(_as_upright(char, place, thick * across))
    return rest, laid


def _columns(drawn: Sequence[_Object]) -> list[tuple[float, float, float, float]]:
    """The boxes of the columns: runs of characters that are printed one below the other."""
    runs: list[list[_Object]] = []
    for char in (one for one in drawn if one["upright"]):
        if runs and _follows(runs[-1][-1], char):
            runs[-1].append(char)
        else:
            runs.append([char])
    boxes: list[tuple[float, float, float, float]] = []
    for run in runs:
        words = sum("⺀" <= char["text"][:1] <= "鿿" for char in run)
        if len(run) < _FEWEST or 2 * words < len(run):
            continue
        box = _box(run)
        at = next((n for n, other in enumerate(boxes) if _is_one(other, box)), None)
        if at is None:
            boxes.append(box)
        else:
            pairs = zip(boxes[at], box, (min, max, min, max), strict=True)
            x0, x1, top, bottom = (choose(one, two) for one, two, choose in pairs)
            boxes[at] = x0, x1, top, bottom
    return boxes


def _box(run: Sequence[_Object]) -> tuple[float, float, float, float]:
    return (
        min(char["x0"] for char in run),
        max(char["x1"] for char in run),
        min(char["top"] for char in run),
        max(char["bottom"] for char in run),
    )


def _is_one(
    box: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    return abs(box[0] + box[1] - other[0] - other[1]) <= 2 * _BESIDE * (box[1] - box[0])


def _follows(before: _Object, char: _Object) -> bool:
    size = max(before["size"], char["size"], 1.0)
    beside = abs(before["x0"] + before["x1"] - char["x0"] - char["x1"]) / 2
    return bool(
        beside <= _BESIDE * size and _NEAREST * size <= char["top"] - before["top"] <= _BELOW * size
    )


def _is_in(char: _Object, column: tuple[float, float, float, float]) -> bool:
    x0, x1, top, bottom = column
    wide = x1 - x0
    middle = (char["x0"] + char["x1"]) / 2
    # A number may begin or end a column.
    return bool(x0 <= middle <= x1 and top - 4 * wide <= char["top"] <= bottom + 4 * wide)


def _in_order(member: Sequence[_Object]) -> list[tuple[_Object, float, float]]:
    """The characters of a column from top to bottom, each with where it begins and ends there."""
    placed: list[tuple[_Object, float, float]] = []
    rows: list[list[_Object]] = []
    for char in sorted(member, key=lambda one: (one["top"], one["x0"])):
        near = rows and char["top"] - rows[-1][0]["top"] <= _ROW * (
            rows[-1][0]["bottom"] - rows[-1][0]["top"]
        )
        if near:
            rows[-1].append(char)
        else:
            rows.append([char])
    for row in rows:
        begin, stop = row[0]["top"], max(char["bottom"] for char in row)
        part = (stop - begin) / len(row)
        for number, char in enumerate(sorted(row, key=lambda one: one["x0"])):
            placed.append((char, begin + number * part, begin + (number + 1) * part))
    return placed


def _as_upright(char: _Object, place: Mapping[str, float], size: float) -> _Object:
    return {
        **char,
        **place,
        "text": char["text"].translate(_SIGNS),
        "upright": True,
        "matrix": (1, 0, 0, 1, place["x0"], place["top"]),
        "size": size,
    }
