"""The verifier attacked: planted mistakes are seen, correct results are left alone."""

from __future__ import annotations

import functools
import json
import random
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from support.thorough import a_part, more
from typer.testing import CliRunner

from extractor.cli import app
from extractor.evaluate.generated import generate
from extractor.evaluate.gold import load_gold
from extractor.evaluate.misprints import Misprints, cells, count, misprint, misprints
from extractor.evaluate.mutants import KINDS, Mutant, plant
from extractor.evaluate.mutate import (
    Attack,
    BaseReport,
    MutantDetector,
    Tally,
    attack,
    generated_bases,
)
from extractor.evaluate.suite import report_path
from extractor.verify import verify
from tests.conftest import EVALS

_GOLD = EVALS / "gold"


@functools.cache
def bases() -> list[BaseReport]:
    return generated_bases(1, 4, 4)


@functools.cache
def judge() -> MutantDetector:
    return MutantDetector(bases())


runner = CliRunner()


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two labelled reports of the suite, in a folder of their own."""
    folder = tmp_path_factory.mktemp("evals")
    for name in ("gold", "reports"):
        (folder / name).mkdir()
    for stem in ("002", "003"):
        shutil.copy(_GOLD / f"{stem}.json", folder / "gold")
        report = report_path(_GOLD / f"{stem}.json", load_gold(_GOLD / f"{stem}.json"))
        shutil.copy(report, folder / "reports")
    return folder / "gold"


def test_generated_reports_are_read_as_they_were_made_and_have_no_mistake() -> None:
    for base in bases():
        verified = verify(base.facts, base.locator.document)
        assert {fact.verdict for fact in verified.facts} <= {"confirmed", "stated"}
        assert [f.message for f in verified.findings if f.kind != "unclaimed_statistic"] == []


def test_the_same_seed_makes_the_same_reports_and_mutants() -> None:
    assert list(generate(7, 2, 2)) == list(generate(7, 2, 2))
    assert list(generate(7, 2, 2)) != list(generate(8, 2, 2))
    one, two = (plant("neighbour", bases(), 20, 3) for _ in range(2))
    assert one == two


@pytest.mark.parametrize("kind", KINDS)
def test_a_mutant_differs_from_the_correct_result(kind: str) -> None:
    planted = plant(kind, bases(), 30, 0)
    assert len(planted) == 30
    for base, mutant in planted:
        assert mutant.changed or mutant.added
        for place, claim in mutant.changed.items():
            assert claim != base.claims[place]


@pytest.mark.parametrize("kind", KINDS)
def test_generated_mutants_are_detected(kind: str) -> None:
    tally = Tally()
    for base, mutant in a_part(plant(kind, bases(), 30, 0), 5):
        tally.count(judge().sees(base, mutant))
    assert tally.share is not None
    assert tally.share >= 0.9


def test_the_untouched_result_is_not_detected() -> None:
    base = bases()[0]
    assert not judge().sees(base, Mutant({0: base.claims[0]}))


def test_a_judge_that_sees_nothing_would_fail(gold: Path) -> None:
    outcome = attack([gold], each=2, tables=2, prose=2)
    blind = [kind.name for kind in outcome.kinds if kind.all.planted != 2]
    assert blind == []
    assert "with quotes" in {alarm.name for alarm in outcome.alarms}
    kind = outcome.kinds[0]
    kind.all.detected = 0
    assert outcome.failures[0] == "digit_changed: 0.0000 is below 1.00"


def test_a_value_that_no_number_reads_is_never_believed() -> None:
    for base in bases():
        wrong = [
            f.model_copy(update={"value": f.value + Decimal("0.5")})
            for f in base.facts
            if f.value is not None
        ]
        verified = verify(wrong, base.locator.document)
        assert {fact.verdict for fact in verified.facts} == {"doubtful"}


def test_the_command_prints_one_document(gold: Path) -> None:
    small = ["--each", "3", "--tables", "2", "--prose", "2"]
    arguments = ["eval", "mutate", "--gold", str(gold), *small, "--json"]
    done = runner.invoke(app, arguments)
    said = json.loads(done.stdout)
    assert set(said["kinds"]) == set(KINDS)
    assert said["unstated"]["share"] == 1.0
    assert {tally["wrong"] for tally in said["misprints"].values()} == {0}
    assert [tally["planted"] for tally in said["misprints"].values()] == [2, 1, 2]
    assert done.exit_code == (3 if said["failures"] else 0)


@pytest.mark.parametrize("each", [5, *more(10, 25)])
def test_one_wrong_number_is_named_and_never_a_right_one(each: int) -> None:
    one, other, two = misprints(4, each, 4)
    assert (one.planted, one.all, one.wrong) == (each, each, 0)
    assert (other.planted, other.none) == (each // 5, each // 5)
    assert (two.planted, two.wrong) == (each, 0)
    assert two.all >= each * 2 // 5


def test_a_named_right_number_would_fail() -> None:
    blind = Misprints("one, applications", planted=100, all=98, wrong=1)
    outcome = Attack((), Tally(), (), (), (blind,))
    assert outcome.failures == (
        "a right number is named, one, applications: 1 of 100",
        "wrong numbers named, one, applications: 98 of 100",
    )


@pytest.mark.slow
def test_a_wrong_number_in_any_cell_of_either_form_is_named() -> None:
    rng = random.Random(0)
    for made in generate(3, 2, 0):
        tally = Misprints(made.name)
        for cell in cells(made):
            if cell.claim.indicator.startswith("applications."):
                count(tally, made, [(cell, misprint(rng, cell.claim.value))])
        assert (tally.planted > 150, tally.all, tally.wrong) == (True, tally.planted, 0)


@pytest.mark.slow
def test_the_aims_are_reached_with_500_mutants_of_each_kind() -> None:
    outcome = attack([_GOLD, EVALS / "synthetic" / "gold"], each=500)
    assert [kind.name for kind in outcome.kinds if kind.all.planted < 500] == []
    assert outcome.failures == ()
