"""Under a line of years a row with fewer figures than years is nobody's."""

from __future__ import annotations

import pytest

from extractor import Result, extract

_TITLE = "禾川县林业局2022年政府信息公开工作年度报告\n一、总体情况\n"
_HEAD = "项目{gap}2021年{gap}2022年\n"


def _read(rows: str, gap: str) -> Result:
    return extract(_TITLE + (_HEAD + rows).format(gap=gap))


@pytest.mark.parametrize("gap", ["\t", "    "])
@pytest.mark.parametrize(
    "rows",
    [
        "收到政府信息公开申请（件）{gap}99\n主动公开政府信息（条）{gap}345\n",
        "收到政府信息公开申请（件）{gap}99{gap}12\n主动公开政府信息（条）{gap}345\n",
    ],
)
def test_a_figure_of_an_unknown_year_is_not_claimed(rows: str, gap: str) -> None:
    result = _read(rows, gap)
    assert not {str(f.value) for f in result.facts if f.indicator != "other"} & {"99", "345"}
    assert "unplaced_table" in {finding.kind for finding in result.findings}


@pytest.mark.parametrize("gap", ["\t", " | "])
def test_rows_with_a_figure_for_each_year_are_read(gap: str) -> None:
    result = _read(
        "收到政府信息公开申请（件）{gap}99{gap}12\n受理行政复议（件）{gap}3{gap}7\n", gap
    )
    assert {str(f.value) for f in result.facts if f.indicator != "other"} <= {"12", "7"}


def test_rows_under_no_years_are_as_before() -> None:
    result = extract(f"{_TITLE}项目\t数量\n收到政府信息公开申请（件）\t12\n")
    assert ("applications.received", "12") in {(f.indicator, str(f.value)) for f in result.facts}


@pytest.mark.parametrize("display", ["display:flex", "display:grid;grid:auto / 1fr 1fr 1fr"])
def test_boxes_of_a_page_that_draws_no_table(display: str) -> None:
    head = "<b>项目</b><b>2021年</b><b>2022年</b>"
    row = "<i>收到政府信息公开申请（件）</i><i>99</i><i></i>"
    body = f"<div class=r>{head}</div><div class=r>{row}</div>"
    if "grid" in display:
        body = f"<div class=r>{head}{row.replace('<i></i>', '<i>12</i>')}</div>"
    page = f"<html><style>.r{{{display}}}</style><body><h1>{_TITLE}</h1>{body}</body></html>"
    result = extract(page)
    assert "99" not in {str(f.value) for f in result.facts if f.indicator != "other"}


@pytest.mark.parametrize(
    "between", ["。主动公开政府信息 345。", "主动公开政府信息345条受理行政复议7件"]
)
def test_what_is_published_unasked_answers_no_application(between: str) -> None:
    result = extract(f"{_TITLE}收到政府信息公开申请12件{between}")
    assert "applications.granted" not in {f.indicator for f in result.facts}
