"""What a person meets in the workbook: numbers alone in a column of numbers, the local time, pages
that say whose a row is, and the reasons that are left after a review."""

from __future__ import annotations

import time
from pathlib import Path

import openpyxl
import pytest
from support.runs import TABLE, make

from extractor.messages import speaking, spoken
from extractor.outputs import read_records
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.export.tables import Labels
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


TORN = """某县商务局2021年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
| (本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 3 | 2 | 0 | 0 | 0 | 0 | 9 |
某县商务局
2022年1月20日
"""


def test_findings_name_what_they_are_about_to_who_reads_chinese(tmp_path: Path) -> None:
    """Ids are English words and numbers of this program; a sum of many zeros names the others."""
    out = make(tmp_path, a=TORN)
    result = next(iter(read_records(out)))
    found = next(one for one in result.findings if one.kind == "sum_mismatch")
    assert len(found.facts) == 7

    def cells(labels: Labels) -> tuple[object, object]:
        write(out, tmp_path / "p.xlsx", ExportOptions(labels=labels))
        name = "findings" if spoken() == "en" else "问题"
        heads, row, *_ = openpyxl.load_workbook(tmp_path / "p.xlsx")[name].iter_rows(
            values_only=True
        )
        known = dict(zip(heads, row, strict=True))
        return tuple(
            v for k, v in known.items() if k in ("indicators", "facts", "相关指标", "数据")
        )

    ids = (";".join(found.indicators), ";".join(found.facts))
    assert cells("en") == ids
    with speaking("zh"):
        indicators, facts = cells("zh")
        assert cells("id") == ids
    assert str(indicators).startswith("收到申请数 × 自然人、")
    assert "applications" not in str(indicators)
    assert str(facts).endswith("；另有 4 个为 0")
    assert [part.split(" ")[-2:] for part in str(facts).split("；")[:-1]] == [
        ["3", "件"], ["2", "件"], ["9", "件"]
    ]  # fmt: skip
