"""Stretches of time that the words before a clause give its figures, beside the year of the report.

Several years (本届任期内(2017—2021年)), a part of one that the whole follows (入冬以前…,全年累计…), a
title that dates all below it (附:2020年度对照数据, 2022年工作打算).
"""

from __future__ import annotations

import re

from extractor.schemas import Period
from extractor.text.document import Document

from .cue_words import blanked
from .frames import Frame
from .labels import line_title
from .years import YEAR

_DAY = r"(?:\d{1,2}月(?:\d{1,2}日)?)?"
_YEARS = re.compile(
    rf"(?<!\d)(?P<first>(?:19|20)\d\d)年?度?{_DAY}起?(?:至|到|[-—~－]+)(?P<last>(?:19|20)\d\d)年度?{_DAY}(?!\d)"
    r"(?:[底末间内止]|期间)?[)]?(?P<behind>[^;。]*)$"
)
_PLAN_OF_YEARS = re.compile(
    r"[^,。;]{0,8}(?:规划|计划|纲要|方案|行动|目标|学年)|[^,;]{0,10}(?:文件|规章|制度|档案|目录)[^,;]{0,10}(?:清理|梳理|审查|评估|检查)"
    r"|[^;。]*(?:其中|本年|当年|今年|全年|年内|(?:19|20)\d\d年)"
)
"""《2016—2020年规划》: its name; 2017—2021年共…,其中2021年…: what is told of one of them."""
_FEWEST_YEARS = 2


def years_together(frame: Frame) -> str | None:
    """2008—2012年,我局办结申请共计93件: the years that a number counts; None where they are not told.

    Two years that meet may be one year of a school, or a term that begins in autumn.
    """
    match = _YEARS.search(frame.sentence)
    if match is None or int(match["last"]) - int(match["first"]) < _FEWEST_YEARS:
        return None
    if _PLAN_OF_YEARS.match(match["behind"]):
        return None
    return match.group().removesuffix(match["behind"])


_PART_FIRST = re.compile(
    r"^(?:[一-鿿]{2,8}?)(?:以前|之前|前夕|期间|之后|以后)(?=,|共|累计|[收发受办产接公])"
)
_THEN_ALL = re.compile(r"[,;]全年(?:累计|共计?|合计|总共|总计|一共)")
_AHEAD = 60
_CLAUSE_END = re.compile(r"[;。]")


def before_the_whole(frame: Frame, document: Document) -> bool:
    """入冬以前5件,全年累计7件: a part of the year, which the number of the year follows."""
    clause = _CLAUSE_END.split(frame.sentence)[-1]
    if any(map(str.isdigit, clause)) or _PART_FIRST.match(clause) is None:
        return False
    stop = frame.mention.span.stop
    return _THEN_ALL.match(document.in_digits, stop, stop + _AHEAD) is not None


_FOR_COMPARISON = re.compile(r"对照|对比|参照|参考|回顾|往年|上年|比较")
_OF_PLANS = re.compile(r"打算|计划|安排|思路|目标|要点|展望")


def titled_for_another_year(frame: Frame, document: Document, year: int | None) -> bool:
    """附:2020年度对照数据, 三、2022年工作打算: the nearest title dates what stands below it."""
    if year is None:
        return False
    near = line_title(document.in_digits, frame.sentence_start)
    for title in (near, frame.section.rpartition("/")[2]):
        named = {int(found) for found in YEAR.findall(blanked(title))}
        if not named or year in named:
            continue
        if max(named) < year and _FOR_COMPARISON.search(title):
            return True
        if min(named) > year and _OF_PLANS.search(title):
            return True
    return False


_OPENING_YEAR = re.compile(r"(?:(?P<year>(?:19|20)\d\d)年度?|本年度?|今年|当年)(?![底末前以\d])")
_OF_YEARS = re.compile(r"累计|历年|存量|总量")


def of_the_year(clause: str, year: int | None) -> bool:
    """2016年度访问量: the year of the report opens the clause, and nothing adds it to others."""
    named = _OPENING_YEAR.match(clause)
    if named is None or _OF_YEARS.search(clause):
        return False
    return named["year"] is None or year == int(named["year"])


_CUMULATIVE = re.compile(
    r"历年(?:来)?累计|自《?[^,。;《》]{0,24}》?(?:实施|施行|颁布|开展|建立|成立)以来|从未(?=收取|收到|发生)"
    r"|(?<![\d年])[两二三四五六七八九十\d]{1,2}年(?:间|来)(?=[^。;]{0,12}累计)"
)


def period_of(sentence: str, label: str) -> tuple[Period, str | None]:
    """Of the year, or cumulative over years, with the words that say it."""
    match = _CUMULATIVE.search(label) or _CUMULATIVE.search(sentence)
    return ("cumulative", match.group()) if match else ("year", None)
