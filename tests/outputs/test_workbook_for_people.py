"""What a person meets in the workbook: numbers alone in a column of numbers, the local time, pages
that say whose a row is, and the reasons that are left after a review."""

from __future__ import annotations

import time
from pathlib import Path

import openpyxl
import pytest
from support.runs import TABLE, make

from extractor.outputs import read_records
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.plain_text import local_times
from extractor.outputs.review.decisions import about, write_decisions

WRONG = TABLE.replace("| 3 | 1 | / |", "| 3 | 2 | / |")
AT = "2026-11-28T10:06:01.072Z"


@pytest.fixture
def in_beijing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "CST-8")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_crossed_out_cell_is_no_text_among_numbers(tmp_path: Path) -> None:
    write(make(tmp_path, a=TABLE), tmp_path / "p.xlsx", ExportOptions(labels="id"))
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    column = [cell.value for cell in book["panel"][1]].index("applications.received.research")
    cell = book["panel"][2][column]
    assert cell.value is None
    assert cell.comment.text.startswith("slash")
    assert book["status"][2][column].value == "slash"


def test_wide_sheets_repeat_whose_a_row_is_on_every_page(tmp_path: Path) -> None:
    rows = "".join(
        f"| {name} | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
        for name in (
            "二、上年结转政府信息公开申请数量",
            "三、本年度办理结果 (一)予以公开",
            "(二)部分公开",
            "(七)总计",
            "四、结转下年度继续办理",
        )
    )
    text = TABLE.replace("某县水务局\n2022", f"{rows}某县水务局\n2022")
    write(make(tmp_path, a=text), tmp_path / "p.xlsx", ExportOptions(labels="id"))
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    assert book["panel"].max_column > 40
    assert book["panel"].print_title_cols == "$A:$C"
    assert book["panel"].print_title_rows == "$1:$1"
    assert not book["files"].print_title_cols, "it fits on a page"


def test_times_are_those_of_the_clock_on_the_wall(in_beijing: None, tmp_path: Path) -> None:
    assert local_times(f"李 {AT} 据名单") == "李 2026-11-28 18:06 据名单"
    assert local_times("2026-11-28T10:06:01+08:00") == "2026-11-28 10:06"
    assert local_times("2026-11-28T99:06:01Z, 2026-11-28") == "2026-11-28T99:06:01Z, 2026-11-28"
    out = make(tmp_path, a=TABLE)
    result = next(iter(read_records(out)))
    fact = about(result.facts[0], result, "accept")
    write_decisions([fact.model_copy(update={"reviewer": "李", "at": AT})], out)
    write(out, tmp_path / "p.xlsx", ExportOptions(labels="en"))
    heads, row = openpyxl.load_workbook(tmp_path / "p.xlsx")["decisions"].iter_rows(
        values_only=True
    )
    assert dict(zip(heads, row, strict=True))["decided_at"] == "2026-11-28 18:06"


def test_files_have_the_reasons_that_are_left(tmp_path: Path) -> None:
    out = make(tmp_path, a=WRONG)
    result = next(iter(read_records(out)))
    assert any("contradicted" in reason for reason in result.reasons)
    doubted = [fact for fact in result.facts if fact.verdict == "contradicted"]

    def reason() -> object:
        write(out, tmp_path / "p.xlsx", ExportOptions(labels="id"))
        heads, row = openpyxl.load_workbook(tmp_path / "p.xlsx")["files"].iter_rows(
            values_only=True
        )
        return dict(zip(heads, row, strict=True))["reason"]

    before = reason()
    assert f"{len(doubted)} contradicted" in str(before)
    write_decisions([about(fact, result, "accept") for fact in doubted[:-1]], out)
    assert "1 contradicted" in str(reason())
    write_decisions([about(fact, result, "accept") for fact in doubted], out)
    assert "contradicted" not in str(reason())


def test_who_asks_for_verdicts_hears_that_decisions_pass(tmp_path: Path, extractor) -> None:
    out = make(tmp_path, a=TABLE)
    result = next(iter(read_records(out)))
    stated = next(fact for fact in result.facts if fact.verdict in ("stated", "confirmed"))
    write_decisions([about(stated, result, "accept")], out)
    told = extractor(
        "export", str(out), "--to", str(tmp_path / "p.csv"), "--only", "doubtful"
    ).stderr.decode()
    assert "no value of the reports has a verdict that was asked for" in told
    assert "of these 1 value is there for what people decided" in told
