"""What looks like a figure of disclosure and is another's; and its twin, which is one."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.schemas import OTHER


def facts(text: str, year: int = 2016) -> dict[str, int]:
    result = extract(f"松溪县水利局{year}年政府信息公开工作年度报告\n{text}\n")
    return {f.indicator: int(f.value or 0) for f in result.facts if f.indicator != OTHER}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("应诉采砂许可类行政诉讼6件,胜诉5件。", {}),
        ("应诉政府信息公开行政诉讼6件,胜诉5件。", {"litigation.total": 6, "litigation.upheld": 5}),
        ("水资源费征收行政复议3件、行政诉讼1件。", {}),
        (
            "政府信息公开行政复议3件、行政诉讼1件。",
            {"reconsideration.total": 3, "litigation.total": 1},
        ),
        ("全年办理各类水事行政复议案件7件,维持6件。", {}),
        ("全年办理各类行政复议案件7件。", {"reconsideration.total": 7}),
        (
            "河道占用处罚行政复议4件。政府信息公开行政复议2件,维持1件。",
            {"reconsideration.total": 2, "reconsideration.upheld": 1},
        ),
    ],
)
def test_results_are_those_of_the_case_before_them(text: str, expected: dict[str, int]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收取检索费30元、复印费46元,减免1人费用共12元。", {"fees.search": 30, "fees.copying": 46}),
        ("免收3名低保户费用18元。", {}),
        ("全年组织水费收入3.2亿元。", {}),
        ("未就依申请公开收取检索费、复印费。", {"fees.search": 0, "fees.copying": 0}),
    ],
)
def test_only_what_was_taken_for_information_is_a_fee(text: str, expected: dict[str, int]) -> None:
    found = facts(f"五、收费情况\n{text}")
    assert {k: v for k, v in found.items() if k != "fees.collected" or v} == expected


@pytest.mark.parametrize(
    ("text", "received"),
    [
        ("收到申请12件,上年结转3件。这15件申请中,予以公开8件。", 12),
        ("收到申请12件。这12件申请中,予以公开8件。", 12),
        ("窗口、网站、邮政三种途径受理申请23件。这23件申请涉及事项37项。", 23),
        ("全年无一件政府信息公开申请逾期答复。", None),
        ("全年无一件政府信息公开申请。", 0),
    ],
)
def test_those_told_of_before_are_counted_once(text: str, received: int | None) -> None:
    assert facts(text, 2022).get("applications.received") == received


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("现有政务微博3个,当年共发布信息120条。", "proactive.weibo"),
        ("开设微信公众号1个,发布信息120条。", "proactive.wechat"),
        ("局门户网站全年访问量3.5万人次,发布信息120条。", "proactive.website"),
        ("局门户网站访问量3.5万人次,全局主动公开信息120条。", "proactive.total"),
    ],
)
def test_a_sentence_begins_with_what_publishes(text: str, channel: str) -> None:
    assert facts(text) == {channel: 120}


def test_what_cannot_be_the_money_of_one_office_is_not() -> None:
    assert "organisation.budget" not in facts("信息公开:全县水利投资支出71.9亿元,资金全部公示。")
    assert facts("政府信息公开专项经费支出7.5万元。")["organisation.budget"] == 7


def test_a_figure_of_another_year_under_a_line_of_years_is_another_statistic() -> None:
    rows = "项目 2021年 2022年\n收到申请数 12件 15件\n"
    result = extract(f"松溪县水利局2022年政府信息公开工作年度报告\n{rows}")
    assert (OTHER, 12) in [(f.indicator, int(f.value or 0)) for f in result.facts]
    assert result.ledger.totals["unclaimed"] == 0


@pytest.mark.parametrize("division", ["法规处", "全年综合科", "财务股", "各科室中,宣传科"])
def test_what_one_division_published_is_no_total(division: str) -> None:
    assert facts(f"{division}发布信息58条。") == {}
    found = facts(f"{division}全年公开政府信息58条,全局主动公开政府信息320条。")
    assert found == {"proactive.total": 320}
    # What a division does for all is the body's.
    assert facts(f"{division}举办信息公开培训2期。")["training.sessions"] == 2


@pytest.mark.parametrize("body", ["我处", "青石街道办事处", "水库管理处"])
def test_bodies_that_are_called_like_divisions(body: str) -> None:
    name = "松溪县水库管理处" if body == "我处" else f"松溪县{body}"
    result = extract(f"{name}2016年政府信息公开工作年度报告\n{body}发布信息58条。\n")
    found = {f.indicator: int(f.value or 0) for f in result.facts if f.indicator != OTHER}
    assert found == {"proactive.total": 58}
