"""The tables at 80 and 120 columns, with characters that are two columns wide."""

from __future__ import annotations

import re
from dataclasses import replace
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console
from support.samples import fact, mention, quote, result

from extractor.batch import ReportRow, RunSummary
from extractor.cli.run_table import print_summary, totals
from extractor.cli.sheet import print_report
from extractor.messages import Language, speaking
from extractor.schemas import ChunkFailure, Finding, LedgerEntry
from extractor.text.document import Source

LONG = "广西壮族自治区河池市都安瑶族自治县人民政府办公室"
NESTED = "2016/很长的中文文件名政府信息公开工作年度报告(最终版).docx"
SUMMARY = RunSummary(
    rows=(
        ReportRow("000_ef700086e5424d77.txt", "needs_review", "", LONG, 2015, "narrative", 1234,
            12, 90, 10),
        ReportRow(NESTED, "done", "", "新杭镇人民政府", 2021, "form2021", 4, 0, 4, 0),
        ReportRow("empty.txt", "failed", "empty.txt: is empty; give a report with text"),
        ReportRow("later.txt", "not_started"),
    ),
)  # fmt: skip


def _console(width: int) -> tuple[Console, StringIO]:
    printed = StringIO()
    return Console(file=printed, width=width, markup=False, highlight=False, emoji=False), printed


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_fits_and_loses_nothing(width: int) -> None:
    console, printed = _console(width)
    print_summary(SUMMARY, console)
    *lines, last = printed.getvalue().splitlines()
    assert max(cell_len(line) for line in lines) <= width
    text = "".join(line.replace(" ", "") for line in lines)
    for row in SUMMARY.rows:
        assert (row.state in text) == (row.state != "not_started"), "the last line counts these"
    # Folded cells of a column stand below each other: compare character by character.
    for name in (LONG, NESTED):
        assert not set(name) - set(text)
    for word in ("findings", "unclaimed", "narrative", "needs_review", "form2021"):
        assert any(word in line for line in lines), f"{word} is cut"
    assert last == totals(SUMMARY)


def test_columns_stand_below_their_heads() -> None:
    console, printed = _console(80)
    print_summary(SUMMARY, console)
    lines = [line for line in printed.getvalue().splitlines() if line.strip()]
    head = lines[0]
    states = ("needs_review", "done", "failed")
    starts = {
        cell_len(line[: line.rindex(state)])
        for line in lines
        for state in states
        if line.rstrip().endswith(state)
    }
    assert starts == {cell_len(head[: head.index("state")])}


@pytest.mark.parametrize("width", [30, 60, 80, 120, 300])
def test_a_table_printed_in_parts_is_one_table(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    wide = ReportRow("很长/" * 30 + "longest_word" * 3, "done", agency="a b " * 40, facts=10**9)
    many = RunSummary(
        rows=(*SUMMARY.rows, *(ReportRow(f"{n}.txt", "done") for n in range(9)), wide)
    )
    printed = []
    for at_once in (100, 7, 1):
        monkeypatch.setattr("extractor.cli.run_table._AT_ONCE", at_once)
        console, written = _console(width)
        print_summary(many, console)
        printed.append(written.getvalue())
    assert printed[0].count("─\n") + printed[0].count("─ \n") == 1, "one line under one head"
    assert printed[1:] == printed[:1] * 2


def test_what_was_not_read_has_no_counts() -> None:
    console, printed = _console(120)
    print_summary(SUMMARY, console)
    (failed,) = [line for line in printed.getvalue().splitlines() if "empty.txt" in line]
    assert failed.count("—") == 6
    assert "0" not in failed


def test_the_totals_include_the_coverage() -> None:
    assert totals(SUMMARY) == (
        "4 reports: 1 done, 1 needs_review, 1 failed, 1 not_started · 1238 facts · "
        "0 other statistics · 12 findings · 10 unclaimed · coverage 90.4%"
    )
    assert totals(RunSummary(rows=())).endswith("no coverage")


def test_the_numbers_of_what_is_no_report_are_not_counted() -> None:
    one = ReportRow("a.txt", "done", facts=3, others=2, kept=5)
    news = ReportRow("news.txt", "not_a_report", unclaimed=20)
    summary = RunSummary(rows=(one, news))
    assert totals(summary).endswith(" · 0 unclaimed · coverage 100.0%")
    console, printed = _console(120)
    print_summary(summary, console)
    assert "20" not in printed.getvalue()


def test_what_repeats_another_report_is_counted_once() -> None:
    one = ReportRow("a.txt", "done", facts=3, others=2, findings=2, kept=5)
    same = replace(one, report="b.txt", same_as="a.txt (bytes)")
    assert totals(RunSummary(rows=(one, same, replace(same, report="c.txt")))) == (
        "3 reports: 3 done · 3 facts · 2 other statistics · 2 findings · 0 unclaimed · "
        "coverage 100.0% · without 2 that repeat others"
    )


def test_in_chinese_repeated_reports_are_some_of_those_that_are_counted(
    tmp_path, extractor
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(
            "某县水务局2021年政府信息公开工作年度报告\n培训12人次。\n", "utf-8"
        )
    ended = extractor("--lang", "zh", "run", str(tmp_path), "--out", str(tmp_path / "out"))
    said = "".join(ended.stdout.decode().split())
    assert "2份报告：" in said
    assert said.endswith("·其中1份重复，其数据不计入")


REPORT = result(
    facts=(
        fact(1, "1E+3", "全年共收到[red]政府信息公开申请[/red]一千余件,\x1b[2J其中网络申请居多" * 3,
             qualifier="at_least", scope="jurisdiction", period="cumulative"),
        fact(2, "0", "未收到申请", semantic="implied_zero", verdict="contradicted"),
        fact(3, None, "/", unit=None, semantic="slash"),
    ),
    findings=(
        Finding(kind="sum_mismatch", severity="error", whose="source", message="不等于总数",
                formula="30 + 30 = 60 ≠ 58", quotes=(quote("共58件"),)),
    ),
    mentions=(mention(1, "641", "641", 20), mention(2, "7", "7", 30)),
    entries=(LedgerEntry(mention="m1", status="unclaimed"),
             LedgerEntry(mention="m2", status="explained", reason="law_article")),
    failures=(
        ChunkFailure(section=("二、申请",), quote=quote("一"), kind="timeout", message="late"),
    ),
)  # fmt: skip


@pytest.mark.parametrize("width", [80, 120])
def test_a_report_on_the_terminal(width: int) -> None:
    console, printed = _console(width)
    raw = "甲" * 20 + "641" + "乙\x1b]0;x\x07\n" + "丙" * 20
    print_report(REPORT, Source(name="a.txt", raw=raw, sha256="", content=raw), console)
    text = printed.getvalue()
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "\x1b" not in text
    assert "[red]" in text
    for part in ("新杭镇人民政府", "≥ 1000 件", "jurisdiction", "cumulative", "implied",
                 "contradicted", "applications.received", "error sum_mismatch",
                 "30 + 30 = 60 ≠ 58", "“共58件”", "二、申请: late", "1 unclaimed",
                 "coverage 0.0%", "explained: 1 law_article"):  # fmt: skip
        assert part in text, part
    assert "m1 at 20: …" + "甲" * 12 + "641乙" in text


@pytest.mark.parametrize(("width", "language"), [(76, "zh"), (80, "zh"), (100, "en"), (120, "en")])
def test_the_name_of_a_report_is_whole_where_the_agency_can_be_folded(
    width: int, language: Language
) -> None:
    console, printed = _console(width)
    with speaking(language):
        print_summary(RunSummary(rows=SUMMARY.rows[:1]), console)
    *lines, _ = printed.getvalue().splitlines()
    assert any("000_ef700086e5424d77.txt " in line for line in lines)
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_id_is_broken_at_its_dots_alone(width: int, language: Language) -> None:
    ids = ("applications.refused.administrative_query.natural_person", "fees.collected",
           "organisation.staff.part_time")  # fmt: skip
    facts = tuple(
        fact(n, "5", "收到5件", indicator=id_, label="某项数") for n, id_ in enumerate(ids, 1)
    )
    console, printed = _console(width)
    with speaking(language):
        source = Source(name="a.txt", raw="收到5件", sha256="", content="收到5件")
        print_report(result(facts=facts), source, console)
    lines = printed.getvalue().splitlines()
    parts = [found[1] for line in lines if (found := re.match(r" ([a-z_.]+)(?: |$)", line))]
    assert "".join(parts).replace("indicator", "", 1) == "".join(ids)
    ends = tuple(id_.rpartition(".")[2] for id_ in ids)
    assert all(part.endswith((".", "indicator", *ends)) for part in parts)
    assert max(map(cell_len, lines)) <= width
