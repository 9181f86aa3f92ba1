"""Files made to take all time or memory: each fails alone, and the reports beside it are read."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest
from support.command_line import Inside, environment

from extractor.batch import Store
from extractor.errors import SourceError, TooLargeError
from extractor.isolation import Child, ResourceLimits
from extractor.isolation.loading import load_here
from tests.hostile.bombs import BOMBS
from tests.hostile.command import extractor as process
from tests.hostile.command import script

LIMIT = 50 * 1024**2
SECONDS, MEMORY = 2, 512
# What is left of a machine under load: starting a child, and ending one.
SLACK = 60

MEMORY_OF = ("hexadecimal.pdf", "reference.pdf", "far.pdf", "runs.pdf", "widths.pdf",
             "predictor.pdf")  # fmt: skip
ALWAYS = ("predictor.pdf", "loop.pdf")
OFTEN = ("forms.pdf",)


@pytest.fixture(scope="module")
def quick_child() -> Iterator[Child]:
    """One for all: what a bomb ends is begun anew, and reads the next one."""
    with Child(ResourceLimits(SECONDS, MEMORY)) as child:
        yield child


@pytest.fixture(scope="module")
def patient_child() -> Iterator[Child]:
    with Child(ResourceLimits(60, MEMORY)) as child:
        yield child


def _some(names: Iterable[str]) -> list[object]:
    """Bombs of every kind always, all of them with ``--slow``."""
    return [
        name if name in ALWAYS
        else pytest.param(name, marks=pytest.mark.thorough if name in OFTEN else pytest.mark.slow)
        for name in names
    ]  # fmt: skip


@pytest.mark.parametrize("name", _some(name for name in BOMBS if name not in MEMORY_OF))
def test_a_bomb_ends_within_its_limits(quick_child: Child, name: str) -> None:
    data = BOMBS[name]()
    assert len(data) < LIMIT
    assert quick_child.do("before", int, "7") == 7
    began = time.monotonic()
    # A fast machine may be done with the slow ones in time.
    refused = ""
    try:
        quick_child.do(name, load_here, data, name, LIMIT)
    except SourceError as error:
        refused = str(error)
    assert not refused or refused.startswith(f"{name}: ")
    assert time.monotonic() - began < SECONDS + SLACK


@pytest.mark.parametrize("name", _some(MEMORY_OF))
def test_a_want_of_memory_is_called_so(patient_child: Child, name: str) -> None:
    """With time enough; which of its limits a bomb meets first depends on the machine."""
    data = BOMBS[name]()
    assert len(data) < LIMIT
    message = f"^{name}: reading it takes more than {MEMORY} MB"
    with pytest.raises(TooLargeError, match=message):
        patient_child.do(name, load_here, data, name, LIMIT)


@pytest.mark.slow
def test_a_part_is_too_large_whatever_it_is_called() -> None:
    name = "part.docx"
    with pytest.raises(TooLargeError, match=r"holds a part of 2\d\d\.\d MB"):
        load_here(BOMBS[name](), name, LIMIT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "r").mkdir()
    for name in ("a.txt", "z.txt"):
        (tmp_path / "r" / name).write_text("2012年收到政府信息公开申请21件。")
    return tmp_path


@pytest.mark.parametrize("workers", [pytest.param("1", marks=pytest.mark.slow), "2"])
def test_bombs_stop_no_other_report(
    folder: Path, workers: str, monkeypatch: pytest.MonkeyPatch, extractor: Inside
) -> None:
    monkeypatch.chdir(folder)
    bombs = ["runs.pdf", "loop.pdf", *(["forms.pdf"] if workers == "1" else [])]
    for name in bombs:
        (folder / "r" / name).write_bytes(BOMBS[name]())
    with (folder / "r" / "sparse.txt").open("wb") as file:
        file.truncate(10 * 1024**3)
    done = extractor(
        "run", "r", "--json", "--workers", workers, "--file-seconds", "1", "--file-memory", "512",
        real=True,
    )  # fmt: skip
    assert done.returncode == 3, done.stderr.decode()
    told = json.loads(done.stdout)
    assert [result["name"] for result in told["results"]] == ["a.txt", "z.txt"]
    assert {item["report"] for item in told["failed"]} == {*bombs, "sparse.txt"}
    reasons = {item["report"]: item["reason"] for item in told["failed"]}
    assert "is over the limit of 50.0 MB" in reasons["sparse.txt"]


@pytest.mark.slow
def test_show_is_bounded_too(folder: Path) -> None:
    (folder / "forms.pdf").write_bytes(BOMBS["forms.pdf"]())
    done = process("show", "forms.pdf", "--file-seconds", "1", folder=folder, timeout=100)
    assert done.returncode == 3
    assert b"forms.pdf: not read after 1 seconds; raise --file-seconds" in done.stderr


def _read(folder: Path) -> int:
    """How many of the plain reports a run has read so far."""
    if not (folder / "out" / "run.sqlite-wal").exists():
        return 0
    with Store(folder / "out") as store:
        entries = [store.entry(str(folder / "r" / name)) for name in ("a.txt", "z.txt")]
    return sum(entry is not None and entry.state != "not_started" for entry in entries)


@pytest.mark.thorough  # that of a plain run is in tests/batch and tests/cli
def test_one_ctrl_c_is_enough(folder: Path) -> None:
    (folder / "r" / "forms.pdf").write_bytes(BOMBS["forms.pdf"]())
    with subprocess.Popen(
        script("run", "r", "--out", "out", "--concurrency", "3"),
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        # Where the tests run in the background of a shell, it is ignored, and would be below them too.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    ) as process:
        deadline = time.monotonic() + 90
        while _read(folder) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.stderr
        said = process.stderr.read().decode()
        assert process.wait(60) == 130, said
    assert "interrupted; the same command continues" in said
    assert (folder / "out" / "records.jsonl").read_bytes().count(b"\n") == 2
