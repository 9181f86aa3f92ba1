"""Two processes on one folder of outputs."""

from __future__ import annotations

import asyncio
import errno
import fcntl
import json
import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

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
        with pytest.raises(
            UsageError,
            match=rf"another run writes there \(process {first.pid} on .*, since 20\d\d-\d\d-\d\dT",
        ):
            asyncio.run(reading)
        assert list(out.iterdir()) == [out / FILENAME], "nothing was touched"
        # A run that is killed holds nothing.
        first.kill()
        first.wait()
    assert first.returncode == -signal.SIGKILL
    reading = run([report], out, Options(), on_progress=lambda _: None)
    assert asyncio.run(reading).exit_code == 0
    assert not (out / FILENAME).exists()


class _Windows(ModuleType):
    """``msvcrt`` as far as a lock needs it, by locks of this system on the same byte.

    They are of the process, so a second one is told by what another process holds.
    """

    LK_NBLCK = 2

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.places: list[int] = []

    def locking(self, descriptor: int, mode: int, count: int) -> None:
        assert (mode, count) == (self.LK_NBLCK, 1)
        self.places.append(os.lseek(descriptor, 0, os.SEEK_CUR))
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, count, 0, os.SEEK_CUR)
        except OSError as error:
            raise PermissionError(errno.EACCES, "Permission denied") from error


def _hold_as_on_windows(folder: str, held: Any, end: Any) -> None:
    with locked(Path(folder)):
        held.set()
        end.wait(60)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> _Windows:
    """A system without ``fcntl`` and ``os.pread``, and with ``msvcrt``."""
    system = _Windows()
    monkeypatch.setitem(sys.modules, "msvcrt", system)
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.delattr(os, "pread")
    return system


def test_on_windows_a_second_run_is_refused_too_and_told_who_the_first_is(
    tmp_path: Path, windows: _Windows
) -> None:
    context = multiprocessing.get_context("fork")
    held, end = context.Event(), context.Event()
    first = context.Process(target=_hold_as_on_windows, args=(str(tmp_path), held, end))
    first.start()
    assert held.wait(60)
    owner = rf"another run writes there \(process {first.pid} on .*, since 20\d\d-"
    with pytest.raises(UsageError, match=owner), locked(tmp_path):
        pass
    end.set()
    first.join(60)
    with locked(tmp_path):
        text = (tmp_path / FILENAME).read_bytes()
        assert json.loads(text)["process"] == os.getpid()
        # What is locked cannot be read there: it is behind what is to be read, and not written.
        assert min(windows.places) > len(text)
    assert not (tmp_path / FILENAME).exists()


def test_without_locks_the_run_goes_on_with_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", None)
    with locked(tmp_path):
        assert "cannot be locked (the system has no locks); take care" in caplog.text


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
