"""Examples of how to fill in a report, and advertising in it, state nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract

TITLE = "禾川县林业局2022年政府信息公开工作年度报告\n一、总体情况\n"


def _values(text: str) -> dict[str, Decimal | None]:
    return {f.label or f.indicator: f.value for f in extract(TITLE + text).facts}


@pytest.mark.parametrize(
    "example",
    [
        "（填写示例：本单位共收到政府信息公开申请400件（含网上30件），未发生行政诉讼。）",
        "（示例）2022年，本单位共收到政府信息公开申请400件，未发生行政诉讼。",
        "【样例】本单位主动公开政府信息600条，收到政府信息公开申请400件。",
        "示例：收到政府信息公开申请400件，主动公开政府信息600条。",
        "（例如：本机关收到政府信息公开申请400件，则填400。）",
        "例如：××局收到政府信息公开申请400件，没有收取费用。",
    ],
)
def test_an_example_states_nothing(example: str) -> None:
    told = f"全年收到政府信息公开申请24件。\n{example}\n主动公开政府信息731条。\n"
    assert _values(told) == {"收到申请数": 24, "主动公开政府信息数": 731}


@pytest.mark.parametrize(
    "told",
    [
        "我局多渠道公开（例如：通过政府网站公开政府信息120条）。",
        "全年编印政务公开示例：通过政府网站公开政府信息120条。",
    ],
)
def test_what_a_report_says_by_way_of_example_it_states(told: str) -> None:
    assert 120 in _values(told).values()


@pytest.mark.parametrize(
    "advertising",
    [
        "【官方网址 www.n77.example 开户即送66元，首充返166元】",
        "最新入口www.n77.example注册送66元，存100送166元。",
        "（加微信n77领体验金166元）",
    ],
)
def test_advertising_states_nothing(advertising: str) -> None:
    assert _values(f"主动公开政府信息731条。{advertising}收到政府信息公开申请24件。\n") == {
        "主动公开政府信息数": 731,
        "收到申请数": 24,
    }


def test_money_that_an_office_gives_back_is_no_advertising() -> None:
    told = "全年办理企业注册66件，返还保证金166元，依法保存送达回证88件。\n"
    assert {66, 166, 88} <= set(_values(told).values())


def test_what_tax_and_finance_offices_do_is_no_advertising() -> None:
    told = "窗口代开发票1200份,普惠贷款极速放款36笔。\n"
    assert {1200, 36} <= {m.value for m in extract(TITLE + told).mentions if m.statistical}
