"""Totals of small tables that are not the sum of their parts, and all years that are not those before and this one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from extractor.knowledge.small import Small
from extractor.schemas import Finding, Mention
from extractor.text.document import Cell, Document

from .cells import first_mention
from .small_names import TableLine
from .small_reader import SmallTable

_FEWEST, _MOST_NESTED = 2, 12
_AT_AN_END = re.compile("[末底初]|累计")


def wrong_totals(document: Document, table: SmallTable, small: Small) -> Iterator[Finding]:
    """A finding for each total of a row or a column whose parts, all printed beside it, add up to another number.

    Nothing is said where some of the parts alone make the total: the others are then parts of these.
    """
    cells = table.shape.figures
    for at, row in table.rows.items():
        line = {c: cell for (r, c), cell in cells.items() if r == at}
        yield from _wrong(document, row, table.columns, line, small)
        yield from _wrong_of_all_years(document, row, table.columns, line, small)
    for at, column in table.columns.items():
        line = {r: cell for (r, c), cell in cells.items() if c == at}
        yield from _wrong(document, column, table.rows, line, small)
        yield from _wrong_of_all_years(document, column, table.rows, line, small)


def _wrong(
    document: Document,
    counted: TableLine,
    others: Mapping[int, TableLine],
    line: Mapping[int, Cell],
    small: Small,
) -> Iterator[Finding]:
    totals = [at for at, entry in others.items() if entry.total and at in line]
    parts = [at for at, entry in others.items() if at not in totals]
    alike = all(_is_share(others[at], small) for at in parts)
    if counted.indicator is None or counted.role == "apart" or len(totals) != 1 or not alike:
        return
    if len(parts) < _FEWEST or any(at not in line for at in parts):
        return
    mentions = [_number(document, line[at]) for at in (*parts, *totals)]
    message = f"the parts of {counted.label} in a table do not add up to its total"
    yield from _finding(document, counted.indicator, mentions, message)


def _wrong_of_all_years(
    document: Document,
    counted: TableLine,
    others: Mapping[int, TableLine],
    line: Mapping[int, Cell],
    small: Small,
) -> Iterator[Finding]:
    """上年末累计 225, 本年新增 44, 年末累计 279: those before and those of the year are all."""
    if counted.indicator is None or counted.role == "apart":
        return
    before = [at for at, entry in others.items() if _is_before(entry, small)]
    year = [at for at, e in others.items() if e.role == "whole" and e.period == "year"]
    every = [at for at, e in others.items() if e.role == "whole" and e.period == "cumulative"]
    places = (*before, *year, *every)
    if not (len(before) == len(year) == len(every) == 1) or any(at not in line for at in places):
        return
    mentions = [_number(document, line[at]) for at in places]
    message = (
        f"{counted.label} of all years in a table is not that before the year and that of the year"
    )
    yield from _finding(document, counted.indicator, mentions, message)


def _is_before(entry: TableLine, small: Small) -> bool:
    """Whether an entry counts all that was before the year: 上年末累计, 期初; 上年 is one year."""
    words = "".join(entry.words)
    named = any("before" in small.name(words).kinds for words in entry.words)
    return named and entry.indicator is None and _AT_AN_END.search(words) is not None


def _finding(
    document: Document, indicator: str, mentions: Sequence[Mention | None], message: str
) -> Iterator[Finding]:
    """That the numbers before the last one do not make it; nothing where one of them was not read."""
    read = [m for m in mentions if m is not None and m.value is not None]
    if len(read) < len(mentions):
        return
    *some, total = [m.value for m in read if m.value is not None]
    if sum(some, Decimal(0)) == total or _nested(some, total):
        return
    yield Finding(
        kind="sum_mismatch",
        severity="error",
        whose="source",
        message=message,
        formula=f"{' + '.join(map(str, some))} = {sum(some, Decimal(0))}, not {total}",
        quotes=tuple(document.quote(m.span) for m in read),
        indicators=(indicator,),
        mentions=tuple(m.id for m in read),
    )


def _is_share(entry: TableLine, small: Small) -> bool:
    """Whether an entry is an office or a part of the year: what these count does not overlap."""
    if entry.indicator is not None or entry.of_which or entry.role == "apart":
        return False
    names = [small.name(words) for words in entry.words]
    season = any("season" in name.kinds for name in names)
    return season or entry.scope == "own" or any(small.is_body(name.words) for name in names)


def _number(document: Document, cell: Cell) -> Mention | None:
    return (
        first_mention(document, cell.span) if cell.text and cell.rows == cell.columns == 1 else None
    )


def _nested(parts: Sequence[Decimal], total: Decimal) -> bool:
    """Whether some of the parts alone are the total, or one of them sums up others: a list in two levels."""
    if len(parts) > _MOST_NESTED:
        return False
    return any(
        sum(some, Decimal(0)) == total
        for size in range(1, len(parts))
        for some in combinations(parts, size)
    )
