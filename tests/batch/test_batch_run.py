"""Many reports: states, resuming, stopping, and outputs that do not depend on what happened."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support import samples
from support.thorough import more

from extractor.batch import Progress, RunSummary, Store, run
from extractor.batch.store import StoredReport
from extractor.errors import UsageError
from extractor.options import Options
from extractor.outputs import FORMATS
from extractor.schemas import Result
from extractor.text.document import Source

if TYPE_CHECKING:
    from extractor.endpoint import Door

OUTPUTS = [format_.filename for format_ in FORMATS]


class Pipeline:
    """The small pipeline, counting what it was asked to read."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.at_once = self.most_at_once = 0

    async def __call__(self, source: Source, options: Options, door: Door | None = None) -> Result:
        self.read.append(source.name)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            return await samples.aextract(source, options, door)
        finally:
            self.at_once -= 1


@pytest.fixture(autouse=True)
def _same_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is the same in all runs of a test, even while somebody edits it."""
    monkeypatch.setattr("extractor.batch.fingerprint.program", lambda: "same")


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"收到{number}件,办结{number + 1}件")
    monkeypatch.chdir(tmp_path)
    return folder


def _run(
    paths: Sequence[str | Path],
    out: Path | None,
    pipeline: Pipeline | None = None,
    options: Options | None = None,
    events: list[Progress] | None = None,
) -> RunSummary:
    seen = [] if events is None else events
    return asyncio.run(
        run(
            paths,
            out,
            options or Options(),
            on_progress=seen.append,
            extract=pipeline or Pipeline(),
        )
    )


def _outputs(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in OUTPUTS}


def _states(out: Path, folder: Path) -> dict[str, tuple[str, str]]:
    with Store(out) as store:
        entries = {path.name: store.entry(str(path)) for path in sorted(folder.iterdir())}
    return {name: (entry.state, entry.reason) for name, entry in entries.items() if entry}


def test_outputs_stand_in_path_order_however_long_each_report_takes(reports: Path) -> None:
    for number, seconds in enumerate(("0.2", "0.1", "0.1")):
        (reports / f"{number}.txt").write_text(f"SLEEP{seconds} 7件")
    events: list[Progress] = []
    pipeline = Pipeline()
    summary = _run([reports], Path("out"), pipeline, Options(concurrency=3), events)
    names = [
        json.loads(line)["name"] for line in Path("out/records.jsonl").read_text().splitlines()
    ]
    assert names == [f"{number}.txt" for number in range(6)]
    assert pipeline.most_at_once == 3
    assert events[0] == Progress(0, 6)
    assert [event.ended for event in events[1:]] == [1, 2, 3, 4, 5, 6]
    assert events[1].report != "0.txt", "the slow one ends later, and still stands first"
    assert summary.exit_code == 0
    second = list(summary.rows)[1]
    assert (second.report, second.facts, second.kept) == ("1.txt", 3, 3)
    assert summary.coverage == 1.0


def test_a_bad_report_never_stops_the_others(reports: Path) -> None:
    (reports / "1.txt").write_text("ENDPOINT")
    (reports / "2.txt").write_text("BUG")
    (reports / "3.txt").write_text("")
    (reports / "5.txt").write_text("SURROGATE 5件")
    (reports / "4.txt").write_text("REVIEW 4件")
    Path("none").mkdir()
    summary = _run([reports, "none"], Path("out"))
    states = _states(Path("out"), reports)
    assert {name: state for name, (state, _) in states.items()} == {
        "0.txt": "done", "1.txt": "failed", "2.txt": "failed", "3.txt": "failed",
        "4.txt": "needs_review", "5.txt": "failed",
    }  # fmt: skip
    assert "the model does not answer" in states["1.txt"][1]
    assert "2.txt: ZeroDivisionError: by design of this test (samples.py:" in states["2.txt"][1]
    assert "3.txt" in states["3.txt"][1]
    assert summary.states == {
        "done": 1,
        "needs_review": 1,
        "reviewed": 0,
        "not_a_report": 0,
        "failed": 4,
        "not_started": 0,
    }
    (message,) = summary.nothing
    assert message.startswith("none: nothing to read: the folder holds no file; ")
    assert all(row.report != "none" for row in summary.rows), "a folder is no report"
    assert summary.exit_code == 3
    assert Path("out/records.jsonl").read_text().count("\n") == 2


def test_the_same_command_again_reads_only_what_changed(reports: Path) -> None:
    (reports / "1.txt").write_text("ENDPOINT")
    (reports / "2.txt").write_text("PARTIAL 2件")
    _run([reports], Path("out"))
    before = _outputs(Path("out"))
    again = Pipeline()
    summary = _run([reports], Path("out"), again)
    # Failed reports and those with parts that could not be read are tried again.
    assert sorted(again.read) == ["1.txt", "2.txt"]
    assert summary.unchanged == 4
    assert _outputs(Path("out")) == before
    (reports / "1.txt").write_text("收到8件")
    (reports / "2.txt").write_text("收到9件")
    (reports / "5.txt").write_text("收到10件")
    third = Pipeline()
    assert _run([reports], Path("out"), third).exit_code == 0
    assert sorted(third.read) == ["1.txt", "2.txt", "5.txt"]


def test_other_options_read_again(reports: Path) -> None:
    _run([reports], Path("out"))
    same, other = Pipeline(), Pipeline()
    _run([reports], Path("out"), same, Options(concurrency=1, max_cost=Decimal(1)))
    _run([reports], Path("out"), other, Options(tables=False))
    assert (len(same.read), len(other.read)) == (0, 6)


def test_reports_of_earlier_runs_are_kept_apart(reports: Path) -> None:
    _run([reports], Path("out"))
    summary = _run([reports / "0.txt"], Path("out"))
    assert (summary.unchanged, summary.elsewhere) == (1, 5)
    assert Path("out/records.jsonl").read_text().count("\n") == 1


def test_without_a_folder_nothing_is_written(reports: Path) -> None:
    summary = _run([reports], None)
    assert summary.states["done"] == 6
    assert list(Path().iterdir()) == [Path("reports")]


def test_no_reports_at_all_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    told: list[Progress] = []
    with pytest.raises(UsageError, match="none: nothing to read: the folder holds no file; "):
        _run([tmp_path / "none"], tmp_path / "out", events=told)
    assert not told
    assert not (tmp_path / "out").exists()


def test_a_run_does_not_begin_where_a_path_does_not_exist(reports: Path) -> None:
    told: list[Progress] = []
    with pytest.raises(UsageError, match=r"^nosuch, 年报: none of these exists"):
        _run([reports, "nosuch", reports / "0.txt", "年报"], Path("out"), events=told)
    assert not told
    assert not Path("out").exists()


@pytest.mark.parametrize(("word", "stop", "code"), [("BUDGET", "budget", 4),
                                                    ("REFUSED", "refused", 4)])  # fmt: skip
def test_what_no_later_report_can_pass_ends_the_run(
    reports: Path, word: str, stop: str, code: int
) -> None:
    original = (reports / "3.txt").read_text()
    _run([reports], Path("whole"))
    (reports / "3.txt").write_text(word)
    pipeline = Pipeline()
    summary = _run([reports], Path("out"), pipeline, Options(concurrency=1))
    assert pipeline.read == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert (summary.stop, summary.exit_code) == (stop, code)
    assert summary.stop_reason
    assert summary.states == {
        "done": 3,
        "needs_review": 0,
        "reviewed": 0,
        "not_a_report": 0,
        "failed": 0,
        "not_started": 3,
    }
    assert [state for state, _ in _states(Path("out"), reports).values()] == (
        ["done"] * 3 + ["not_started"] * 3
    )
    assert Path("out/records.jsonl").read_text().count("\n") == 3
    (reports / "3.txt").write_text(original)
    assert _run([reports], Path("out")).unchanged == 3
    assert _outputs(Path("out")) == _outputs(Path("whole"))


def test_a_cancelled_run_ends_in_order_and_can_be_finished(reports: Path) -> None:
    _run([reports], Path("whole"))
    whole = _outputs(Path("whole"))
    original = (reports / "4.txt").read_text()
    (reports / "4.txt").write_text("SLEEP60")

    async def cancelled() -> RunSummary:
        task = asyncio.create_task(
            run([reports], Path("out"), Options(concurrency=1), on_progress=lambda progress: (
                task.cancel() if progress.ended == 4 else None), extract=Pipeline())
        )  # fmt: skip
        return await task

    summary = asyncio.run(cancelled())
    assert (summary.stop, summary.exit_code) == ("interrupted", 130)
    assert (summary.states["done"], summary.states["not_started"]) == (4, 2)
    assert Path("out/records.jsonl").read_text().count("\n") == 4
    (reports / "4.txt").write_text(original)
    assert _run([reports], Path("out")).unchanged == 4
    assert _outputs(Path("out")) == whole


def test_what_is_done_comes_first_so_that_an_interruption_keeps_it(reports: Path) -> None:
    _run([reports], Path("out"))
    (reports / "00.txt").write_text("BUDGET")
    summary = _run([reports], Path("out"), options=Options(concurrency=1))
    assert (summary.unchanged, summary.states["not_started"]) == (6, 1)


SCRIPT = """
import asyncio, sys
from pathlib import Path
from typing import TYPE_CHECKING
from support import samples
from extractor.batch import fingerprint, run
from extractor.options import Options

fingerprint.program = lambda: "same"
summary = asyncio.run(run(["reports"], Path("out"), Options(concurrency=2),
                          on_progress=lambda progress: print(progress.ended, flush=True),
                          extract=samples.aextract))
sys.exit(summary.exit_code)
"""


def _start() -> subprocess.Popen[str]:
    path = os.pathsep.join(
        [str(Path(samples.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    )
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        text=True,
        # Where the tests run in the background of a shell, it is ignored, and would be below them too.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )


@pytest.mark.parametrize("ended", ["1", *more("4")])
def test_kill_9_loses_nothing(reports: Path, ended: str) -> None:
    for path in reports.iterdir():
        path.write_text(path.read_text() + " SLEEP0.15")
    _run([reports], Path("whole"))
    with _start() as process:
        assert process.stdout
        for line in process.stdout:
            if line.strip() == ended:
                process.kill()
                break
    assert process.returncode == -signal.SIGKILL
    assert not Path("out/records.jsonl").exists()
    states = [state for state, _ in _states(Path("out"), reports).values()]
    assert int(ended) <= states.count("done") < 6
    rest = Pipeline()
    _run([reports], Path("out"), rest)
    assert len(rest.read) == 6 - states.count("done")
    assert _outputs(Path("out")) == _outputs(Path("whole"))


def test_ctrl_c_writes_what_is_done(reports: Path) -> None:
    (reports / "5.txt").write_text("SLEEP60")
    with _start() as process:
        assert process.stdout
        for line in process.stdout:
            if line.strip() == "5":
                time.sleep(0.1)
                process.send_signal(signal.SIGINT)
    assert process.returncode == 130
    assert Path("out/records.jsonl").read_text().count("\n") == 5


def test_a_report_that_is_being_saved_is_kept_when_the_run_is_cancelled(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, saving = Store.save, threading.Event()

    def slow(store: Store, path: str, entry: StoredReport, packed: bytes | None) -> None:
        saving.set()
        time.sleep(0.3)
        real(store, path, entry, packed)

    monkeypatch.setattr(Store, "save", slow)

    async def cancelled() -> RunSummary:
        options = Options(concurrency=1)
        reading = run(
            [reports], Path("out"), options, on_progress=lambda _: None, extract=Pipeline()
        )
        task = asyncio.ensure_future(reading)
        await asyncio.to_thread(saving.wait)
        task.cancel()
        return await task

    summary = asyncio.run(cancelled())
    assert summary.stop == "interrupted"
    assert summary.states["done"] == 1
    with Store(Path("out")) as store:
        assert store.entry(str(reports / "0.txt")) is not None
    assert Path("out/records.jsonl").read_text().count("\n") == 1


def test_a_full_disk_ends_the_run_with_a_clear_line(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extractor.errors import UsageError

    (Path("out")).mkdir()
    with Store(Path("out")) as store:
        store.begin([], "")
    with closing(sqlite3.connect("out/run.sqlite")) as other:
        other.execute("CREATE TRIGGER u BEFORE INSERT ON reports WHEN NEW.state = 'done' "
                      "BEGIN SELECT RAISE(ABORT, 'disk full'); END")  # fmt: skip
    with pytest.raises(UsageError, match=r"run\.sqlite: .*disk full"):
        _run([reports], Path("out"))


@pytest.mark.parametrize("damage", ["result = x'00'", "reason = 'lost'"])
def test_what_is_damaged_before_the_outputs_are_written_is_told(reports: Path, damage: str) -> None:
    def show(progress: Progress) -> None:
        if progress.ended == progress.total:
            with closing(sqlite3.connect("out/run.sqlite")) as store, store:
                store.execute(f"UPDATE reports SET {damage} WHERE path LIKE '%/3.txt'")

    options = Options(concurrency=1)
    reading = run([reports], Path("out"), options, on_progress=show, extract=Pipeline())
    told = {row.report: (row.state, row.reason) for row in asyncio.run(reading).rows}
    assert told.pop("3.txt") == ("not_started", "its stored result is damaged; run again")
    assert set(told.values()) == {("done", "")}
    assert Path("out/records.jsonl").read_text().count("\n") == 5
    assert _run([reports], Path("out")).exit_code == 0
