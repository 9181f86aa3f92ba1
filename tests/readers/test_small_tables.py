"""Small tables of every shape, each with all that may be claimed from it; many are twins of one another.

A line of ``small_tables.jsonl`` is a made-up report with a table.  ``facts`` are all its figures with an indicator
(indicator, value, period), ``may`` further ones that are right as well, ``labels`` other figures with words that
their label holds, ``blame`` the numbers of a finding against the source (without it there is none), ``unread`` says
that a finding names a table that could not be read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor import extract
from extractor.schemas import Result

Case = Mapping[str, Any]
CASES: list[Case] = [
    json.loads(line)
    for line in Path(__file__).with_name("small_tables.jsonl").read_text("utf-8").splitlines()
]
UNREAD = {"unplaced_table", "fused_digits", "incomplete"}


def read(case: Case, folder: Path) -> Result:
    path = folder / f"case{case['suffix']}"
    path.write_text(case["text"], encoding="utf-8")
    return extract(path)


def stated(result: Result) -> set[tuple[str, Decimal, str]]:
    return {
        (fact.indicator, fact.value, fact.period)
        for fact in result.facts
        if fact.indicator != "other" and fact.value is not None and fact.semantic == "explicit"
    }


def expected(case: Case, key: str) -> set[tuple[str, Decimal, str]]:
    return {(id_, Decimal(value), period) for id_, value, period in case.get(key, ())}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_small_table(case: Case, tmp_path: Path) -> None:
    result = read(case, tmp_path)
    found = stated(result)
    assert expected(case, "facts") <= found <= expected(case, "facts") | expected(case, "may")
    for value, words in case.get("labels", {}).items():
        labels = [
            fact.label or ""
            for fact in result.facts
            if fact.indicator == "other" and fact.value == Decimal(value)
        ]
        assert any(all(word in label for word in words) for label in labels), (value, labels)
    accused = [f for f in result.findings if f.whose == "source" and f.kind != "missing_figure"]
    numbers = [set(re.findall(r"\d+", f"{f.formula} {f.message}")) for f in accused]
    if "blame" in case:
        assert any(set(case["blame"]) <= some for some in numbers)
    else:
        assert not accused
    assert not case.get("unread") or any(f.kind in UNREAD for f in result.findings)


@pytest.mark.parametrize(
    "table",
    [
        "经费情况\n项目\t单位\t数额\n政府信息公开工作专项经费\t万元\t5.5\n",
        "经费情况\n(单位:万元)\n项目\t数额\n政府信息公开工作专项经费\t5.5\n",
        "经费情况\n项目\t2013年(万元)\t2014年(万元)\n政府信息公开工作专项经费\t5\t5.5\n",
    ],
)
def test_money_has_the_unit_that_its_table_prints(table: str, tmp_path: Path) -> None:
    path = tmp_path / "case.txt"
    path.write_text(f"桐岭县2014年政府信息公开工作年度报告\n\n{table}", encoding="utf-8")
    budgets = [f for f in extract(path).facts if f.indicator == "organisation.budget"]
    assert [(f.value, f.unit, f.normal_value) for f in budgets] == [
        (Decimal("5.5"), "万元", Decimal(55000))
    ]


BODIES = "| 单位 | 主动公开信息数 | 收到申请数 |\n| 县水务局 | 12 | 4 |\n| 县教育局 | 10 | 3 |\n| 合计 | 22 | 7 |\n"


@pytest.mark.parametrize(
    ("agency", "wanted"), [("丁溪县水务局", {12, 4}), ("丁溪县人民政府", {22, 7})]
)
def test_of_offices_the_row_of_the_report_counts(agency: str, wanted: set[int]) -> None:
    result = extract(f"{agency}2016年政府信息公开工作年度报告\n本机关写在下面。\n{BODIES}")
    assert {int(f.value) for f in result.facts if f.value and f.indicator != "other"} == wanted


def test_what_other_offices_count_is_a_part_in_a_turned_table() -> None:
    rows = "| 指标 | 主动公开政府信息数 | 收到申请数 |\n| 本级 | 10 | 4 |\n| 部门 | 1 | 2 |\n| 合计 | 11 | 6 |\n"
    result = extract(f"丁溪县2016年政府信息公开工作年度报告\n本机关写在下面。\n{rows}")
    found = {(f.scope, int(f.value)) for f in result.facts if f.value and f.indicator != "other"}
    assert found == {("own", 10), ("own", 4), ("jurisdiction", 11), ("jurisdiction", 6)}
