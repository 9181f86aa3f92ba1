"""Rows of figures under a line of years, in a text that has lost its table: which column is whose?

Under 2021年 2022年 a row with two figures has one of each; a row with one has it in either column,
for blanks and tabs tell nothing once a cell is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.language.frames import frame, statistic_before
from extractor.schemas import OTHER, Claim, Finding, Span
from extractor.text.document import Cover, Document

from .reading import Reading, unplaced_table
from .rules.claims import other_of

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
    """The figures of other years, and the rows of which nobody knows whose year each figure is."""

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
                Span(*match.span()) for match in _FIGURE.finditer(row.string, *row.span("figures"))
            ]
            if len(figures) != len(years):
                unknown.append(Span(row.start(), row.end("figures")))
            elif document.meta.year in years:
                others += (
                    one
                    for one, year in zip(figures, years, strict=True)
                    if year != document.meta.year
                )
    return YearRows(Cover(others), tuple(unknown))


def _rows(text: str, at: int) -> Iterator[re.Match[str]]:
    while (row := _ROW.match(text, at)) is not None:
        yield row
        at = row.end()


def without_other_years(document: Document, read: Reading, *, cells: bool) -> Reading:
    """The claims without those of figures that are another year's, or may be.

    Of ``cells`` none is left, and a finding tells of the rows of which nobody knows the year; the
    prose, which is read behind them, has what is another year's as other statistics.
    """
    rows = year_rows(document)
    unknown = Cover(rows.unknown)
    claims: list[Claim] = []
    for claim in read.claims:
        mention = document.mention(claim.mention or "")
        of_another = mention is not None and rows.others.overlaps(*mention.span)
        stands = not of_another and (mention is None or not unknown.overlaps(*mention.span))
        if claim.indicator == OTHER or mention is None or stands:
            claims.append(claim)
        elif of_another and not cells:
            seen = frame(document, mention, statistic_before(document, mention))
            claims.append(other_of(seen).claim())
    finding = (_finding(document, rows.unknown),) if rows.unknown and cells else ()
    return replace(read, claims=tuple(claims), findings=(*read.findings, *finding))


def _finding(document: Document, rows: tuple[Span, ...]) -> Finding:
    return unplaced_table(
        document,
        f"{len(rows)} rows under a line of years have more or fewer figures than there are years: "
        "of which year they are is not known, and nothing is claimed from them",
        rows,
    )
