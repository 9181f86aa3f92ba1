"""Counting, for every element of a page: text, links, headings, and where it stands in tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .tokens import TEXT, unescape
from .tree import Page

_SENTENCE = re.compile("[，。；！？]")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Measures:
    """Sums over everything inside an element, by its index.

    ``text`` and ``linked`` count characters, ``links``, ``sentences``, ``headings`` and ``tables``
    occurrences (an element counts itself).
    """

    text: list[int]
    linked: list[int]
    links: list[int]
    sentences: list[int]
    headings: list[int]
    tables: list[int]

    def density(self, element: int) -> float:
        """The share of an element's text that is in links."""
        return self.linked[element] / self.text[element] if self.text[element] else 0.0


def measure(page: Page) -> Measures:
    """Count once over the page; an element's sum is added to its parent's, innermost first."""
    count = len(page.elements)
    measures = Measures(*([0] * count for _ in range(6)))
    for event in page.events:
        if event.kind == TEXT:
            piece = unescape(page.raw[event.start : event.stop]).strip()
            measures.text[event.element] += len(piece)
            measures.sentences[event.element] += len(_SENTENCE.findall(piece))
    for index in range(count - 1, 0, -1):
        element = page.elements[index]
        measures.headings[index] += element.name in _HEADINGS
        measures.tables[index] += element.name == "table"
        if element.name == "a":
            measures.links[index] += 1
            measures.linked[index] = measures.text[index]
        for sums in (
            measures.text,
            measures.linked,
            measures.links,
            measures.sentences,
            measures.headings,
        ):
            sums[element.parent] += sums[index]
        measures.tables[element.parent] += measures.tables[index]
    return measures


def nearest(page: Page, names: frozenset[str], within: frozenset[str]) -> list[int]:
    """For every element its innermost ancestor (or itself) of these names, -1 if none.

    An element of a name in ``within`` hides the ancestors above it.
    """
    return nearest_of(
        page,
        [element.name in names for element in page.elements],
        [element.name in within for element in page.elements],
    )


def nearest_of(page: Page, sought: Sequence[bool], hiding: Sequence[bool]) -> list[int]:
    """The same for elements that are told one by one."""
    found: list[int] = []
    for index, element in enumerate(page.elements):
        if sought[index]:
            found.append(index)
        elif hiding[index] or index == 0:
            found.append(-1)
        else:
            found.append(found[element.parent])
    return found
