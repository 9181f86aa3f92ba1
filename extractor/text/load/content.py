"""Building content while keeping, for every character, its range in the raw text."""

from __future__ import annotations

from array import array
from collections.abc import Iterable


class Content:
    """Text under construction; every character knows the range of ``raw`` it was read from."""

    __slots__ = ("_parts", "starts", "stops")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.starts = array("q")
        self.stops = array("q")

    def __len__(self) -> int:
        return len(self.starts)

    def copy(self, text: str, start: int) -> None:
        """Add text that stands character for character at ``start`` of the raw text."""
        self._parts.append(text)
        self.starts.extend(range(start, start + len(text)))
        self.stops.extend(range(start + 1, start + len(text) + 1))

    def stand_for(self, text: str, start: int, stop: int) -> None:
        """Add text every character of which stands for the same range of the raw text."""
        self._parts.append(text)
        self.starts.extend([start] * len(text))
        self.stops.extend([stop] * len(text))

    def nest(self, text: str, starts: Iterable[int], stops: Iterable[int]) -> None:
        """Add text each character of which has a range of its own in the raw text."""
        self._parts.append(text)
        self.starts.extend(starts)
        self.stops.extend(stops)

    def widen(self, begin: int, start: int, stop: int) -> None:
        """Let every character from ``begin`` on stand for the same range of the raw text."""
        for places, place in ((self.starts, start), (self.stops, stop)):
            places[begin:] = array("q", [place]) * (len(places) - begin)

    @property
    def text(self) -> str:
        """What has been added so far."""
        return "".join(self._parts)


def trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """A range of a text without the blanks at its ends."""
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop


def wide(character: str) -> bool:
    """Whether a character is written without blanks around it: CJK, its punctuation, full width.

    A line break between two such characters is no blank in the text.
    """
    code = ord(character)
    return (
        0x2E80 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0xFE30 <= code <= 0xFE4F
        or 0xFF01 <= code <= 0xFF60
        or 0xFFE0 <= code <= 0xFFE6
        or 0x20000 <= code <= 0x3FFFF
        or character in "“”‘’…—·"
    )
