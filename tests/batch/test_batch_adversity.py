"""What may befall a run: each ends in a recorded state and one clear line, and can be gone on from."""

from __future__ import annotations

import asyncio
import ctypes
import json
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support.command_line import Inside, forked

from extractor.batch import Progress, Store, run
from extractor.options import Options


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(12):
        text = f"{2008 + number}年,全县主动公开政府信息{number + 11}条,收到申请{number}件。"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_full_disk_is_one_line_and_room_lets_it_go_on(reports: Path) -> None:
    def command(most: int) -> subprocess.CompletedProcess[str]:
        """On a disk that takes no file of more than so many bytes."""

        def limited() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, -1))

        return forked("run", "reports", "--out", "out", real=False, first=limited)

    full = command(40_000)
    assert full.returncode == 1
    assert "Traceback" not in full.stderr
    assert "cannot be used as the store of a run" in full.stderr
    assert "make room" in full.stderr
    with Store(Path("out")) as store:
        kept = [store.entry(str(path)) for path in sorted(reports.iterdir())]
        sound = [store.sound(str(path)) for path in sorted(reports.iterdir())]
    done = [entry is not None and entry.state != "not_started" for entry in kept]
    assert done == sound, "what is called read is there"
    roomy = command(10_000_000)
    assert roomy.returncode == 0, roomy.stderr
    assert len(Path("out/records.jsonl").read_text("utf-8").splitlines()) == 12


def _as_anybody() -> None:
    """Let root be held by the modes of files as everybody is (without CAP_DAC_OVERRIDE)."""
    libc = ctypes.CDLL(None)
    version_3, dac_override = 0x20080522, 1 << 1
    header = (ctypes.c_uint32 * 2)(version_3, 0)
    sets = (ctypes.c_uint32 * 6)()
    assert libc.capget(header, sets) == 0
    sets[0] &= ~dac_override
    assert libc.capset(header, sets) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="needs capset")
def test_a_folder_that_cannot_be_written_is_one_line_and_what_stands_there_can_be_used(
    reports: Path, extractor: Inside
) -> None:
    def command(*words: str) -> subprocess.CompletedProcess[str]:
        return forked(*words, real=False, first=_as_anybody)

    assert extractor("run", "reports", "--out", "shelf/old").returncode == 0
    before = {path.name: path.read_bytes() for path in Path("shelf/old").iterdir()}
    for path in (Path("shelf/old"), Path("shelf")):
        path.chmod(0o500)
    for out in ("shelf/new", "shelf/old"):
        refused = command("run", "reports", "--out", out, "--quiet")
        assert refused.returncode == 1
        (line,) = refused.stderr.splitlines()
        assert line.startswith(f"error: {out}: cannot be written (Permission denied); ")
        assert "choose another --out folder" in line
    assert command("export", "shelf/old", "--to", "panel.csv").returncode == 0
    assert len(Path("panel.csv").read_text("utf-8-sig").splitlines()) == 13
    assert {path.name: path.read_bytes() for path in Path("shelf/old").iterdir()} == before
    for path in (Path("shelf"), Path("shelf/old")):
        path.chmod(0o700)


def test_a_report_that_vanishes_or_changes_while_the_run_goes_on(reports: Path) -> None:
    def meanwhile(progress: Progress) -> None:
        if progress.ended == 1:
            (reports / "05.txt").unlink()

    options = Options(concurrency=1)
    summary = asyncio.run(run([reports], Path("out"), options, on_progress=meanwhile))
    rows = {row.report: row for row in summary.rows}
    assert rows["05.txt"].state == "failed"
    assert rows["05.txt"].reason.startswith("05.txt: cannot be read (No such file")
    assert summary.states["failed"] == 1
    assert summary.exit_code == 3


def test_a_report_that_changes_while_it_is_read_fails_and_is_read_again(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extractor.batch import one

    real = one.load

    def load(path: Path, **more: object) -> object:
        if path.name == "03.txt":
            path.write_text("2011年收到申请99件。", encoding="utf-8")
        return real(path, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(
        "extractor.batch.workers.load_here", lambda g, n, m: load(g, name=n, max_bytes=m)
    )
    first = asyncio.run(run([reports], Path("out"), Options(), on_progress=lambda _: None))
    changed = next(row for row in first.rows if row.report == "03.txt")
    assert (changed.state, changed.reason) == (
        "failed", "03.txt: changed while it was read; run again",
    )  # fmt: skip
    monkeypatch.undo()
    monkeypatch.chdir(reports.parent)
    asyncio.run(run([reports], Path("out"), Options(), on_progress=lambda _: None))
    records = Path("out/records.jsonl").read_text("utf-8").splitlines()
    values = [fact["value"] for fact in json.loads(records[3])["facts"]]
    assert values == ["99"]
