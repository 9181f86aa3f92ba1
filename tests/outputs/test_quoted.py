"""A sum of a row quotes that row once, in the tables for programs and in those for people."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.runs import make

from extractor.outputs import read_records
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.review.content import content
from extractor.outputs.review.decisions import about, write_decisions

HEADS = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"
ROW = "一、本年新收政府信息公开申请数量\t3\t2\t1\t4\t0\t0\t14"
GRANTED = "(一)予以公开\t22\t3\t1\t4\t0\t0\t40"
TEXT = f"""某县水务局2021年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)\t{HEADS}
{ROW}
{GRANTED}
某县水务局
2022年1月20日
"""
CELLS = [row.replace("\t", " | ") for row in (ROW, GRANTED)]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return make(tmp_path, a=TEXT)


def sheet(path: Path, name: str) -> list[dict[str, Any]]:
    heads, *rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_findings_quote_a_row_once(out: Path, tmp_path: Path) -> None:
    (result,) = read_records(out)
    mismatch = [one for one in result.findings if one.kind == "sum_mismatch"]
    assert [len(one.quotes) for one in mismatch] == [7, 7], "one for each number"
    with (out / "findings.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = [row["quote"] for row in csv.DictReader(handle) if row["kind"] == "sum_mismatch"]
    assert rows == [row.replace("\t", " ") for row in (ROW, GRANTED)]
    write(out, tmp_path / "p.xlsx", ExportOptions(labels="id"))
    told = [row["quote"] for row in sheet(tmp_path / "p.xlsx", "findings") if row["kind"] == "sum_mismatch"]  # fmt: skip
    assert told == CELLS


def test_show_verify_and_the_page_quote_a_row_once(out: Path, tmp_path: Path, extractor) -> None:
    file = tmp_path / "reports" / "a.txt"
    facts = str(out / "facts.csv")
    for told in (
        extractor("show", str(file), "--doubtful", real=True),
        extractor("verify", "--facts", facts, "--report", str(file), real=True),
    ):
        quotes = [line.strip() for line in told.stdout.decode().splitlines() if "    “" in line]
        assert [one for one in quotes if "14”" in one or "40”" in one] == [
            f"“{row}”" for row in CELLS
        ]
        assert len(quotes) == len(set(quotes)), "no beginnings of a row"
    (result,) = read_records(out)
    shown = [one["quotes"] for one in content(result, None)["findings"] if one["formula"]]
    assert shown == [[ROW], [GRANTED]]


def test_cells_stand_apart_in_decisions_as_in_what_is_to_check(out: Path, tmp_path: Path) -> None:
    (result,) = read_records(out)
    total = next(one for one in result.facts if one.value == 14)
    write_decisions([about(total, result, "accept")], out)
    write(out, tmp_path / "p.xlsx", ExportOptions(labels="id"))
    (made,) = sheet(tmp_path / "p.xlsx", "decisions")
    assert made["quote"] == CELLS[0]
    waiting = {row["quote"] for row in sheet(tmp_path / "p.xlsx", "to check")}
    assert CELLS[1] in waiting


def test_different_sentences_are_all_quoted(tmp_path: Path) -> None:
    text = "某县水务局2021年政府信息公开工作年度报告\n全年收到政府信息公开申请5件。\n2021年共收到政府信息公开申请7件。\n"
    out = make(tmp_path, a=text)
    (result,) = read_records(out)
    (finding,) = (one for one in result.findings if len(one.quotes) > 1)
    write(out, tmp_path / "p.xlsx", ExportOptions(labels="id"))
    quotes = [row["quote"] for row in sheet(tmp_path / "p.xlsx", "findings")]
    assert " | ".join(one.text for one in finding.quotes) in quotes
