"""The columns of the statistical table: whose count, of which time, in which unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.knowledge.since import since
from extractor.knowledge.wordings import without_translation
from extractor.schemas import Period, Scope, Span

Role = Literal["value", "part", "compared", "remark"]

_OWN = re.compile(r"本级|本部|本(?:机关|单位|部门|委|局|办|镇|乡|街道|厅)|政府办")
_WHOLE = re.compile(r"合计|总计|汇总|全[省市县区州旗镇乡]")
_CUMULATIVE = re.compile(r"历年(?:累计|合计|总计|共计|总数)|累计|历年")
_YEAR_TO_DATE = re.compile(
    r"(?:全年度?|本年度?(?![底末])|当年度?(?![底末])|年度)(?:累计|合计|总计|共计|总数|总量)数?"
    r"|0?1(?:月份?)?[-—–~至到]12月份?(?:累计|合计|总计)?"
)
"""All that the year counts, not all years, and not all offices."""

_TWO = re.compile(
    r"(?:[^()/|]{0,8}\()?(?P<first>[^()/|]{2,8})/(?P<second>[^()/|]{2,8})\)?"
    r"|(?P<before>[^()/|]{2,8})\((?P<inside>[^()/|]{2,8})\)"
)
_TIMED = re.compile(r"[年累]|本期")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年|\D|$)")
_COMPARED = re.compile(r"上年|去年|上期|上一年|同期|同比|增减|增长|比")
_PAST = re.compile(r"^(?:截[至止])?(?:上年|去年|上期|上一年)")
REMARK_HEAD = re.compile(r"备\s?注|说\s?明")
"""Heads a column of remarks."""
_REMARK = re.compile(r"备注|说明|序号|行次|行号|栏次|代码|编号")
_NEUTRAL = re.compile(
    r"(?:19|20)\d\d年?度?|[本当全今]年度?|本期|年度|统计|填报|合计|总计|数量|数值|数据|数|值|结果|情况"
    r"|以来|至今|截[至止]|[末底]|其中|新增|[\s():]"
)
_OVER_ALL = re.compile(
    r"(?:政府|政务)?(?:信息)?(?:公开|发布|办理|受理|工作|完成|发生|统计|实际)*(?:数|数量|数值|数据|总数|条数|件数|总量|情况)(?:\([^()]{1,6}\))?"
)
_UNIT = re.compile(
    r"(?:万?(?:条次?|件次?|次|篇|个|人次?|人\(次\)|份|场次?|期)|[万亿千]?元|宗|起|家|项|%)(?:/(?:条|件|次|个|人))?"
)
_UNIT_HEAD = re.compile(r"(?:计量|计算)?单位")
_NUMBER_HEAD = re.compile(
    r"(?:统计|填报|上报|实际)?(?:数|数量|数值|数据|数额|指标值|结果)|(?:本年度?|全年|当年|本期|累计|历年累计|合计)(?:数量?|数值)?"
    r"|(?:19|20)\d\d年度?(?:数量?)?"
)
_LABEL_HEAD = re.compile(r"(?:统计|主要)?(?:指标|项目|内容|事项|类别)(?:名称|内容)?|名称")
_UNIT_IN_LABEL = re.compile(r"\((?:单位:?\s*)?([^()]{1,4})\)")


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """What a column of numbers holds.  ``because`` are the words of its header."""

    role: Role = "value"
    scope: Scope | None = None
    period: Period = "year"
    because: str | None = None


def column(header: str, *, alone: bool, year: int | None = None) -> NumberColumn:
    """The column under ``header``.

    ``alone`` tells that the table has no other column of numbers, ``year`` which the report is of.
    """
    words = re.sub(r"\s+", "", without_translation(header))
    if _REMARK.search(words):
        return NumberColumn("remark")
    if two_times(words):
        return NumberColumn("part")  # of one figure in such a cell nobody knows which it is
    told = since(words, year)
    bare = words[: told.start] + words[told.stop :] if told else words
    whole_year = _YEAR_TO_DATE.search(bare) if told is None else None
    bare = _YEAR_TO_DATE.sub("", bare)
    printed = _YEAR.search(bare)
    other_year = not alone and printed and year is not None and int(printed.group()) != year
    summed = _CUMULATIVE.search(bare) is not None and not _PAST.search(bare)
    if other_year or (_COMPARED.search(bare) and not summed):
        return NumberColumn("compared")
    cumulative = told.says == "cumulative" if told else summed
    period: Period = "cumulative" if cumulative else "year"
    rest = _NEUTRAL.sub("", _CUMULATIVE.sub("", bare))
    scope: Scope | None = None
    if _OWN.search(bare):
        scope = "own"
    elif _WHOLE.search(_CUMULATIVE.sub("", bare)) and not alone:
        scope = "jurisdiction"
    elif (rest or (told and told.says == "season")) and not alone:
        return NumberColumn("part", None, period)
    spoken = scope or cumulative or told or whole_year
    return NumberColumn("value", scope, period, words if spoken else None)


def two_times(words: str) -> tuple[Span, Span] | None:
    """Where the two names stand of a header that names the year and all years: 数量(年度/历年累计), 本年(累计)."""
    two = _TWO.fullmatch(words)
    if two is None:
        return None
    first, second = ("first", "second") if two["first"] else ("before", "inside")
    times = _time_of(two[first]), _time_of(two[second])
    # 累计(2011年) says up to when a column counts, and 本年(累计) what stands in its brackets.
    if set(times) != {"year", "cumulative"} or (two["before"] and times[0] != "year"):
        return None
    return Span(*two.span(first)), Span(*two.span(second))


def _time_of(words: str) -> Period | None:
    """The time that words name and nothing besides: 年度, 历年累计; None for any others."""
    bare = "".join(words.split())
    kind = column(bare, alone=False)
    timed = kind.role == "value" and kind.scope is None and _TIMED.search(bare)
    return kind.period if timed else None


def says_no_time(words: str) -> bool:
    """Whether a head over several columns tells them not apart: 公开数量, 信息公开情况."""
    return _OVER_ALL.fullmatch(words) is not None


def times_below(heads: Sequence[str]) -> tuple[str, ...]:
    """The names of times behind such a head, where a copy put both rows of heads in one."""
    if len(heads) < 3 or is_number_head(heads[0]) or not says_no_time(heads[0]):
        return ()
    return tuple(heads[1:]) if all(map(_time_of, heads[1:])) else ()


def is_unit(words: str) -> bool:
    """Whether a cell holds nothing but a unit."""
    return _UNIT.fullmatch(without_translation(words).strip()) is not None


def is_unit_head(words: str) -> bool:
    """Whether a cell heads the column of units."""
    return _UNIT_HEAD.fullmatch("".join(without_translation(words).split())) is not None


def is_number_head(words: str) -> bool:
    """Whether a cell heads a column of numbers: 数量, 本年度."""
    return _NUMBER_HEAD.fullmatch(_without_unit(words)) is not None


def is_label_head(words: str) -> bool:
    """Whether a cell heads the labels of the rows: 统计指标, 项目名称."""
    return _LABEL_HEAD.fullmatch(_without_unit(words)) is not None


def _without_unit(words: str) -> str:
    return _UNIT_IN_LABEL.sub("", "".join(without_translation(words).split()))


def unit_in(label: str) -> str | None:
    """The unit in the parentheses of a label: 专项经费(万元)."""
    found = [m[1].strip() for m in _UNIT_IN_LABEL.finditer(label) if is_unit(m[1])]
    return found[-1] if found else None
