"""A real Ray of two worker processes on this machine: the same outputs, one of them killed."""

from __future__ import annotations

import asyncio
import hashlib
import os
import signal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from batch.test_batch_killed import IN_FLIGHT, answer, outputs, whole, write
from support.chat_server import ChatServer, Reply

from extractor.batch import Progress, RunSummary, run
from extractor.errors import MissingExtraError
from extractor.options import ModelOptions, Options

needs_ray = pytest.mark.skipif(
    find_spec("ray") is None, reason="Ray is not installed: pip install 'gov-report-extractor[ray]'"
)
COUNT = 20


def on_ray(out: str, options: Options, show: list[Progress] | None = None) -> RunSummary:
    seen = [] if show is None else show
    return asyncio.run(run(["reports"], Path(out), options, on_progress=seen.append, cluster=""))


def readers() -> list[int]:
    """The processes of Ray that read reports, below this one or below Ray's own."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if path.read_bytes().startswith(b"ray::ClusterReader"):
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


@pytest.mark.slow
@needs_ray
def test_the_same_to_the_byte_with_a_reader_killed_in_mid_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(COUNT)
    plain = Options(workers=2)
    whole("embedded", plain)
    on_ray("embedded-ray", plain)
    assert outputs("embedded-ray") == outputs("embedded")

    killed: list[int] = []
    armed = False

    def reply(body: dict[str, object]) -> Reply:
        if armed and len(server.requests) == COUNT // 2 and not killed:
            killed.append(readers()[0])
            os.kill(killed[0], signal.SIGKILL)
        return answer(body)

    with ChatServer(reply) as server:
        model = ModelOptions(base_url=server.base_url, model="m", in_flight=IN_FLIGHT)
        here = Options(model=model, workers=1, use_cache=False)
        whole("model", here)
        server.requests.clear()
        armed = True
        there = here.model_copy(
            update={"workers": 2, "use_cache": True, "cache_dir": tmp_path / "cache"}
        )
        summary = on_ray("model-ray", there)
        assert killed
        assert not summary.states["failed"], summary.rows
        assert server.most <= IN_FLIGHT, "one limit for all"
        assert len({seen.raw for seen in server.requests}) == COUNT
        assert len(server.requests) <= COUNT + IN_FLIGHT, "answers that came are not paid again"
        assert summary.usage.calls == len(server.requests)
        server.requests.clear()
        assert on_ray("model-ray", there).unchanged == COUNT
        assert not server.requests
        budget = there.model_copy(update={"max_tokens": 2000, "use_cache": False})
        stopped = on_ray("budget-ray", budget)
        assert stopped.stop == "budget"
        assert 1 <= len(server.requests) < COUNT, "one budget for all"
    assert outputs("model-ray") == outputs("model")


@pytest.mark.slow
@needs_ray
def test_a_report_that_fails_and_one_whose_reader_dies_leave_the_others_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(8)
    alike = {
        f"{number:03}.txt": Path(f"reports/{number:03}.txt").read_bytes() for number in range(8)
    }
    Path("reports/empty.txt").write_bytes(b"")
    deadly = "2012年,毒县主动公开政府信息77条。"
    Path("reports/deadly.txt").write_text(deadly, encoding="utf-8")
    deaths: list[int] = []

    def reply(body: dict[str, Any]) -> Reply:
        if "毒县" in str(body):
            # Whoever reads it dies, and all readers beside it: those of other reports as well.
            deaths.append(len(readers()))
            for process in readers():
                os.kill(process, signal.SIGKILL)
        return answer(body)

    with ChatServer(reply) as server:
        model = ModelOptions(base_url=server.base_url, model="m", in_flight=IN_FLIGHT)
        options = Options(model=model, workers=2, use_cache=False)
        summary = on_ray("out", options)
    reasons = {row.report: row.reason for row in summary.rows if row.state == "failed"}
    assert set(reasons) == {"empty.txt", "deadly.txt"}
    assert "the file is empty" in reasons["empty.txt"]
    assert reasons["deadly.txt"] == (
        "deadly.txt: reading it ended the process that read it; look at the file"
    )
    assert len(deaths) == 2, "once beside others, once alone"
    # What Ray writes itself is no line of this program.
    printed = capfd.readouterr()
    assert "constructor arguments" not in printed.err
    assert not printed.out
    rows = {row.report: row.sha256 for row in summary.rows if row.facts + row.others}
    assert rows == {name: hashlib.sha256(raw).hexdigest() for name, raw in alike.items()}


@pytest.mark.skipif(find_spec("ray") is not None, reason="Ray is installed here")
def test_without_ray_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(1)
    with pytest.raises(MissingExtraError, match=r'pip install "ray>='):
        on_ray("out", Options())
