"""Of several values of an indicator that nothing proves to be one thing, which ones stand."""

from __future__ import annotations

import pytest

from extractor import Result, extract

HEAD = "青禾县民政局2016年政府信息公开工作年度报告\n\n"


def _values(result: Result, indicator: str) -> list[int]:
    return [int(f.value or 0) for f in result.facts if f.indicator == indicator]


def _read(text: str) -> Result:
    return extract((HEAD + text).encode())


@pytest.mark.parametrize(
    ("text", "indicator", "stands"),
    [
        (
            "全年收到政府信息公开申请88件。\n收件的高峰在年中，收到申请12件。",
            "applications.received",
            88,
        ),
        (
            "全年举办培训班5期，培训人员430人次。\n年底又就答复文书培训60人次。",
            "training.attendees",
            430,
        ),
    ],
)
def test_a_smaller_value_that_is_told_later_is_no_second_total(
    text: str, indicator: str, stands: int
) -> None:
    result = _read(text)
    assert _values(result, indicator) == [stands]
    assert {f.verdict for f in result.facts if f.indicator == indicator} == {"confirmed"}


def test_it_is_kept_as_another_statistic_that_says_why() -> None:
    result = _read("全年收到政府信息公开申请88件。\n收件的高峰在年中，收到申请12件。")
    kept = [f for f in result.facts if f.value == 12]
    assert [(f.indicator, (f.because or "").partition(":")[0]) for f in kept] == [
        ("other", "rather a part or an aside")
    ]


def test_a_larger_value_that_is_told_later_leaves_both_in_doubt() -> None:
    result = _read("政府网站公开信息300条。\n截至目前，政府网站公开信息达520条。")
    both = [f for f in result.facts if f.indicator == "proactive.website"]
    assert [f.value for f in both] == [300, 520]


def test_an_office_that_tells_all_its_figures_again_keeps_them() -> None:
    result = _read(
        "受理政府信息公开申请90件，同意公开50件，部分公开6件，不予公开9件。\n"
        "机关受理政府信息公开申请20件，同意公开11件，部分公开2件，不予公开3件。"
    )
    assert _values(result, "applications.granted") == [50, 11]
    assert _values(result, "applications.refused") == [9, 3]


def test_a_contradiction_that_is_proven_stays_one() -> None:
    result = _read("全年收到政府信息公开申请88件。\n综上，全年收到政府信息公开申请86件。")
    assert {f.verdict for f in result.facts} == {"contradicted"}
    assert [f.whose for f in result.findings if f.kind == "conflict"] == ["source"]
