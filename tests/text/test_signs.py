"""The sign of a change is kept, however it is written; what nobody can tell is damaged."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.documents import document


def shares(words: str) -> tuple[list[Decimal | None], list[str]]:
    """The shares of a sentence, and what is damaged in it."""
    made = document(f"甲县2022年政府信息公开工作年度报告\n\n网站访问量{words}。\n").mentions
    return (
        [m.value for m in made if m.kind == "share"],
        [m.raw for m in made if m.kind == "damaged"],
    )


@pytest.mark.parametrize(
    "words",
    [
        "同比–20%", "同比— 20%", "同比 - 20%", "同比(-)20%", "同比(减)20%", "同比增长负20%",
        "同比↓20%", "环比▼20%", "为60次(-20%)", "为60次(↓20%)",
    ],
)  # fmt: skip
def test_a_minus_in_any_form_is_kept(words: str) -> None:
    assert shares(words) == ([Decimal(-20)], [])


@pytest.mark.parametrize(
    ("words", "raw"), [("同比▲20%", "▲20%"), ("同比△20%", "△20%"), ("同比(20%)", "(20%)")]
)
def test_a_sign_that_may_be_either_is_damaged(words: str, raw: str) -> None:
    assert shares(words) == ([], [raw])


@pytest.mark.parametrize(
    "words",
    [
        "同比增长20%", "同比减少20%", "同比增长(20%)", "同比↑20%", "占比(20%)", "达标率 20%",
        "情况如下: - 20%来自手机", "由专人负责20%",
    ],
)  # fmt: skip
def test_what_is_no_sign_leaves_the_number_as_it_is(words: str) -> None:
    assert shares(words) == ([Decimal(20)], [])


def test_a_range_of_shares_has_no_minus() -> None:
    assert shares("占10%-20%")[0] == [10, 20]


def _counts(words: str) -> tuple[list[Decimal | None], list[str]]:
    made = document(f"甲县2022年政府信息公开工作年度报告\n\n{words}。\n").mentions
    return (
        [m.value for m in made if m.statistical and m.kind == "number"],
        [m.raw for m in made if m.kind == "damaged"],
    )


@pytest.mark.parametrize("sign", ["-", "−"])
@pytest.mark.parametrize("words", ["收到申请{}4件", "收到申请:{}4件", "办结(含上年){}4件"])
def test_a_count_below_none_is_damaged(words: str, sign: str) -> None:
    assert _counts(words.format(sign)) == ([], ["-4件"])


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("网站-31条,微信-12条,微博-7条", [31, 12, 7]),
        ("网站-31条\n微信-12条\n微博-7条", [31, 12, 7]),
        ("收到申请——4件", [4]),
        ("申请4-6件", [4, 6]),
        ("较上年增加-4件", [-4]),
    ],
)
def test_dashes_before_counts_that_are_no_minus(words: str, values: list[int]) -> None:
    assert _counts(words) == (values, [])


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("行政许可上一年项目数量4项,本年减1项", [4, -1]),
        ("处罚事项14项,今年因机构改革减少2项", [14, -2]),
        ("处罚事项14项,今年减少了2项", [14, -2]),
        ("处罚事项14项,今年增加2项", [14, 2]),
        ("处罚事项14项,较上年减少2项", [14, 2]),  # a comparison has a base of its own
        ("收到申请12件,今年减少2项", [12, 2]),  # of no items
    ],
)
def test_fewer_items_have_a_minus(words: str, values: list[int]) -> None:
    assert _counts(words) == (values, [])


@pytest.mark.parametrize("words", ["全年收费 -320万元", "收到申请 -3件", "收费 −5元"])
def test_less_than_none_is_damaged_behind_a_blank_too(words: str) -> None:
    made = document(f"甲县2022年政府信息公开工作年度报告\n\n{words}。\n").mentions
    assert [m.kind for m in made if m.statistical or m.kind == "damaged"] == ["damaged"]
