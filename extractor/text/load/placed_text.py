"""Text that knows, for every character, the range of another text that it was read from."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import replace

from extractor.text.document import Source


class PlacedText:
    """Text under construction; every character knows the range of ``raw`` it was read from."""

    __slots__ = ("_parts", "starts", "stops")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.starts = array("q")
        self.stops = array("q")

    @classmethod
    def of(cls, source: Source) -> PlacedText:
        """The content of a source with its places."""
        made = cls()
        made.nest(source.content, *source.places())
        return made

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def text(self) -> str:
        """What has been added so far."""
        if len(self._parts) != 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0]

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

    def add(self, other: PlacedText, start: int, stop: int) -> None:
        """Add a range of another text of the same raw text."""
        self.nest(other.text[start:stop], other.starts[start:stop], other.stops[start:stop])

    def add_within(self, inner: PlacedText, outer: PlacedText) -> None:
        """Add a text that was read from another, which was read from the raw text."""
        starts = [*outer.starts, *outer.stops[-1:]]  # the end of the text is a place of it, too
        self.nest(
            inner.text,
            (starts[at] for at in inner.starts),
            (outer.stops[max(at - 1, 0)] for at in inner.stops),
        )

    def widen(self, begin: int, start: int, stop: int) -> None:
        """Let every character from ``begin`` on stand for the same range of the raw text."""
        for places, place in ((self.starts, start), (self.stops, stop)):
            places[begin:] = array("q", [place]) * (len(places) - begin)

    def as_content(self, source: Source) -> Source:
        """The source with this as its content; what counts in the content stays as it is."""
        return replace(source, content=self.text, starts=self.starts, stops=self.stops)
