"""Blank columns between those that are seen: the table is read as if they were not there."""

from __future__ import annotations

from pathlib import Path

from extractor import extract
from extractor.schemas import Span
from extractor.text.document import Cell
from extractor.text.spacer_columns import without_spacers

NAMES = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
ROWS = (
    ("一、本年新收政府信息公开申请数量", (31, 9, 0, 1, 0, 2, 43)),
    ("二、上年结转政府信息公开申请数量", (2, 0, 0, 0, 0, 0, 2)),
    ("三、本年度办理结果（一）予以公开", (20, 4, 0, 1, 0, 1, 26)),
    ("三、本年度办理结果（七）总计", (33, 8, 0, 1, 0, 2, 44)),
    ("四、结转下年度继续办理", (0, 1, 0, 0, 0, 0, 1)),
)


def test_wide_heads_over_a_spacer_and_a_figure(tmp_path: Path) -> None:
    heads = "".join(f'<td colspan="2">{name}</td>' for name in NAMES)
    rows = "".join(
        f"<tr><td>{label}</td>" + "".join(f"<td></td><td>{v}</td>" for v in values) + "</tr>"
        for label, values in ROWS
    )
    path = tmp_path / "made.html"
    path.write_text(
        "<html><body><h1>北山区民政局2022年政府信息公开工作年度报告</h1>"
        "<h2>三、收到和处理政府信息公开申请情况</h2>"
        f"<table><tr><td>项目</td>{heads}</tr>{rows}</table></body></html>",
        encoding="utf-8",
    )
    found = {fact.indicator: str(fact.value) for fact in extract(path).facts}
    assert found["applications.received.natural_person"] == "31"
    assert found["applications.received.commercial"] == "9"
    assert found["applications.granted.other_org"] == "1"
    assert found["applications.closed"] == "44"


def cell(row: int, column: int, text: str, columns: int = 1) -> Cell:
    return Cell(row, column, 1, columns, Span(0, len(text)), text)


def test_a_blank_column_with_a_head_of_its_own_stays() -> None:
    cells = (
        cell(0, 0, "指标"), cell(0, 1, "本年", 2), cell(1, 0, ""), cell(1, 1, "本级"), cell(1, 2, "全县"),
        cell(2, 0, "收到申请数"), cell(2, 1, ""), cell(2, 2, "3"),
    )  # fmt: skip
    assert without_spacers(cells) == cells


def test_a_head_over_blank_cells_alone_keeps_a_column() -> None:
    cells = (
        cell(0, 0, "指标"), cell(0, 1, "数量", 2),
        cell(1, 0, "收到申请数"), cell(1, 1, ""), cell(1, 2, ""),
        cell(2, 0, "申请办结数"), cell(2, 1, ""), cell(2, 2, ""),
    )  # fmt: skip
    made = without_spacers(cells)
    assert [(c.row, c.column, c.columns) for c in made] == [
        (0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1), (2, 0, 1), (2, 1, 1),
    ]  # fmt: skip
