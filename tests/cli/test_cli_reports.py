"""The command line over the shipped reports, with nothing in the place of the pipeline."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from support.command_line import Inside

from extractor.outputs import read_records
from extractor.schemas import Result

EVALS = Path(__file__).parents[2] / "evals"
PATTERN = str(EVALS / "reports" / "*.txt")
REPORTS = sorted((EVALS / "reports").glob("*.txt"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _rows(name: str) -> list[dict[str, str]]:
    with Path("out", name).open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_main_job(extractor: Inside) -> None:
    ended = extractor("run", PATTERN, "--out", "out", "--json", real=True)
    assert ended.returncode == 0
    document = json.loads(ended.stdout)
    assert document["failed"] == []
    results = [Result.model_validate(one) for one in document["results"]]
    assert [one.name for one in results] == [path.name for path in REPORTS]
    assert list(read_records(Path("out"))) == results

    sources = {path.name: path.read_bytes().decode("utf-8") for path in REPORTS}
    facts = _rows("facts.csv")
    assert len(facts) == sum(len(one.facts) for one in results)
    stated = [(one, fact) for one in results for fact in one.facts]
    for row, (one, fact) in zip(facts, stated, strict=True):
        assert (row["report"], row["indicator"]) == (one.name, fact.indicator)
        start, stop = int(row["source_start"]), int(row["source_end"])
        assert 0 <= start < stop <= len(sources[row["report"]])
    (only,) = [row for row in facts if row["report"].startswith("004")]
    assert (only["indicator"], only["value"], only["unit"]) == ("proactive.website", "641", "条")
    found = sources[only["report"]][int(only["source_start"]) : int(only["source_end"])]
    assert "641" in found

    ledger = _rows("ledger.csv")
    assert len(ledger) == sum(len(one.mentions) for one in results)
    assert {row["status"].partition(":")[0] for row in ledger} <= {
        "claimed", "other_statistic", "explained", "damaged", "unclaimed",
    }  # fmt: skip
    assert len(_rows("findings.csv")) == sum(len(one.findings) for one in results)


def test_the_same_command_again_gives_the_same_bytes(extractor: Inside) -> None:
    arguments = ("run", PATTERN, "--out", "out")
    first = extractor(*arguments, real=True)
    written = {path.name: path.read_bytes() for path in Path("out").glob("*.[cj]s*")}
    again = extractor(*arguments, real=True)
    assert "reports were unchanged" in again.stderr.decode()
    assert again.stdout == first.stdout
    assert written == {path.name: path.read_bytes() for path in Path("out").glob("*.[cj]s*")}
    assert len(written) == 7, "the outputs, and the command"


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name[:3])
def test_show(extractor: Inside, path: Path) -> None:
    ended = extractor("show", str(path), real=True)
    assert ended.returncode == 0
    text = ended.stdout.decode()
    assert "Facts (" in text
    assert "coverage" in text


@pytest.mark.parametrize(("other", "code"), [("", 3), ("某县2022年收到政府信息公开申请5件。", 0)])
def test_a_run_in_which_nothing_is_a_report_says_so_by_its_exit_code(
    extractor: Inside, other: str, code: int
) -> None:
    Path("recipe.txt").write_text("鸡蛋3个,面粉200克。\n放入烤箱。\n", encoding="utf-8")
    if other:
        Path("report.txt").write_text(other, encoding="utf-8")
    ended = extractor("run", ".", "--out", "out", real=True)
    assert ended.returncode == code
    states = {row["report"]: row["state"] for row in _rows("reports.csv")}
    assert states["recipe.txt"] == "not_a_report"
