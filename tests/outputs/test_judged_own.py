"""The sums of a pack and the fields of a schema of one's own, after people decided."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor import UsageError, load_run
from extractor.cli import app
from extractor.outputs import read_records
from extractor.outputs.review.checked import read_checked
from extractor.outputs.review.decisions import Action, about, write_decisions

WARDS = """[[indicator]]
id = "beds.total"
zh = "编制床位"
unit = "张"

[[indicator]]
id = "beds.adults"
zh = "成人床位"
unit = "张"
part_of = ["beds.total:age"]

[[indicator]]
id = "beds.children"
zh = "儿童床位"
unit = "张"
part_of = ["beds.total:age"]
"""
TEXT = "某医院2023年年度报告\n我院编制床位120张,其中成人床位80张,儿童床位30张。\n"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    for folder, name, text in (("pack", "indicators.toml", WARDS), ("in", "a.txt", TEXT)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    given = ["run", str(tmp_path / "in"), "--out", str(out), "--pack", str(tmp_path / "pack")]
    assert CliRunner().invoke(app, given).exit_code == 0
    return out


def decide(out: Path, indicator: str, action: Action, **more: object) -> None:
    (result,) = read_records(out)
    (fact,) = [fact for fact in result.facts if fact.indicator == indicator]
    made = about(fact, result, action).model_copy(update={"reviewer": "甲", **more})
    write_decisions([made], out)


def test_a_correction_by_which_the_sum_of_a_pack_holds_settles_it(out: Path) -> None:
    (before,) = load_run(out)
    assert [found.kind for found in before.findings] == ["sum_mismatch"]
    decide(out, "beds.children", "correct", corrected=Decimal(40))
    (report,) = read_checked(out)
    assert [found.kind for found in report.settled] == ["sum_mismatch"]
    (after,) = load_run(out)
    assert (after.findings, after.reasons) == ((), ())
    assert {fact.verdict for fact in after.facts} == {"confirmed"}
    assert after.custom == {"beds": {"total": "120", "adults": "80", "children": "40"}}
    assert before.custom != after.custom
    assert [result.custom for result in load_run(out, decisions=False)] == [before.custom]


def test_a_correction_that_breaks_the_sum_of_a_pack_is_told(out: Path) -> None:
    decide(out, "beds.total", "correct", corrected=Decimal(110))
    assert [result.findings for result in load_run(out)] == [()]
    decide(out, "beds.total", "correct", corrected=Decimal(100))
    (result,) = load_run(out)
    assert [found.formula for found in result.findings] == ["80 + 30 = 110, printed total 100"]


def test_what_people_reject_is_no_longer_in_the_record(out: Path) -> None:
    decide(out, "beds.children", "reject")
    (result,) = load_run(out)
    assert result.custom == {"beds": {"total": "120", "adults": "80", "children": None}}


def test_a_run_without_its_pack_is_read_and_one_whose_pack_is_damaged_is_told(out: Path) -> None:
    decide(out, "beds.children", "correct", corrected=Decimal(40))
    (out / "pack.json").write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match=r"pack\.json: cannot be read as the pack of the run"):
        list(load_run(out))
    (out / "pack.json").unlink()  # of a run of an earlier version
    (result,) = load_run(out)
    assert {fact.value for fact in result.facts} == {Decimal(120), Decimal(80), Decimal(40)}


def test_the_pack_goes_with_the_next_run_that_has_none(out: Path) -> None:
    assert (out / "pack.json").exists()
    given = ["run", str(out.parent / "in"), "--out", str(out)]
    CliRunner().invoke(app, given)
    assert not (out / "pack.json").exists()


def applied(out: Path, **more: object) -> int:
    (result,) = read_records(out)
    (fact,) = [fact for fact in result.facts if fact.indicator == "beds.children"]
    made = about(fact, result, "correct").model_copy(update={"corrected": Decimal(40), **more})
    file = out.parent / "saved.json"
    file.write_text(f'{{"decisions": [{made.model_dump_json()}]}}', encoding="utf-8")
    return CliRunner().invoke(app, ["review", "apply", str(out), str(file)]).exit_code


def test_decisions_on_indicators_of_a_pack_are_held_against_that_pack(out: Path) -> None:
    nobody = {"indicator": "beds.dogs", "place": (1, 2), "quote": "elsewhere"}
    assert applied(out, **nobody) == 1
    assert applied(out, corrected=Decimal("40.5")) == 1
    assert applied(out, corrected_unit="元") == 1
    assert applied(out) == 0
    # Where the pack is gone nobody knows what it had.
    (out / "pack.json").unlink()
    assert applied(out, **nobody) == 0
