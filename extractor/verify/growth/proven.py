"""The figures of a wrong growth that their own sentence proves: 累计2911条,其中2009年1684条,2008年1227条,增长27.2%.

They make up the total beside them, so that the rate is the mistake, and nothing is held against them.
"""

from __future__ import annotations

from collections.abc import Set

from extractor.schemas import Finding
from extractor.text.document import Document

from ..counts.interval import sum_of
from ..counts.statements import end_of, opening_of

_TWO = 2


def proven_figures(finding: Finding, document: Document) -> Set[str]:
    """The ids of the two figures of a growth that add up to a total of their sentence; none otherwise."""
    if finding.kind != "growth_mismatch":
        return frozenset()
    told = [m for m in map(document.mention, finding.mentions) if m is not None]
    figures = [m for m in told if m.unit != "%"]
    if len(figures) != _TWO or figures[0].unit != figures[1].unit:
        return frozenset()
    low = opening_of(document.text, min(m.span.start for m in figures))
    high = end_of(document.text, max(m.span.stop for m in figures))
    whole = sum_of(figures)
    beside = (m for m in document.mentions_in(low, high) if m.unit == figures[0].unit)
    closes = any(m.value == whole and m not in figures for m in beside)
    return frozenset(m.id for m in figures) if closes else frozenset()
