"""Numbers that a script counts up from zero: the page holds the 0 and, beside it, what is shown.

A page that is saved while the script runs holds a number on the way there.
"""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.text.vocabulary import COUNTERS, UNIT_CELL

from .tokens import TEXT
from .tree import Page

_END = re.compile(
    r"data-(?:[a-z]+-)?(?:target|count(?:er|up)?|to|val(?:ue)?|end|num(?:ber)?|final|total|stop|goal)"
    r"(?:-?(?:to|end|val(?:ue)?|num(?:ber)?))?"
)
_NUMBER = re.compile(r"\s{0,9}(?=[\d,.]{0,20}[1-9])\d[\d,]{0,20}(?:\.\d{1,6})?\s{0,9}")
_NONE_YET = re.compile(r"\s*(?:0[0,]*(?:\.0+)?)?\s*")
_ON_THE_WAY = re.compile(rf"\s*(?P<number>\d[\d,]{{0,20}}(?:\.\d{{1,6}})?)\s{{0,9}}{UNIT_CELL}?\s*")
_START = re.compile(
    r"data-(?:[a-z]+-)?(?:from|start|begin|init(?:ial)?|speed|duration)(?:-?val(?:ue)?)?"
)
_COUNTER = re.compile(
    r"(?<![a-z])(?:timer|odometer|count(?:er|ers|up|[-_]?to|[-_]?title|[-_]?num(?:ber)?|-up|erup))(?![a-z])",
    re.I,
)
"""What says that a number moves: where it starts, how fast, a name.  A bar has an end as well: 41 of 100."""

_UNIT = re.compile(rf"(?:\s|<[^<>]{{0,200}}>){{0,9}}[余多万]?[{COUNTERS}元]")
"""Where nothing is written yet, the place is that of a number if its unit stands behind it."""
_VISITS = re.compile(
    r"hits?\b|view|click|visit|\bpv\b|read|online|like|share|zan|fav|comment", re.I
)


def counted_up(page: Page) -> frozenset[int]:
    """The elements that show 0, nothing or less until a script has counted up to the number they name."""
    found: set[int] = set()
    for index, element in enumerate(page.elements):
        ends = [
            value
            for name, value in element.attributes.items()
            if _END.fullmatch(name) and _NUMBER.fullmatch(value)
        ]
        if ends and (_is_zero(page, index) or _is_on_the_way(page, index, ends)):
            found.add(index)
    return frozenset(found)


def counts_visits(page: Page, index: int) -> bool:
    """Whether such a number is that of the page's visitors, and none of a report."""
    given = page.elements[index].attributes
    return _VISITS.search(f"{given.get('class', '')} {given.get('id', '')}") is not None


def _words(page: Page, index: int) -> str | None:
    """The text of an element; None if it holds more than text."""
    element = page.elements[index]
    inside = page.events[element.first + 1 : element.last]
    if not all(one.kind == TEXT for one in inside):
        return None
    return "".join(page.raw[one.start : one.stop] for one in inside[:3])


def _is_on_the_way(page: Page, index: int, ends: list[str]) -> bool:
    """Whether an element that a script counts up shows less than the number at which it ends."""
    given, words = page.elements[index].attributes, _words(page, index)
    seen = None if words is None else _ON_THE_WAY.fullmatch(words)
    if seen is None:
        return False
    named = _COUNTER.search(given.get("class", "")) is not None
    if not named and not any(map(_START.fullmatch, given)):
        return False
    return all(_value(seen["number"]) < _value(end) for end in ends)


def _value(words: str) -> Decimal:
    return Decimal(words.strip().replace(",", ""))


def _is_zero(page: Page, index: int) -> bool:
    element, words = page.elements[index], _words(page, index)
    if words is None or not _NONE_YET.fullmatch(words):
        return False
    return bool(words.strip()) or _UNIT.match(page.raw, page.events[element.last].stop) is not None
