"""The boxes to tick of a page, where they stand at an answer: 有, 无.  Others are for its visitors."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .fields import is_box
from .tokens import OPEN, TEXT
from .tree import Page

_ANSWER, _ANSWERED = re.compile(r"(?:没有|有|无)(?![一-鿿])"), re.compile(r"(?:^|[^没])[有无]$")
_NEAR = 5
"""Tags and texts up to which the answer of a box is looked for."""


def tick_box(page: Page, index: int) -> str:
    """The box that an element shows, ticked or not; nothing for any other element."""
    element = page.elements[index]
    if element.name != "input" or not is_box(element.attributes):
        return ""
    behind = _near(page, range(element.last + 1, min(element.last + _NEAR, len(page.events))))
    before = _near(page, range(element.first - 1, max(element.first - _NEAR, 0), -1))
    if not (_ANSWER.match(behind) or _ANSWERED.search(before)):
        return ""
    return "☑" if "checked" in element.attributes else "□"


def _near(page: Page, places: Iterable[int]) -> str:
    """The first words among some events, none if another field comes before."""
    for event in (page.events[place] for place in places):
        if event.kind == OPEN and page.elements[event.element].name == "input":
            return ""
        if event.kind == TEXT and (words := page.raw[event.start : event.stop].strip()):
            return words
    return ""
