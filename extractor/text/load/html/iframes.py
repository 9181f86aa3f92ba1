"""Pages that a page holds in itself (``<iframe srcdoc="…">``): read like pages, never run."""

from __future__ import annotations

from collections.abc import Iterator

from ..placed_text import PlacedText
from .tokens import attribute, references
from .tree import Page

_MOST = 20
"""Frames of one page that are read."""


def framed(page: Page, dropped: set[int]) -> Iterator[PlacedText]:
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


def _resolved(raw: str, start: int, stop: int) -> PlacedText:
    made = PlacedText()
    for begin, end, meaning in references(raw, start, stop):
        made.copy(raw[start:begin], start)
        made.stand_for(meaning, begin, end)
        start = end
    made.copy(raw[start:stop], start)
    return made
