"""For whom a value is, of when, and how exact: corrected by people, and in every table after that."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.runs import make

from extractor.outputs import read_records
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.export.methods import paragraph
from extractor.outputs.export.tables import Export
from extractor.outputs.review.checked import checked
from extractor.outputs.review.decisions import (
    Decision,
    about,
    disagreements,
    of_run,
    read_decisions,
    write_decisions,
)
from extractor.outputs.review.to_check import to_check
from extractor.schemas import Fact, Result

TEXT = """青河县商务局2015年政府信息公开工作年度报告
一、概述
2015年,全县主动公开政府信息40余条,其中门户网站公开32条。全年收到政府信息公开申请9件。
二、其他
全年收到政府信息公开申请7件。
"""
TOTAL, WEBSITE, RECEIVED = "proactive.total", "proactive.website", "applications.received"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return make(tmp_path, a=TEXT)


@pytest.fixture
def result(out: Path) -> Result:
    (one,) = read_records(out)
    return one


def fact_of(result: Result, indicator: str, value: int) -> Fact:
    return next(f for f in result.facts if (f.indicator, f.value) == (indicator, value))


def corrected(fact: Fact, result: Result, **more: Any) -> Decision:
    """What the page saves of a correction that leaves the value as it is."""
    kept = {"corrected": fact.value, "corrected_unit": fact.unit, "reviewer": "甲"}
    return about(fact, result, "correct").model_copy(update=kept | more)


def saved(folder: Path, *decisions: dict[str, Any]) -> Path:
    path = folder / "saved.json"
    path.write_text(json.dumps({"decisions": decisions}), encoding="utf-8")
    return path


def written(fact: Fact, result: Result, **more: Any) -> dict[str, Any]:
    """What a program writes that knows of a fact no more than what it corrects."""
    made = about(fact, result, "correct").model_dump(mode="json", exclude_defaults=True)
    return {**made, **more}


def test_scope_period_and_qualifier_of_a_fact_are_those_that_a_person_gave(result: Result) -> None:
    fact = fact_of(result, TOTAL, 40)
    assert (fact.scope, fact.period, fact.qualifier) == ("jurisdiction", "year", "at_least")
    more = {"corrected_scope": "own", "corrected_period": "cumulative",
            "corrected_qualifier": "about"}  # fmt: skip
    (one,) = [o for o in checked(result, [corrected(fact, result, **more)]).facts if o.reviewed]
    left = one.fact
    assert (left.scope, left.period, left.qualifier) == ("own", "cumulative", "about")
    assert (left.value, left.unit, left.semantic) == (fact.value, fact.unit, fact.semantic)
    assert (one.reviewed, one.note) == ("corrected", "甲")


def test_what_is_not_corrected_stays_and_none_is_a_scope_too(result: Result) -> None:
    fact = fact_of(result, TOTAL, 40)
    (one,) = [
        o.fact
        for o in checked(result, [corrected(fact, result, corrected_scope="none")]).facts
        if o.reviewed
    ]
    assert (one.scope, one.period, one.qualifier) == (None, "year", "at_least")
    other = corrected(fact, result, corrected=Decimal(41), corrected_period="cumulative")
    (one,) = [o.fact for o in checked(result, [other]).facts if o.reviewed]
    assert (one.value, one.qualifier) == (41, "exact"), "a value that a person gives is exact"
    assert (one.scope, one.period) == ("jurisdiction", "cumulative")


def test_a_value_of_the_area_makes_room_for_that_of_the_office(
    out: Path, result: Result, tmp_path: Path
) -> None:
    nine, seven = fact_of(result, RECEIVED, 9), fact_of(result, RECEIVED, 7)
    assert [why for _, why in to_check(checked(result, []))] == ["contradicted"] * 2
    made = corrected(nine, result, corrected_scope="jurisdiction")
    report = checked(result, [made])
    assert list(to_check(report)) == [], "the two speak of different things"
    assert "conflict" not in {one.kind for one in report.result.findings}
    assert "conflict" in {one.kind for one in report.settled}
    write_decisions([made], out)
    row = panel(out, tmp_path)
    assert row[RECEIVED] == "7"
    write_decisions([made, corrected(seven, result, corrected_period="cumulative")], out)
    assert panel(out, tmp_path)[RECEIVED] == "9", "of the year there is only that of the area"


def test_who_accepts_the_figure_of_the_area_takes_no_office_its_own(
    tmp_path: Path,
) -> None:
    text = TEXT.replace("全年收到政府信息公开申请9件", "局机关收到政府信息公开申请9件")
    out = make(
        tmp_path, a=text.replace("全年收到政府信息公开申请7件", "全县收到政府信息公开申请7件")
    )
    (result,) = read_records(out)
    area = fact_of(result, RECEIVED, 7)
    assert (area.scope, fact_of(result, RECEIVED, 9).scope) == ("jurisdiction", "own")
    assert panel(out, tmp_path)[RECEIVED] == "9"
    write_decisions([about(area, result, "accept")], out)
    assert panel(out, tmp_path)[RECEIVED] == "9"


def panel(out: Path, folder: Path, part: str = "") -> dict[str, str]:
    write(out, folder / "p.csv", ExportOptions(labels="id"))
    with (folder / f"p{part}.csv").open(encoding="utf-8-sig", newline="") as handle:
        return next(csv.DictReader(handle))


def test_every_table_has_what_a_person_gave(out: Path, result: Result, tmp_path: Path) -> None:
    total, website = fact_of(result, TOTAL, 40), fact_of(result, WEBSITE, 32)
    write_decisions(
        [
            corrected(total, result, corrected_qualifier="exact"),
            corrected(website, result, corrected_qualifier="at_most", corrected_scope="own"),
        ],
        out,
    )
    row = panel(out, tmp_path, ".qualifier")
    assert (row[TOTAL], row[WEBSITE]) == ("", "at_most")
    write(out, tmp_path / "p.xlsx", ExportOptions(labels="id"))
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    heads, *lines = book["facts"].iter_rows(values_only=True)
    facts = [dict(zip(heads, line, strict=True)) for line in lines]
    (shown,) = [one for one in facts if one["indicator"] == WEBSITE]
    assert (shown["scope"], shown["qualifier"], shown["reviewed"]) == (
        "own", "at_most", "corrected",
    )  # fmt: skip
    heads, *lines = book["decisions"].iter_rows(values_only=True)
    made = [dict(zip(heads, line, strict=True)) for line in lines]
    (shown,) = [one for one in made if one["indicator"] == WEBSITE]
    assert shown["scope"] == website.scope
    assert (shown["period"], shown["corrected_scope"]) == ("year", "own")
    assert (shown["corrected_period"], shown["corrected_qualifier"]) == (None, "at_most")


def test_who_gives_only_the_scope_says_nothing_of_the_value(
    out: Path, result: Result, tmp_path: Path, extractor
) -> None:
    fact = fact_of(result, TOTAL, 40)
    file = saved(tmp_path, written(fact, result, corrected_scope="own"))
    assert extractor("review", "apply", str(out), str(file)).returncode == 0
    (made,) = of_run(out)
    assert (made.corrected, made.corrected_unit) == (fact.value, fact.unit)
    (one,) = [o.fact for o in checked(result, [made]).facts if o.reviewed]
    assert (one.value, one.scope, one.qualifier) == (40, "own", "at_least")


def test_what_facts_csv_tells_of_a_fact_is_enough_to_correct_it(
    out: Path, tmp_path: Path, extractor
) -> None:
    tables = {}
    for name in ("reports", "facts"):
        with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as handle:
            tables[name] = list(csv.DictReader(handle))
    (row,) = [one for one in tables["facts"] if one["indicator"] == TOTAL]
    told = {name: row[name] or None for name in ("indicator", "scope", "period", "value", "unit")}
    place = [int(row["source_start"]), int(row["source_end"])]
    made = {**told, "report": row["report"], "sha256": tables["reports"][0]["sha256"], "place": place,
            "quote": row["quote"], "action": "correct", "corrected_scope": "own"}  # fmt: skip
    ended = extractor("review", "apply", str(out), str(saved(tmp_path, made)))
    assert ended.returncode == 0
    assert "not read any more" not in ended.stderr.decode()
    write(out, tmp_path / "p.xlsx", ExportOptions(labels="id"))
    heads, *lines = openpyxl.load_workbook(tmp_path / "p.xlsx")["facts"].iter_rows(values_only=True)
    facts = [dict(zip(heads, line, strict=True)) for line in lines]
    assert [(one["value"], one["scope"]) for one in facts if one["indicator"] == TOTAL] == [
        (40, "own")
    ]


REFUSED = [
    ({"corrected_scope": "county"}, "corrected_scope", "corrected_scope"),
    ({"corrected_qualifier": "roughly"}, "corrected_qualifier", "corrected_qualifier"),
    ({"action": "accept", "corrected_period": "cumulative"},
     "only the action 'correct' has 'corrected_scope'", "只有 'correct'（更正）可带"),
    ({"corrected": None, "corrected_qualifier": "about"},
     "the qualifier about needs a value, and none is stated", "限定“约”须有数值"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "english", "chinese"), REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_merged(
    out: Path, result: Result, tmp_path: Path, extractor, more: dict[str, Any], english: str,
    chinese: str,
) -> None:  # fmt: skip
    file = saved(tmp_path, written(fact_of(result, TOTAL, 40), result, **more))
    for language, words in (("en", english), ("zh", chinese)):
        ended = extractor("--lang", language, "review", "apply", str(out), str(file))
        assert ended.returncode == 1
        assert "saved.json" in ended.stderr.decode()
        assert words in ended.stderr.decode()
    assert of_run(out) == ()


def test_a_correction_without_the_value_that_was_read_is_refused(
    out: Path, result: Result, tmp_path: Path, extractor
) -> None:
    made = written(fact_of(result, TOTAL, 40), result, corrected_scope="own")
    del made["value"]
    ended = extractor("review", "apply", str(out), str(saved(tmp_path, made)))
    assert ended.returncode == 1
    assert "give 'value', that which was read, or 'corrected'" in ended.stderr.decode()


def test_two_who_give_other_scopes_differ_and_what_each_gave_is_told(
    out: Path, result: Result, tmp_path: Path, extractor
) -> None:
    fact = fact_of(result, TOTAL, 40)
    mine = corrected(fact, result, corrected_scope="own")
    same = mine.model_copy(update={"reviewer": "丙", "corrected_unit": None})
    assert disagreements([mine, same]) == ()
    other = mine.model_copy(update={"reviewer": "乙", "corrected_scope": "none"})
    (group,) = disagreements([mine, other])
    assert len(group) == 2
    file = saved(tmp_path, *(json.loads(one.model_dump_json()) for one in group))
    for language, words in (
        ("en", ("甲 corrected 40 条 (own)", "乙 corrected 40 条 (none)")),
        ("zh", ("甲 人工更正 40 条 (本机关)", "乙 人工更正 40 条 (未说明)")),
    ):
        ended = extractor("--lang", language, "review", "apply", str(out), str(file))
        assert ended.returncode == 3
        assert all(one in ended.stderr.decode() for one in words), ended.stderr.decode()
    assert panel(out, tmp_path, ".status")[TOTAL] == "disputed"


def test_a_file_of_before_holds_as_it_did(result: Result, tmp_path: Path) -> None:
    fact = fact_of(result, TOTAL, 40)
    file = saved(tmp_path, written(fact, result, corrected="40", corrected_unit="条"))
    (made,) = read_decisions(file)
    (one,) = [o.fact for o in checked(result, [made]).facts if o.reviewed]
    assert (one.value, one.qualifier, one.scope) == (40, "exact", "jurisdiction")


def test_a_number_that_a_person_adds_is_as_exact_as_the_report_has_it(tmp_path: Path) -> None:
    out = make(tmp_path, a=TEXT.replace("9件。", "9件。编印学习材料300余本。"))
    (result,) = read_records(out)
    (mention,) = [one for one in result.mentions if one.value == 300]
    made = Decision(
        report=result.name, sha256=result.sha256, indicator="proactive.weibo",
        place=mention.source, value=mention.value, unit="条", quote=mention.raw, action="add",
    )  # fmt: skip
    (one,) = [o.fact for o in checked(result, [made]).facts if o.reviewed == "added"]
    assert (one.value, one.qualifier) == (300, "at_least")


def test_a_correction_that_changes_nothing_counts_as_an_acceptance(
    out: Path, result: Result
) -> None:
    fact = fact_of(result, TOTAL, 40)
    as_read = corrected(fact, result, corrected_qualifier="at_least")
    (one,) = [o for o in checked(result, [as_read]).facts if o.reviewed]
    assert (one.reviewed, one.fact, one.note) == ("accepted", fact, "甲")
    exact = corrected(fact, result)
    (one,) = [o for o in checked(result, [exact]).facts if o.reviewed]
    assert one.reviewed == "corrected"
    write_decisions([as_read], out)
    with Export(out, ExportOptions()) as made:
        told = paragraph(made.survey.account)
    assert "values accepted 1" in told
    assert "corrected" not in told
