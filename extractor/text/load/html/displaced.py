"""Pieces of a text that a style sheet shifts along its line: floats, offsets, transforms.

Where two of them hold digits side by side, their order in the file tells nothing about the number that
is seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .style_sheets import Declared
from .tree import BLOCKS, ROOT, Page

_PLACED = frozenset({"absolute", "fixed", "relative", "sticky"})
_NOWHERE = re.compile(r"(?:auto|none|unset|initial|inherit|[+-]?0*(?:\.0+)?[a-z%]{0,4})?$")
_BACK = re.compile(r"-(?:[5-9]|\d{2,}|\d{0,2}\.[3-9])")
"""A margin that lets a box slide over what is beside it: more than type is set tighter by."""

_ALONG = re.compile(
    r"translate(?:x|3d)?\(\s*(?!0[a-z%]{0,4}\s*[,)])[^()]{1,60}\)|scalex\(\s*-|matrix"
)
_FROM_LEFT = re.compile(r"absolute left:(\d{1,5}(?:\.\d{1,4})?)([a-z%]{0,4})")
_HIGHEST = 8
"""How many elements around a text are asked."""


def displacement(style: Declared) -> str:
    """How a style shifts an element along its line; nothing where it does not."""
    side = style.get("float", "none")
    if side in ("left", "right", "inline-start", "inline-end"):
        return "float-" + side
    shifts = [
        f"{style['position']} {way}:{style[way]}"
        for way in ("left", "right")
        if style.get("position") in _PLACED and not _NOWHERE.match(style.get(way, ""))
    ]
    if not shifts and style.get("position") in ("absolute", "fixed"):
        start = style.get("left", "")
        shifts = [" ".join((style["position"], f"left:{start}")) if start else style["position"]]
    shifts += [
        f"{way}:{style[way]}"
        for way in ("margin-left", "margin-right")
        if _BACK.match(style.get(way, ""))
    ]
    if moved := _ALONG.search(style.get("transform", "")):
        shifts.append(moved[0])
    return " ".join(shifts)


def displaced_by(page: Page, index: int, shifts: Mapping[int, str]) -> str:
    """How the elements around a text in a line shift it."""
    found: list[str] = []
    for _ in range(_HIGHEST):
        if index == ROOT or page.elements[index].name in BLOCKS:
            break
        if index in shifts:
            found.append(shifts[index])
        index = page.elements[index].parent
    return "|".join(found)


def stand_in_order(one: str, other: str) -> bool:
    """Whether what is shifted in these ways stands as the file has it: alike, or one by one."""
    if one == other:
        return True
    first, second = _FROM_LEFT.fullmatch(one), _FROM_LEFT.fullmatch(other)
    if first is None or second is None:
        return False
    low, high = float(first[1]), float(second[1])
    return low < high and (first[2] == second[2] or not low)
