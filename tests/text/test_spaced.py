"""Copies in which a blank stands between all characters of a line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract
from extractor.text.spaced import closed_digits, closed_lines
from tests.documents import document

PAGE = """丁 溪 县 文 旅 局 2 0 2 2 年 政 府 信 息 公 开 工 作 年 度 报 告
 一 、 总 体 情 况
 全 年 主 动 公 开 政 府 信 息 1 , 2 0 5 条 ， 举 办 培 训 班 1 2 期 ， 答 复 率 为 9 8 . 5 % 。
 二 、 依 申 请 公 开 情 况
 收 到 政 府 信 息 公 开 申 请 2 6 件 ， 其 中 网 络 申 请 1 0 件 。
"""


def test_digits_of_one_number_are_one_number_and_keep_their_place() -> None:
    result = extract(PAGE)
    found = {fact.indicator: fact.value for fact in result.facts}
    assert found["proactive.total"] == 1205
    assert found["applications.received"] == 26
    assert found["applications.received.online"] == 10
    assert found["training.sessions"] == 12
    assert result.meta.year == 2022
    assert result.meta.agency is not None
    assert result.meta.agency.value == "丁溪县文旅局"
    made = document(PAGE)
    (mention,) = (m for m in made.mentions if m.value == 26)
    assert PAGE[slice(*made.source_span(mention.span))] == "2 6 件"
    assert "二、依申请公开情况" in made.text.split("\n")  # its heading is no end of a sentence


def test_a_wider_gap_parts_words_and_a_gap_of_two_may_be_the_usual_one() -> None:
    closed = closed_lines(PAGE + "结 果 维 持  结 果 纠 正  总 计\n").replace("\x00", "")
    assert closed.endswith("结果维持  结果纠正  总计\n")
    wide = closed_lines(PAGE.replace(" ", "  ")).replace("\x00", "")
    assert "申请26件" in wide


@pytest.mark.parametrize(
    "head",
    [
        "云 岭 市 水 务 局\n2022 年 政 府 信 息 公 开 工 作 年 度 报 告",
        "2022 年 政 府 信 息 公 开 工 作 年 度 报 告\n云 岭 市 水 务 局",
        "云 岭 市 水\n务 局 2022 年 政 府 信 息 公 开\n工 作 年 度 报 告",
        "云  岭  市  水  务  局\n二 〇 二 二 年 政 府 信 息 公 开 工 作 年 度 报 告",
    ],
)
def test_the_name_beside_a_title_that_is_set_so_is_set_so_too(head: str) -> None:
    result = extract(f"{head}\n\n一、总体情况\n主动公开政府信息31条。\n")
    assert result.meta.agency is not None
    assert (result.meta.agency.value, result.meta.year) == ("云岭市水务局", 2022)


def test_a_row_beside_such_a_title_keeps_its_cells() -> None:
    title = "丁 溪 县 文 旅 局 二 〇 二 二 年 政 府 信 息 公 开 年 报\n"
    for row in ("行 政 复 议 1 0 0", "条 件\t人 次"):
        assert row in closed_lines(title + row)


@pytest.mark.parametrize(
    "row",
    [
        "行政复议 1 0 0 0 1",
        "行 政 复 议 1 0 0 0 1",
        "1 0 0 0 1",
        "规 章 0 0 0 0",
        "规 章\t0\t0\t0",
        "| 其 他 申 请 | 1 | 0 |",
        "年 月 日 1 2",
        "信 息 公 开 2 6 申 请 1 0",
    ],
)
def test_rows_of_cells_are_left_as_they_are(row: str) -> None:
    text = f"丁溪县文旅局2022年政府信息公开工作年度报告\n\n{row}\n"
    assert closed_lines(text) == text


def test_one_sentence_that_is_set_so_is_closed_up() -> None:
    result = extract(
        "丁溪县文旅局2022年政府信息公开工作年度报告\n\n全年收 到 政 府 信 息 公 开 申 请 2 6 件。\n"
    )
    assert {f.value for f in result.facts if f.indicator == "applications.received"} == {26}


def test_digits_at_the_end_of_such_a_line_are_no_number_where_the_text_is_not_set_so() -> None:
    result = extract(
        "丁溪县文旅局2022年政府信息公开工作年度报告\n\n收 到 政 府 信 息 公 开 申 请 2 6\n举办培训3次。"
    )
    assert {f.value for f in result.facts} == {Decimal(3)}
    assert any("2 6" in finding.message for finding in result.findings)


APART = "收到申请2 5件。其中当面1 1件,网络1 4件;2 4件已答复,1件在办;另接待咨询1 2 0件。"


def test_digits_apart_are_one_number_where_all_counts_of_their_unit_are_set_so() -> None:
    values = [m.value for m in document(APART).mentions if m.statistical]
    assert values == [25, 11, 14, 24, 1, 120]
    assert closed_digits(APART).replace("\x00", "").startswith("收到申请25件。")


@pytest.mark.parametrize(
    "text",
    [
        APART.replace("2 5件", "25件"),  # others are written together
        "收到申请2 5件。2 4件已答复。",  # too few to tell
        "行政复议\n维持 1 0 件\n纠正 1 2 件\n其他 1 1 件\n审结 1 3 件\n总计 1 4 件\n",
    ],
)
def test_digits_apart_that_may_be_two_numbers_stay_as_they_are(text: str) -> None:
    assert closed_digits(text) == text


@pytest.mark.parametrize("text", ["网站:1 870条\n微信:93条", "公开类别。9 312条信息中,政策类8条"])
def test_thousands_apart_are_one_number_at_the_end_of_a_line_and_behind_a_stop(text: str) -> None:
    first, *_ = (m.value for m in document(text).mentions if m.statistical)
    assert first in (1870, 9312)


@pytest.mark.parametrize("text", ["答复完毕。2 4件已办结。", "全年共收到申请4 9件"])
def test_one_pair_of_digits_is_damaged_and_no_piece_of_it_a_value(text: str) -> None:
    kinds = {m.kind for m in document(text).mentions if m.explained is None}
    assert kinds == {"damaged"}


def test_the_cells_of_a_row_may_be_set_so_and_its_numbers_not() -> None:
    rows = "1 . 当 面 申 请 数\t件\t2 7\n2 . 传 真 申 请 数\t件\t1 3 5\n( 三 ) 培 训 人 员 数\t人 次\t6\n"
    closed = closed_lines(rows).replace("\0", "")
    assert closed == "1.当面申请数\t件\t2 7\n2.传真申请数\t件\t1 3 5\n(三)培训人员数\t人次\t6\n"


def test_two_rows_whose_cells_have_blanks_are_left() -> None:
    rows = "甲 乙 丙 丁 戊\t件\t7\n情况\t件\t8\n"
    assert closed_lines(rows) == rows


@pytest.mark.parametrize("year", ["2022 年", " 2022年", "2022年度"])
def test_a_title_whose_name_alone_is_set_apart(year: str) -> None:
    meta = extract(f"青 石 县 民 政 局{year}政府信息公开工作年度报告\n\n收到申请12件。\n").meta
    assert meta.agency is not None
    assert meta.agency.value == "青石县民政局"


def test_labels_before_another_line_stay_apart() -> None:
    text = "甲 乙 丙 丁 戊\n2022年政府信息公开工作年度报告\n收到申请12件。\n"
    assert closed_lines(text) == text
