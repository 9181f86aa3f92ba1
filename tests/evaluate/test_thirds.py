"""The test third: scored beside development, named by nothing, read by nothing that attacks."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from support.command_line import Inside
from support.corpora import ONLINE, RECEIVED, TEXT, WEBSITE, add

from extractor.errors import UsageError
from extractor.evaluate.corpus import load_corpora, measure
from extractor.evaluate.mutate import labelled_bases
from extractor.evaluate.scanner import score_scanner
from extractor.evaluate.suite import load_everything, load_suite
from extractor.evaluate.thirds import in_test_third
from extractor.options import Options

SEEN, UNSEEN, TEST = "001", "046", "049"
SECRET = ("applications.granted", 5, "件", "同意公开的为5件之数")
_SECRET_TEXT = TEXT + SECRET[3] + "。\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two reports of development and one of the test third, whose gold names a missed fact."""
    folder = tmp_path / "synthetic"
    add(folder, SEEN)
    add(folder, UNSEEN, facts=(RECEIVED, ONLINE, WEBSITE, ("training.sessions", 17, "次", "17")))
    return add(
        folder, TEST, _SECRET_TEXT, (RECEIVED, ("litigation.total", 5, "件", SECRET[3])), meta={"year": 2099}
    )  # fmt: skip


def test_a_third_of_all_reports_is_in_it_and_none_of_the_first_45() -> None:
    names = [f"{number:03d}" for number in range(1, 186)]
    chosen = [name for name in names if in_test_third(name)]
    assert len(chosen) == 62
    assert min(chosen) == "049"
    assert in_test_third("185")
    assert not in_test_third("046")


@pytest.mark.parametrize(
    "name", ["000", "045", "excerpt-049", "full-049", "049a", "", "-49", "四九"]
)
def test_what_was_looked_at_and_what_has_another_name_is_development(name: str) -> None:
    assert not in_test_third(name)


def test_both_thirds_are_scored_and_only_development_is_named(corpus: Path) -> None:
    (loaded,) = load_corpora([corpus])
    measured = measure(loaded, Options())
    assert {name: value.reports for name, value in measured.parts.items()} == {
        "all": 3, "development": 2, "test third": 1,
    }  # fmt: skip
    counts = measured.parts["test third"].totals
    assert (counts["facts"].found, counts["facts"].missed) == (1, 1)
    assert (counts["year"].wrong, counts["offered"].missed + counts["offered"].found) == (1, 2)
    assert measured.parts["development"].totals["facts"].missed == 1
    assert any(f": {UNSEEN}: missed training.sessions" in note for note in measured.notes)
    assert not any(TEST in note or "litigation" in note for note in measured.notes)
    assert all(
        item.score.notes == () for run in measured.runs for item in run.scored if item.name == TEST
    )
    assert sum(counts.missed for counts in measured.topics.values()) == 1
    assert "litigation" not in measured.topics


def test_the_command_prints_them_side_by_side_and_no_word_of_the_test_third(
    corpus: Path, extractor: Inside
) -> None:
    floors = str(corpus.parent / "floors.json")
    ended = extractor("eval", "--gold", str(corpus), "--floors", floors, "--notes", real=True)
    printed = ended.stdout.decode()
    (line,) = [line for line in printed.splitlines() if line.startswith(" facts: recall")]
    assert line.split()[2:] == ["0.778", "0.857", "0.500"]
    assert f"{UNSEEN}: missed training.sessions" in printed
    plain = extractor("eval", "--gold", str(corpus), "--floors", floors, "--json", real=True)
    for said in (printed, ended.stderr.decode(), plain.stdout.decode()):
        # A time of 0.049 seconds is no name.
        assert not re.search(rf"(?<![\d.]){TEST}", said)
        assert SECRET[3] not in said
        assert "litigation" not in said


def test_nothing_that_tunes_or_attacks_reads_it(corpus: Path) -> None:
    path = corpus / f"{TEST}.json"
    path.write_text("no gold at all", encoding="utf-8")
    (corpus.parent / "reports" / f"{TEST}.txt").unlink()
    with pytest.raises(UsageError, match="not a gold file"):
        load_everything(corpus)
    assert [path.stem for path in load_suite(corpus)] == [SEEN, UNSEEN]
    names = [base.name.rpartition("/")[2] for base in labelled_bases([corpus])]
    assert names == [SEEN, UNSEEN]
    labels = corpus.parent / "mentions"
    labels.mkdir()
    head = "start\tstop\texpression\tvalue\tunit\tqualifier\treason\n"
    at = TEXT.index("310条")
    row = f"{at}\t{at + 4}\t310条\t310\t条\texact\t-\n"
    for name in (SEEN, TEST):
        (labels / f"{name}.tsv").write_text(head + row, encoding="utf-8")
    scored = score_scanner(labels, corpus.parent / "reports")
    assert scored.total.found == 1


def test_labels_of_a_text_that_is_only_numbered_alike_are_scored(tmp_path: Path) -> None:
    folder = tmp_path / "real"
    add(folder, "excerpt-049")
    (folder / "excerpts").mkdir()
    (folder / "excerpts" / "049.txt").write_text(TEXT, encoding="utf-8")
    (folder / "mentions").mkdir()
    at = TEXT.index("310条")
    (folder / "mentions" / "049.tsv").write_text(
        "start\tstop\texpression\tvalue\tunit\tqualifier\treason\n"
        f"{at}\t{at + 4}\t310条\t310\t条\texact\t-\n",
        encoding="utf-8",
    )
    assert score_scanner(folder / "mentions", folder / "excerpts").total.found == 1


@pytest.mark.parametrize("pattern", [TEST, "*9"])
def test_no_single_report_of_it_can_be_asked_for(
    corpus: Path, pattern: str, extractor: Inside
) -> None:
    ended = extractor("eval", "--gold", str(corpus), "--only", pattern, real=True)
    assert ended.returncode == 1
    assert "the test third apart" in ended.stderr.decode()


def test_where_all_is_test_third_nothing_can_be_opened(tmp_path: Path) -> None:
    folder = add(tmp_path / "synthetic", TEST)
    with pytest.raises(UsageError, match="all gold is in the test third"):
        load_suite(folder)
    (loaded,) = load_corpora([folder])
    assert (
        json.dumps(list(measure(loaded, Options()).parts)) == '["all", "development", "test third"]'
    )
