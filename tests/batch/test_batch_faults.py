"""Faults of what connects the processes of a run: whoever waits is told, and nobody waits forever."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, says

from extractor.batch import RunSummary, run
from extractor.batch.cluster import Switchboard
from extractor.batch.fleet import _Ship
from extractor.batch.tasks import Tasks
from extractor.endpoint import Door
from extractor.endpoint.relay import Ask, CallOutcome
from extractor.options import ModelOptions, Options

LONGEST = 60.0
"""Seconds after which a run counts as one that never ends."""


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(4):
        text = f"{2010 + number}年,全县主动公开政府信息{number + 11}条。"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def nothing(body: Mapping[str, Any]) -> Reply:
    return says({"n": []})


def read(folder: Path, **how: Any) -> RunSummary:
    async def work() -> RunSummary:
        options = Options(model=model, workers=2, use_cache=False)
        async with asyncio.timeout(LONGEST):
            return await run([folder], Path("out"), options, on_progress=lambda _: None, **how)

    with ChatServer(nothing) as server:
        model = ModelOptions(base_url=server.base_url, model="m", reasks=0, second_round=False)
        summary = asyncio.run(work())
    assert not summary.states["not_started"], "it waited until its time was over"
    return summary


def reasons(summary: RunSummary) -> dict[str, str]:
    return {row.report: row.reason for row in summary.rows if row.state == "failed"}


def test_a_question_that_cannot_be_answered_fails_its_report(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Door.relayed

    async def relayed(self: Door, ask: Ask) -> CallOutcome:
        if "2012年" in str(ask.messages):
            raise ZeroDivisionError("by the door")
        return await plain(self, ask)

    monkeypatch.setattr(Door, "relayed", relayed)
    (told,) = reasons(read(reports)).items()
    assert told[0] == "2.txt"
    assert told[1].startswith("2.txt: ZeroDivisionError: by the door")
    assert "this is a fault of the program" in told[1]


def test_what_a_process_says_and_nobody_understands_costs_no_report(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, odd = _Ship._take, [ValueError("no message")]

    def take(self: _Ship, *message: Any) -> None:
        if odd and self._waiting:
            raise odd.pop()
        plain(self, *message)

    monkeypatch.setattr(_Ship, "_take", take)
    assert not reasons(read(reports))
    assert not odd


def test_the_error_of_a_task_is_told_and_an_end_that_was_asked_for_is_none() -> None:
    told: list[BaseException] = []

    async def fault() -> None:
        raise ZeroDivisionError

    async def work() -> None:
        tasks = Tasks()
        tasks.start(fault(), told.append)
        tasks.start(asyncio.sleep(LONGEST), told.append)
        await asyncio.sleep(0)
        await tasks.end()

    asyncio.run(work())
    assert [type(error) for error in told] == [ZeroDivisionError]


class _Ray:
    """As much of Ray as a cluster needs, in this process."""

    class exceptions:
        class RayActorError(Exception):
            pass

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_, **__: None

    def cluster_resources(self) -> Mapping[str, float]:
        return {"CPU": 2.0}

    def remote(self, kind: Callable[..., object]) -> object:
        def made(*arguments: object) -> object:
            return _Actor(kind(*arguments))

        return SimpleNamespace(options=lambda **_: SimpleNamespace(remote=made))


class _Actor:
    def __init__(self, one: object) -> None:
        self._one = one

    def __getattr__(self, name: str) -> object:
        method: Callable[..., Awaitable[object]] = getattr(self._one, name)
        return SimpleNamespace(remote=lambda *given: asyncio.ensure_future(method(*given)))


def test_a_cluster_whose_switchboard_is_gone_ends_the_waiting(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", _Ray())
    monkeypatch.setattr("extractor.batch.cluster._unprinted", lambda _: nullcontext())
    assert not reasons(read(reports, cluster="")), "as long as it is there"

    async def gone(self: Switchboard) -> list[tuple[int, Ask]]:
        raise _Ray.exceptions.RayActorError("The actor died\nbecause its machine did")

    monkeypatch.setattr(Switchboard, "asked", gone)
    for path in reports.iterdir():
        path.write_text(path.read_text(encoding="utf-8") + "又。", encoding="utf-8")
    told = reasons(read(reports, cluster=""))
    assert len(told) == 4
    assert "cannot be answered any more (The actor died); give the same command" in told["0.txt"]
