"""Values of pages that are pictures: their digits are recognised, and may be recognised wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from extractor.schemas import Fact, Finding, partitions
from extractor.text.document import Document

SURE = 0.9
"""Certainty of the least certain character from which a value is taken for what it says; measured
on scans (docs/evaluation.md)."""


def unproven(facts: Sequence[Fact], closed: Mapping[str, str], form: str) -> dict[str, str]:
    """Why recognised values are doubtful, by the id of the fact.

    One is where the recogniser is not certain, or where its table has sums with it, and none of
    them closes: then the cells beside it are not read, or not as they are.
    """
    found = {}
    for fact in facts:
        scores = [e.recognition for e in fact.evidence if e.recognition is not None]
        if not scores or fact.id in closed:
            continue
        if min(scores) < SURE:
            found[fact.id] = f"recognised in a picture, with a certainty of {min(scores):.2f} only"
        elif fact.indicator in _summed(form) and any(e.address for e in fact.evidence):
            found[fact.id] = "recognised in a picture, and no sum of its table closes with it"
    return found


def not_proven(findings: Sequence[Finding], document: Document) -> list[Finding]:
    """The findings; none says that a report is wrong whose digits may be recognised wrong."""
    return [
        finding.model_copy(update={"whose": "undecided"})
        if finding.whose == "source"
        and any(document.recognition(quote.span) is not None for quote in finding.quotes)
        else finding
        for finding in findings
    ]


@cache
def _summed(form: str) -> frozenset[str]:
    """The indicators that stand in a sum on a form."""
    sums = [
        (parent, *children)
        for (parent, kind), children in partitions(form).items()
        if kind not in ("subset", "channel")
    ]
    return frozenset(id_ for members in sums for id_ in members)
