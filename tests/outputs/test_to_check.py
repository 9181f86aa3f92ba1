"""What waits for a person is counted in one way, wherever it is counted."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from support.runs import OTHER, TABLE, make

from extractor.outputs import read_records
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.review.checked import CheckedReport, checked
from extractor.outputs.review.decisions import Action, Decision, about, write_decisions
from extractor.outputs.review.to_check import to_check
from extractor.schemas import Result

# The sentence says 5 applications, the table 4.
TWO_VALUES = "applications.received"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("run"), a=TABLE, b=OTHER)


@pytest.fixture(scope="module")
def result(out: Path) -> Result:
    return next(one for one in read_records(out) if one.name == "a.txt")


def decided(result: Result, *said: tuple[int, str, Action]) -> list[Decision]:
    sides = [fact for fact in result.facts if fact.indicator == TWO_VALUES]
    return [
        about(sides[which], result, action).model_copy(
            update={"reviewer": reviewer, "at": f"2026-01-0{day}"}
        )
        for day, (which, reviewer, action) in enumerate(said, 1)
    ]


def waiting(report: CheckedReport) -> list[tuple[str, str]]:
    return [(str(one.fact.value), why) for one, why in to_check(report)]


def test_both_sides_of_a_contradiction_wait_and_each_once(result: Result) -> None:
    assert waiting(checked(result, [])) == [("5", "contradicted"), ("4", "contradicted")]
    one = decided(result, (0, "甲", "accept"))
    assert waiting(checked(result, one)) == [("4", "contradicted")]
    both = decided(result, (0, "甲", "accept"), (1, "甲", "reject"))
    assert waiting(checked(result, both)) == []


def test_who_accepts_both_sides_has_settled_nothing(result: Result) -> None:
    both = decided(result, (0, "甲", "accept"), (1, "甲", "accept"))
    assert waiting(checked(result, both)) == [("5", "conflict"), ("4", "conflict")]


def test_what_people_differ_on_waits_until_one_of_them_or_another_settles_it(
    result: Result,
) -> None:
    said = decided(
        result, (0, "甲", "accept"), (0, "乙", "reject"), (1, "甲", "reject"), (0, "丙", "accept")
    )
    assert waiting(checked(result, said[:3])) == [("5", "disputed")]
    # Another voice alone does not settle it, one that was given in sight of the others does.
    assert waiting(checked(result, said)) == [("5", "disputed")]
    settled = [*said[:3], said[3].model_copy(update={"settles": True})]
    assert waiting(checked(result, settled)) == []
    (one,) = [o for o in checked(result, settled).facts if o.reviewed == "accepted"]
    assert (one.fact.value, one.note) == (5, "丙")
    # Who objects afterwards disputes it anew.
    late = said[1].model_copy(update={"at": "2026-01-09"})
    assert waiting(checked(result, [*settled, late])) == [("5", "disputed")]


def test_a_unit_that_cannot_be_converted_waits_until_somebody_says_so(result: Result) -> None:
    fact = next(fact for fact in result.facts if fact.indicator == "proactive.total")
    odd = fact.model_copy(update={"normal_value": None, "normal_unit": None, "unit": "箱"})
    changed = result.model_copy(update={"facts": (odd,)})
    assert waiting(checked(changed, [])) == [("1391", "other_unit")]
    assert waiting(checked(changed, [about(odd, changed, "accept")])) == []


@pytest.mark.parametrize("said", [0, 1, 2])
def test_the_export_the_sheet_and_the_paragraph_count_alike(
    out: Path, result: Result, tmp_path: Path, extractor, said: int
) -> None:
    both = decided(result, (0, "甲", "accept"), (1, "甲", "accept"))
    write_decisions(both[:said], out)
    left = {0: 2, 1: 1, 2: 2}[said]
    target = tmp_path / "p.xlsx"
    ended = extractor("export", str(out), "--to", str(target), real=True)
    told = "1 value to check is not" if left == 1 else f"{left} values to check are not"
    assert f"{told} decided yet" in ended.stderr.decode()
    book = openpyxl.load_workbook(target)
    assert book["to check"].max_row - 1 == left
    summary = {row[0]: row[1] for row in book["summary"].iter_rows(values_only=True)}
    assert summary["to check"] == left
    assert any(f"Still to be checked: {left}, which" in str(line) for line in summary)
    write_decisions([], out)


def test_files_that_differ_count_with_what_is_to_check(tmp_path: Path, extractor) -> None:
    out = make(tmp_path, a=OTHER, b=OTHER.replace("120", "125"))
    target = tmp_path / "p.xlsx"
    arguments = ("export", str(out), "--to", str(target), "--by", "agency-year")
    ended = extractor(*arguments, real=True)
    assert "1 value to check is not decided yet" in ended.stderr.decode()
    assert openpyxl.load_workbook(target)["to check"].max_row == 2
    made, _ = write(out, tmp_path / "p.csv", ExportOptions())
    assert made.survey.to_check == 0, "each file has its own row"
