"""Pages that are written upright: a character below the last one, a column at the left of the last.

Such a page is laid on its side, so that its columns are lines, the first on top.  Digits among the
characters lie on their side, or stand beside each other in the place of one character.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .glyphs import PageObject

_FEWEST = 4
"""Characters below one another from which they are a column."""

_SHARE = 0.5
_BESIDE, _NEAREST, _BELOW = 0.5, 0.7, 1.7
"""How far, in em, the next of a column may stand beside the last; how near and how far below it."""

_SHIFTED, _APART = 0.8, 4.0
"""How far beside a column, in widths of its characters, the rest of it may begin, and how far below: a fold
or a second scan shifts it."""

_ROW = 0.35
_NARROW, _TOUCH = 0.75, 0.2
"""Width of a digit, and the gap to the next, in em, where several stand in the place of one character."""

_EDGE = 10.0
_LEAST = 0.25
"""How much narrower than it is drawn the whole may be laid: with less room it begins farther up."""
_SIGNS = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0xFE10, 0xFE1A), *range(0xFE30, 0xFE45))
}
"""Stops and brackets as they are drawn in upright writing."""


def laid_down(
    chars: Sequence[PageObject], width: float, height: float
) -> tuple[list[PageObject], list[PageObject]]:
    """The characters of a page that is written upright: those in lines, and the others laid down.

    Of any other page all are in lines.
    """
    drawn = [char for char in chars if not char["text"].isspace()]
    columns, others = _columns(drawn)
    rest: list[PageObject] = []
    for char in others:
        near = [column for column in columns if column.holds(char)]
        (min(near, key=lambda one: one.aside(char)).members if near else rest).append(char)
    members = [column.members for column in columns]
    if not columns or sum(map(len, members)) <= _SHARE * len(drawn):
        return list(chars), []
    standing = [char for member in members for char in member]
    left, right = min(c["x0"] for c in standing), max(c["x1"] for c in standing)
    top, bottom = min(c["top"] for c in standing), max(c["bottom"] for c in standing)
    along = min(1.0, (width - 2 * _EDGE) / max(bottom - top, 1.0))
    wide = max(right - left, 1.0)
    roomy = height - top - _EDGE >= _LEAST * wide
    begin = top if roomy else max(_EDGE, height - _EDGE - wide)
    across = min(1.0, (height - begin - _EDGE) / wide)
    laid: list[PageObject] = []
    for column, member in zip(columns, members, strict=True):
        thick = max(char["x1"] - char["x0"] for char in member)
        line = begin + (right - column.edge) * across
        for char, first, last in _in_order(member):
            place = {
                "x0": _EDGE + (first - top) * along,
                "x1": _EDGE + (last - top) * along,
                "top": line,
                "bottom": line + thick * across,
            }
            laid.append(_as_upright(char, place, thick * across))
    return rest, laid


@dataclass(slots=True)
class _Column:
    """Characters below one another: those that make it a column, from the top, and all that stand in it."""

    run: list[PageObject]
    members: list[PageObject]

    @property
    def edge(self) -> float:
        """Its right side where it begins: a page that was scanned at a slant has columns that drift."""
        return float(max(char["x1"] for char in self.run[:_FEWEST]))

    def aside(self, char: PageObject) -> float:
        """How far beside the characters at its height a character stands."""
        at = bisect(self.run, char["top"], key=lambda one: one["top"])
        near = min(self.run[max(0, at - 1) : at + 1], key=lambda one: abs(one["top"] - char["top"]))
        return abs(float(near["x0"] + near["x1"] - char["x0"] - char["x1"])) / 2

    def holds(self, char: PageObject) -> bool:
        wide = max(one["x1"] - one["x0"] for one in self.run[:_FEWEST])
        # A number may begin or end a column.
        top, bottom = self.run[0]["top"] - 4 * wide, self.run[-1]["bottom"] + 4 * wide
        return bool(top <= char["top"] <= bottom and self.aside(char) <= wide / 2)


def _columns(drawn: Sequence[PageObject]) -> tuple[list[_Column], list[PageObject]]:
    """The columns, runs of characters that are printed one below the other; and all other characters."""
    runs: list[list[PageObject]] = []
    others = [char for char in drawn if not char["upright"]]
    for char in _in_places([one for one in drawn if one["upright"]]):
        if runs and _follows(runs[-1][-1], char):
            runs[-1].append(char)
        else:
            runs.append([char])
    return _joined(runs, others)


def _joined(
    runs: Sequence[list[PageObject]], others: list[PageObject]
) -> tuple[list[_Column], list[PageObject]]:
    """The columns that runs make, and all other characters, ``others`` among them."""
    columns: list[_Column] = []
    for run in runs:
        words = sum("⺀" <= char["text"][:1] <= "鿿" for char in run)
        if len(run) < _FEWEST or 2 * words < len(run):
            others += _singly(run)
            continue
        fitting = [(aside, one) for one in columns if (aside := _beside(one, run)) is not None]
        if not fitting:
            columns.append(_Column(run, _singly(run)))
        else:
            same = min(fitting, key=lambda pair: pair[0])[1]
            same.run = sorted(same.run + run, key=lambda char: float(char["top"]))
            same.members += _singly(run)
    return columns, others


def _beside(column: _Column, run: Sequence[PageObject]) -> float | None:
    """How far beside a column a run stands that goes on in it, above it or below it."""
    first, last = column.run[0], column.run[-1]
    below = run[0]["top"] >= first["top"]
    end = run[0] if below else run[-1]
    wide, aside = end["x1"] - end["x0"], column.aside(end)
    gap = run[0]["top"] - last["bottom"] if below else first["top"] - run[-1]["bottom"]
    outside = -_ROW * wide <= gap <= _APART * wide
    return aside if aside <= (_SHIFTED if outside else _BESIDE) * wide else None


def _in_places(drawn: Sequence[PageObject]) -> list[PageObject]:
    """The characters, digits side by side in the place of one character as one, with its ``parts``."""
    found: list[PageObject] = []
    for char in drawn:
        last = found[-1] if found else None
        if last is not None and _is_narrow(last) and _is_narrow(char) and _touch(last, char):
            parts = (*last.get("parts", (last,)), char)
            found[-1] = {**last, "x1": char["x1"], "parts": parts}
        else:
            found.append(char)
    return found


def _is_narrow(char: PageObject) -> bool:
    wide = max(one["x1"] - one["x0"] for one in char.get("parts", (char,)))
    return bool(char["upright"] and char["text"].isascii() and wide <= _NARROW * char["size"])


def _touch(last: PageObject, char: PageObject) -> bool:
    reach = _TOUCH * max(char["size"], 1.0)
    return bool(abs(last["top"] - char["top"]) <= reach and abs(char["x0"] - last["x1"]) <= reach)


def _singly(run: Sequence[PageObject]) -> list[PageObject]:
    return [one for char in run for one in char.get("parts", (char,))]


def _follows(before: PageObject, char: PageObject) -> bool:
    size = max(before["size"], char["size"], 1.0)
    beside = abs(before["x0"] + before["x1"] - char["x0"] - char["x1"]) / 2
    return bool(
        beside <= _BESIDE * size and _NEAREST * size <= char["top"] - before["top"] <= _BELOW * size
    )


def _in_order(member: Sequence[PageObject]) -> list[tuple[PageObject, float, float]]:
    """The characters of a column from top to bottom, each with where it begins and ends there."""
    placed: list[tuple[PageObject, float, float]] = []
    rows: list[list[PageObject]] = []
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


def _as_upright(char: PageObject, place: Mapping[str, float], size: float) -> PageObject:
    return {
        **char,
        **place,
        "text": char["text"].translate(_SIGNS),
        "upright": True,
        "matrix": (1, 0, 0, 1, place["x0"], place["top"]),
        "size": size,
    }
