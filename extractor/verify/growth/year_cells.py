"""A growth that the report tells, and the figures of both years in a table: 项目 | 2022年 | 2023年.

The table has the figure that has grown, in the row that the words of the growth name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.knowledge.wordings import plain
from extractor.schemas import OTHER, Fact, Finding, Mention
from extractor.text.document import Document

from ..counts.indicator_words import indicator_of, things_in
from ..counts.text_rows import tables_of_lines
from ..counts.whose_figure import same_office
from .changes import Change, FactsOfYear, stated_changes
from .stated import change_off

_THIS = re.compile(r"(?:[本今]年度?|(?P<year>(?:19|20)\d\d)年?度?)(?:数量?|件数)?")
_LAST = re.compile(
    r"(?:(?:上|去|上一|前一)年度?|(?P<year>(?:19|20)\d\d)年?度?)(?:数量?|件数|同期数?)?"
)
_UNIT = re.compile(r"[((](?P<unit>[^()()]{1,3})[))]$")
_REMARK = re.compile(r"口径|可比|调整|更正|修正|剔除|不含")
_REMARKS_WITHIN = 300


@dataclass(frozen=True, slots=True)
class _Row:
    """What a table has of two years: the name of the row, its two numbers, its indicator if any."""

    name: str
    base: Mention
    figure: Mention
    indicator: str | None


def check_year_cells(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Changes that do not lead from the cell of the year before to that of this one."""
    year = document.meta.year
    rows = [*_of_cells(facts, document, year)] if year else []
    known = {row.base.id for row in rows}
    rows += _of_lines(facts, document, year, known) if year else []
    rows += [row for row in _of_year_lines(document, year or 0) if row.base.id not in known]
    if year is None or not rows:
        return
    of_value: dict[Decimal | None, list[_Row]] = {}
    for row in rows:
        of_value.setdefault(row.figure.value, []).append(row)
    for change in stated_changes(document, FactsOfYear.of_year(facts), year):
        same = of_value.get(change.figure.value, ())
        mine = [
            row
            for row in same
            if _of_row(document, change, row) and same_office(document, change.figure, row.figure)
        ]
        if len({(row.base.value, row.figure.value) for row in mine}) == 1:
            found = _off(document, change, mine[0])
            if found is not None:
                yield found


def _year_of(words: str, year: int) -> int | None:
    """0 for a head of this year, -1 for one of the year before."""
    for at, pattern in ((0, _THIS), (-1, _LAST)):
        match = pattern.fullmatch(words.strip())
        if match and (match["year"] is None or int(match["year"]) == year + at):
            return at
    return None


def _of_cells(facts: Sequence[Fact], document: Document, year: int) -> Iterator[_Row]:
    """The rows, or the columns, of tables whose cells are facts."""
    sides: dict[tuple[str, str, tuple[str, ...]], dict[int, list[tuple[Mention, str]]]] = {}
    for fact in facts:
        for evidence in fact.evidence:
            address, mention = evidence.address, document.mention(evidence.mention or "")
            if address is None or mention is None or not address.row or not address.column:
                continue
            for way, years, names in (
                ("column", address.column, address.row),
                ("row", address.row, address.column),
            ):
                when = _year_of(years[-1], year)
                if when is not None:
                    side = sides.setdefault((address.table, way, names), {})
                    side.setdefault(when, []).append((mention, fact.indicator))
    for (_, _, names), side in sides.items():
        now, before = side.get(0, []), side.get(-1, [])
        if len(now) == len(before) == 1:
            indicator = now[0][1] if now[0][1] != OTHER else None
            yield _Row(names[-1], before[0][0], now[0][0], indicator)


def _of_lines(
    facts: Sequence[Fact], document: Document, year: int, known: set[str]
) -> Iterator[_Row]:
    """The rows of tables that are lines of text, with heads of years."""
    of = {e.mention: f.indicator for f in facts for e in f.evidence if f.indicator != OTHER}
    for lines in tables_of_lines(document):
        heads: dict[int, int] = {}
        for line in lines:
            years = {
                w: at
                for at, word in enumerate(line.words)
                if (w := _year_of(word, year)) is not None
            }
            if years:
                heads = years if len(years) == 2 else {}
                continue
            if not heads:
                continue
            base, figure = line.numbers[heads[-1]], line.numbers[heads[0]]
            name = next((w for w in line.words if re.search(r"[一-鿿]{2}", w)), "")
            if base and figure and name and base.id not in known:
                yield _Row(name, base, figure, of.get(figure.id))


_A_YEAR = re.compile(r"(?:19|20)\d\d年?度?")


def _of_year_lines(document: Document, year: int) -> Iterator[_Row]:
    """The columns of tables that are lines of text, a year each: 年份 | 主动公开(条) | 受理(件)."""
    for lines in tables_of_lines(document):
        heads = next((line.words for line in lines if not any(line.numbers)), ())
        of = {
            _year_of(line.words[0], year): line
            for line in lines
            if _A_YEAR.fullmatch(line.words[0])
        }
        now, before = of.get(0), of.get(-1)
        if not heads or now is None or before is None:
            continue
        for name, base, figure in [*zip(heads, before.numbers, now.numbers, strict=True)][1:]:
            if base and figure:
                yield _Row(name, base, figure, None)


def _of_row(document: Document, change: Change, row: _Row) -> bool:
    """Whether a change is of what a row counts: its figure, and its indicator or its very words."""
    unit = _UNIT.search(row.name.strip())
    figure = change.figure
    if figure.value != row.figure.value or not row.base.value:
        return False
    if unit is not None and figure.unit not in (None, unit["unit"]):
        return False
    name = plain(_UNIT.sub("", row.name.strip()))
    counted = row.indicator or indicator_of(document, name, figure.unit)
    if change.indicator is not None and counted is not None:
        return change.indicator == counted and change.things == things_in(name)
    before, found, behind = plain(change.clause).rpartition(name)
    return len(name) > 2 and bool(found) and not behind and _ABOUT.fullmatch(before) is not None


_ABOUT = re.compile(
    r"(?:全年|本年度?|今年|当年|年内|[我本][局市县区镇乡省州院校委厅办]|共计?|累计|先后|年|\d)*"
)


def _off(document: Document, change: Change, row: _Row) -> Finding | None:
    text, low = document.text, row.base.span.start
    if _REMARK.search(text, low, min(len(text), low + _REMARKS_WITHIN)):
        return None
    unit = change.figure.unit or change.change.unit
    base = row.base.model_copy(update={"unit": unit if unit != "%" else row.base.unit})
    return change_off(document, change.figure, base, change.change)
