"""Part four with two years in one table, in rows or in columns: the report's own is the fact."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape

import pytest

from extractor import extract
from extractor.schemas import OTHER, Result

TITLE = "青禾县水利局2023年政府信息公开工作年度报告"
PART = "四、政府信息公开行政复议、行政诉讼情况"
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
GROUPS = ["reconsideration", "litigation.direct", "litigation.after_review"]
IDS = [f"{g}.{r}" for g in GROUPS for r in ("upheld", "corrected", "other", "pending", "total")]
OWN = [3, 1, 0, 2, 6, 1, 0, 0, 1, 2, 0, 0, 4, 0, 4]
THEN = [7, 0, 1, 1, 9, 2, 2, 0, 1, 5, 0, 1, 0, 0, 1]


def _page(*rows: str) -> Result:
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return extract(
        f"<html><body><h1>{TITLE}</h1><p>{PART}</p><table>{body}</table>"
        "<p>五、存在的主要问题及改进情况</p></body></html>".encode()
    )


def _cells(words: Sequence[object], columns: int = 1) -> str:
    return "".join(f'<td colspan="{columns}">{escape(str(w))}</td>' for w in words)


def _heads(each: int, corner: str | None = None) -> list[str]:
    """The three rows of headers; ``each``: columns under a result."""
    label = "" if corner is None else f"<td rowspan=3>{corner}</td>"
    five, ten = 5 * each, 10 * each
    tall = "".join(f"<td rowspan=2 colspan={each}>{r}</td>" for r in RESULTS)
    return [
        f"{label}<td colspan={five}>行政复议</td><td colspan={ten}>行政诉讼</td>",
        f"{tall}<td colspan={five}>未经复议直接起诉</td><td colspan={five}>复议后起诉</td>",
        _cells(RESULTS * 2, each),
    ]


def _read(result: Result) -> dict[str, Decimal | None]:
    known = [f for f in result.facts if f.indicator != OTHER]
    assert len({f.indicator for f in known}) == len(known)
    return {f.indicator: f.value for f in known}


def _others(result: Result) -> dict[str, int]:
    return {f.label or "": int(f.value) for f in result.facts if f.indicator == OTHER and f.value}


_EXPECTED = dict(zip(IDS, map(Decimal, OWN), strict=True))


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("本年", "上年"),
        ("2023年", "2022年"),
        ("2023", "2022"),
        ("本年度", "上一年度"),
        ("本期", "去年同期"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_the_row_of_the_year_is_the_reports(own: str, other: str, first: bool) -> None:
    rows = [_cells([own, *OWN]), _cells([other, *THEN])]
    result = _page(*_heads(1, "年度"), *(rows if first else rows[::-1]))
    assert _read(result) == _EXPECTED
    assert _others(result)[f"{other}: 行政复议 结果维持"] == 7


@pytest.mark.parametrize(("own", "other"), [("本年", "上年"), ("2023年", "2022年")])
@pytest.mark.parametrize("first", [True, False])
def test_the_columns_of_the_year_are_the_reports(own: str, other: str, first: bool) -> None:
    pairs = list(zip(OWN, THEN, strict=True)) if first else list(zip(THEN, OWN, strict=True))
    years = [own, other] if first else [other, own]
    result = _page(
        *_heads(2), _cells(years * 15), _cells([cell for pair in pairs for cell in pair])
    )
    assert _read(result) == _EXPECTED
    assert _others(result)[f"{other}: 行政诉讼 复议后起诉 总计"] == 1


def test_a_column_of_changes_is_no_figure_of_the_year() -> None:
    change = [a - b if a >= b else b - a for a, b in zip(OWN, THEN, strict=True)]
    cells = [cell for three in zip(OWN, THEN, change, strict=True) for cell in three]
    assert (
        _read(_page(*_heads(3), _cells(["本年", "上年", "增减"] * 15), _cells(cells))) == _EXPECTED
    )


@pytest.mark.parametrize("blank", ["\t", " | ", " "])
@pytest.mark.parametrize(("own", "other"), [("本年", "上年"), ("2023年", "2022年")])
def test_rows_of_two_years_in_a_text(blank: str, own: str, other: str) -> None:
    heads = [["年度", "行政复议", "行政诉讼"], ["未经复议直接起诉", "复议后起诉"], RESULTS * 3]
    rows = [*heads, [own, *map(str, OWN)], [other, *map(str, THEN)]]
    text = "\n".join([TITLE, PART, *map(blank.join, rows), "五、存在的主要问题及改进情况"])
    assert _read(extract(text.encode())) == _EXPECTED


@pytest.mark.parametrize("label", ["本年", "2023年", "上年", "数量"])
def test_a_row_that_stands_alone_is_the_reports(label: str) -> None:
    assert _read(_page(*_heads(1, "年度"), _cells([label, *OWN]))) == _EXPECTED


def test_figures_that_look_like_years_are_figures() -> None:
    own = [2023, 0, 0, 2022, 4045, *OWN[5:]]
    result = _page(*_heads(1), _cells(own))
    assert _read(result) == dict(zip(IDS, map(Decimal, own), strict=True))


def test_rows_of_two_years_under_each_label_of_part_three() -> None:
    heads = [
        "项目",
        "年度",
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
        "总计",
    ]
    rows = {
        "一、本年新收政府信息公开申请数量": ([31, 4, 0, 2, 0, 1, 38], [20, 1, 0, 0, 0, 0, 21]),
        "二、上年结转政府信息公开申请数量": ([2, 0, 0, 0, 1, 0, 3], [1, 0, 0, 0, 0, 0, 1]),
        "四、结转下年度继续办理": ([5, 0, 0, 0, 0, 0, 5], [2, 0, 0, 0, 1, 0, 3]),
    }
    body = [_cells(heads)]
    for label, (own, then) in rows.items():
        body += [f"<td rowspan=2>{label}</td>{_cells(['上年', *then])}", _cells(["本年", *own])]
    found = _read(_page(*body))
    assert found["applications.received"] == 38
    assert found["applications.received.natural_person"] == 31
    assert found["applications.carried_in"] == 3
    assert found["applications.carried_out.natural_person"] == 5
