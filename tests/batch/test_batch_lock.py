"""Two processes on one folder of outputs."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.batch import run
from extractor.batch.lock import FILENAME, locked
from extractor.errors import UsageError
from extractor.options import Options

HOLD = """
import sys, time
from pathlib import Path
from extractor.batch.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def test_the_second_run_is_told_who_the_first_is(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("公开1件")
    out = tmp_path / "out"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(out)], stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout
        assert first.stdout.readline() == "held\n"
        reading = run([report], out, Options(), on_progress=lambda _: None)
        with pytest.raises(UsageError, match=f"another run writes there .process {first.pid} on "):
            asyncio.run(reading)
        assert list(out.iterdir()) == [out / FILENAME], "nothing was touched"
        # A run that is killed holds nothing.
        first.kill()
        first.wait()
    assert first.returncode == -signal.SIGKILL
    reading = run([report], out, Options(), on_progress=lambda _: None)
    assert asyncio.run(reading).exit_code == 0
    assert not (out / FILENAME).exists()


def test_what_stands_in_a_lock_is_not_believed_blindly(tmp_path: Path) -> None:
    with locked(tmp_path):
        (tmp_path / FILENAME).write_text('{"process": "\\u001b[2J", "host": 3, "since": "x"}')
        with pytest.raises(UsageError, match="its owner is not known"), locked(tmp_path):
            pass


def _count(folder: str, barrier: multiprocessing.Barrier) -> None:  # type: ignore[valid-type]
    barrier.wait()
    for _ in range(50):
        try:
            with locked(Path(folder)):
                file = os.open(f"{folder}/alone", os.O_CREAT | os.O_EXCL)
                os.close(file)
                os.unlink(f"{folder}/alone")
        except UsageError:
            continue


def test_never_two_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    barrier = context.Barrier(3)
    several = [context.Process(target=_count, args=(str(tmp_path), barrier)) for _ in range(3)]
    for process in several:
        process.start()
    for process in several:
        process.join(60)
    assert [process.exitcode for process in several] == [0, 0, 0]
