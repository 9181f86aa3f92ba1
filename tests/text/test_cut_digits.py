"""A piece of a number in a sentence is never a value."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.schemas import Result

TITLE = "某县人民政府2022年政府信息公开工作年度报告\n\n一、总体情况\n"


def read(sentence: str) -> Result:
    return extract(f"{TITLE}2022年,本机关{sentence}。\n")


def values(result: Result) -> list[int]:
    return [int(f.value) for f in result.facts if f.value is not None]


@pytest.mark.parametrize(
    "words",
    [
        "办结申请1,23件",
        "收到政府信息公开申请1'234件",
        "收到政府信息公开申请1’234件",
        "收到政府信息公开申请1‚234件",
        "通过微博公开信息1·234条",
        "收到政府信息公开申请1・286件",
        "收到政府信息公开申请1‧286件",
        "收到政府信息公开申请1∙286件",
        "收到政府信息公开申请1⋅286件",
        "收到政府信息公开申请1&2件",
        "收到政府信息公开申请1°2件",
        "收到政府信息公开申请1¦2件",
        "收到政府信息公开申请1:286件",
        "收到政府信息公开申请1;286件",
        "收到政府信息公开申请1|2件",
        "收到政府信息公开申请1(2)件",
        "收到政府信息公开申请12·件",
        "收到政府信息公开申请12•件",
        "收到政府信息公开申请12・件",
        "收到政府信息公开申请十·二件",
        "收到政府信息公开申请十•二件",
        "收到政府信息公开申请十・二件",
        "主动公开信息1、100条",
        "收到政府信息公开申请1\t2件,全部办结",
        "办结申请1*件",
        "办结申请×2件",
        "办结申请3X7件",
        "办结申请xx6件",
        "办结申请2XX件",
        "办结申请58→61件",
        "办结申请由58件→61件",
        "办结申请58->61件",
        "办结申请[-58-]{+61+}件",
        "办结申请{--58--}{++61++}件",
        "办结申请{~~58~>61~~}件",
        "办结申请58⟶61件",
        "办结申请3●7件",
        "办结申请3▇件",
        "办结申请●●7件",
        "收到政府信息公开申请12…3件",
        "收到政府信息公开申请1.12件",
        "收到政府信息公开申请1.5件",
        "收到政府信息公开申请,办结申请1\n4\n2件",
        "收到政府信息公开申请2=\n17件",
        "收到政府信息公开申请2,=\n317件",
        "收到政府信息公开申请2↵17件",
        "收到政府信息公开申请2↵\n17件",
        "收到政府信息公开申请2=3D17件",
        "收到政府信息公开申请200+17=\n217件",
    ],
)
def test_what_may_be_a_piece_of_a_number_is_damaged(words: str) -> None:
    result = read(words)
    assert values(result) == []
    assert [m.kind for m in result.mentions if not m.explained] == ["damaged"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("分别通过微博、微信公开信息1、100条", {1, 100}),
        ("主动公开信息1.5万条", {15000}),
        ("主动公开信息1,234条", {1234}),
        ("开展3·15宣传活动5次,公开信息12条", {12}),
        ("中外人员比例为1:3,公开信息12条", {12}),
        ("组长为阿力·木,公开信息十二条", {12}),
        ("更新公开栏的11个×12期", set()),
        ("更新公开栏11个社区×12期", set()),
        ("更新公开栏的11个x12次", set()),
        ("开通X6条例宣讲专线,公开信息12条", {12}),
        ("公开事项X类6条", {6}),
        ("公开以下内容:●6条意见,■公开信息12条", {12}),
        ("首页→公开→2022,公开信息31条", {31}),
    ],
)
def test_numbers_beside_such_signs_stay(words: str, expected: set[int]) -> None:
    result = read(words)
    assert expected <= set(values(result))
    assert not [m for m in result.mentions if m.kind == "damaged"]


@pytest.mark.parametrize("cell", ["58→61", "58 -> 61", "3X7", "3●", "3██"])
def test_so_it_is_in_a_cell(cell: str) -> None:
    result = extract(f"{TITLE}项目\t数量\n办结申请数\t{cell}\n公开信息数\t12\n")
    assert values(result) == [12]
    assert "damaged_characters" in {f.kind for f in result.findings}


def test_of_two_versions_the_new_one_is_the_first_that_it_may_be() -> None:
    (damaged,) = (m for m in read("办结申请58→61件").mentions if m.kind == "damaged")
    assert damaged.hypotheses == ("61", "58")


def test_behind_two_years_each_has_its_number() -> None:
    result = read("2021→2022年公开信息90条→99条")
    assert [int(m.value) for m in result.mentions if m.unit == "条" and m.value is not None] == [
        90,
        99,
    ]


def test_an_average_has_a_fraction() -> None:
    assert not [m for m in read("平均每月收到申请1.5件").mentions if m.kind == "damaged"]


def test_a_page_line_is_no_number_of_the_sentence() -> None:
    result = read("共收到申请\nPage 3 of 5\n12件")
    assert values(result) == [12]


@pytest.mark.parametrize(
    "words",
    [
        "收到申请60件,较2021年的80件下降了-20件",
        "收到申请80件,较2021年的100件减少-20%",
    ],
)
def test_a_decline_that_is_said_twice_is_a_decline(words: str) -> None:
    assert "growth_mismatch" not in {f.kind for f in read(words).findings}


def test_a_wrong_decline_that_is_said_twice_is_found() -> None:
    result = read("收到申请60件,较2021年的80件下降了-25件")
    assert "growth_mismatch" in {f.kind for f in result.findings}


def test_a_report_whose_only_number_is_damaged_needs_review() -> None:
    result = extract("某某县2022年政府信息公开工作年度报告\n\n一、总体情况\n办结申请12…3件。\n")
    assert result.state == "needs_review"
    assert [f.kind for f in result.findings] == ["damaged_characters"]
