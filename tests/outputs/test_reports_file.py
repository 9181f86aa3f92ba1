"""reports.csv: every input file, and which are the same report; words that a search finds."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import openpyxl
import pytest
from conftest import EVALS
from support.command_line import Inside
from support.runs import OTHER, TABLE, make

from extractor import extract
from extractor.batch.rows import Rows
from extractor.outputs import ReportRow, record_json
from extractor.outputs.export import ExportOptions, write
from extractor.schemas import Result
from tests.text.load.whole import whole_pdf


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_every_file_has_a_row_also_failed_skipped_and_double_ones(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "empty.txt").write_text("")
    (folder / "slides.rar").write_bytes(b"Rar!\x1a\x07\x00" * 99)
    out = make(tmp_path, a=TABLE, b=TABLE, c=TABLE.replace("1391", "1392"), d=OTHER)
    found = {row["report"]: row for row in rows(out / "reports.csv")}
    assert list(found) == ["a.txt", "b.txt", "c.txt", "d.txt", "empty.txt", "slides.rar"]
    a, d = found["a.txt"], found["d.txt"]
    assert (a["agency"], a["year"], a["form"], a["state"]) == (
        "某县水务局", "2021", "form2021", "needs_review",
    )  # fmt: skip
    assert (a["facts"], a["confirmed"], a["stated"], a["contradicted"], a["other_statistics"]) == (
        "10", "2", "6", "2", "0",
    )  # fmt: skip
    assert (a["same_as"], d["same_as"]) == ("", "")
    assert found["b.txt"]["same_as"] == "a.txt (bytes)"
    assert (found["c.txt"]["same_as"], found["c.txt"]["version_of"]) == ("", "a.txt")
    assert (found["empty.txt"]["state"], found["empty.txt"]["facts"]) == ("failed", "")
    assert "empty" in found["empty.txt"]["reason"]
    assert found["slides.rar"]["state"] == "skipped"
    assert Path(a["file"]).read_text(encoding="utf-8") == TABLE


def test_verify_names_the_reports_that_stand_there_twice(tmp_path: Path, extractor: Inside) -> None:
    out = make(tmp_path, a=OTHER, b=OTHER)
    said = extractor("verify", str(out), real=True).stdout.decode()
    assert "twice: b.txt is the same report as a.txt (bytes)" in said
    assert "1 report twice" in " ".join(said.split())
    chinese = extractor("--lang", "zh", "verify", str(out), real=True).stdout.decode()
    assert "重复：b.txt 与 a.txt 是同一份报告（内容相同）" in chinese


def test_the_findings_of_the_run_are_those_of_its_file_and_of_the_workbook(
    tmp_path: Path, extractor: Inside
) -> None:
    """All but those of a copy, which the run says how many they are."""
    out = make(tmp_path, a=TABLE, b=TABLE)
    ended = extractor("run", str(tmp_path / "reports"), "--out", str(out), real=True)
    said, told = ended.stdout.decode(), ended.stderr.decode()
    (counted,) = re.findall(r"(\d+) findings? ·", said)
    (more,) = re.findall(r"findings\.csv (\d+)", told)
    assert int(more) > 0
    assert len(rows(out / "findings.csv")) == int(counted) + int(more)
    write(out, tmp_path / "p.xlsx", ExportOptions(labels="id"))
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    assert book["findings"].max_row - 1 == int(counted)
    assert dict(row[:2] for row in book["summary"].values)["findings of the reports"] == int(
        counted
    )


def test_another_year_another_agency_and_unknown_ones_are_not_the_same() -> None:
    known = {"state": "done", "agency": "某局", "year": 2021}
    rows = Rows()
    for row in (
        ReportRow("a", **known), ReportRow("b", **{**known, "year": 2022}),
        ReportRow("c", **{**known, "region": "另县"}), ReportRow("d", "done"), ReportRow("e", "done"),
        ReportRow("f", "failed", sha256="1"), ReportRow("g", "failed", sha256="2"), ReportRow("h", **known),
    ):  # fmt: skip
        rows.add(row)
    assert {row.same_as for row in rows} == {""}
    marked = {row.report: row.version_of for row in rows}
    assert marked.pop("h") == "a"
    assert set(marked.values()) == {""}


def test_the_same_facts_in_another_page_repeat_and_other_facts_are_a_version(
    tmp_path: Path, extractor: Inside
) -> None:
    """A page fetched twice has other bytes; a corrected report is no repetition: both count."""
    page = "首页 > 信息公开\n" + OTHER
    corrected = OTHER.replace("申请5件", "申请6件")
    out = make(tmp_path, a=OTHER, b=page, c=corrected, **{"c(1)": corrected})
    found = {
        row["report"]: (row["same_as"], row["version_of"]) for row in rows(out / "reports.csv")
    }
    assert found == {
        "a.txt": ("", ""), "b.txt": ("a.txt (facts)", ""), "c.txt": ("", "a.txt"),
        "c(1).txt": ("c.txt (bytes)", ""),
    }  # fmt: skip
    ended = extractor("run", str(tmp_path / "reports"), "--out", str(out), real=True)
    assert "6 facts" in ended.stdout.decode(), "three of each version"
    told = ended.stderr.decode()
    assert "2 reports repeat another: b.txt = a.txt, c(1).txt = c.txt" in told
    assert "1 report is another text of an agency and year that is there already" in told
    assert "c.txt / a.txt" in told
    held = {name: len(rows(out / f"{name}.csv")) for name in ("facts", "findings")}
    assert held == {"facts": 12, "findings": 0}
    assert (
        "leave out the first of each pair; facts.csv has 6 rows of these and findings.csv 0" in told
    )
    said = extractor("verify", str(out), real=True).stdout.decode()
    assert "versions: c.txt and a.txt are two texts of one agency and year" in said
    assert "2 reports twice" in " ".join(said.split())
    chinese = extractor("--lang", "zh", "verify", str(out), real=True).stdout.decode()
    assert "两个版本：c.txt 与 a.txt 是同一机关同一年度的不同文本" in chinese


@pytest.mark.parametrize(
    "path", sorted((EVALS / "reports").glob("*.txt")), ids=lambda p: p.name[:3]
)
def test_every_quote_can_be_found_in_the_source_by_search(path: Path) -> None:
    source = path.read_bytes().decode("utf-8")
    facts = extract(path).facts
    assert facts
    for fact in facts:
        for evidence in fact.evidence:
            words = evidence.quote.quote_source or evidence.quote.text
            assert words in source, fact


def test_the_words_of_a_page_and_the_page_of_a_pdf() -> None:
    page = extract("<html><body><table><tr><td>收到申请</td><td>12件</td></tr></table>"
                   "<p>全年收到申请12件&nbsp;,均已答复。</p></body></html>".encode())  # fmt: skip
    words = {e.quote.quote_source or e.quote.text for fact in page.facts for e in fact.evidence}
    assert not any("<" in one or "&nbsp;" in one for one in words)
    pdf = extract(whole_pdf())
    numbers = {fact.evidence[0].quote.page for fact in pdf.facts}
    assert {1, 4} <= numbers
    assert None not in numbers


def test_who_is_doubted_says_why() -> None:
    facts = extract(TABLE).facts
    doubted = [fact for fact in facts if fact.verdict == "contradicted"]
    assert [fact.indicator for fact in doubted] == ["applications.received"] * 2
    assert {fact.verdict_because for fact in doubted} == {
        "收到申请数 is stated with different values"
    }
    assert {fact.verdict_because for fact in facts if fact not in doubted} == {
        None, "the rules and the learned reader agree",
    }  # fmt: skip


def test_records_leave_out_what_is_empty_and_come_back_whole() -> None:
    result = extract(TABLE)
    line = record_json(result)
    assert Result.model_validate_json(line) == result
    assert line.startswith('{"schema_version":"3.')
    assert "null" not in line
    assert len(line) < len(result.model_dump_json()) / 2
