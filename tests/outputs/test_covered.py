"""Values of an office, of its whole area and of several years share a column: every table tells them apart."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from support.command_line import Inside
from support.runs import TABLE, make

from extractor.messages import speaking
from extractor.outputs import read_records
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.review.decisions import about, write_decisions

_HEAD = "青河县商务局2015年政府信息公开工作年度报告\n\n"
AREA = f"{_HEAD}全年主动公开政府信息40条。全县收到政府信息公开申请9件。"
OFFICE = f"{_HEAD}全年主动公开政府信息41条。局机关收到政府信息公开申请8件。"
YEARS = f"{_HEAD}自2008年以来累计主动公开政府信息300条。2008年以来累计收到政府信息公开申请7件。"
TOTAL, RECEIVED = "proactive.total", "applications.received"
ID = ExportOptions(labels="id")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("run"), a=AREA, b=OFFICE, c=YEARS)


def table(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return {row["report"]: row for row in csv.DictReader(handle)}


def test_the_panel_says_of_each_row_whether_values_of_more_are_in_it(
    out: Path, tmp_path: Path
) -> None:
    write(out, tmp_path / "p.csv", ID)
    rows = table(tmp_path / "p.csv")
    assert [rows[f"{one}.txt"][RECEIVED] for one in "abc"] == ["9", "8", "7"], "one column"
    assert [rows[f"{one}.txt"]["covers"] for one in "abc"] == [
        f"jurisdiction ({RECEIVED})", f"own ({RECEIVED})", f"cumulative ({RECEIVED})",
    ]  # fmt: skip
    book = (tmp_path / "p.codebook.csv").read_text("utf-8-sig")
    assert "covers,covers,口径和期间" in book


def test_tables_beside_it_say_which_values_those_are(out: Path, tmp_path: Path) -> None:
    _, files = write(out, tmp_path / "p.csv", ID)
    assert {"p.scope.csv", "p.period.csv"} <= {one.name for one in files}
    scope, period = table(tmp_path / "p.scope.csv"), table(tmp_path / "p.period.csv")
    assert [scope[f"{one}.txt"][RECEIVED] for one in "abc"] == ["jurisdiction", "own", ""]
    assert not any(row[TOTAL] for row in scope.values())
    assert period["c.txt"][RECEIVED] == period["c.txt"]["proactive.cumulative"] == "cumulative"
    assert not any("cumulative" in period[f"{one}.txt"].values() for one in "ab")


def test_a_column_of_several_years_by_its_name_is_no_warning(tmp_path: Path) -> None:
    text = f"{_HEAD}自2008年以来累计主动公开政府信息300条。全年收到政府信息公开申请7件。"
    write(make(tmp_path, c=text), tmp_path / "p.csv", ID)
    (row,) = table(tmp_path / "p.csv").values()
    assert (row["covers"], row["proactive.cumulative"], row[RECEIVED]) == ("", "300", "7")


def test_in_chinese_words(out: Path, tmp_path: Path) -> None:
    with speaking("zh"):
        write(out, tmp_path / "p.csv", ExportOptions(labels="zh"))
    with (tmp_path / "p.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [row["口径和期间"] for row in rows] == [
        "全辖区（收到申请数）", "本机关（收到申请数）", "历年累计（收到申请数）",
    ]  # fmt: skip
    assert "全辖区" in (tmp_path / "p.scope.csv").read_text("utf-8-sig")


def test_a_database_has_the_tables_and_can_leave_such_values_out(out: Path, tmp_path: Path) -> None:
    write(out, tmp_path / "p.sqlite", ID)
    wanted = """SELECT panel.report, panel.applications_received FROM panel JOIN scope USING (report)
                WHERE scope.applications_received IS NOT 'jurisdiction' ORDER BY 1"""
    with sqlite3.connect(tmp_path / "p.sqlite") as held:
        assert held.execute(wanted).fetchall() == [("b.txt", 8), ("c.txt", 7)]
    held.close()
    # An export that is written again knows the tables as its own.
    write(out, tmp_path / "p.sqlite", ID)


def test_a_workbook_tells_it_in_the_row_and_at_the_cell(out: Path, tmp_path: Path) -> None:
    write(out, tmp_path / "p.xlsx", ID)
    sheet = openpyxl.load_workbook(tmp_path / "p.xlsx")["panel"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
    assert sheet.cell(rows["a.txt"], heads["covers"]).value == f"jurisdiction ({RECEIVED})"
    note = sheet.cell(rows["a.txt"], heads[RECEIVED]).comment
    assert note is not None
    assert "jurisdiction" in note.text
    assert sheet.cell(rows["b.txt"], heads[RECEIVED]).comment is None, "as everywhere else"


def test_whoever_exports_is_told(out: Path, tmp_path: Path, extractor: Inside) -> None:
    target = tmp_path / "p.xlsx"
    told = extractor("export", str(out), "--to", str(target)).stderr.decode()
    assert "1 value is of a whole area and not of an office: column covers names the rows\n" in told
    assert "1 value is counted over several years: column covers names the rows\n" in told
    summary = openpyxl.load_workbook(target)["summary"].iter_rows(values_only=True)
    counted = {row[0]: row[1] for row in summary}
    assert (counted["values of a whole area"], counted["values of several years"]) == (1, 1)
    told = extractor("--lang", "zh", "export", str(out), "--to", str(target)).stderr.decode()
    assert "有 1 个数值属于全辖区而非本机关" in told
    one = extractor("export", str(out), "--to", str(target), "--indicators", "training")
    assert "column covers" not in one.stderr.decode()


def test_files_of_one_agency_and_year_that_are_merged_tell_it_too(tmp_path: Path) -> None:
    out = make(tmp_path, a=AREA, d=AREA.replace("全年主动", "全年共主动"))
    write(out, tmp_path / "p.csv", ExportOptions(by="agency-year", labels="id"))
    (row,) = table(tmp_path / "p.csv").values()
    assert row["covers"] == f"jurisdiction ({RECEIVED})"


def test_stata_has_a_variable_where_there_is_something_to_say(out: Path, tmp_path: Path) -> None:
    pyreadstat = pytest.importorskip("pyreadstat")
    write(out, tmp_path / "p.dta", ID)
    frame, meta = pyreadstat.read_dta(str(tmp_path / "p.dta"))
    assert frame["o_applications_received"].tolist() == ["jurisdiction", "own", ""]
    assert meta.column_names_to_labels["o_applications_received"].endswith(":口径")
    assert "o_proactive_total" not in frame
    assert [one.split()[0] for one in frame["covers"]] == ["jurisdiction", "own", "cumulative"]


def test_parquet_has_the_tables(out: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    write(out, tmp_path / "p.parquet", ID)
    read = parquet.read_table(tmp_path / "p.scope.parquet").to_pydict()
    assert read[RECEIVED] == ["jurisdiction", "own", None]


TABLED = TABLE.replace("全年收到政府信息公开申请5件", "全县共收到政府信息公开申请4件")


def test_a_value_without_a_scope_has_that_of_its_equal(tmp_path: Path) -> None:
    out = make(tmp_path, a=TABLED, b=TABLED.replace("4件", "9件"))
    scopes = {
        (report.name, fact.value): fact.scope
        for report in read_records(out)
        for fact in report.facts
        if fact.indicator == RECEIVED and fact.evidence[0].address
    }
    assert scopes == {("a.txt", 4): None, ("b.txt", 4): None}, "the table says it of nobody"
    write(out, tmp_path / "p.csv", ID)
    assert table(tmp_path / "p.scope.csv")["a.txt"][RECEIVED] == "jurisdiction"
    assert table(tmp_path / "p.scope.csv")["b.txt"][RECEIVED] != "jurisdiction"
    write(out, tmp_path / "p.sqlite", ID)
    with closing(sqlite3.connect(tmp_path / "p.sqlite")) as held:
        rows = held.execute(
            "SELECT report, value, scope FROM facts WHERE indicator = ?", [RECEIVED]
        )
        assert {row for row in rows if row[0] == "a.txt"} == {("a.txt", 4, "jurisdiction")}


def test_columns_of_different_scopes_are_told_apart(tmp_path: Path) -> None:
    text = f"{_HEAD}局机关主动公开政府信息40条。全县收到政府信息公开申请9件。"
    write(make(tmp_path, a=text), tmp_path / "p.csv", ID)
    row = table(tmp_path / "p.csv")["a.txt"]
    scopes = table(tmp_path / "p.scope.csv")["a.txt"]
    assert (scopes[TOTAL], scopes[RECEIVED]) == ("own", "jurisdiction")
    assert row["covers"] == f"own ({TOTAL}); jurisdiction ({RECEIVED})"
    with speaking("zh"):
        write(tmp_path / "out", tmp_path / "z.xlsx", ExportOptions(labels="zh"))
    heads, cells = openpyxl.load_workbook(tmp_path / "z.xlsx")["面板"].iter_rows(values_only=True)
    told = dict(zip(heads, cells, strict=True))["口径和期间"]
    assert told == "本机关（主动公开政府信息数）；全辖区（收到申请数）"


def test_one_scope_of_all_columns_names_none(out: Path, tmp_path: Path) -> None:
    one = ExportOptions(labels="id", indicators=frozenset({RECEIVED}))
    write(out, tmp_path / "p.csv", one)
    assert table(tmp_path / "p.csv")["a.txt"]["covers"] == "jurisdiction"


def test_equal_values_of_two_scopes_say_nothing_of_a_third(tmp_path: Path) -> None:
    both = TABLED.replace("全县共收到", "我局机关收到政府信息公开申请4件。全县共收到")
    write(make(tmp_path, a=both), tmp_path / "p.sqlite", ID)
    with closing(sqlite3.connect(tmp_path / "p.sqlite")) as held:
        rows = held.execute("SELECT scope FROM facts WHERE indicator = ? ORDER BY 1", [RECEIVED])
        assert [scope for (scope,) in rows] == [None, "jurisdiction", "own"]


def test_a_rejected_value_lends_its_scope_to_none(tmp_path: Path) -> None:
    out = make(tmp_path, a=TABLED)
    (result,) = read_records(out)
    said = next(f for f in result.facts if f.indicator == RECEIVED and f.scope == "jurisdiction")
    write_decisions([about(said, result, "reject")], out)
    write(out, tmp_path / "p.csv", ID)
    assert table(tmp_path / "p.csv")["a.txt"][RECEIVED] == "4"
    assert table(tmp_path / "p.scope.csv")["a.txt"][RECEIVED] == ""
