"""What a page prints above the title of its report: counters, menus with numbers, other statistics.

A report begins with its title.  Where its first part follows it, and no part of a report nor more
than a sentence or two stand above it, the numbers above it are those of the site.  Lines without a
number stay as they are: the name of the agency may stand above the title.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.schemas import Span
from extractor.text.document import Source

from .several import FIRST_PART, SECOND_PART, title_places

_FORMATS = frozenset({"html", "mhtml"})
_SENTENCES = 2
"""Sentences up to which what stands above a title is no report."""

_LINE = re.compile(r"[^\n]+")
_TIMES = re.compile(
    r"(?:19|20)\d\d\s?(?:[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2}\s?日?)?|年?度?)|\d{1,2}月\d{1,2}日|\d{1,2}:\d\d(?::\d\d)?"
)
_NUMBER = re.compile(r"\d")
_SAYS_ITS_OWN = re.compile("本报告|本年报|报告如下|公开[^。\n]{0,12}(?:报告|年报)")
"""Words of a report, or of its title over several lines."""


def without_numbers_above(source: Source) -> Source:
    """The source with the lines above its title that hold numbers marked as furniture."""
    content = source.content
    if source.format not in _FORMATS:
        return source
    first = FIRST_PART.search(content)
    if first is None or SECOND_PART.search(content, first.end()) is None:
        return source
    titles = [start for start in title_places(source) if start < first.start()]
    if not titles:
        return source
    begins = content.rfind("\n", 0, titles[-1]) + 1
    above = [line for line in _LINE.finditer(content, 0, begins) if not _is_aside(source, line)]
    words = "".join(line[0] for line in above)
    if words.count("。") > _SENTENCES or _SAYS_ITS_OWN.search(words):
        return source
    numbered = tuple(
        Span(*line.span()) for line in above if _NUMBER.search(_TIMES.sub("", line[0]))
    )
    if not numbered:
        return source
    return replace(
        source,
        furniture=tuple(sorted((*source.furniture, *numbered))),
        tables=tuple(
            table for table in source.tables if any(cell.stop > begins for cell in table.cells)
        ),
    )


def _is_aside(source: Source, line: re.Match[str]) -> bool:
    """Whether a line is furniture already."""
    return any(span.start < line.end() and line.start() < span.stop for span in source.furniture)
