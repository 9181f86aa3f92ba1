"""Whose count a table is, where its section says so: 三、收到和处理政府信息公开申请情况(全市汇总)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from extractor.schemas import Claim, Scope
from extractor.text.document import Document

from .stat_columns import column

_NOTE = re.compile(r"\(([^()]{2,14})\)\s*$")
_ROW = re.compile(r"[\t|]|\d\s*$")
"""A row of the table that looks like a heading: 一、本年新收…数量 600 9."""
_MOST = 40


def under_headings(document: Document, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims of cells; those of a section whose heading ends in such a note have its scope."""
    for claim in claims:
        place = claim.cell or claim.quoted
        noted = None if place is None or claim.scope else _noted(document, place.start)
        yield claim.model_copy(update={"scope": noted[0], "because": noted[1]}) if noted else claim


def _noted(document: Document, place: int) -> tuple[Scope, str] | None:
    at = bisect_left(document.headings, place, key=lambda heading: heading.span.start)
    titles = (heading.title for heading in reversed(document.headings[max(0, at - _MOST) : at]))
    title = next((title for title in titles if not _ROW.search(title)), None)
    note = _NOTE.search(title) if title else None
    if note is None:
        return None
    scope = column(note[1], alone=False).scope
    return (scope, note[1]) if scope else None
