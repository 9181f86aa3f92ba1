"""What the line above a table says: of which years it is, and of what business."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.knowledge.small import Small
from extractor.schemas import Period
from extractor.text.document import Document

_ASIDE = re.compile(r"[\s(]*(?:计量)?单位[::][^\n]{0,12}|[\s|\-=+:]*")
_MOST = 50
_NUMBER = re.compile(r"^(?:附?[表件]|图)[\s\d一二三四五六七八九十\-—.:、]*")
_REPORT = re.compile(r"年度?报告|年报$")


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption; ``counts`` tells that its table may hold figures of the report's year, or of all years.

    ``group`` is the section that it opens; ``other_year`` tells that only its year speaks against it.
    """

    words: str = ""
    counts: bool = True
    period: Period | None = None
    group: str | None = None
    other_year: bool = False


def caption_of(document: Document, start: int, small: Small) -> Caption:
    """The caption of the table that begins at ``start``."""
    words = _line_above(document.text, start)
    if not words or _REPORT.search(words):
        return Caption()
    name = small.name(words)
    years, year = set(name.years), document.meta.year
    counts = not (small.is_foreign(words) or small.is_plan(words))
    counts = counts and not name.kinds & {"before", "compared", "season"}
    other_year = counts and bool(years) and year is not None and max(years) != year
    period: Period | None = None
    if "cumulative" in name.kinds and "year" not in name.kinds:
        period = "cumulative"
    elif year in years or "year" in name.kinds:
        period = "year"
    group = small.group(_NUMBER.sub("", words))
    return Caption(words, counts and not other_year, period, group, other_year)


def _line_above(text: str, start: int) -> str:
    """The nearest line above that is no unit; nothing if it is prose or a row of another table."""
    stop = start
    for _ in range(3):
        stop = text.rfind("\n", 0, stop)
        if stop <= 0:
            return ""
        line = text[text.rfind("\n", 0, stop) + 1 : stop]
        if _ASIDE.fullmatch(line):
            continue
        words = line.strip()
        return words if len(words) <= _MOST and not re.search(r"[。;|\t]", words) else ""
    return ""
