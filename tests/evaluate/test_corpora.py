"""``extractor eval`` on several corpora: a table each, floors of each, one README."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from rich.console import Console
from support.chat_server import ChatServer, says
from support.command_line import Inside
from support.corpora import PLAIN, TEXT, add
from support.doors import options
from support.reports import marks

from extractor.cli.evaluate_tables import corpus_tables
from extractor.evaluate import Counts
from extractor.evaluate.corpus import Measured, load_corpora, measure
from extractor.evaluate.model_scores import live
from extractor.evaluate.selective import VERDICTS
from extractor.evaluate.suite import ASPECTS, GroupFigures, load_suite
from extractor.evaluate.texts import text_of
from extractor.options import Options

BEST, WORST = VERDICTS[0], VERDICTS[-1]
Run = Callable[..., CompletedProcess[bytes]]
_MISSED = ("training.sessions", 17, "次", "收到申请17件")


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    run = Inside(monkeypatch, capsys)
    return lambda *arguments: run("eval", *arguments, real=True)


@pytest.fixture
def two(tmp_path: Path) -> tuple[str, ...]:
    """The flags for two corpora, of which one holds a fact that is missed, and their floors."""
    one = add(tmp_path / "one", "a")
    other = add(tmp_path / "other", "b", facts=(*PLAIN, _MISSED))
    return ("--gold", str(one), "--gold", str(other), "--floors", str(tmp_path / "floors.json"))


def test_every_corpus_has_its_figures(inside: Run, two: tuple[str, ...]) -> None:
    done = inside(*two, "--json")
    assert done.returncode == 0
    corpora = json.loads(done.stdout)["corpora"]
    assert list(corpora) == ["one", "other"]
    assert [corpora[name]["parts"]["all"]["facts"]["missed"] for name in corpora] == [0, 1]
    assert list(corpora["one"]["parts"]) == ["all"]
    assert corpora["one"]["parts"]["all"]["verdicts"][0]["precision"] == 1.0
    printed = inside(*two, "--notes").stdout.decode()
    assert (
        printed.index(" one ") < printed.index(" other ") < printed.index("other: embedded readers")
    )
    assert "other: embedded readers: b: missed training.sessions = 17 次 | 收到申请17件" in printed
    assert "one: embedded readers: a: missed" not in printed


def test_some_reports_of_one_corpus_can_be_asked_for(inside: Run, two: tuple[str, ...]) -> None:
    assert list(json.loads(inside(*two, "--only", "b*", "--json").stdout)["corpora"]) == ["other"]
    done = inside(*two, "--only", "c")
    assert done.returncode == 1
    assert "no gold file has a name like 'c'" in done.stderr.decode()


def test_each_corpus_has_its_floors_in_one_file(
    inside: Run, two: tuple[str, ...], tmp_path: Path
) -> None:
    said = inside(*two).stderr.decode()
    assert "no floors of one yet" in said
    assert inside(*two, "--update").returncode == 0
    path = tmp_path / "floors.json"
    floors = json.loads(path.read_text("utf-8"))
    assert set(floors) == {"one", "other"}
    assert floors["other"]["figures"]["all / facts / recall"] == 0.75
    assert {"all / offered / recall", f"all / facts up to {BEST} / share"} <= set(
        floors["other"]["figures"]
    )
    assert inside(*two).returncode == 0
    floors["other"]["figures"]["all / facts / recall"] = 0.8
    path.write_text(json.dumps(floors), encoding="utf-8")
    worse = inside(*two)
    assert worse.returncode == 3
    assert "floor: other: all / facts / recall: 0.7500 is below its floor 0.8000" in (
        worse.stderr.decode()
    )
    alone = inside("--gold", two[1], "--floors", str(path))
    assert alone.returncode == 0, "what is not measured is not judged"
    assert "other is not in this run" in alone.stderr.decode()
    refused = inside(*two, "--update")
    assert refused.returncode == 1
    assert "other: all / facts / recall: 0.7500 is below" in refused.stderr.decode()
    assert inside("--gold", two[1], "--floors", str(path), "--update").returncode == 0
    assert json.loads(path.read_text("utf-8"))["other"] == floors["other"], "it was not measured"
    assert inside(*two, "--update", "--allow-regression").returncode == 0
    assert inside(*two).returncode == 0


def test_other_gold_than_that_of_the_floors_is_told(
    inside: Run, two: tuple[str, ...], tmp_path: Path
) -> None:
    assert inside(*two, "--update").returncode == 0
    add(tmp_path / "one", "c")
    done = inside(*two)
    assert done.returncode == 3
    assert "floor: one: gold or reports have changed" in done.stderr.decode()


def test_the_floors_of_other_versions_and_two_corpora_of_one_name_are_refused(
    inside: Run, two: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "floors.json").write_text('{"gold_sha256": "", "figures": {}}', encoding="utf-8")
    done = inside(*two)
    assert done.returncode == 1
    said = done.stderr.decode().replace("\n", "")
    assert "floors.json: not a floors file (gold_sha256: Input should be " in said
    assert "validation error" not in said
    again = add(tmp_path / "more" / "one", "a")
    done = inside("--gold", two[1], "--gold", str(again))
    assert done.returncode == 1
    assert "two corpora are called 'one'" in done.stderr.decode()


@pytest.mark.parametrize("flags", [("--floors", "."), ("--readme", "nosuch.md"), ("--readme", ".")])
def test_a_file_that_cannot_be_read_is_told_before_anything_is_scored(
    inside: Run, two: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    flags: tuple[str, str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    done = inside(*two, *flags)
    assert done.returncode == 1
    assert f"error: {flags[1]}: cannot be read (" in done.stderr.decode()
    assert not done.stdout


def test_floors_are_set_in_a_folder_that_is_not_there_yet(
    inside: Run, two: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "new" / "floors.json"
    assert inside(*two[:4], "--floors", str(path), "--update").returncode == 0
    assert set(json.loads(path.read_text("utf-8"))) == {"one", "other"}
    path.unlink()
    path.mkdir()
    (tmp_path / "file").touch()
    refused = inside(*two[:4], "--floors", str(tmp_path / "file" / "floors.json"), "--update")
    assert refused.returncode == 1
    assert "floors.json: cannot be written (" in refused.stderr.decode()


@pytest.mark.parametrize(
    "flags",
    [("--recorded", "sets"), ("--backend", "replay", "--model", "m", "--recordings", "sets")],
)
def test_recordings_are_those_of_one_corpus(
    inside: Run, two: tuple[str, ...], flags: tuple[str, ...]
) -> None:
    done = inside(*two, *flags)
    assert done.returncode == 1
    assert "one --gold" in done.stderr.decode()


def test_a_readme_is_held_against_the_corpora_that_it_shows(
    inside: Run, two: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "README.md"
    flags = (*two, "--readme", str(path))
    path.write_text("# No tables\n", encoding="utf-8")
    done = inside(*flags)
    assert done.returncode == 1
    assert "README.md: no table of one, other" in done.stderr.decode()
    opening = "<!-- {}: generated by 'extractor eval --readme FILE' -->\n"
    blocks = ("main one", "main-zh one", "results one", "verdicts one", "readers one",
              "results absent")  # fmt: skip
    text = "".join(f"{opening.format(name)}BEFORE\n<!-- /{name} -->\n" for name in blocks)
    path.write_text(text, encoding="utf-8")
    assert inside(*two, "--update").returncode == 0
    assert inside(*flags).returncode == 3
    assert path.read_text("utf-8") == text
    assert inside(*flags, "--update").returncode == 0
    written = path.read_text("utf-8")
    assert "| facts: recall | 1.000 |" in written
    assert written.count("| facts: recall | 1.000 |") == 2, (
        "in the table of all and in the main one"
    )
    assert "| 数据：查全率 | 1.000 |" in written
    assert "| sentences alone | 1 |" in written
    assert written.count("BEFORE") == 1, "the table of a corpus that was not measured"
    assert inside(*flags).returncode == 0
    other = tmp_path / "other.md"
    other.write_text(text, encoding="utf-8")
    assert inside(*flags, "--readme", str(other)).returncode == 3, "one of two pages is not true"
    path.write_text(written.replace("<!-- /verdicts one -->", ""), encoding="utf-8")
    done = inside(*flags)
    assert done.returncode == 1
    assert "there is no <!-- /verdicts one --> behind" in done.stderr.decode()


def test_every_table_of_results_has_its_twin_in_chinese(
    inside: Run, two: tuple[str, ...], tmp_path: Path
) -> None:
    """The same figures in the same places; of its words those alone that are one in both languages."""
    opening, closing = (
        "<!-- {}: generated by 'extractor eval --readme FILE' -->\n",
        "<!-- /{} -->\n",
    )
    names = ("main", "results", "verdicts", "readers")
    marks_ = [f"{name}{language} other" for name in names for language in ("", "-zh")]
    path = tmp_path / "page.md"
    path.write_text("".join(f"{opening.format(m)}{closing.format(m)}" for m in marks_), "utf-8")
    assert inside(*two, "--readme", str(path), "--update").returncode == 0
    written = path.read_text("utf-8")
    tables = [
        written.partition(opening.format(mark))[2].partition(closing.format(mark))[0]
        for mark in marks_
    ]
    kept = {"F1", "token"}
    for english, chinese in zip(tables[::2], tables[1::2], strict=True):
        cells = [[c.strip() for c in table.split("|")] for table in (english, chinese)]
        assert len(english.splitlines()) > 3
        for one, other in zip(*cells, strict=True):
            if re.search("[a-zA-Z]{2}", one):
                assert re.search("[一-鿿]", other) or other in kept, one
                assert re.sub("[a-z]+", "", other) == other or other in kept, other
            else:
                assert one == other
    assert "| 内置读取器 | 1 |" in written
    assert "|  | 有据 |" in written
    path.write_text(
        written.replace("| 数据：查全率 | 0.750 |", "| 数据：查全率 | 0.751 |"), "utf-8"
    )
    assert path.read_text("utf-8") != written
    assert inside(*two, "--readme", str(path)).returncode == 3, (
        "a figure of the Chinese table alone"
    )


def test_a_recording_that_no_longer_fits_is_told_and_breaks_its_floors(
    inside: Run, tmp_path: Path
) -> None:
    gold = add(tmp_path / "one", "a")
    sets = tmp_path / "one" / "recordings"

    def first(body: dict[str, object]) -> dict[str, object]:
        return says({"n": [{"m": number, "i": "proactive.website"} for number in marks(body)][:1]})

    with ChatServer(first) as server:
        live("one", load_suite(gold), options(server.base_url, record=sets / "small"))
    flags = ("--gold", str(gold), "--floors", str(tmp_path / "floors.json"))
    assert inside(*flags, "--update").returncode == 0
    names = json.loads((tmp_path / "floors.json").read_text("utf-8"))["one"]["figures"]
    assert "reader small / facts / recall" in names
    assert inside(*flags).returncode == 0
    (path,) = (sets / "small").glob("*.jsonl")
    path.write_text(path.read_text("utf-8").replace("310条", "311条"), encoding="utf-8")
    done = inside(*flags)
    assert done.returncode == 3
    said = done.stderr.decode()
    assert "small: not scored: " in said
    assert "floor: one: reader small / facts / recall: no longer measured" in said


def test_a_report_is_read_once_and_again_when_it_has_changed(tmp_path: Path) -> None:
    add(tmp_path / "one", "a")
    path = tmp_path / "one" / "reports" / "a.txt"
    assert text_of(path) is text_of(path)
    before = text_of(path)
    path.write_text(TEXT + "新增一行。\n", encoding="utf-8")
    assert text_of(path) is not before
    assert "新增一行" in text_of(path).document.text


def test_the_parts_of_a_report_outside_the_folder_of_reports_are_found(tmp_path: Path) -> None:
    folder = add(tmp_path / "real", "a")
    (tmp_path / "real" / "reports").rename(tmp_path / "real" / "excerpts")
    gold = folder / "a.json"
    gold.write_text(gold.read_text("utf-8").replace("a.txt", "../excerpts/a.txt"), encoding="utf-8")
    (corpus,) = load_corpora([folder])
    assert measure(corpus, Options()).parts["all"].totals["facts"] == Counts(found=3)


def test_the_tables_fit_80_columns() -> None:
    many = GroupFigures(
        reports=185,
        totals=dict.fromkeys(ASPECTS, Counts(found=1777, wrong=99, missed=222)),
        verdicts={WORST: Counts(found=1777, wrong=111)},
        checks={"sum_mismatch: the parts do not add up": Counts(found=177, wrong=11)},
        coverage=0.5,
        interval=(0.875, 0.925),
    )
    parts = dict.fromkeys(("all", "development", "test third"), many)
    kinds = {"agency overwritten": many}
    topics = {"administrative_fees": many.totals["facts"]}
    out = StringIO()
    console = Console(width=80, file=out)
    measured = Measured("synthetic", "", parts, kinds, topics, ())
    for table in corpus_tables(measured):
        console.print(table)
    printed = out.getvalue().splitlines()
    for name, values in (
        ("named mistakes that are found", ["1777/2098", "0.847"] * 3),
        ("agency: right, wrong, missing", ["1777,", "99,", "222"] * 3),
        ("95 % interval of the F1", ["0.875-0.925"] * 3),
        ("sum_mismatch: the parts do not add up", ["177/188"] * 3),
        ("agency overwritten", ["185", "1999", "0.947", "0.889", "0.917", "0.88-0.93", "0.917"]),
        ("administrative_fees", ["1999", "0.947", "0.889", "0.917"]),
    ):
        lines = [line.strip() for line in printed if line.strip().startswith(name)]
        assert lines[0].removeprefix(name).split() == values
    (row,) = [line.split() for line in printed if line.startswith(" development ")]
    assert row == ["development", BEST, "0", "0.000", "—", "0.000", "—", "0.000"]
