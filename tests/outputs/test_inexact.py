"""Numbers that the source does not give exactly, in every table that has them."""

from __future__ import annotations

import csv
import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest
from support.runs import make

from extractor.messages import speak
from extractor.outputs.export import ExportOptions, write

_TEXT = (
    "青河县商务局2015年政府信息公开工作年度报告\n\n"
    "全年主动公开政府信息40余条,其中门户网站公开32条。举办培训班2期,约60人次参加。全县收到申请9件。"
)
_EXPECTED = {
    "proactive.total": "at_least",
    "proactive.website": "",
    "training.sessions": "",
    "training.attendees": "about",
}
ID = ExportOptions(labels="id")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("run"), a=_TEXT)


def test_a_csv_beside_the_panel_names_them(out: Path, tmp_path: Path) -> None:
    write(out, tmp_path / "p.csv", ID)
    with (tmp_path / "p.qualifier.csv").open(encoding="utf-8-sig", newline="") as handle:
        row = next(csv.DictReader(handle))
    assert {name: row[name] for name in _EXPECTED} == _EXPECTED
    assert row["report"] == "a.txt"


def test_a_csv_in_chinese_words(out: Path, tmp_path: Path) -> None:
    speak("zh")
    try:
        write(out, tmp_path / "p.csv", ExportOptions(labels="zh"))
    finally:
        speak("en")
    words = (tmp_path / "p.qualifier.csv").read_text("utf-8-sig")
    assert "不少于" in words
    assert "at_least" not in words


def test_a_database_has_the_table(out: Path, tmp_path: Path) -> None:
    write(out, tmp_path / "p.sqlite", ID)
    with sqlite3.connect(tmp_path / "p.sqlite") as held:
        rows = held.execute("SELECT proactive_total, proactive_website FROM qualifier").fetchall()
    held.close()
    assert rows == [("at_least", None)]


def test_a_workbook_shows_them_and_keeps_the_numbers(out: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    write(out, tmp_path / "p.xlsx", ID)
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    heads = {cell.value: cell.column for cell in book["panel"][1]}
    shown = {
        name: (book["panel"].cell(2, heads[name]), book["status"].cell(2, heads[name]).value)
        for name in _EXPECTED
    }
    cell, told = shown["proactive.total"]
    assert (cell.value, cell.number_format) == (Decimal(40), '"≥ "General')
    assert told == "confirmed; at_least"
    cell, told = shown["training.attendees"]
    assert (cell.value, cell.number_format) == (Decimal(60), '"≈ "General')
    cell, told = shown["proactive.website"]
    assert (cell.value, cell.number_format, told) == (Decimal(32), "General", "confirmed")
    received = book["status"].cell(2, heads["applications.received"]).value
    assert received.endswith("; jurisdiction"), "for whom a number is told, too"
    assert book["status"].cell(2, heads["proactive.website"]).fill.fgColor.rgb == "00000000"


_TABLE = (
    "青河县商务局2018年政府信息公开工作年度报告\n\n全年主动公开政府信息{told}。\n\n"
    "| 统计指标 | 单位 | 统计数 |\n|---|---|---|\n"
    "| (一)主动公开政府信息数 | 条 | 732 |\n| 2.政府网站公开政府信息数 | 条 | 611 |\n"
)


@pytest.mark.parametrize(
    ("told", "shown"), [("700余条", "732"), ("近740条", "732"), ("900余条", ""), ("705条", "")]
)
def test_the_exact_value_is_shown_where_an_approximate_one_fits_it(
    tmp_path: Path, told: str, shown: str
) -> None:
    write(make(tmp_path, a=_TABLE.format(told=told)), tmp_path / "p.csv", ID)
    with (tmp_path / "p.csv").open(encoding="utf-8-sig", newline="") as handle:
        assert next(csv.DictReader(handle))["proactive.total"] == shown
