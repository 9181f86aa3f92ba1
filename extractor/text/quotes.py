"""The words that a fact is quoted with."""

from __future__ import annotations

import re

from extractor.schemas import Span

_REACH = 90
"""How far a quote reaches to each side when a sentence is long, in characters."""


def clause_span(text: str, span: Span) -> Span:
    """The clause or list around a mention, up to the ends of its sentence if it is short.

    This is what a quote shows: short enough to read, long enough to prove.
    """
    low = _bound(text, span.start, -1)
    high = _bound(text, span.stop, 1)
    while low < span.start and text[low] in " ,。;:\n\t|":
        low += 1
    while high > span.stop and text[high - 1] in " ,。;:\n\t|":
        high -= 1
    return Span(low, high)


def _bound(text: str, at: int, step: int) -> int:
    """The nearest end of a sentence in one direction; a clause's end if the sentence is long."""
    reach = _REACH
    if step < 0:
        window = text[max(0, at - reach) : at]
        stops = [m.end() for m in re.finditer(r"[。;!?\n]", window)]
        if stops:
            return max(0, at - reach) + stops[-1]
        if at <= reach:
            return 0
        commas = [m.end() for m in re.finditer(r"[,:]", window)]
        return max(0, at - reach) + (commas[0] if commas else 0)
    window = text[at : at + reach]
    stop = re.search(r"[。;!?\n]", window)
    if stop:
        return at + stop.start()
    if at + reach >= len(text):
        return len(text)
    commas = [m.start() for m in re.finditer(r"[,:]", window)]
    return at + (commas[-1] if commas else reach)
