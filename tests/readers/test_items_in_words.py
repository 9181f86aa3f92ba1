"""Part two as copies write it out: rows between colons, and cells that hold their header and their figure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractor import extract

HEADING = "二、主动公开政府信息情况"


def _stated(
    tmp_path: Path, year: int, lines: Sequence[str], suffix: str = ".txt"
) -> dict[str, str]:
    path = tmp_path / f"report{suffix}"
    title = f"杉溪区档案局{year}年政府信息公开工作年度报告"
    body = "\n".join(lines)
    if suffix == ".html":
        path.write_text(f"<html><body><h1>{title}</h1><h2>{HEADING}</h2>{body}</body></html>")
    else:
        path.write_text(f"{title}\n\n{HEADING}\n\n{body}\n\n五、存在的主要问题\n\n队伍还要加强。\n")
    facts = extract(path).facts
    return {f.indicator: str(f.value) for f in facts if f.indicator != "other"}


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize("colon", [":", "：", " : "])
@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("headed", [False, True])
def test_rows_between_colons_are_rows(
    tmp_path: Path, colon: str, suffix: str, headed: bool
) -> None:
    rows = ["规章:0:2:15", "行政规范性文件:9:4:76"]
    heads = ["信息内容:本年制发件数:本年废止件数:现行有效件数"] if headed else []
    lines = [line.replace(":", colon) for line in (*heads, *rows)]
    assert _stated(tmp_path, 2022, lines, suffix) == {
        "regulations.issued": "0",
        "regulations.repealed": "2",
        "regulations.in_force": "15",
        "normative_documents.issued": "9",
        "normative_documents.repealed": "4",
        "normative_documents.in_force": "76",
    }


def test_a_whole_part_between_colons_is_read(tmp_path: Path) -> None:
    lines = [
        "第二十条第(一)项", "信息内容:本年制发件数:本年废止件数:现行有效件数", "规章:1:0:5", "行政规范性文件:9:4:76",
        "第二十条第(五)项", "信息内容:本年处理决定数量", "行政许可:214",
        "第二十条第(六)项", "信息内容:本年处理决定数量", "行政处罚:63", "行政强制:8",
        "第二十条第(八)项", "信息内容:本年收费金额(单位:万元)", "行政事业性收费:35.6",
    ]  # fmt: skip
    stated = _stated(tmp_path, 2022, lines)
    assert len(stated) == 10
    assert stated["regulations.in_force"] == "5"
    assert stated["licensing.decisions"] == "214"
    assert stated["coercion.decisions"] == "8"
    assert stated["administrative_fees.amount"] == "35.6"


@pytest.mark.parametrize(
    "lines",
    [
        ["办公时间:9:30:12:00", "接待时间:13:30:17:00"],
        ["比例:1:2:3"],
        ["规章,现行:3:4:5。", "本年制发:6件:7件:8件"],
        ["规章:3:4", "行政规范性文件:9:4"],
    ],
)
def test_other_colons_are_no_cells(tmp_path: Path, lines: Sequence[str]) -> None:
    assert _stated(tmp_path, 2022, lines) == {}


CELLS = [
    ("行政事业性收费", "上一年项目数量 3", "本年增/减 -1"),
    ("政府集中采购", "采购项目数量 14", "采购总金额 3862400元"),
    ("行政许可", "处理决定数量 1400", "上一年项目数量 31", "本年增/减 2"),
]
SAID = {
    "administrative_fees.items_last_year": "3",
    "administrative_fees.items_change": "-1",
    "procurement.items": "14",
    "procurement.amount": "3862400",
    "licensing.decisions": "1400",
    "licensing.items_last_year": "31",
    "licensing.items_change": "2",
}


@pytest.mark.parametrize("colon", [" ", ":", ""])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_a_cell_is_what_it_says_of_itself(tmp_path: Path, colon: str, suffix: str) -> None:
    rows = [[cell.replace(" ", colon) for cell in row] for row in CELLS]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if suffix == ".html":
        cells = (f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
        lines = [f"<table>{''.join(cells)}</table>"]
    assert _stated(tmp_path, 2019, lines, suffix) == SAID


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("采购总金额(万元) 38.6", 386_000),
        ("采购总金额(单位:万元):38.6", 386_000),
        ("采购总金额 38.6万元", 386_000),
        ("采购总金额 386000元", 386_000),
        ("采购总金额 386000", 386_000),
    ],
)
def test_the_header_in_a_cell_says_its_unit(tmp_path: Path, cell: str, amount: int) -> None:
    path = tmp_path / "report.txt"
    rows = f"| 行政事业性收费 | 上一年项目数量 3 | 本年增/减 0 |\n| 政府集中采购 | 采购项目数量 14 | {cell} |"
    path.write_text(f"杉溪区档案局2019年政府信息公开工作年度报告\n\n{HEADING}\n\n{rows}\n")
    facts = {f.indicator: f for f in extract(path).facts}
    assert facts["procurement.amount"].normal_value == amount
    assert facts["procurement.amount"].verdict != "unsupported"


def test_a_cell_alone_or_of_no_column_of_its_row_is_not_another(tmp_path: Path) -> None:
    rows = [
        "| 政府集中采购 | 采购总金额 3862400元 | |",
        "| 行政事业性收费 | 本年增/减 减3 | 上一年项目数量 8 |",
        "| 行政许可 | 采购项目数量 7 | 上一年项目数量 31 | 本年增/减 2 |",
    ]
    stated = _stated(tmp_path, 2019, rows)
    assert stated["procurement.amount"] == "3862400"
    assert "procurement.items" not in stated
    assert stated["administrative_fees.items_last_year"] == "8"
    assert "administrative_fees.items_change" not in stated
    assert "7" not in stated.values()
