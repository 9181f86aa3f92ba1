"""Digits that a page shows as pictures, or as empty tags that a style sheet fills with one.

1<img>4件 counts a hundred and something: the digits that are left are no number.  A picture beside a
whole number says nothing of it, nor does an empty tag that only an editor left behind.
"""

from __future__ import annotations

import re

from .icons import is_spacer
from .tokens import CLOSE, OPEN, TEXT
from .tree import BLOCKS, Element, Page

_IN_LINE = frozenset({"i", "b", "em", "s", "u", "span", "strong", "font"})
_LONGEST = 12
"""Tags up to which the digits of one number are looked for."""

_DIGIT = re.compile(r"(?:^|\s)[a-z]{1,6}[-_]?\d(?:\s|$)", re.IGNORECASE)
_TOLD = re.compile(r"\balt=[\"']?(?:(?P<digit>\d)(?=[\"'\s>])|[^\"'\s>])", re.IGNORECASE)
_PICTURE = re.compile(
    r"(?:num|number|digit|shuzi)s?[-_/]{0,2}\d\.(?:gif|png|jpe?g|svg|webp)(?=[\"'\s?>])",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:^|\s)(?:n|num|number|digit|d|sz|shuzi)[-_]?\d(?:\s|$)", re.IGNORECASE)


def is_digit_lost(page: Page, index: int, last: str) -> bool:
    """Whether an element that shows no text stands for a digit; ``last`` is the character before it."""
    element = page.elements[index]
    before = last.isdecimal()
    if element.name == "img":
        follows = _digit_follows(page, element.last + 1)
        if before and follows:
            return not is_spacer(element, page.raw)
        return _is_beside(last, before, follows) and _is_digit(element, page.raw)
    if element.name not in _IN_LINE or element.last > element.first + 1:
        return False
    named = element.attributes.get("class", "")
    if not named or not _DIGIT.search(named):
        return False
    follows = _digit_follows(page, element.last + 1)
    # Programs that write pages leave empty spans with classes such as c1 and _0 anywhere.
    if before and follows and element.name in ("i", "em", "b"):
        return True
    return _is_beside(last, before, follows) and _BEGINS.search(named) is not None


def _is_beside(last: str, before: bool, follows: bool) -> bool:
    """Whether digits stand on one side, and no line begins on the other."""
    return before or (follows and bool(last) and "一" <= last <= "鿿")


def _is_digit(picture: Element, raw: str) -> bool:
    """Whether a picture says of itself that it shows a digit: by its words, or else by its name."""
    told = _TOLD.search(raw, picture.start, picture.stop)
    if told is not None:
        return told["digit"] is not None
    return _PICTURE.search(raw, picture.start, picture.stop) is not None


def _digit_follows(page: Page, at: int) -> bool:
    """Whether the next text of the line begins with a digit."""
    for event in page.events[at : at + _LONGEST]:
        if event.kind == TEXT:
            return page.raw[event.start : event.stop][:1].isdecimal()
        if event.kind not in (OPEN, CLOSE) or page.elements[event.element].name in BLOCKS:
            return False
    return False
