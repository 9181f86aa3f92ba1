"""A table of one row that names the body of the report; figures that look like years."""

from __future__ import annotations

from pathlib import Path

from extractor import extract

AGENCY = "青川县人民政府"


def said(tmp_path: Path, *rows: tuple[str, ...]) -> dict[str, str]:
    heads = ("单位名称", "主动公开政府信息数（条）", "收到申请数（件）", "申请办结数（件）")
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (heads, *rows)
    )
    path = tmp_path / "made.html"
    path.write_text(
        f"<html><body><h1>{AGENCY}2017年政府信息公开工作年度报告</h1>"
        f"<h2>一、总体情况</h2><table>{cells}</table></body></html>",
        encoding="utf-8",
    )
    facts = extract(path).facts
    return {fact.indicator: str(fact.value) for fact in facts if fact.indicator != "other"}


def test_the_row_of_the_report_itself(tmp_path: Path) -> None:
    assert said(tmp_path, (AGENCY, "1986", "41", "40")) == {
        "proactive.total": "1986", "applications.received": "41", "applications.closed": "40",
    }  # fmt: skip


def test_the_row_of_a_department(tmp_path: Path) -> None:
    assert said(tmp_path, ("县教育局", "1986", "41", "40")) == {}


def test_among_others_the_name_of_the_place_is_not_sure(tmp_path: Path) -> None:
    rows = (AGENCY, "1986", "41", "40"), ("县教育局", "12", "3", "3"), ("县民政局", "15", "4", "4")
    assert "41" not in said(tmp_path, *rows).values()
