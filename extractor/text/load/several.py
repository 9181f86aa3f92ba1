"""Several reports in one file: the first is read, and the others are told."""

from __future__ import annotations

import re
from array import array
from dataclasses import replace
from itertools import pairwise

from extractor.text.document import Source

_YEAR = r"(?:19|20)\d\d"
_ABOUT = r"(?:政府)?(?:信息|政务)公开(?:工作)?(?:年度)?(?:工作)?(?:情况)?(?:报告|年报)"
_TITLE = re.compile(
    r"(?:(?<=[\n\t,|\"'>:])|\A)[ \t　#*]{0,9}"
    rf"(?:(?P<agency>[一-鿿]{{3,30}}?)(?:关于)?(?P<year>{_YEAR})\s?年?度?"
    rf"|(?P<first>{_YEAR})\s?年?度?(?P<behind>[一-鿿]{{3,30}}?)){_ABOUT}[ \t　*]{{0,9}}"
    r"(?=[\n\t,|\"'<]|\Z)"
)
_SENTENCE = re.compile("根据|按照|依据|要求|通知|现将|如下|编制|发布|附件")
_FIGURE = re.compile(r"\d\s?(?:余|多)?(?:条|件|次|人|份|篇|个|项)[^。]{0,200}。")
_CELLS = re.compile(r"(?:^|[\n\t|])\s?\d{1,6}\s?(?=[\n\t|])")
_FEW = 8
"""Cells with numbers from which a stretch without a sentence is a report all the same."""

_SHEET = re.compile(r"^Sheet \d{1,3}: ", re.MULTILINE)
_FEW_ON_A_SHEET = 2
"""The same where each title has a sheet of a workbook to itself."""


def first_report(source: Source) -> Source:
    """The source up to where another report begins: one of another agency, or of another year.

    A title alone begins none: lists of reports and links to those of other years have many.
    """
    content = source.content
    if source.content.count("公开") < 2:
        return source
    found = [
        title
        for title in _TITLE.finditer(content)
        if not _aside(source, title.start()) and not _SENTENCE.search(_agency(title))
    ]
    for first, second in pairwise(found):
        between = content[first.end() : second.start()]
        least = _FEW_ON_A_SHEET if _SHEET.search(between) else _FEW
        if _same(first, second) or not _has_body(between, least):
            continue
        later = next((title for title in found if title.start() > second.start()), None)
        if _has_body(content[second.end() : later.start() if later else len(content)], least):
            return _until(source, content.rfind("\n", 0, second.start()) + 1, second[0].strip())
    return source


def _same(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two titles may be of one report: those of one year, one name within the other."""
    years = {title["year"] or title["first"] for title in (one, other)}
    short, long = sorted(map(_agency, (one, other)), key=len)
    return len(years) == 1 and short in long


def _agency(title: re.Match[str]) -> str:
    return title["agency"] or title["behind"]


def _has_body(words: str, least: int) -> bool:
    return bool(_FIGURE.search(words)) or len(_CELLS.findall(words)) >= least


def _aside(source: Source, place: int) -> bool:
    return any(span.start <= place < span.stop for span in (*source.furniture, *source.struck))


def _until(source: Source, stop: int, title: str) -> Source:
    """The source without what stands from ``stop`` on."""
    content = source.content[:stop]
    starts, stops = source.starts, source.stops
    return replace(
        source,
        content=content,
        starts=array("q", range(stop)) if starts is None else starts[:stop],
        stops=array("q", range(1, stop + 1)) if stops is None else stops[:stop],
        tables=tuple(
            table for table in source.tables if all(cell.stop <= stop for cell in table.cells)
        ),
        furniture=tuple(span for span in source.furniture if span.stop <= stop),
        struck=tuple(span for span in source.struck if span.stop <= stop),
        unread=(
            *source.unread,
            f"the file holds another report, which begins with {title[:60]}: only the first is "
            "read; give each report as a file of its own",
        ),
    )
