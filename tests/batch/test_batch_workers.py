"""Reading in several processes: the same results, and no report takes another with it."""

from __future__ import annotations

import asyncio
import os
import subprocess
import time
from pathlib import Path

import pytest
from conftest import EVALS
from support.command_line import command, environment
from support.processes import below, running

from extractor.batch import expand, run
from extractor.batch.workers import _HEAVY, Workers, processes
from extractor.errors import SourceError
from extractor.options import Options
from extractor.text.load import readable
from tests.text.load.whole import torn_text, whole_page, whole_pdf

REPORTS = EVALS / "reports"


def outputs(folder: Path) -> dict[str, bytes]:
    names = ("evidence.jsonl", "facts.csv", "findings.csv", "ledger.csv", "records.jsonl")
    return {name: (folder / name).read_bytes() for name in names}


def test_several_processes_give_what_one_gives(tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 no document")
    files = tmp_path / "files"
    files.mkdir()
    (files / "whole.pdf").write_bytes(whole_pdf())
    (files / "whole.html").write_text(whole_page(), encoding="utf-8")
    (files / "torn.md").write_text(torn_text(), encoding="utf-8")
    states = []
    for workers in (1, 2):
        summary = asyncio.run(
            run(
                [REPORTS, files, bad],
                tmp_path / str(workers),
                Options(workers=workers),
                on_progress=lambda progress: None,
            )
        )
        states.append((summary.states, [row.reason for row in summary.rows]))
    assert states[0] == states[1]
    assert states[0][0]["failed"] == 1
    assert outputs(tmp_path / "1") == outputs(tmp_path / "2")


def test_a_report_that_ends_its_process_fails_alone() -> None:
    """``os.abort`` stands for a fault in a library: it ends the process from within."""

    async def every() -> list[object]:
        with Workers(2, Options(), "mark") as workers:
            dies = workers._do("bad", os.abort)
            live = (workers._do("good", str, number) for number in range(7))
            return await asyncio.gather(dies, *live, return_exceptions=True)

    first, *others = asyncio.run(every())
    assert others == [str(number) for number in range(7)]
    assert isinstance(first, SourceError)
    assert str(first).startswith("bad: reading it ended the process that read it, by SIGABRT")


def test_a_killed_run_leaves_no_process_behind(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    text = (REPORTS / "000_ef700086e5424d77.txt").read_bytes()
    for number in range(400):
        (reports / f"{number:03}.txt").write_bytes(text)
    with subprocess.Popen(
        command("run", str(reports), "--out", str(tmp_path / "out"), "--workers", "2", real=True),
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        deadline = time.monotonic() + 60
        while len(below(process.pid)) < 3 and time.monotonic() < deadline:
            time.sleep(0.05)
        children = below(process.pid)
        process.kill()
    assert len(children) >= 3, "two that read, and the one that they are forked from"
    deadline = time.monotonic() + 20
    while any(running(pid) for pid in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in children if running(pid)]


@pytest.mark.parametrize(
    ("texts", "pdfs", "expected"),
    [(5, 0, 1), (200, 0, 1), (200, 5, 2), (0, 2, 1), (0, 6, 2), (0, 50, 3)],
)
def test_more_processes_where_they_are_worth_it(
    texts: int, pdfs: int, expected: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.batch.workers._cores", lambda: 3)
    kinds = {".txt": texts, ".pdf": pdfs}
    for suffix, count in kinds.items():
        for number in range(count):
            (tmp_path / f"{number}{suffix}").write_bytes(b"1")
    jobs = expand([tmp_path], readable).jobs
    assert processes(jobs, Options(workers=0)) == expected
    assert processes(jobs, Options(workers=7)) == 7
    assert processes(jobs, Options()) == expected, "what help says of the default"
    assert _HEAVY[".pdf"] > 1
