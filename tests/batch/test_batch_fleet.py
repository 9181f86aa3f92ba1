"""A run with a model in several processes: the same outputs, one owner of everything shared."""

from __future__ import annotations

import asyncio
import os
import pickle
import re
import signal
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, error, says
from support.processes import children

from extractor.batch import RunSummary, run
from extractor.endpoint import Door
from extractor.endpoint.relay import Ask, CallOutcome, Relay
from extractor.errors import BudgetReached, ConfigurationRefused
from extractor.options import ModelOptions, Options
from extractor.pipeline import aextract
from extractor.schemas import Result
from extractor.text.load import load

OUTPUTS = (
    "records.jsonl",
    "evidence.jsonl",
    "facts.csv",
    "findings.csv",
    "ledger.csv",
    "reports.csv",
)
_MARK = re.compile(r"【(\d+)】")


def answer(body: Mapping[str, Any]) -> Reply:
    """What a model could say of any question: every number is another statistic."""
    asked = body["messages"][1]["content"].partition("<正文")[2].rpartition("</正文")[0]
    marks = dict.fromkeys(_MARK.findall(asked))
    return says({"n": [{"m": int(mark), "l": "其他数量"} for mark in marks]}, tokens=(1000, 200))


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(8):
        text = f"{2010 + number}年,全县主动公开政府信息{number + 11}条,收到申请{number}件。"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def read(
    server: ChatServer, folder: Path, out: str, workers: int, cache: str | None = None, **more: Any
) -> RunSummary:
    model = ModelOptions(base_url=server.base_url, model="m", **more.pop("model", {}))
    options = Options(
        model=model, workers=workers, use_cache=cache is not None,
        cache_dir=Path(cache) if cache else None, **more,
    )  # fmt: skip
    return asyncio.run(run([folder], Path(out), options, on_progress=lambda _: None))


def outputs(out: str) -> dict[str, bytes]:
    return {name: (Path(out) / name).read_bytes() for name in OUTPUTS}


def asked(server: ChatServer) -> Counter[bytes]:
    return Counter(seen.raw for seen in server.requests)


def test_two_processes_give_what_one_gives_and_the_cache_has_one_owner(reports: Path) -> None:
    for path in list(reports.iterdir()):
        path.with_name(f"again-{path.name}").write_bytes(path.read_bytes())
    with ChatServer(answer) as server:
        one = read(server, reports, "one", 1, cache="first")
        before = asked(server)
        server.requests.clear()
        two = read(server, reports, "two", 2, cache="second")
        assert asked(server) == before
        assert max(before.values()) == 1, "what two reports ask is sent once"
    assert outputs("one") == outputs("two")
    assert (one.usage, one.states) == (two.usage, two.states)
    assert one.usage.cached == 8
    assert not one.states["failed"]


@pytest.mark.parametrize("strategy", ["point", "describe", "classify"])
def test_a_question_that_is_handed_over_is_the_same(strategy: str) -> None:
    def reply(body: Mapping[str, Any]) -> Reply:
        return answer(body) if strategy != "classify" else says({"i": "none"})

    with ChatServer(reply) as server:
        options = Options(
            model=ModelOptions(base_url=server.base_url, model="m", strategy=strategy),
            use_cache=False,
        )  # fmt: skip
        here = asyncio.run(handed(options, TEXT, relayed=False))
        before = asked(server)
        server.requests.clear()
        there = asyncio.run(handed(options, TEXT, relayed=True))
        assert asked(server) == before
    assert here == there
    # What a model leaves out is told, and is no failure of a question.
    assert not [failure for failure in here.failures if failure.kind != "mostly_unanswered"]


TEXT = "2014年,全县主动公开政府信息15条,收到申请4件。"


async def handed(options: Options, text: str, *, relayed: bool) -> Result:
    """One report, read with the door itself or with one that hands its questions over, pickled."""

    async def send(ask: Ask) -> CallOutcome:
        outcome: CallOutcome = pickle.loads(
            pickle.dumps(await door.relayed(pickle.loads(pickle.dumps(ask))))
        )
        return outcome

    async with Door(options) as door:
        mine = Door(options, relay=Relay(send), dialect=door.dialect) if relayed else door
        return await aextract(load(text, name="a.txt", max_bytes=10**6), options, mine)


def test_a_wrong_key_ends_it_there_too() -> None:
    with ChatServer(answer, key="right") as server:
        model = ModelOptions(base_url=server.base_url, model="m", attempts=1)
        with pytest.raises(ConfigurationRefused, match="refused the API key") as refused:
            asyncio.run(handed(Options(model=model, use_cache=False), TEXT, relayed=True))
    assert refused.value.cause == "key"


def test_limits_budget_and_what_was_learnt_are_those_of_the_owner() -> None:
    def picky(body: Mapping[str, Any]) -> Reply:
        if "max_tokens" in body:
            return error(400, "Unsupported parameter: use max_completion_tokens instead")
        return Reply(body=answer(body).body, delay=0.02)

    async def two_readers(options: Options) -> list[Door]:
        async with Door(options) as door:
            mine = [Door(options, relay=Relay(door.relayed), dialect=door.dialect) for _ in "ab"]
            for number in range(2):
                for other in mine:
                    text = f"{2014 + number}年收到申请{number}件,{other is mine[0]}。"
                    await aextract(load(text, name="a", max_bytes=10**6), options, other)
            return mine

    with ChatServer(picky) as server:
        model = ModelOptions(base_url=server.base_url, model="m")
        asyncio.run(two_readers(Options(model=model, use_cache=False)))
        refused = sum("max_tokens" in seen.body for seen in server.requests)
        assert refused == 2, "the second reader asked before it could know"
        server.requests.clear()
        with pytest.raises(BudgetReached):
            asyncio.run(two_readers(Options(model=model, use_cache=False, max_tokens=2400)))
        answered = sum("max_tokens" not in seen.body for seen in server.requests)
        assert answered == 2, "each answer counts 1200 tokens, whoever asked"


def test_a_report_that_ends_its_process_fails_alone(reports: Path) -> None:
    killed: list[int] = []

    def kill(body: Mapping[str, Any]) -> Reply:
        # The third report: whoever asks about it is ended, as often as it is read.
        if "2012年" in str(body["messages"]):
            for pid in _readers():
                killed.append(pid)
                os.kill(pid, signal.SIGKILL)
        return answer(body)

    with ChatServer(kill) as server:
        summary = read(server, reports, "out", 2)
    assert killed
    states = {row.report: (row.state, row.reason) for row in summary.rows}
    assert states["2.txt"][0] == "failed"
    assert "2.txt: reading it ended the process that read it, by signal 9" in states["2.txt"][1]
    assert summary.states["failed"] == 1, states


def _readers() -> list[int]:
    """The reading processes of this one."""
    return [pid for server in children(os.getpid()) for pid in children(server)]


@pytest.mark.slow
def test_a_stuck_process_is_ended(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.batch.fleet._STARTING", 15.0)
    stopped: list[int] = []

    def stop(body: Mapping[str, Any]) -> Reply:
        if not stopped:
            stopped.extend(_readers())
            for pid in stopped:
                os.kill(pid, signal.SIGSTOP)
        return answer(body)

    with ChatServer(stop) as server:
        summary = read(server, reports, "out", 2, file_seconds=2.0)
    assert stopped
    assert not summary.states["failed"], "none was to blame: each was read again"
    assert not _readers()
