"""Lists of indicators with several columns whose cells ran together: 数条32012011090 under 合计 县本级 部门 乡镇.

The headers say how many cells a row has.  A row is cut only where one way is left: of a total and its
parts by their sum, of the year and all years by sums of the rows below 其中, or where in no row two ways
are possible and noughts are printed.  If one row cannot be cut at all, the headers were understood wrongly, and none is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from .splitting import Row, cuts, may_be_shorter

_WHOLE = r"合计|总计|小计|全年(?:合计|累计)?|全[省市县区州旗镇乡](?:合计)?"
_PART = (
    r"[省市县区州旗镇乡]?本级|[省市县区州]?(?:直属?|属)(?:部门|单位)|部门|各?(?:乡镇|街道)(?:街道)?"
    r"|第?[一二三四]季度?|[上下]半年"
)
_YEAR = r"本?年度|本年|全年"
_ALL_YEARS = r"历年累计|累计"
_SUMMED = re.compile(rf"(?P<whole>{_WHOLE})?(?P<parts>(?:{_PART}){{2,}})(?P<last>{_WHOLE})?")
_TIMES = re.compile(rf"(?P<year>{_YEAR})?(?P<all>{_ALL_YEARS})(?P<last>{_YEAR})?")
_HEAD = re.compile(r"(?:指标|名称|项目|内容|计量)?单位")
# Behind the last header that is known: one that is not.
_UNKNOWN = re.compile(
    r"上年|去年|同比|比|增|减|占|备注|合计|总计|其[他它中]|小计|本|年度|季度|[一二三四]季"
)
_MOST_DIGITS = 24
_MOST_WAYS = 200
_FEWEST_ROWS = 2
_FEWEST_ALONE = 3
"""Rows that have one way each from which these are believed without a sum."""


@dataclass(frozen=True, slots=True)
class GluedColumns:
    """The headers of the columns, where they end in the text, and which one is the sum of the others.

    ``total`` is None for the year and all years, the latter of which is ``all_years``.
    """

    heads: tuple[str, ...]
    stop: int
    total: int | None = None
    all_years: int = 1


def columns_of(text: str, start: int, stop: int) -> GluedColumns | None:
    """The columns that the headers between two places name; None unless all of them are understood."""
    unit = _HEAD.search(text, start, stop)
    if unit is None:
        return None
    at = unit.end()
    summed = _SUMMED.match(text, at, stop)
    if summed and bool(summed["whole"]) != bool(summed["last"]):
        parts = re.findall(_PART, summed["parts"])
        if summed["whole"]:
            made = GluedColumns((summed["whole"], *parts), summed.end(), 0)
        else:
            made = GluedColumns((*parts, summed["last"]), summed.end(), len(parts))
    else:
        times = _TIMES.match(text, at, stop)
        if times is None or bool(times["year"]) == bool(times["last"]):
            return None
        heads = (times["year"] or times["all"], times["last"] or times["all"])
        made = GluedColumns(heads, times.end(), None, 1 if times["year"] else 0)
    distinct = len(set(made.heads)) == len(made.heads)
    return made if distinct and not _UNKNOWN.match(text, made.stop) else None


def rows_apart(
    digits: Sequence[str], labels: Sequence[str], columns: GluedColumns
) -> list[Row | None]:
    """The cells of each row; None where no one way is proven."""
    nothing: list[Row | None] = [None] * len(digits)
    ways = [list(_ways(run, columns)) for run in digits]
    if len(digits) < _FEWEST_ROWS or not all(0 < len(way) < _MOST_WAYS for way in ways):
        return nothing
    if columns.total is not None:
        told = [
            way[0]
            if len(way) == 1
            and not may_be_shorter(run, len(columns.heads), first=columns.total == 0)
            else None
            for run, way in zip(digits, ways, strict=True)
        ]
        # One row alone may add up by chance, where a cell is blank or misprinted.
        return told if len(told) - told.count(None) >= _FEWEST_ROWS else nothing
    # 037 is no number: where noughts are printed, nothing is left out.
    shown = sum(run[0] == "0" for run in digits) > 1
    if shown and len(ways) >= _FEWEST_ALONE and all(len(way) == 1 for way in ways):
        return [way[0] for way in ways]
    told = nothing
    for group in _groups(labels):
        rows = _by_sum([ways[n] for n in group])
        for n, row in zip(group, rows, strict=False):
            told[n] = row
    return told


def _ways(digits: str, columns: GluedColumns) -> Iterator[Row]:
    """Every way to cut digits into cells, by which the columns make sense beside each other."""
    if len(digits) > _MOST_DIGITS:
        return
    for row in cuts(digits, len(columns.heads)):
        if columns.total is None:
            all_years = row[columns.all_years]
            if row[1 - columns.all_years] <= all_years:
                yield row
        elif 2 * row[columns.total] == sum(row):
            yield row


def _groups(labels: Sequence[str]) -> Iterator[range]:
    """A row and those below it that are its parts, the first of which says 其中; up to the next such row."""
    starts = [n - 1 for n, label in enumerate(labels) if n and label.startswith("其中")]
    for start, after in pairwise([*starts, len(labels)]):
        yield range(start, after)


def _by_sum(ways: Sequence[Sequence[Row]]) -> list[Row]:
    """The one way of all rows by which the first is the sum of the others in each column, or nothing."""
    count = 1
    for some in ways:
        count *= len(some)
    if len(ways) < _FEWEST_ALONE or count > _MOST_WAYS**2:
        return []
    fitting = [
        made
        for made in product(*ways)
        if all(2 * column[0] == sum(column) for column in zip(*made, strict=True))
    ]
    return list(fitting[0]) if len(fitting) == 1 else []
