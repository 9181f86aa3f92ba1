"""The quotes behind a table that somebody publishes: of the indicators that were asked for, with the
reading that stands in the panel, and what people decided of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.command_line import Inside
from support.runs import OTHER, TABLE, make

from extractor.outputs import read_records
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.review.decisions import about, write_decisions

TOTAL, RECEIVED = "proactive.total", "applications.received"
TWICE = """某县林业局2021年政府信息公开工作年度报告
一、概述
2021年,我局主动公开政府信息120条。全年收到政府信息公开申请5件。培训12人次。
2021年全年收到政府信息公开申请5件。
某县林业局
2022年1月20日
"""


def sheet(path: Path, name: str) -> list[dict[str, Any]]:
    heads, *rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return make(tmp_path, a=TABLE, b=OTHER, c=TWICE)


def two(labels: Any = "id", by: Any = "report") -> ExportOptions:
    return ExportOptions(by=by, labels=labels, indicators=frozenset({TOTAL, RECEIVED}))


def test_facts_and_findings_are_those_of_the_indicators(out: Path, tmp_path: Path) -> None:
    write(out, tmp_path / "all.xlsx", ExportOptions(labels="id"))
    write(out, tmp_path / "two.xlsx", two())
    every, some = (sheet(tmp_path / f"{name}.xlsx", "facts") for name in ("all", "two"))
    assert some == [row for row in every if row["indicator"] in (TOTAL, RECEIVED)]
    assert len(every) > len(some) > 3
    told = sheet(tmp_path / "two.xlsx", "findings")
    assert told, "5 in the sentence, 4 in the table"
    ids = {(row["report"], row["fact"]) for row in some}
    for row in told:
        named = {(row["report"], one) for one in (row["facts"] or "").split(";")}
        assert named & ids or {TOTAL, RECEIVED} & set((row["indicators"] or "").split(";"))
    summary = {row[0]: row[1] for row in
               openpyxl.load_workbook(tmp_path / "two.xlsx")["summary"].iter_rows(values_only=True)}  # fmt: skip
    assert summary["facts and other statistics"] == len(some)
    assert summary["findings of the reports"] == len(told)
    assert summary["values of indicators by verdict"] == len(some)
    (methods,) = (str(name) for name in summary if str(name).startswith("The reports were read"))
    assert f"They state {len(some)} values of indicators" in methods
    errors = sum(row["severity"] == "error" for row in told)
    assert f"Errors that still stand among the findings: {errors}." in methods
    waiting = sheet(tmp_path / "two.xlsx", "to check")
    assert f"Still to be checked: {len(waiting)}, which are" in methods


@pytest.mark.parametrize("by", ["report", "agency-year"])
def test_the_reading_of_the_panel_is_marked_beside_its_quote(
    out: Path, tmp_path: Path, by: Any
) -> None:
    write(out, tmp_path / "two.xlsx", two(by=by))
    marked = [row for row in sheet(tmp_path / "two.xlsx", "facts") if row["in_panel"] == "yes"]
    panel = sheet(tmp_path / "two.xlsx", "panel")
    values = {
        (row["report"], name): row[name] for row in panel for name in (TOTAL, RECEIVED) if row[name]
    }
    assert {(row["report"], row["indicator"]): row["normal_value"] for row in marked} == values
    assert len(marked) == len(values), "one reading a cell, however often the report says it"
    assert all(str(row["value"]) in row["quote"] for row in marked)
    assert ("a.txt", RECEIVED) not in values, "of two values that differ neither stands there"


def test_of_files_that_share_a_row_one_has_the_mark(tmp_path: Path) -> None:
    again = OTHER.replace("100条", "90条")
    out = make(tmp_path, a=OTHER, b=again.replace("我局主动", "我局共主动"))
    for by, expected in (("report", 2), ("agency-year", 1)):
        write(out, tmp_path / "two.xlsx", two(by=by))
        marked = [row for row in sheet(tmp_path / "two.xlsx", "facts") if row["in_panel"]]
        assert [row["indicator"] for row in marked].count(RECEIVED) == expected


def test_a_rejected_reading_stands_nowhere(out: Path, tmp_path: Path) -> None:
    result = next(one for one in read_records(out) if one.name == "b.txt")
    fact = next(one for one in result.facts if one.indicator == RECEIVED)
    write_decisions([about(fact, result, "reject")], out)
    write(out, tmp_path / "two.xlsx", two())
    rows = [row for row in sheet(tmp_path / "two.xlsx", "facts") if row["report"] == "b.txt"]
    (row,) = (row for row in rows if row["fact"] == fact.id)
    assert (row["in_panel"], row["reviewed"]) == (None, "rejected")


def test_a_database_has_the_mark_and_the_rows(out: Path, tmp_path: Path) -> None:
    write(out, tmp_path / "two.sqlite", two())
    with closing(sqlite3.connect(tmp_path / "two.sqlite")) as held:
        found = dict(held.execute("SELECT in_panel, count(*) FROM facts GROUP BY 1").fetchall())
        ids = {one for (one,) in held.execute("SELECT DISTINCT indicator FROM facts")}
    assert found["yes"] >= 3
    assert ids == {TOTAL, RECEIVED}


def test_in_chinese(out: Path, tmp_path: Path, extractor: Inside) -> None:
    target = tmp_path / "quotes.xlsx"
    extractor(
        "--lang",
        "zh",
        "export",
        str(out),
        "--to",
        str(target),
        "--indicators",
        "主动公开政府信息数",
    )
    rows = sheet(target, "数据")
    assert {row["列入面板"] for row in rows} <= {"是", None}
    assert {row["指标代码"] for row in rows if row["列入面板"]} == {TOTAL}
