"""Headings numbered without a mark: their numbers are none of the report's."""

from __future__ import annotations

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
