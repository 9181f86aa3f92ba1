"""A denial that is denied itself states no zero."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract

TITLE = "禾川县林业局2022年政府信息公开工作年度报告\n一、总体情况\n"


def _values(text: str) -> dict[str, Decimal | None]:
    return {f.indicator: f.value for f in extract(TITLE + text).facts}


@pytest.mark.parametrize(
    "told",
    [
        "这不意味着我局没有举办培训班。",
        "这并不是说全局没有收到政府信息公开申请。",
        "不能认为没有行政复议的风险。",
        "我局并非没有收到政府信息公开申请。",
        "行政复议不是没有发生。",
        "这不等于行政复议、行政诉讼均未发生。",
        "并不是没有一件行政复议。",
        "不可能没有收到申请。",
    ],
)
def test_no_zero_is_read(told: str) -> None:
    assert 0 not in _values(told + "\n").values()


@pytest.mark.parametrize(
    ("told", "indicator"),
    [
        (
            "不会上网的群众也没有收到答复难的影响，全年没有收到政府信息公开申请。",
            "applications.received",
        ),
        ("申请不多，没有发生行政复议。", "reconsideration.total"),
        ("不存在收费情况。", "fees.collected"),
        ("全年没有举办培训班。", "training.sessions"),
    ],
)
def test_a_denial_beside_other_denials_is_one(told: str, indicator: str) -> None:
    assert _values(told + "\n")[indicator] == 0
