"""Words in the drawings (svg) of a page: some sites draw a figure in the middle of a sentence.

A drawing with several words is a diagram, whose scales are no statistics, or has an order of its
own; one with a single word is read where it stands.
"""

from __future__ import annotations

from collections import Counter

from .tree import Page

UNSHOWN = frozenset({"title", "desc", "defs", "metadata", "symbol", "pattern", "clippath", "mask"})
"""Parts of a drawing that are not shown where they stand."""


def drawn_words(page: Page) -> frozenset[int]:
    """The drawings (svg) and their parts that hold words once: a number in a sentence, no diagram."""
    inside: dict[int, int] = {}
    words: Counter[int] = Counter()
    for index, element in enumerate(page.elements):
        outer = inside.get(element.parent)
        if element.name == "svg" or outer is not None:
            inside[index] = index if outer is None else outer
            words[inside[index]] += element.name in ("text", "tspan", "textpath")
    return frozenset(index for index, drawing in inside.items() if words[drawing] == 1)
