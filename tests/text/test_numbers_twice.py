"""Numbers written twice, two numbers written as one, and numerals that are seldom written."""

from __future__ import annotations

import pytest

from extractor import extract

_TITLE = "甲山县人民政府2022年政府信息公开工作年度报告\n\n一、总体情况\n"


def read(words: str) -> tuple[list[tuple[int, str | None, str]], list[str]]:
    """(value, unit and qualifier of what is counted, what is damaged)."""
    mentions = extract(_TITLE + words).mentions
    counted = [
        (int(m.value), m.unit, m.qualifier)
        for m in mentions
        if m.statistical and m.value is not None
    ]
    return counted, [m.raw for m in mentions if m.kind == "damaged"]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("全年收到申请十一(11)件。", 11, "件"),
        ("全年收到申请8(八)件。", 8, "件"),
        ("全年收到申请一千二百(1,200)件。", 1200, "件"),
        ("主动公开信息弍拾条。", 20, "条"),
        ("网站访问1.2w次。", 12000, "次"),
        ("网站访问3W人次。", 30000, "人次"),
        ("接听电话2k次。", 2000, "次"),
    ],
)
def test_a_number_in_other_signs_is_one_number(words: str, value: int, unit: str) -> None:
    assert read(words) == ([(value, unit, "exact")], [])


@pytest.mark.parametrize("number", ["一百二十三(132)", "132(一百二十三)"])
def test_of_two_numbers_that_disagree_neither_is_taken(number: str) -> None:
    result = extract(f"{_TITLE}全年收到申请{number}件,办结7件。")
    assert [m.raw for m in result.mentions if m.kind == "damaged"] == [f"{number}件"]
    assert {f.indicator for f in result.facts} == {"applications.closed"}
    assert "damaged_characters" in {finding.kind for finding in result.findings}


def test_a_number_in_brackets_that_is_no_second_one_leaves_the_first_alone() -> None:
    assert read("全年收到申请11(其中网上9)件。")[1] == []
    assert read("依据条例第二十(3)项,全年收到申请4件。")[1] == []


def test_neighbours_are_one_number_between_two_unless_told_apart() -> None:
    assert read("主动公开信息二十七、八条。") == ([(27, "条", "at_least")], [])
    assert read("甲乙两镇分别收到申请十七、八件。")[0] == [(17, "件", "exact"), (8, "件", "exact")]
    assert read("主动公开信息27、8条。") == ([], ["27、8条"])
    assert read("甲乙两镇分别公开27、8条。")[0] == [(27, "条", "exact"), (8, "条", "exact")]
    assert read("甲乙两镇公开27、5条。")[0] == [(27, "条", "exact"), (5, "条", "exact")]


def test_articles_of_a_law_in_a_row_are_no_count() -> None:
    assert read("依据条例第二十七、八条办理。") == ([], [])


@pytest.mark.parametrize("words", ["成百上千条", "成千上万条", "数百条"])
def test_a_figure_of_speech_is_damaged_and_no_thousand(words: str) -> None:
    assert read(f"主动公开信息{words}。") == ([], [words])


@pytest.mark.parametrize("words", ["安装5W灯具。", "推进5G网络。", "播放4K影片。", "编号B2k次级。"])
def test_letters_behind_digits_that_are_no_multiplier_stay_a_name(words: str) -> None:
    assert read(words) == ([], [])
