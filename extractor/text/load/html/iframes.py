"""Pages that a page holds in itself (``<iframe srcdoc="…">``): read like pages, never run."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from .tokens import attribute, references
from .tree import Page

_MOST = 20
"""Frames of one page that are read."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A page in a page: its HTML, and for each character its range in the HTML around it.

    One range more than there are characters: that of its end.
    """

    raw: str
    starts: array[int]
    stops: array[int]


def framed(page: Page, dropped: set[int]) -> Iterator[Framed]:
    """The pages that are held in frames and shown."""
    count = 0
    for index, element in enumerate(page.elements):
        if element.name != "iframe" or count >= _MOST or _is_dropped(page, index, dropped):
            continue
        given = attribute(page.raw, element.tag, "srcdoc")
        if given is not None and page.raw[slice(*given)].strip():
            count += 1
            yield _resolved(page.raw, *given)


def _is_dropped(page: Page, index: int, dropped: set[int]) -> bool:
    while index > 0:
        if index in dropped:
            return True
        index = page.elements[index].parent
    return False


def _resolved(raw: str, start: int, stop: int) -> Framed:
    parts: list[str] = []
    starts, stops = array("q"), array("q")
    at = start
    for begin, end, meaning in (*references(raw, start, stop), (stop, stop, "")):
        parts += (raw[at:begin], meaning)
        starts.extend(range(at, begin))
        stops.extend(range(at + 1, begin + 1))
        starts.extend([begin] * len(meaning))
        stops.extend([end] * len(meaning))
        at = end
    starts.append(stop)  # what stands for the end of the page
    stops.append(stop)
    return Framed("".join(parts), starts, stops)
