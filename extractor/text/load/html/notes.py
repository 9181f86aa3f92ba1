"""Raised digits on a page: the marks of notes, which are no part of the number before them."""

from __future__ import annotations

import re

from extractor.text.vocabulary import COUNTERS

from ..raised import raised
from .tables import cell_text
from .tokens import TEXT, unescape
from .tree import Page

_UNIT = re.compile(rf"\s{{0,4}}[{COUNTERS}元%％万亿余多]")


def note_mark(page: Page, element: int, before: str) -> str | None:
    """The mark that a raised element shows, in raised characters; None if it is text.

    ``before`` is the character in front of it.  Some pages raise a number that counts: one that
    stands between words and a unit is no mark.  A lowered digit is one behind a digit only: CO₂, H₂O.
    """
    if page.elements[element].name == "sub" and not before.isdecimal():
        return None
    mark = raised(cell_text(page, element))
    if mark is None:
        return None
    behind = _behind(page, element)
    counts = not before.isdecimal() and _UNIT.match(behind) is not None
    return None if counts else mark


def _behind(page: Page, element: int) -> str:
    """The text behind an element."""
    for event in page.events[page.elements[element].last + 1 :][:20]:
        if event.kind == TEXT:
            return unescape(page.raw[event.start : min(event.stop, event.start + 40)])
    return ""
