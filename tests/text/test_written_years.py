"""The year of a title, however it is written: in characters, with blanks between, in brackets."""

from __future__ import annotations

import pytest

from tests.documents import document

WRITTEN = [
    "二0二二年",
    "二O二二年度",
    "二o二二年",
    "二○二二年",
    "二◯二二年",
    "二零二二年",
    "二〇二二 年",
    "二 〇 二 二 年",
    "２０２２年",
    "2 0 2 2年",
    "2 0 2 2 年度",
    "2O22年",
    "（2022）年",
    "[2022]年",
    "〔2022〕年度",
    "【2022】年",
    "（2022年度）",
]


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize("year", WRITTEN)
@pytest.mark.parametrize(
    "title",
    [
        "云屿县水利局{}政府信息公开工作年度报告",
        "{}云屿县水利局政府信息公开工作年度报告",
        "云屿县水利局关于{}政府信息公开工作情况的报告",
        "云屿县水利局\n{}政府信息公开工作年度报告",
        "云屿县水利局政府信息公开工作年度报告\n{}",
    ],
)
def test_the_year_and_the_agency_of_a_title(year: str, title: str) -> None:
    meta = document(f"{title.format(year)}\n一、总体情况\n我局主动公开信息15条。\n").meta
    assert meta.year == 2022
    assert meta.agency is not None
    assert meta.agency.value == "云屿县水利局"
    assert meta.year_quote is not None


@pytest.mark.parametrize("below", ["二〇二三年一月十日", "(2023年1月10日)", "2023-01-10"])
def test_a_date_below_the_title_is_not_the_year_of_the_report(below: str) -> None:
    body = "一、概述\n2022年,我局主动公开信息15条。\n"
    made = document(f"云屿县水利局政府信息公开工作年度报告\n{below}\n{body}")
    assert made.meta.year == 2022


def test_the_date_below_a_report_in_characters() -> None:
    signed = document(
        "云屿县水利局2022年政府信息公开报告\n正文。\n二 0 二三年 一月 十日"
    ).meta.signed
    assert signed is not None
    assert signed.value == "2023-01-10"


def test_a_button_in_brackets_is_still_no_part_of_the_title() -> None:
    title = document("[打印] [关闭] 云屿县水利局2022年政府信息公开报告\n正文。").meta.title
    assert title is not None
    assert title.value == "云屿县水利局2022年政府信息公开报告"
