"""Cells that a page draws as filled boxes side by side, with no line between them.

Old web pages rule their tables so: white cells, a point apart, on a grey ground.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

Box = tuple[float, float, float, float]
"""x0, x1, top, bottom in points, from the top left corner of the page."""

_APART = 3.0
"""Points up to which boxes touch."""


def tiles(boxes: Iterable[Box]) -> list[Box]:
    """The boxes that have both a neighbour of their height beside and one of their width below or
    above: a marked word or the ground of a page has not."""
    every = sorted(set(boxes))
    both = set(_touching(every, across=True)) & set(_touching(every, across=False))
    return [box for box in every if box in both]


def _touching(boxes: Iterable[Box], *, across: bool) -> Iterator[Box]:
    ranks: dict[tuple[int, int], list[tuple[float, float, Box]]] = defaultdict(list)
    for box in boxes:
        x0, x1, top, bottom = box
        if across:
            ranks[round(top), round(bottom)].append((x0, x1, box))
        else:
            ranks[round(x0), round(x1)].append((top, bottom, box))
    for rank in ranks.values():
        for (_, stop, box), (start, _, other) in pairwise(sorted(rank)):
            if abs(start - stop) <= _APART:
                yield box
                yield other
