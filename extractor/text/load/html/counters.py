"""Numbers that a script counts up from zero: the page holds the 0 and, beside it, what is shown."""

from __future__ import annotations

import re

from .tokens import TEXT
from .tree import Page

_END = re.compile(
    r"data-(?:[a-z]+-)?(?:target|count(?:er|up)?|to|val(?:ue)?|end|num(?:ber)?|final|total|stop|goal)"
    r"(?:-?(?:to|end|val(?:ue)?|num(?:ber)?))?"
)
_NUMBER = re.compile(r"\s{0,9}(?=[\d,.]{0,20}[1-9])\d[\d,]{0,20}(?:\.\d{1,6})?\s{0,9}")
_NONE_YET = re.compile(r"\s*(?:0[0,]*(?:\.0+)?)?\s*")
_UNIT = re.compile(r"(?:\s|<[^<>]{0,200}>){0,9}(?:人次|[余多万]?[件条次人份个篇场期宗家项名元])")
"""Where nothing is written yet, the place is that of a number if its unit stands behind it."""
_VISITS = re.compile(
    r"hits?\b|view|click|visit|\bpv\b|read|online|like|share|zan|fav|comment", re.I
)


def counted_up(page: Page) -> frozenset[int]:
    """The elements that show 0 or nothing until a script has counted up to the number they name."""
    return frozenset(
        index
        for index, element in enumerate(page.elements)
        if any(
            _END.fullmatch(name) and _NUMBER.fullmatch(value)
            for name, value in element.attributes.items()
        )
        and _is_zero(page, index)
    )


def counts_visits(page: Page, index: int) -> bool:
    """Whether such a number is that of the page's visitors, and none of a report."""
    given = page.elements[index].attributes
    return _VISITS.search(f"{given.get('class', '')} {given.get('id', '')}") is not None


def _is_zero(page: Page, index: int) -> bool:
    element = page.elements[index]
    inside = page.events[element.first + 1 : element.last]
    words = "".join(page.raw[one.start : one.stop] for one in inside[:3])
    if not all(one.kind == TEXT for one in inside) or not _NONE_YET.fullmatch(words):
        return False
    return bool(words.strip()) or _UNIT.match(page.raw, page.events[element.last].stop) is not None
