"""Rows of figures under a line of years, in a text that has lost its table: which column is whose?

Under 2021年 2022年 a row with two figures has one of each; a row with one has it in either column,
for blanks and tabs tell nothing once a cell is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extractor.schemas import OTHER, Claim, Finding, Span
from extractor.text.document import Cover, Document

from .reading import Reading

_HEAD = re.compile(
    r"^[^\d\n。,;:]{0,36}(?P<years>(?:(?:19|20)\d\d年?度?[ \t|]*){1,5}(?:19|20)\d\d年?度?)"
    r"[ \t|]*(?=\n|\t|$)",
    re.MULTILINE,
)
"""Years over columns: on a line of their own, or before the first row where a page draws no lines."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = r"-?\d[\d.,]{0,20}[件条次人份个篇万元%]{0,3}"
_ROW = re.compile(
    r"(?P<label>[^\d\n。][^\n。\t]{0,60}?)[ \t|]*"
    rf"(?P<figures>{_NUMBER}(?:[ \t|]+{_NUMBER}){{0,9}})[ |]*(?:\n|\t|$)"
)
_FIGURE = re.compile(_NUMBER)


@dataclass(frozen=True, slots=True)
class YearRows:
    """The figures of other years, and those of which nobody knows the year; the rows of the latter."""

    others: Cover
    unknown: tuple[Span, ...] = ()


def year_rows(document: Document) -> YearRows:
    """The rows under lines of years, outside of drawn tables."""
    drawn = Cover(grid.span for grid in document.grids)
    others: list[Span] = []
    unknown: list[Span] = []
    for head in _HEAD.finditer(document.text):
        years = [int(year) for year in _YEAR.findall(head["years"])]
        if drawn.overlaps(*head.span()) or len(set(years)) != len(years):
            continue
        for row in _rows(document.text, head.end() + 1):
            figures = [
                Span(*found.span()) for found in _FIGURE.finditer(row.string, *row.span("figures"))
            ]
            if len(figures) != len(years):
                unknown.append(Span(row.start(), row.end("figures")))
            elif document.meta.year in years:
                others += (
                    one
                    for one, year in zip(figures, years, strict=True)
                    if year != document.meta.year
                )
    return YearRows(Cover((*others, *unknown)), tuple(unknown))


def _rows(text: str, at: int) -> Iterator[re.Match[str]]:
    while (row := _ROW.match(text, at)) is not None:
        yield row
        at = row.end()


def without_other_years(document: Document, read: Reading, *, told: bool) -> Reading:
    """The claims without those of figures that are another year's, or may be; ``told``: say so."""
    rows = year_rows(document)
    claims = tuple(_kept(document, read.claims, rows.others))
    if len(claims) == len(read.claims) and not told:
        return read
    finding = (_finding(document, rows.unknown),) if rows.unknown and told else ()
    return replace(read, claims=claims, findings=(*read.findings, *finding))


def _kept(document: Document, claims: Iterable[Claim], others: Cover) -> Iterator[Claim]:
    for claim in claims:
        if claim.indicator == OTHER or claim.mention is None:
            yield claim
            continue
        mention = document.mention(claim.mention)
        if mention is None or not others.overlaps(*mention.span):
            yield claim


def _finding(document: Document, rows: tuple[Span, ...]) -> Finding:
    return Finding(
        kind="unplaced_table",
        severity="warning",
        whose="undecided",
        message=f"{len(rows)} rows under a line of years have more or fewer figures than there are years: "
        "of which year they are is not known, and nothing is claimed from them",
        quotes=tuple(document.quote(row) for row in rows[:3]),
    )
