"""Two reports in one file: two titles with a report below each, or two sets of official tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.schemas import Finding, Severity, Span
from extractor.text.body_names import parse
from extractor.text.document import Document
from extractor.text.meta_value import YEAR
from extractor.text.title import titles

_FIRST_SECTION = re.compile(r"^[ \t|*#]*(?:一[、.]|第一[章部])", re.MULTILINE)
_SECOND_SECTION = re.compile(r"^[ \t|*#]*(?:二[、.]|第二[章部])", re.MULTILINE)
_LEAST_NUMBERS = 4
_YEAR = re.compile(YEAR)
_NAME = re.compile(
    rf"^[《 ]*(?:{YEAR}\s?年?度?)?(?:关于)?(?P<name>[一-鿿]{{2,40}}?)(?:{YEAR}|关于|政府信息|政务公开|信息公开)"
)
_STEM = re.compile(r"(?:人民)?政府(?:办公[室厅])?$|办公[室厅]$")
_OWN_ROW = re.compile(
    r"^[^\n]{0,8}(?:本年新收政府信息公开申请数量|收到申请(?:总)?数[ \t|]+件[ \t|])[^\n]*$",
    re.MULTILINE,
)
"""The row of an official table that every report has once, in the forms of 2014, 2019 and 2021."""
_DIGITS = re.compile(r"\d+")
_LEAST_CELLS = 3


def check_several(document: Document) -> Iterator[Finding]:
    """One finding where a file holds more than one report."""
    found = _two_titles(document)
    if found is not None:
        words = "two reports in one file: another title, and a report below it"
        yield _finding(document, words, "error", found)
        return
    found = _two_tables(document)
    if found is not None:
        yield _finding(document, "two sets of official tables in one file", "warning", found)


def _two_titles(document: Document) -> tuple[Span, Span] | None:
    """Two titles of another year or body, each with first section and figures of its own.

    A site prints a title twice, and those of other reports as links; none of them has a report below.
    """
    every = [span for span in titles(document) if _YEAR.search(document.text[slice(*span)])]
    if len(every) < 2:
        return None
    stops = [*(span.start for span in every[1:]), len(document.text)]
    headed = [
        span for span, stop in zip(every, stops, strict=True) if _is_report(document, span, stop)
    ]
    for one, other in pairwise(headed):
        if _differ(document.text[slice(*one)], document.text[slice(*other)]):
            return one, other
    return None


def _is_report(document: Document, title: Span, stop: int) -> bool:
    below = sum(
        title.stop <= mention.span.start < stop and mention.statistical
        for mention in document.mentions
    )
    first = _FIRST_SECTION.search(document.text, title.stop, stop)
    if first is None:
        return below >= 2 * _LEAST_NUMBERS
    second = _SECOND_SECTION.search(document.text, first.end(), stop)
    return below >= (1 if second else _LEAST_NUMBERS)


def _differ(one: str, other: str) -> bool:
    years = [match[0] if (match := _YEAR.search(title)) else "" for title in (one, other)]
    if years[0] != years[1]:
        return True
    names = [
        _STEM.sub("", match["name"]) if (match := _NAME.match(title)) else ""
        for title in (one, other)
    ]
    if not all(names) or any(parse(name) is None and len(name) < 3 for name in names):
        return False
    # A shorter form of a name is no other body: 柳湾镇, 云岭县柳湾镇.
    short, long = sorted(names, key=len)
    return not (long.endswith(short) or long.startswith(short))


def _two_tables(document: Document) -> tuple[Span, Span] | None:
    rows = [
        (Span(*row.span()), numbers)
        for row in _OWN_ROW.finditer(document.text)
        if not _is_struck(document, row.start())
        and (len(numbers := _DIGITS.findall(row[0])) >= _LEAST_CELLS or "件" in row[0])
    ]
    for (one, numbers), (other, others) in pairwise(rows):
        told_apart = _TABLE_TITLE.search(document.text, one.stop, other.start)
        if numbers != others and numbers and others and not told_apart:
            return one, other
    return None


def _is_struck(document: Document, at: int) -> bool:
    """Whether a line is drawn through a place: what was there is replaced, and no second report."""
    struck = (region.span for region in document.regions if region.kind == "struck_out")
    return any(span.start <= at < span.stop for span in struck)


_TABLE_TITLE = re.compile(
    r"(?:本级|机关|办公[室厅]|全[省市县区镇乡州旗])政府信息公开[^\n。]{0,8}统计表"
)
"""The table of an office beside that of its whole county: one report has both."""


def _finding(
    document: Document, message: str, severity: Severity, places: tuple[Span, Span]
) -> Finding:
    return Finding(
        kind="several_reports",
        severity=severity,
        whose="undecided",
        message=message,
        quotes=tuple(document.quote(place) for place in places),
    )
