"""Spans of a year as labels of counts: 上半年, 一季度, 1至10月, 12月份."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.text.scan.numerals import read_count

Months = tuple[int, int]
"""The first and the last month."""

_NUMBER = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])"
_MONTHS = re.compile(
    rf"(?<![\d.])(?P<first>{_NUMBER})月?份?(?:至|到|-|—|~|–|和|与|、|及)(?P<last>{_NUMBER})月(?!\d+[日号])"
    rf"|(?<![\d.至到—~-])(?P<one>{_NUMBER})月(?:份|当月)?(?!\d+[日号])"
    r"|第?(?P<quarter>[一二三四1-4])季度?|(?P<half>[上下])半年|(?P<rest>前|后)(?P<count>[一两二三四五六七八九十]|\d{1,2})个月"
)
_HALVES = {"上": (1, 6), "下": (7, 12)}
_MONTH = 12


def months_of(words: str) -> Months | None:
    """The months that the last span of a label names; None where it names none."""
    matches = list(_MONTHS.finditer(words))
    if not matches:
        return None
    said = matches[-1]
    if said["half"]:
        return _HALVES[said["half"]]
    if said["quarter"]:
        number = read_count(said["quarter"])
        return 3 * number - 2, 3 * number
    if said["count"]:
        number = read_count(said["count"])
        return (1, number) if said["rest"] == "前" else (_MONTH + 1 - number, _MONTH)
    span = (
        (read_count(said["first"]), read_count(said["last"]))
        if said["first"]
        else (read_count(said["one"]),) * 2
    )
    return span if 1 <= span[0] <= span[1] <= _MONTH else None


def is_period(words: str) -> bool:
    """Whether a label names a span of the year."""
    return months_of(words) is not None


def whole_year(spans: Iterable[Months]) -> bool:
    """Whether spans follow one another from January to December."""
    at = 1
    for first, last in spans:
        if first != at:
            return False
        at = last + 1
    return at == _MONTH + 1


_YEARS = re.compile(
    r"(?P<count>[两二三四五六七八九十])年(?:来|间)?(?:时间)?,?[^,。;\d]{0,4}(?:累计|共|合计|总)"
)
_FROM_TO = re.compile(r"(?P<first>20\d\d)年?(?:度|底|末)?(?:至|到|-|—|~)(?P<last>20\d\d)年")


def years_said(words: str) -> int:
    """How many years the words before a total name: 四年累计, 2008年至2011年; 0 where they name none."""
    match = _YEARS.search(words)
    if match:
        return read_count(match["count"])
    span = _FROM_TO.search(words)
    return int(span["last"]) - int(span["first"]) + 1 if span else 0


_SINCE = re.compile(
    r"(?:自|从)?(?P<year>20\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?)?[^,。;\d]{0,10}?(?:以来|起)|(?P<act>条例)》?[^,。;\d]{0,6}?(?:施行|实施)以来"
)
_ACT = 2008
"""From May of this year on the Regulations on Open Government Information are in force."""


def first_year() -> int:
    """The first year of what is counted to date, where no other is told."""
    return _ACT


def since_year(words: str) -> int | None:
    """The year from which on the words before a total count: 2012年以来, 条例施行以来."""
    match = _SINCE.search(words)
    return (int(match["year"]) if match["year"] else _ACT) if match else None
