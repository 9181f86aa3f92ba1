"""Two reports in one file, and what only looks like them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.options import Options
from extractor.pipeline import read_source
from extractor.schemas import Span
from extractor.text.load import load
from tests.results import read

_BODY = """一、总体情况
{year}年,主动公开政府信息{a}条,政务微信公开政府信息41条,办培训班7次,现场咨询81人次,电话咨询62人次。
二、依申请公开
收到政府信息公开申请9件,办结9件。
"""
_ROWS = "| 一、本年新收政府信息公开申请数量 | {n} | 5 | 0 | 0 | 0 | 0 | {n} |\n"


def _body(year: int, a: int = 300) -> str:
    return _BODY.format(year=year, a=a)


def _told(text: str) -> list[str]:
    return [f.message[:7] for f in read(text).findings if f.kind == "several_reports"]


_OWN = "某县水务局2021年政府信息公开工作年度报告\n"
_NEXT = "某县水务局2022年政府信息公开工作年度报告\n"
_OTHER = "某县教育局2021年政府信息公开工作年度报告\n"


@pytest.mark.parametrize(
    "text",
    [
        _OWN + _body(2021) + _NEXT + _body(2022, 310),
        _OWN + _body(2021) + _OTHER + _body(2021, 310),
        _OWN
        + _body(2021)
        + "1、统计表\n"
        + _ROWS.format(n=34)
        + "2、统计表\n"
        + _ROWS.format(n=35),
    ],
)
def test_two_reports_are_told(text: str) -> None:
    assert len(_told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        _OWN + _body(2021),
        # A site prints the title twice, also in a shorter form.
        _OWN + "发布时间:2022-01-20\n" + _OWN + _body(2021),
        "某县水务局2021年政府信息公开工作年度报告\n水务局2021年政府信息公开工作年度报告\n"
        + _body(2021),
        # The report of last year is named, and linked.
        _OWN + _body(2021) + "上一篇:\n某县水务局2020年政府信息公开工作年度报告\n",
        _OWN + "详见《某县水务局2020年政府信息公开工作年度报告》。\n" + _body(2021),
        # Links to others, with the reader counts of a site.
        _OWN + _body(2021) + _OTHER + "阅读12次\n" + _NEXT + "阅读15次\n",
        # Attachments: the table of the report itself, printed again.
        _OWN + _body(2021) + _ROWS.format(n=34) + "附件:1、统计表\n" + _ROWS.format(n=34),
    ],
)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert _told(text) == []


def test_a_short_report_below_a_title_is_one() -> None:
    # Titles that the loader does not know: a part of the name is in letters.
    own, other = (
        f"某县CBD管理局{year}年政府信息公开工作年度报告\n一、总体情况\n"
        f"我局主动公开政府信息{number}条。\n二、存在问题\n不够及时。\n"
        for year, number in ((2022, 15), (2021, 14))
    )
    assert len(_told(own + other)) == 1
    assert _told(own + other.partition("\n")[0]) == []


def test_a_row_that_a_line_is_drawn_through_is_no_second_table() -> None:
    old, new = _ROWS.format(n=34), _ROWS.format(n=35)
    source = load(_OWN + _body(2021) + new + old, name="t.txt", max_bytes=10**6)
    struck = replace(source, struck=(Span(source.content.index(old), len(source.content)),))
    kinds = [{f.kind for f in read_source(one, Options()).findings} for one in (source, struck)]
    assert ["several_reports" in found for found in kinds] == [True, False]
