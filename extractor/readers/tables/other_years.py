"""Official tables that a report prints twice: once for its own year, once for another to compare with.

The line above says of which year a table is. A caption of another year counts only beside a table of
the report's own: alone it may be left over from a report of the year before.  A table of other bodies
is no table of the report's own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractor.knowledge.tables import Tables
from extractor.language.years import without_others
from extractor.schemas import OTHER, Claim, Span
from extractor.text.document import Document

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年(?!\s?\d{1,2}\s?月)|(?!\s?[\d.年/\-]))")
_BEFORE = re.compile(r"上一?年(?!度?结转|末)|去年|往年|前一年")
_OWN = re.compile("本年|今年|当年")
_REPORT = re.compile(r"年度?报告|年报")
_PROSE = re.compile(r"[。;\t|]|,.*,")
_BODIES = re.compile(r"下属|所属|直属|下级|(?<!本)单位(?!\s?[:(名])")
"""Words for other bodies than that of the report; 单位:件 names a unit."""
_LONGEST, _LINES, _FURTHEST = 50, 3, 14
"""Characters of a caption; lines up to it above a table, with those of the heads above one without rules."""


@dataclass(slots=True)
class _Printed:
    """A table as it is printed: where it begins, and the claims of its cells by their number."""

    start: int
    drawn: bool
    own: list[int] = field(default_factory=list)
    indicators: set[str] = field(default_factory=set)


def of_other_years(document: Document, claims: Sequence[Claim], tables: Tables) -> Iterator[Claim]:
    """The claims; those of a table of another year as other statistics, under its caption."""
    year = document.meta.year
    printed = _printed(document, claims, tables) if year else []
    above = [_above(document, table) for table in printed]
    captions = [_caption(lines) for lines in above]
    others = [year is not None and _is_other(words, year) for words in captions]
    told: set[str] = set()
    for table, other, lines in zip(printed, others, above, strict=True):
        told |= set() if other or _is_of_others(lines) else table.indicators
    labels: dict[int, str] = {}
    for table, other, words in zip(printed, others, captions, strict=True):
        if other and 2 * len(table.indicators & told) >= len(table.indicators):
            labels |= dict.fromkeys(table.own, words)
    for at, claim in enumerate(claims):
        if at not in labels:
            yield claim
        elif claim.mention is not None and claim.address is not None:
            row = " × ".join(filter(None, (*claim.address.row[-1:], *claim.address.column[-1:])))
            update = {"indicator": OTHER, "label": f"{labels[at]}: {row}", "because": labels[at]}
            yield claim.model_copy(update=update)


def _printed(document: Document, claims: Sequence[Claim], tables: Tables) -> list[_Printed]:
    """The official tables in the order of the text; where no rules part them, a figure begins anew."""
    titles = {table.title for table in (tables.items, tables.matrix, tables.cross) if table}
    grids = sorted(grid.span for grid in document.grids)
    starts = [grid.start for grid in grids]
    found: list[_Printed] = []
    known: dict[Span, _Printed] = {}
    last: dict[str, _Printed] = {}
    placed = (
        (claim.cell.start, at, claim)
        for at, claim in enumerate(claims)
        if claim.cell and claim.address and claim.address.table in titles
    )
    for place, at, claim in sorted(placed, key=lambda one: one[:2]):
        if claim.indicator == OTHER or claim.address is None:
            continue
        nearest = bisect_right(starts, place) - 1
        if nearest >= 0 and place < grids[nearest].stop:
            table = known.get(grids[nearest]) or _Printed(starts[nearest], True)
            if grids[nearest] not in known:
                known[grids[nearest]] = table
                found.append(table)
        else:
            title = claim.address.table
            if title not in last or claim.indicator in last[title].indicators:
                last[title] = _Printed(place, False)
                found.append(last[title])
            table = last[title]
        table.own.append(at)
        table.indicators.add(claim.indicator)
    return found


def _above(document: Document, table: _Printed) -> list[str]:
    """The lines above a table, the nearest first, up to the one that names its year."""
    text, found = document.text, list[str]()
    stop, lines = text.rfind("\n", 0, table.start), 0
    while stop > 0 and lines < (_LINES if table.drawn else _FURTHEST):
        begin = text.rfind("\n", 0, stop) + 1
        # A loader may have joined a caption to the sentence before it.
        whole = text[begin:stop].strip()
        line = whole.rpartition("。")[2] or whole
        stop, lines = begin - 1, lines + 1
        found.append(line)
        if _names_year(line) or (table.drawn and _PROSE.search(whole)):
            break
    return found


def _caption(above: Sequence[str]) -> str:
    """The line above a table that names a year, if one does before other words begin."""
    line = above[-1] if above else ""
    return line if _names_year(line) and _is_caption(line) else ""


def _is_of_others(above: Sequence[str]) -> bool:
    """Whether a line above a table gives it to another body than that of the report."""
    return any(_BODIES.search(line) for line in above if _is_caption(line))


def _is_caption(line: str) -> bool:
    return len(line) <= _LONGEST and not _PROSE.search(line) and not _REPORT.search(line)


def _names_year(line: str) -> bool:
    line = without_others(line)
    return _YEAR.search(line) is not None or _BEFORE.search(line) is not None


def _is_other(words: str, year: int) -> bool:
    words = without_others(words)
    years = {int(found) for found in _YEAR.findall(words)}
    if years:
        return year not in years
    return _BEFORE.search(words) is not None and _OWN.search(words) is None
