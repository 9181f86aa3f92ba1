"""``extract_many``: order, failures as values, processes, progress, models, and leaving early."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, error, says
from support.doors import options as asked
from support.reports import REPORT, RULES, pointing

from extractor import (
    BudgetReached,
    ConfigurationRefused,
    ExtractorError,
    Options,
    Progress,
    RecordingError,
    SourceError,
    UsageError,
    extract,
    extract_many,
)


def text(count: int) -> str:
    return f"某县2014年政府信息公开工作年度报告\n2014年,我县共收到政府信息公开申请{count}件。\n"


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Twelve reports, not in the order of their names, and of different lengths."""
    found = []
    for count in (7, 3, 12, 1, 9, 4, 11, 2, 8, 5, 10, 6):
        path = tmp_path / f"r{count:02}.txt"
        path.write_text(text(count) + "工作人员较少。\n" * (count % 3 * 60), encoding="utf-8")
        found.append(path)
    return found


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_paths(paths: list[Path], workers: int) -> None:
    results = list(extract_many(paths, Options(workers=workers)))
    assert [result.name for result in results] == [str(path) for path in paths]
    for path, result in zip(paths, results, strict=True):
        alone = extract(path).model_copy(update={"name": str(path)})
        assert result == alone


def test_a_report_that_cannot_be_read_is_a_result_in_its_place(paths: list[Path]) -> None:
    picture = paths[0].parent / "scan.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    empty = paths[0].parent / "none"
    empty.mkdir()
    given = [paths[0], empty, picture, paths[0], paths[1]]
    states = [(r.state, "".join(r.reasons), len(r.facts)) for r in extract_many(given)]
    assert [state for state, _, _ in states] == ["done", "failed", "failed", "done", "done"]
    assert "nothing to read" in states[1][1]
    assert "scan.png" in states[2][1]
    assert "picture" in states[2][1]
    assert states[0] == states[3]


@pytest.mark.parametrize("workers", [1, 2])
def test_reports_in_memory_are_given_with_a_name(paths: list[Path], workers: int) -> None:
    given = [("一", text(21)), paths[0], ("二.txt", text(22).encode()), ("-", b"%PDF-1.7 none")]
    results = list(extract_many(given, Options(workers=workers)))
    assert [result.name for result in results] == ["一", str(paths[0]), "二.txt", "-"]
    assert [result.state for result in results] == ["done", "done", "done", "failed"]
    assert [r.report.applications.received.value for r in results] == [21, 7, 22, None]
    assert results[0].sha256 == extract(text(21).encode()).sha256
    assert results[3].sha256 == sha256(b"%PDF-1.7 none").hexdigest()
    with pytest.raises(UsageError, match="a pair of its name and its text or bytes"):
        extract_many([text(21).encode()])  # type: ignore[list-item]


def test_folders_and_patterns_and_one_path(paths: list[Path]) -> None:
    folder = paths[0].parent
    whole = [result.name for result in extract_many(str(folder))]
    assert whole == sorted(map(str, paths))
    some = [Path(result.name).name for result in extract_many(f"{folder}/r0[12]*")]
    assert some == ["r01.txt", "r02.txt"]
    assert list(extract_many([])) == []


def test_progress_is_told_in_this_thread(paths: list[Path]) -> None:
    told: list[tuple[Progress, int]] = []
    work = extract_many(paths[:3], progress=lambda p: told.append((p, threading.get_ident())))
    for seen, result in enumerate(work, 1):
        assert told[-1][0] == Progress(seen, 3, result.name, "done", "")
    assert told[0][0] == Progress(0, 3)
    assert len(told) == 4
    assert {thread for _, thread in told} == {threading.get_ident()}


def test_leaving_early_leaves_nothing_behind(paths: list[Path]) -> None:
    before = threading.active_count()
    work = extract_many(paths * 20, Options(workers=2))
    assert next(work).state == "done"
    work.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before


def test_few_are_read_ahead(paths: list[Path], tmp_path: Path) -> None:
    """What nobody takes is not read: a file that is made later than that is there all the same."""
    late = [tmp_path / f"late{n:03}.txt" for n in range(60)]
    for path in late:
        path.write_text(text(5), encoding="utf-8")
    work = extract_many([*paths, *late], Options(concurrency=1))
    assert next(work).state == "done"
    late[-1].write_text(text(6), encoding="utf-8")
    *_, last = work
    assert last.report.applications.received.value == 6


def test_inside_a_running_loop(paths: list[Path]) -> None:
    async def notebook() -> list[str]:
        return [result.state for result in extract_many(paths[:2])]

    assert asyncio.run(notebook()) == ["done", "done"]


def test_with_a_model_reports_are_asked_about_side_by_side(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.txt" for n in range(4)]
    for n, path in enumerate(paths):
        path.write_text(REPORT.replace("75封", f"{75 + n}封"), encoding="utf-8")

    def answer(body: dict[str, Any]) -> Reply:
        return replace(says(pointing(RULES)(body)), delay=0.05)

    with ChatServer(answer) as server:
        results = list(extract_many(paths, asked(server.base_url)))
    assert server.most > 1
    assert [result.name for result in results] == [str(path) for path in paths]
    assert all(result.usage.calls for result in results)
    assert {result.report.applications.received.value for result in results} == {31}


def test_an_endpoint_that_refuses_everything_is_raised(tmp_path: Path, paths: list[Path]) -> None:
    with (
        ChatServer(lambda body: error(401)) as server,
        pytest.raises(ConfigurationRefused, match="key"),
    ):
        list(extract_many(paths, asked(server.base_url)))


def test_where_the_budget_ends_what_was_read_is_given_first(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.txt" for n in range(6)]
    for n, path in enumerate(paths):
        path.write_text(REPORT.replace("75封", f"{75 + n}封"), encoding="utf-8")
    given: list[str] = []

    def script(body: dict[str, Any]) -> Reply:
        return says(pointing(RULES)(body), tokens=(2000, 200))

    with ChatServer(script) as server:
        spent = extract(paths[0], asked(server.base_url)).usage
        enough = 2 * (spent.prompt_tokens + spent.completion_tokens)
        options = asked(server.base_url, max_tokens=enough).model_copy(update={"concurrency": 1})
        with pytest.raises(BudgetReached):
            given.extend(result.name for result in extract_many(paths, options))
    assert given == [str(path) for path in paths[: len(given)]]
    assert 1 <= len(given) < 6


def test_answers_that_were_recorded_and_not_asked_for_are_told(tmp_path: Path) -> None:
    path, folder = tmp_path / "a.txt", tmp_path / "recorded"
    path.write_text(REPORT, encoding="utf-8")
    with ChatServer(lambda body: says(pointing(RULES)(body))) as server:
        options = asked(server.base_url, record=folder)
        assert [result.state for result in extract_many([path], options)] != ["failed"]
        replayed = asked(server.base_url, backend="replay", recordings=folder)
    assert [result.versions.model for result in extract_many([path], replayed)] == ["test-model"]
    path.write_text(REPORT.replace("31件", "33件"), encoding="utf-8")
    given: list[str] = []
    with pytest.raises(RecordingError):
        given.extend(result.name for result in extract_many([path], replayed))
    assert given == [str(path)]


def test_an_option_that_cannot_work_is_raised_and_nothing_waits(paths: list[Path]) -> None:
    before = threading.active_count()
    options = asked("http://127.0.0.1:9/v1", ca_file=Path("nowhere.pem"))
    with pytest.raises(ExtractorError):
        list(extract_many(paths, options))
    assert threading.active_count() == before


def test_standard_input_is_no_path() -> None:
    with pytest.raises(SourceError, match="does not exist"):
        extract_many(["-"])


def test_a_path_that_does_not_exist_is_an_error_before_anything_is_read(paths: list[Path]) -> None:
    told: list[Progress] = []
    with pytest.raises(SourceError, match=r"^missing\.txt: does not exist; check"):
        extract_many(["missing.txt"], progress=told.append)
    with pytest.raises(SourceError, match=r"^missing\.txt, x/\*\.txt: none of these exists"):
        extract_many([paths[0], "missing.txt", "x/*.txt"], progress=told.append)
    assert not told


def test_a_file_that_vanishes_after_the_call_is_a_report_that_failed(paths: list[Path]) -> None:
    results = extract_many(paths[:2])
    # The first result is only asked for here.
    paths[1].unlink()
    read, gone = results
    assert (read.state, gone.state) == ("done", "failed")
    assert "does not exist" in gone.reasons[0]


def test_wrong_usage_is_told_at_once() -> None:
    with pytest.raises(UsageError, match="Number"):
        extract_many([], schema=type("Nothing", (Options,), {}))
