"""The words that a fact is quoted with."""

from __future__ import annotations

import re

from extractor.schemas import Span

from .answers import DENIED_BELOW

_COMMA = re.compile(r"[,:]")
_STOP = re.compile(r"[。;!?\n]")
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
        low = max(0, at - reach)
        behind = max(text.rfind(mark, low, at) for mark in "。;!?\n") + 1
        if behind:
            return behind
        comma = _COMMA.search(text, low, at) if low else None
        return comma.end() if comma else low
    high = min(at + reach, len(text))
    stop = _STOP.search(text, at, high)
    if stop:
        # 收费情况 / 无: without its answer the heading proves nothing.
        below = DENIED_BELOW.match(text, stop.start())
        return below.end() if below else stop.start()
    comma_at = max(text.rfind(mark, at, high) for mark in ",:") if high < len(text) else -1
    return comma_at if comma_at >= 0 else high
