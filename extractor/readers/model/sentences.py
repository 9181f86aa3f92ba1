"""Where sentences end."""

from __future__ import annotations

import re

from extractor.schemas import Span

_END = re.compile(r"[。;；!！?？\n]+")


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences of a range, each with its closing mark; together they are the range."""
    found, start = [], span.start
    for end in _END.finditer(text, span.start, span.stop):
        found.append(Span(start, end.end()))
        start = end.end()
    if start < span.stop:
        found.append(Span(start, span.stop))
    return found


def around(text: str, whole: Span, place: Span) -> Span:
    """The sentences of ``whole`` that ``place`` touches, as one range."""
    touched = [
        item
        for item in sentences(text, whole)
        if item.start < place.stop and place.start < item.stop
    ]
    return Span(touched[0].start, touched[-1].stop) if touched else place
