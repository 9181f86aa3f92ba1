"""Characters over which something is painted later: a white box, a black bar, a picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

_BIN = 20.0
_LEAST = 0.6
"""Height of a rectangle in those of a character from which it covers: less is a line through it."""

_MOST = 0.4
"""Share of a page from which pictures are the page itself: text under them is what they show."""

_COMPARISONS = 2_000_000
"""Comparisons on a page at most: more is a drawing."""

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points, from the lower left corner of the page."""

_Item = tuple[Any, Box]


class Covers:
    """Takes what is painted on a page in its order."""

    def __init__(self) -> None:
        self._bins: dict[int, list[_Item]] = defaultdict(list)
        self._by_paint: list[Any] = []
        self._by_picture: list[Any] = []
        self._pictures = 0.0
        self._left = _COMPARISONS

    def character(self, made: object, box: Box) -> None:
        """A character is painted."""
        self._bins[int((box[1] + box[3]) / 2 // _BIN)].append((made, box))

    def paint(self, box: Box) -> None:
        """A rectangle is filled."""
        self._by_paint += self._taken(box)

    def picture(self, box: Box) -> None:
        """A picture is drawn."""
        self._pictures += max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
        self._by_picture += self._taken(box)

    def _taken(self, box: Box) -> Iterator[Any]:
        x0, y0, x1, y1 = box
        if not (x1 > x0 and y1 > y0) or y1 - y0 > 1e6:
            return
        for key in range(int(y0 // _BIN), int(y1 // _BIN) + 1):
            items = self._bins.get(key)
            if not items or self._left < len(items):
                continue
            self._left -= len(items)
            kept = []
            for item in items:
                if _covers(box, item[1]):
                    yield item[0]
                else:
                    kept.append(item)
            self._bins[key] = kept

    def hidden(self, page: Box) -> list[Any]:
        """The characters that are covered; by pictures only where these are not the page."""
        area = max(1.0, (page[2] - page[0]) * (page[3] - page[1]))
        if self._pictures > _MOST * area:
            return self._by_paint
        return [*self._by_paint, *self._by_picture]


def _covers(box: Box, character: Box) -> bool:
    x, y = (character[0] + character[2]) / 2, (character[1] + character[3]) / 2
    high = box[3] - box[1] >= _LEAST * (character[3] - character[1])
    return high and box[0] <= x <= box[2] and box[1] <= y <= box[3]
