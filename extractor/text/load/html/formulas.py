"""Formulas that a page holds twice: for those who look at it, and for those to whom it is read.

KaTeX and MathJax write ``<math>`` beside signs that are set to their places, and a style sheet
elsewhere hides one of the two.
"""

from __future__ import annotations

import re

from .tokens import OPEN, TEXT
from .tree import ROOT, Page

_DIGIT = re.compile(r"\d")
_HIGHEST = 3
"""How many elements there are around ``math`` up to the one beside which its double stands."""

_NOTES = frozenset({"annotation", "annotation-xml"})


def doubles(page: Page) -> set[int]:
    """The elements hidden from those to whom a page is read that hold the digits of a formula beside."""
    found: set[int] = set()
    if "aria-hidden" not in page.raw or "<math" not in page.raw:
        return found
    for index, element in enumerate(page.elements):
        if element.name != "math":
            continue
        digits, at = _digits(page, index), index
        for _ in range(_HIGHEST):
            parent = page.elements[at].parent
            if parent <= ROOT or not digits:
                break
            found.update(
                other for other in _children(page, parent)
                if other != at and _is_unread(page, other) and _digits(page, other) == digits
            )  # fmt: skip
            at = parent
    return found


def _is_unread(page: Page, index: int) -> bool:
    return page.elements[index].attributes.get("aria-hidden", "").lower() == "true"


def _children(page: Page, index: int) -> list[int]:
    """The elements right in an element, or none of one that holds much more than a formula."""
    own = page.elements[index]
    inside = page.events[own.first + 1 : min(own.last, own.first + _MOST_EVENTS)]
    return [
        one.element
        for one in inside
        if one.kind == OPEN and page.elements[one.element].parent == index
    ]


_MOST_EVENTS = 400


def _digits(page: Page, index: int) -> list[str]:
    """The digits of an element in order of their size: fractions stand in another order."""
    own = page.elements[index]
    found: list[str] = []
    for one in page.events[own.first + 1 : min(own.last, own.first + _MOST_EVENTS)]:
        if one.kind == TEXT and page.elements[one.element].name not in _NOTES:
            found += _DIGIT.findall(page.raw, one.start, one.stop)
    return sorted(found)
