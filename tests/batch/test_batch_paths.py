"""Which reports a command means."""

from __future__ import annotations

import asyncio
import gc
import os
import tracemalloc
from pathlib import Path

import pytest
import xlsxwriter

from extractor.batch import Selection, expand
from extractor.batch.files import export
from extractor.batch.paths import HIDDEN, OWN, absent, chosen
from extractor.errors import UsageError
from extractor.options import Options
from extractor.outputs.export.sheets import Book
from extractor.outputs.own_mark import GENERATOR
from extractor.text.load import kinds_read, readable


def _readable(path: Path) -> bool:
    return path.suffix in (".txt", ".pdf")


def _expand(*given: str) -> Selection:
    return expand(given, _readable)


def _names(selection: Selection) -> list[str]:
    return [job.name for job in selection.jobs]


@pytest.fixture(autouse=True)
def _tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("r/b.txt", "r/a.txt", "r/2016/a.txt", "r/.hidden.txt", "r/.git/x.txt",
                 "r/~$a.txt", "r/data.csv", "s/a.txt", "other/x.csv"):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("一")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)


def test_a_report_of_a_large_folder_takes_little_memory(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / "r" / f"{number:04}.txt").touch()
    _expand(str(tmp_path / "r"))
    tracemalloc.start()
    try:
        jobs = _expand(str(tmp_path / "r")).jobs
        gc.collect()
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    texts = sum(len(job.key) + len(job.name) for job in jobs)
    assert (held - texts) / len(jobs) < 250, "what a text and a record of three texts have around"


def test_a_folder_is_searched_with_its_sub_folders_in_path_order() -> None:
    selection = _expand("r")
    assert _names(selection) == ["2016/a.txt", "a.txt", "b.txt"]
    assert selection.other_kinds == {".csv": 1}
    assert not selection.problems


def test_what_is_hidden_and_may_be_a_report_is_told(tmp_path: Path) -> None:
    assert _expand("r").passed_over == {HIDDEN: 1}, "the folder of a program is none"
    for name in ("s/..2021/a.txt", "s/.~lock.a.csv", "s/._a.txt", "s/.x.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("一")
    os.mkfifo(tmp_path / "s" / ".pipe.txt")
    selection = _expand("s")
    assert _names(selection) == ["a.txt"]
    assert selection.passed_over == {HIDDEN: 1}
    assert _names(_expand("s/..2021")) == ["a.txt"]
    (tmp_path / "other" / ".x.csv").touch()
    assert not _expand("other").passed_over


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", "__MACOSX/b.txt", "ehthumbs.db"])
def test_what_a_system_leaves_in_folders_is_passed_over_quietly(tmp_path: Path, name: str) -> None:
    file = tmp_path / "r" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    selection = expand(["r"], readable)
    assert _names(selection) == ["2016/a.txt", "a.txt", "b.txt"]
    assert selection.other_kinds == {".csv": 1}
    assert not selection.problems


def test_a_report_without_a_suffix_is_told_by_what_it_says(tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    (folder / "年报").write_bytes("青禾县水利局政府信息公开年报".encode("gb18030"))
    (folder / "LICENSE").write_text("Permission is granted")
    (folder / "packed").write_bytes("公开".encode() + bytes(400))
    assert _names(expand(["plain"], readable)) == ["年报"]


def test_pages_and_workbooks_of_this_program_are_no_reports(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "review.html").write_text(f"<!doctype html><head>{GENERATOR}</head><p>政府信息公开")
    Book(folder / "x.xlsx", folder / "panel.xlsx").book.close()
    (folder / "a.html").write_text("<p>政府信息公开工作年度报告<p>gov-report-extractor")
    with xlsxwriter.Workbook(folder / "b.xlsx") as book:
        book.add_worksheet()
    selection = expand(["made"], lambda _: True)
    assert _names(selection) == ["a.html", "b.xlsx"]
    assert selection.passed_over == {OWN: 2}
    named = expand(["made/review.html"], lambda _: True)
    assert _names(named) == ["review.html"]


def test_a_file_that_is_named_is_taken_whatever_its_kind() -> None:
    selection = _expand("r/data.csv", "r/.hidden.txt")
    assert _names(selection) == [".hidden.txt", "data.csv"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "r" / "a.txt")
    selection = _expand("r/a.txt", "r", str(tmp_path / "r" / "a.txt"), "link.txt", "./r/../r/a.txt")
    assert _names(selection) == ["2016/a.txt", "a.txt", "b.txt"]


def test_a_csv_named_and_found_is_not_counted_as_skipped() -> None:
    assert not _expand("r", "r/data.csv").other_kinds


def test_reports_with_the_same_name_bear_longer_ones() -> None:
    assert _names(_expand("r", "s")) == ["2016/a.txt", "r/a.txt", "b.txt", "s/a.txt"]


def test_patterns() -> None:
    assert _names(_expand("r/*.txt")) == ["a.txt", "b.txt"]
    assert _names(_expand("r/**/*.txt")) == ["r/2016/a.txt", "r/a.txt", "b.txt"]
    assert _expand("r/*").other_kinds == {".csv": 1}
    assert _names(_expand("[rs]")) == ["2016/a.txt", "r/a.txt", "b.txt", "s/a.txt"]


def test_a_name_with_brackets_that_exists_is_no_pattern(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("一")
    assert _names(_expand("a[1].txt")) == ["a[1].txt"]


def test_standard_input_comes_last() -> None:
    selection = _expand("-", "s", "-")
    assert _names(selection) == ["a.txt", "stdin"]
    assert selection.jobs[-1].path is None


def test_what_stands_for_no_report_is_one_line_each() -> None:
    selection = _expand("nosuch.txt", "s", "empty", "other", "*.pdf")
    assert _names(selection) == ["a.txt"]
    read = f"files that are read: {' '.join(kinds_read())}"
    assert [problem.message for problem in selection.problems] == [
        "nosuch.txt: does not exist; check the spelling and the working folder",
        f"empty: nothing to read: the folder holds no file; {read}",
        f"other: nothing to read, only 1 .csv; {read}",
        "*.pdf: matches no report; check the pattern and the working folder",
    ]
    assert [problem.given for problem in selection.failed] == ["nosuch.txt", "*.pdf"]


def test_a_pattern_is_absent_only_where_it_matches_nothing() -> None:
    assert _expand("r/*.csv").problems
    assert absent(["r/*.csv", "empty", "s", "-"]) == ""
    assert absent(["r/*.pdf", "s"]) == (
        "r/*.pdf: matches no report; check the pattern and the working folder"
    )
    assert absent(["r/*.pdf", Path("s"), "", "x"]) == (
        "r/*.pdf, '', x: none of these exists; check the spelling and the working folder"
    )


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (problem,) = _expand("pipe").problems
    assert problem.message == "pipe: is no regular file; read it with `-` from a pipe"


def test_impossible_names_are_problems() -> None:
    for name in ("a\0b", "x" * 5000):
        (problem,) = _expand(name).problems
        assert "cannot be reached" in problem.message or "does not exist" in problem.message


def test_names_that_are_no_utf8_can_be_stored(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/s/\xb1\xa8.txt"
    with open(path, "w") as handle:
        handle.write("一")
    assert _names(_expand("s")) == ["\\xb1\\xa8.txt", "a.txt"]


def test_links_that_lead_to_themselves_or_nowhere_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "s" / "self.txt").symlink_to("self.txt")
    (tmp_path / "s" / "gone.txt").symlink_to("nothing.txt")
    selection = _expand("s")
    assert _names(selection) == ["a.txt"]
    assert not selection.problems
    assert sum(selection.passed_over.values()) == 2


def test_an_address_is_told_to_be_downloaded() -> None:
    (problem,) = _expand("https://reports.example/2023.html").problems
    assert "is an address; download it" in problem.message


def test_nothing_is_exported_for_a_batch_where_a_path_does_not_exist() -> None:
    with pytest.raises(UsageError, match="nosuch: does not exist"):
        asyncio.run(export(["s", "nosuch"], Path("r.jsonl"), Options(), on_failure=print))
    assert not Path("r.jsonl").exists()


def test_one_thing_to_read_is_enough(tmp_path: Path) -> None:
    selection = chosen(["empty", "s"], _readable)
    assert _names(selection) == ["a.txt"]
    assert len(selection.nothing) == 1
    assert not selection.failed


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["empty"], "empty: nothing to read: the folder holds no file; "),
        (["other"], "other: nothing to read, only 1 .csv; "),
        (["r/*.csv"], "r/*.csv: nothing to read, only 1 .csv; "),
        (["other", "empty"], "other, empty: nothing to read in any of these; "),
    ],
)
def test_nothing_at_all_to_read_is_told_with_what_is_read(given: list[str], said: str) -> None:
    with pytest.raises(UsageError) as told:
        chosen(given, _readable)
    assert str(told.value).startswith(f"{said}files that are read: .txt ")
    assert " .docx" in str(told.value)


def test_own_pages_alone_are_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "empty" / "review.html").write_text(f"<!doctype html><head>{GENERATOR}</head>")
    with pytest.raises(UsageError, match="only 1 pages and workbooks that this program wrote;"):
        chosen(["empty"], _readable)


def test_a_file_of_another_kind_is_called_as_a_report_there_would_be(tmp_path: Path) -> None:
    (tmp_path / "r" / "2016" / "data.csv").write_text("一")
    (tmp_path / "s" / "data.csv").write_text("一")
    assert [job.name for job in _expand("r").skipped] == ["2016/data.csv", "data.csv"]
    both = [job.name for job in _expand("r", "s").skipped]
    assert both == ["2016/data.csv", "r/data.csv", "s/data.csv"]
