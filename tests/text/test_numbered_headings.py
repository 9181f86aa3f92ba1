"""Headings numbered without a mark: their numbers are none of the report's."""

from __future__ import annotations

import pytest

from extractor import extract

_HEAD = "金沙街道办事处2017年政府信息公开工作年度报告\n"


def test_numbers_of_headings_count_nothing() -> None:
    text = f"{_HEAD}1 公开数量。共公开信息203条。\n2 公开渠道\n网站148条。\n3 主动公开\n略。\n4 申请。受理1件。\n"
    result = extract(text)
    values = {m.value for m in result.mentions if m.statistical}
    assert values == {203, 148, 1}
    assert not result.findings


def test_numbers_that_do_not_count_on_are_figures() -> None:
    result = extract(f"{_HEAD}4 申请\n2 复议\n1 诉讼\n")
    assert {m.value for m in result.mentions if m.statistical} == {4, 2, 1}


@pytest.mark.parametrize("mark", [" ", "", "、", ". "])
def test_items_of_an_outline_count_nothing(mark: str) -> None:
    text = f"{_HEAD}3 申请\n3.1{mark}收到申请6件(网上4件、当面2件)。\n3.2{mark}均已答复:公开5件,不予公开1件。\n3.3{mark}收费0元。\n"
    result = extract(text)
    assert {m.value for m in result.mentions if m.statistical} == {6, 4, 2, 5, 1, 0}
    found = {f.indicator: f.value for f in result.facts if f.value is not None}
    assert found["applications.received"] == 6


def test_an_outline_within_an_outline_counts_nothing() -> None:
    lines = "2 概况\n2.1 公开\n2.1.1 公开信息120条。\n2.1.2 网站80条。\n2.2 申请\n2.2.1 收到申请3件。\n2.2.2 答复3件。\n"
    assert [int(m.value or 0) for m in extract(_HEAD + lines).mentions if m.statistical] == [
        120,
        80,
        3,
        3,
    ]


@pytest.mark.parametrize(
    ("lines", "figures"),
    [
        ("1.1万元\n1.2万元\n", 2),
        ("公开经费(万元)\n3.1\n3.2\n", 2),
        ("1.5倍于上年\n", 1),
        ("3.2 收到申请\n3.4 答复\n", 2),
    ],
)
def test_numbers_that_make_no_outline_are_left(lines: str, figures: int) -> None:
    assert sum(m.statistical for m in extract(f"{_HEAD}{lines}其他。\n").mentions) == figures
