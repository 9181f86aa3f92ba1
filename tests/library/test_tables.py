"""Results as rows and data frames, and a run's folder read back.

Large libraries are imported where they are used: every process of the tests imports this file.
"""

from __future__ import annotations

import csv
import sys
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from support.runs import OTHER, TABLE, make

from extractor import (
    MissingExtraError,
    UsageError,
    extract,
    extract_many,
    load_run,
    to_pandas,
    to_polars,
)
from extractor.outputs.contract import COLUMN_WORDS
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.review.decision import Decision
from extractor.outputs.review.decisions import about, write_decisions
from extractor.schemas import Period, Scope, vocabulary
from extractor.schemas.extents import Extent, keys, parted
from tests.own_schemas import Hospital

HOSPITAL = "某医院2023年度报告\n全年完成手术21408台,床位使用率92.5%。\n"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("run"), a=TABLE, b=OTHER, empty="")


def test_rows_hold_every_fact_with_exact_numbers() -> None:
    result = extract(TABLE)
    rows = result.rows()
    assert [row["fact"] for row in rows] == [fact.id for fact in result.facts]
    fee = next(row for row in rows if row["value"] == Decimal("3.5"))
    assert (fee["unit"], fee["year"], fee["report"]) == ("元", 2021, "<text>")
    assert all(row.keys() == fee.keys() <= COLUMN_WORDS.keys() for row in rows)
    assert all(isinstance(row["value"], Decimal | None) for row in rows)


def test_rows_are_those_of_the_file(out: Path) -> None:
    with (out / "facts.csv").open(encoding="utf-8-sig", newline="") as handle:
        written = list(csv.DictReader(handle))
    results = load_run(out)
    rows = [row for result in results for row in result.rows()]
    people = [(row.pop("given"), row.pop("given_by")) for row in rows]
    assert not any(map(any, people)), "nobody gave anything yet"
    assert [[str(v) if v is not None else "" for v in row.values()] for row in rows] == [
        [row[name] for name in rows[0]] for row in written
    ]


def test_a_flat_row_is_the_row_of_the_panel(out: Path, tmp_path: Path) -> None:
    """As ``extractor export`` writes it, less what is doubtful."""
    write(out, tmp_path / "p.csv", ExportOptions(labels="id"))
    panel = {row["report"]: row for row in _read(tmp_path / "p.csv")}
    status = {row["report"]: row for row in _read(tmp_path / "p.status.csv")}
    compared = 0
    for result in load_run(out):
        flat = result.flat()
        for name in vocabulary():
            shown = panel.get(result.name, {}).get(name)
            if shown is None or status[result.name][name] == "doubtful":
                continue
            assert ("" if flat.get(name) is None else f"{flat[name]:f}") == shown, name
            compared += shown != ""
    assert compared > 8


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_blank_and_contradicting_cells_have_no_value() -> None:
    flat = extract(TABLE).flat()
    blank = "applications.received.social_organisation"
    names = [name for name in flat if name.startswith("applications.received")]
    assert any(flat[name] is None for name in names), (blank, names)
    twice = TABLE.replace("信息处理费3.5元", "信息处理费3.5元。全年收到政府信息公开申请6件")
    result = extract(twice)
    assert result.report.applications.received.conflicting
    assert result.flat()["applications.received"] is None


EXTENTS = """云屿县人民政府2012年政府信息公开工作年度报告
2012年，全县共收到政府信息公开申请57件。
2012年，本机关收到政府信息公开申请12件。
自条例施行以来，累计收到政府信息公开申请900件。
"""


def test_a_column_holds_values_of_one_scope_and_period() -> None:
    flat = extract(EXTENTS).flat()
    received = {name: value for name, value in flat.items() if name.startswith("applications.rec")}
    assert received == {
        "applications.received": 12,
        "applications.received@jurisdiction": 57,
        "applications.received@cumulative": 900,
    }


def test_a_report_of_a_whole_area_alone_has_no_value_of_its_own() -> None:
    area = extract(
        "云屿县人民政府2012年政府信息公开工作年度报告\n全县共收到政府信息公开申请57件。\n"
    )
    office = extract("云屿县教育局2012年政府信息公开工作年度报告\n收到政府信息公开申请5件。\n")
    assert "applications.received" not in area.flat()
    frame = to_polars([area, office], flat=True)
    assert frame["applications.received"].to_list() == [None, 5]
    assert frame["applications.received@jurisdiction"].to_list() == [57, None]
    names = [name for name in frame.columns if name.startswith("applications.received")]
    assert names == ["applications.received", "applications.received@jurisdiction"]


def test_a_blank_that_nobody_is_named_for_hides_no_number_of_the_office() -> None:
    blank: Extent = (None, "year")
    own: Extent = ("own", "year")
    more: Extent = ("jurisdiction", "cumulative")
    assert keys("a.b", [blank, own], [own]) == {own: "a.b"}
    assert keys("a.b", [blank, own], [blank, own]) == {blank: "a.b", own: "a.b@own"}
    assert keys("a.b", [blank], []) == {blank: "a.b"}
    assert keys("a.b", [more], [more]) == {more: "a.b@jurisdiction@cumulative"}
    assert keys("proactive.cumulative", [(None, "cumulative"), blank], [blank]) == {
        (None, "cumulative"): "proactive.cumulative",
        blank: "proactive.cumulative@year",
    }


@pytest.mark.parametrize("scope", get_args(Scope))
@pytest.mark.parametrize("period", get_args(Period))
def test_a_key_tells_whose_the_value_is_and_of_when(scope: Scope, period: Period) -> None:
    found = keys("a.b", [(None, "year"), (scope, period)], [(None, "year")])
    indicator, named, of_when = parted(found[scope, period])
    assert (indicator, named, of_when or "year") == ("a.b", scope, period)


def test_what_is_no_key_stays_as_it_is() -> None:
    for name in ("a.b@", "a.b@nobody", "a.b@own@jurisdiction", "a.b@year@year"):
        assert parted(name) == (name, None, None)


def test_the_fields_of_a_users_schema_are_columns() -> None:
    flat = extract(HOSPITAL, schema=Hospital).flat()
    assert flat["surgeries"] == 21408
    assert flat["occupancy"] == Decimal("92.5")
    assert flat["beds.total"] is None
    assert to_polars(extract(HOSPITAL, schema=Hospital), flat=True)["surgeries"].to_list() == [
        21408
    ]


def test_frames_of_facts(out: Path) -> None:
    import pandas
    import polars

    results = list(load_run(out))
    rows = [row for result in results for row in result.rows()]
    pl, pd = to_polars(results), to_pandas(iter(results))
    assert pl.columns == list(pd.columns) == [*rows[0], "same_as"]
    assert pl["value"].to_list() == [
        None if r["value"] is None else float(r["value"]) for r in rows
    ]
    assert pl.schema["value"] == pl.schema["normal_value"] == polars.Float64
    assert pl.schema["year"] == polars.Int64
    assert pd["value"].dtype == "float64"
    assert pd["year"].dtype == "Int64"
    assert pandas.isna(pd["page"]).all()
    total = pd[(pd.indicator == "proactive.total") & (pd.verdict != "doubtful")]["value"].sum()
    assert total == 1391 + 120
    assert pl.filter(polars.col("indicator") == "proactive.total")["value"].sum() == 1391 + 120


def test_frames_of_reports(out: Path) -> None:
    results = list(load_run(out))
    pl, pd = to_polars(results, flat=True), to_pandas(results, flat=True)
    assert pl.columns == list(pd.columns)
    assert pl["state"].to_list() == [result.state for result in results]
    assert pl["proactive.total"].to_list() == [1391, 120, None]
    assert pd["proactive.total"].tolist()[:2] == [1391, 120]
    ids = [name for name in pl.columns if name in vocabulary()]
    assert ids == [name for name in vocabulary() if name in ids]


def test_frames_of_nothing_have_their_columns() -> None:
    assert to_polars([]).columns == [*extract(TABLE).rows()[0], "same_as"]
    assert str(to_polars([]).schema["value"]) == "Float64"
    assert list(to_pandas([], flat=True).columns)[-4:] == ["state", "given", "given_by", "same_as"]


@pytest.mark.parametrize(("module", "function"), [("polars", to_polars), ("pandas", to_pandas)])
def test_a_library_that_is_not_installed_is_named(
    monkeypatch: pytest.MonkeyPatch, module: str, function: object
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"needs {module}.*pip install .*{module}>="):
        function(extract(TABLE))  # type: ignore[operator]


def test_a_run_is_read_back_whole(out: Path) -> None:
    """The failed report too."""
    reports = out.parent / "reports"
    loaded = {result.name: result for result in load_run(out)}
    assert list(loaded) == ["a.txt", "b.txt", "empty.txt"]
    again = {Path(result.name).name: result for result in extract_many(reports)}
    for name in ("a.txt", "b.txt"):
        assert loaded[name] == again[name].model_copy(update={"name": name})
    assert loaded["empty.txt"].state == again["empty.txt"].state == "failed"
    assert "empty" in "".join(loaded["empty.txt"].reasons)


def test_what_people_decided_is_in_it(tmp_path: Path) -> None:
    out = make(tmp_path, b=OTHER)
    (result,) = load_run(out)
    fact = next(fact for fact in result.facts if fact.indicator == "proactive.total")
    assert result.flat()["proactive.total"] == 120
    corrected = about(fact, result, "correct").model_copy(update={"corrected": Decimal(121)})
    write_decisions([corrected], out)
    (decided,) = load_run(out)
    assert decided.flat()["proactive.total"] == 121
    assert [row["value"] for row in decided.rows() if row["fact"] == fact.id] == [121]
    (as_read,) = load_run(out, decisions=False)
    assert as_read == result


def test_a_report_that_people_are_through_with_says_so(tmp_path: Path) -> None:
    """As the table of the run and every export do; as it was read, it still needs review."""
    out = make(tmp_path, b=OTHER.replace("申请5件", "申请5件。全年收到政府信息公开申请6件"))
    (result,) = load_run(out)
    assert result.state == result.flat()["state"] == "needs_review"
    looked = Decision(
        report=result.name, sha256=result.sha256, indicator="", place=(0, 0), action="looked"
    )
    write_decisions([looked], out)
    (reviewed,) = load_run(out)
    assert reviewed.state == reviewed.flat()["state"] == "reviewed"
    assert reviewed.facts == result.facts
    assert to_polars(reviewed, flat=True)["form"].to_list() == [result.flat()["form"]] != [None]
    (as_read,) = load_run(out, decisions=False)
    assert as_read.state == "needs_review"


NEWS = "青石市召开政务公开工作推进会\n3月12日,青石市召开推进会,全市45个单位的120名代表参加。\n"
MISSING = "<html><head><title>404 Not Found</title></head><body>404 Not Found</body></html>"


def test_results_of_a_run_stand_in_the_order_of_its_table_and_say_no_more(tmp_path: Path) -> None:
    out = make(tmp_path, a="", b=OTHER, c=NEWS, d="", e=MISSING, f=TABLE)
    (out.parent / "reports" / "picture.png").touch()
    make(tmp_path)
    rows = _read(out / "reports.csv")
    kinds = [(row["report"], row["state"]) for row in rows]
    assert ("picture.png", "skipped") in kinds
    rows = [row for row in rows if row["state"] != "skipped"]
    assert [row["state"] for row in rows][:4] == ["failed", "done", "not_a_report", "failed"]
    shown = ("report", "agency", "region", "code", "level", "year", "form", "state")
    told = [
        {name: "" if (value := result.flat().get(name)) is None else str(value) for name in shown}
        for result in load_run(out)
    ]
    assert told == [{name: row[name] for name in shown} for row in rows]


def test_who_counts_in_a_frame_can_leave_out_what_stands_there_twice(tmp_path: Path) -> None:
    """By the rules of the run: the same bytes, or the same agency, year and facts."""
    again = OTHER.replace("一、概述", "一、概况")
    out = make(tmp_path, a=OTHER, b=OTHER, c=TABLE, d=again, e="", f="")
    told = [row["same_as"] for row in _read(out / "reports.csv")]
    assert told == ["", "a.txt (bytes)", "", "a.txt (facts)", "", "e.txt (bytes)"]
    for results in (list(load_run(out)), list(extract_many(out.parent / "reports"))):
        flat = to_pandas(results, flat=True)
        same = [
            None if value is None else Path(value).name
            for value in to_polars(results, flat=True)["same_as"]
        ]
        assert same == [one or None for one in told]
        facts = to_pandas(results)
        once = facts[facts.same_as.isna()]
        assert once[once.indicator == "proactive.total"]["value"].sum() == 1391 + 120
        assert flat["same_as"].isna().sum() == 3


def test_what_is_no_run_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"holds no records\.jsonl"):
        load_run(tmp_path)
    (tmp_path / "run.sqlite").touch()
    with pytest.raises(UsageError, match=r"has not written its records\.jsonl yet.*same command"):
        load_run(tmp_path)
