"""Exports, read back with other libraries and compared cell by cell with what was extracted.

Large libraries are imported where they are used: every process of the tests imports this file.
"""

from __future__ import annotations

import csv
import sqlite3
import sys
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from support.runs import HOSTILE, OTHER, TABLE, make

from extractor import Number, extract
from extractor.errors import MissingExtraError, UsageError
from extractor.outputs import LOOKS, read_records, write_records
from extractor.outputs.export import WRITERS, ExportOptions, chosen, sheets, tables, write
from extractor.outputs.export.flat import stored
from extractor.outputs.export.panel import STATUSES
from extractor.outputs.export.tables import ExportColumn, variable
from extractor.schemas import Verdict, vocabulary

ID = ExportOptions(labels="id")


class Hospital(BaseModel):
    beds: Annotated[Decimal | None, Number("编制床位", unit="张")] = None
    income: Annotated[Decimal | None, Number("医疗收入", unit="元")] = None


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("run"), a=TABLE, b=OTHER, c=HOSTILE)


Panel = dict[tuple[str, str], Decimal | None]
EXPECTED: Panel = {
    ("a.txt", "proactive.total"): Decimal(1391),
    ("a.txt", "applications.received"): None,
    ("a.txt", "applications.received.natural_person"): Decimal(3),
    ("a.txt", "applications.received.research"): None,
    ("a.txt", "applications.received.public_welfare"): None,
    ("a.txt", "applications.received.legal_services"): Decimal(0),
    ("b.txt", "proactive.total"): Decimal(120),
    ("b.txt", "proactive.website"): Decimal(100),
    ("b.txt", "applications.received"): Decimal(5),
    ("c.txt", "proactive.total"): Decimal(77),
    ("c.txt", "applications.received"): Decimal(9),
}
STATED = {
    ("a.txt", "proactive.total"): "confirmed",
    ("a.txt", "applications.received"): "conflict",
    ("a.txt", "applications.received.research"): "slash",
    ("a.txt", "applications.received.public_welfare"): "blank",
    ("a.txt", "proactive.website"): "not_stated",
    ("b.txt", "applications.received"): "confirmed",
}


def number(value: object) -> Decimal | None:
    """A cell as a number; blank, nan and a slash are none."""
    if value in (None, "", "/") or value != value:
        return None
    return Decimal(str(value))


def check(values: dict[tuple[str, str], object]) -> None:
    for key, expected in EXPECTED.items():
        assert number(values[key]) == expected, key
    assert number(values[("b.txt", "applications.received.research")]) is None


def cells(rows: list[dict[str, object]]) -> dict[tuple[str, str], object]:
    return {(str(row["report"]), name): row[name] for row in rows for name in row}


def read_csv(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_csv(out: Path, tmp_path: Path) -> None:
    import pandas

    _, files = write(out, tmp_path / "p.csv", ID)
    assert [file.name for file in files] == [
        "p.csv",
        "p.status.csv",
        "p.qualifier.csv",
        "p.scope.csv",
        "p.period.csv",
        "p.codebook.csv",
    ]
    check(cells(read_csv(files[0])))
    status = cells(read_csv(files[1]))
    assert {key: status[key] for key in STATED} == STATED
    book = {row["id"]: row for row in read_csv(files[-1])}
    assert book["proactive.total"]["label_zh"] == "主动公开政府信息数"
    frame = pandas.read_csv(files[0])
    assert frame["proactive.total"].tolist() == [1391, 120, 77]
    raw = files[0].read_text(encoding="utf-8-sig")
    assert not any(cell.startswith("=") for line in csv.reader(raw.splitlines()) for cell in line)


def test_a_cell_tells_what_the_report_gives_for_another_scope(tmp_path: Path) -> None:
    text = (
        "青坪区人民政府办公室2022年政府信息公开工作年度报告\n\n"
        "一、全区主动公开政府信息5812条。\n二、本机关主动公开政府信息904条。\n"
    )
    write(make(tmp_path, d=text), tmp_path / "p.xlsx", ID)
    panel = openpyxl.load_workbook(tmp_path / "p.xlsx")["panel"]
    told = [c for row in panel.iter_rows(min_row=2) for c in row if c.comment]
    assert [c.value for c in told] == [904]
    assert told[0].comment.text == "confirmed\nalso stated for its whole area: 5812 条"


def test_workbook(out: Path, tmp_path: Path) -> None:
    write(out, tmp_path / "p.xlsx", ID)
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    assert book.sheetnames == [
        "summary", "panel", "status", "to check", "facts", "findings", "decisions", "files", "code book",
    ]  # fmt: skip
    told = [str(row[0]) for row in book["code book"].values]
    assert len(told) == len(set(told)), "each column is told of once"
    panel = book["panel"]
    heads = [cell.value for cell in panel[1]]
    found = {
        (str(row[0].value), str(head)): cell
        for row in panel.iter_rows(min_row=2)
        for head, cell in zip(heads, row, strict=True)
    }
    check({key: cell.value for key, cell in found.items()})
    for name in ("panel", "to check", "facts", "findings"):
        assert book[name].freeze_panes == "B2"
        assert book[name].auto_filter.ref
    both = found[("a.txt", "applications.received")]
    assert "5 件 / 4 件" in both.comment.text
    assert both.fill.fgColor.rgb == "FFF8CBAD"
    plain = found[("b.txt", "applications.received")]
    assert (plain.comment, plain.fill.fill_type) == (None, None)
    row = int(plain.hyperlink.location.rpartition("A")[2])
    facts = book["facts"]
    named = dict(zip((c.value for c in facts[1]), (c.value for c in facts[row]), strict=True))
    assert (named["report"], named["indicator"], named["value"]) == (
        "b.txt", "applications.received", 5,
    )  # fmt: skip
    assert named["quote"] == "全年收到政府信息公开申请5件"
    checks = [[cell.value for cell in row] for row in book["to check"].iter_rows(min_row=2)]
    assert {(row[0], row[3]) for row in checks} == {("a.txt", "applications.received")}


def test_what_a_sheet_cannot_hold_goes_on_in_another(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "ROWS", 10)
    write(out, tmp_path / "p.xlsx", ID)
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    assert [name for name in book.sheetnames if name.startswith("facts")] == ["facts", "facts 2"]
    stated = sum(len(result.facts) for result in read_records(out))
    parts = [book[name] for name in ("facts", "facts 2")]
    assert sum(part.max_row - 1 for part in parts) == stated
    panel = book["panel"]
    column = next(c.column for c in panel[1] if c.value == "applications.received")
    last = panel.cell(panel.max_row, column)
    sheet, _, row = last.hyperlink.location.replace("'", "").partition("!A")
    assert (sheet, book[sheet].cell(int(row), 1).value) == ("facts 2", "c.txt")


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_value_is_stored_to_the_digit_or_as_text(value: Decimal) -> None:
    column = ExportColumn("x", "x", "x", tables._kind(value))
    assert Decimal(str(stored(value, column))) == value


def test_no_text_of_a_report_is_a_formula_or_a_link(out: Path, tmp_path: Path) -> None:
    write(out, tmp_path / "p.xlsx", ID)
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    texts = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    assert {cell.data_type for cell in texts} <= {"s", "n", "inlineStr"}
    hostile = [cell for cell in texts if str(cell.value).startswith("=HYPERLINK")]
    assert hostile
    assert all(cell.hyperlink is None for cell in hostile)
    assert not any("\u202e" in str(cell.value) for cell in texts)


def test_parquet(out: Path, tmp_path: Path) -> None:
    import pandas
    import polars

    write(out, tmp_path / "p.parquet", ID)
    frame = polars.read_parquet(tmp_path / "p.parquet")
    check(cells(frame.to_dicts()))
    assert frame.schema["proactive.total"] == polars.Int64
    status = cells(polars.read_parquet(tmp_path / "p.status.parquet").to_dicts())
    assert {key: status[key] for key in STATED} == STATED
    facts = pandas.read_parquet(tmp_path / "p.facts.parquet")
    stated = [fact for result in read_records(out) for fact in result.facts]
    assert [number(value) for value in facts["value"]] == [fact.value for fact in stated]
    assert facts["quote"].tolist()[2] == "信息处理费3.5元"


def test_stata(out: Path, tmp_path: Path) -> None:
    import pyreadstat

    write(out, tmp_path / "p.dta", ExportOptions())
    frame, meta = pyreadstat.read_dta(str(tmp_path / "p.dta"))
    names = {variable(id_): id_ for id_ in vocabulary()}
    rows = frame.to_dict("records")
    check({(row["report"], names.get(name, name)): row[name] for row in rows for name in row})
    assert meta.column_names_to_labels["proactive_total"] == "主动公开政府信息数(条)"
    status = meta.variable_value_labels["s_applications_received"]
    row = next(row for row in rows if row["report"] == "a.txt")
    assert status[row["s_applications_received"]].endswith("conflict")
    assert (
        status[row["s_applications_received"]] == f"前后不一 {STATUSES[STATUSES.index('conflict')]}"
    )


def test_databases(out: Path, tmp_path: Path) -> None:
    import duckdb

    names = {variable(id_): id_ for id_ in vocabulary()}
    write(out, tmp_path / "p.sqlite", ID)
    with sqlite3.connect(tmp_path / "p.sqlite") as lite:
        lite.row_factory = sqlite3.Row
        rows = [dict(row) for row in lite.execute("SELECT * FROM panel")]
        check({(row["report"], names.get(n, n)): row[n] for row in rows for n in row})
        (count,) = lite.execute("SELECT count(*) FROM facts").fetchone()
    write(out, tmp_path / "p.duckdb", ID)
    with duckdb.connect(str(tmp_path / "p.duckdb"), read_only=True) as duck:
        frame = duck.execute("SELECT * FROM panel").df()
        rows = frame.to_dict("records")
        check({(row["report"], names.get(n, n)): row[n] for row in rows for n in row})
        assert duck.execute("SELECT count(*) FROM facts").fetchall() == [(count,)]
        told = duck.execute("SELECT applications_received FROM status ORDER BY report").fetchall()
        assert told == [("conflict",), ("confirmed",), ("confirmed",)]


def test_names_of_variables_are_short_and_different() -> None:
    names = [variable(id_) for id_ in vocabulary()]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 27


def test_one_row_an_agency_and_year_shows_where_files_differ(tmp_path: Path) -> None:
    changed = OTHER.replace("申请5件", "申请6件")
    out = make(tmp_path, a=OTHER, b=changed, c=OTHER.replace("2021年", "2022年"))
    write(out, tmp_path / "p.csv", ExportOptions(by="agency-year", labels="id"))
    first, second = read_csv(tmp_path / "p.csv")
    assert (first["report"], first["year"], first["proactive.total"]) == (
        "a.txt; b.txt",
        "2021",
        "120",
    )
    assert (first["applications.received"], second["applications.received"]) == ("", "5")
    status, _ = read_csv(tmp_path / "p.status.csv")
    assert (status["applications.received"], status["proactive.total"]) == (
        "files_differ",
        "confirmed",
    )


def test_the_fields_of_ones_own_schema_are_columns(tmp_path: Path) -> None:
    text = "全院编制床位800张,医疗收入3.5万元。"
    result = extract(text, schema=Hospital).model_copy(update={"name": "h.txt"})
    write_records([result], tmp_path)
    made, _ = write(tmp_path, tmp_path / "p.csv", ExportOptions(labels="id"))
    (row,) = read_csv(tmp_path / "p.csv")
    assert (number(row["beds"]), number(row["income"])) == (800, 35000)
    assert [(column.zh, column.unit) for column in made.indicators] == [
        ("编制床位", "张"), ("医疗收入", "元"),
    ]  # fmt: skip


def test_indicators_labels_and_verdicts_are_chosen(out: Path, tmp_path: Path) -> None:
    assert chosen(["applications.received"]) == {"applications.received"}
    only = chosen(["applications.received+"])
    assert "applications.received.natural_person" in only
    assert "applications.replied" not in only
    worst: Verdict = list(LOOKS)[-1]
    options = ExportOptions(indicators=only, labels="zh", verdicts=frozenset({worst}))
    made, _ = write(out, tmp_path / "p.csv", options)
    assert [column.id for column in made.indicators] == ["applications.received"]
    assert "收到申请数" in (tmp_path / "p.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    with pytest.raises(UsageError, match=r"'applicatons' \(.*\); did you mean applications"):
        chosen(["applicatons"])
    # Whatever language is spoken: an id is of both.
    with pytest.raises(UsageError, match=r"did you mean applications\.refused or "):
        chosen(["applications refuse"])


@pytest.mark.parametrize("suffix", WRITERS)
def test_what_cannot_be_written_is_one_clear_line(out: Path, tmp_path: Path, suffix: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match=r"cannot be written"):
        write(out, tmp_path / "file" / f"p{suffix}", ID)


@pytest.mark.parametrize(("suffix", "package"), [(".parquet", "pyarrow"), (".dta", "pyreadstat")])
def test_a_package_that_is_not_installed_is_named(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=rf"needs {package}.*pip install .*{package}>="):
        write(out, tmp_path / f"p{suffix}", ID)
    write(out, tmp_path / "p.csv", ID)


def test_an_unknown_kind_and_a_folder_without_a_run(out: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"unknown kind of file; give a name that ends in \.xlsx"):
        write(out, tmp_path / "p.ods", ID)
    with pytest.raises(UsageError, match=r"unknown kind of file.*; SPSS opens \.dta$"):
        write(out, tmp_path / "p.sav", ID)
    with pytest.raises(UsageError, match=r"there is no such folder"):
        write(tmp_path / "none", tmp_path / "p.csv", ID)


@pytest.mark.parametrize("name", ["申请总量", "受理申请"])
def test_an_indicator_is_found_by_other_wordings_of_its_pack(name: str) -> None:
    with pytest.raises(UsageError, match=r"did you mean .*收到申请数"):
        chosen([name])
