"""An endpoint that fails every time ends the run; one fault among successes ends nothing."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, error, says, text
from support.clock import Clock
from support.doors import GOOD, QUESTION, Cities, options

from extractor.batch import RunSummary, run
from extractor.endpoint import Answer, Door, Message, Refused
from extractor.errors import ConfigurationRefused
from extractor.options import ModelOptions, Options

REPORTS = 40


def read_many(
    base_url: str, folder: Path, clock: Clock, count: int = REPORTS, **model: Any
) -> RunSummary:
    """Forty reports, eight at a time, sixteen requests at a time."""
    (folder / "in").mkdir(exist_ok=True)
    for number in range(count):
        (folder / "in" / f"{number:02}.txt").write_text(
            f"青石县第{number}局2022年政府信息公开工作年度报告\n收到申请1{number}件。\n", "utf-8"
        )
    asked = ModelOptions(base_url=base_url, model="m", second_round=False, **model)
    wanted = Options(model=asked, cache_dir=folder / "cache")

    async def read() -> RunSummary:
        async with Door(wanted, timing=clock.timing) as door:
            return await run(
                [folder / "in"], folder / "out", wanted, door=door, on_progress=lambda _: None
            )

    return asyncio.run(read())


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize(
    "reply",
    [
        error(500, "boom"),
        text("{}", fault="reset"),
        Reply(body=b"\xff"),
        error(503),
        Reply(body=b"no gzip", headers={"content-encoding": "gzip"}),
    ],
)
def test_a_server_that_always_fails_is_given_up_soon(reply: Reply, tmp_path: Path) -> None:
    clock = Clock()
    with ChatServer(lambda body: reply) as server:
        summary = read_many(server.base_url, tmp_path, clock)
        # Eight at first, then one at a time.
        assert len(server.requests) <= 2 * 8
    assert (summary.stop, summary.exit_code) == ("refused", 4)
    assert "so did every other request since" in summary.stop_reason
    assert summary.states["not_started"] == REPORTS
    assert sum(clock.sleeps) < 120


def test_a_limit_that_never_ends_is_given_up(tmp_path: Path) -> None:
    with ChatServer(lambda body: error(429, "too many requests")) as server:
        summary = read_many(server.base_url, tmp_path, Clock())
        assert len(server.requests) <= 8 * 6
    assert (summary.stop, summary.exit_code) == ("refused", 4)
    assert "lower --in-flight or set --requests-per-minute" in summary.stop_reason


def test_nobody_listens_is_told_once(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        clock = Clock()
        summary = read_many(url, tmp_path, clock)
    assert (summary.stop, summary.exit_code) == ("refused", 4)
    assert "is the server running, and is --base-url right?" in summary.stop_reason
    assert sum(clock.sleeps) < 60


def test_what_was_read_before_is_kept_and_the_same_command_goes_on(tmp_path: Path) -> None:
    up = threading.Event()
    answered: list[int] = []

    def script(body: dict[str, Any]) -> Reply:
        if len(answered) >= 10 and not up.is_set():
            return error(500, "boom")
        answered.append(1)
        return says({"n": [{"m": 1, "i": "applications.received"}]})

    with ChatServer(script) as server:
        stopped = read_many(server.base_url, tmp_path, Clock())
        kept = stopped.states["done"]
        up.set()
        finished = read_many(server.base_url, tmp_path, Clock())
        assert len(answered) == REPORTS, "no answer is asked for twice"
    assert (stopped.exit_code, finished.exit_code) == (4, 0)
    assert (kept, finished.unchanged, finished.states["done"]) == (10, 10, REPORTS)


def test_a_restart_is_waited_for(tmp_path: Path) -> None:
    """Three seconds without a server: the run goes on as if nothing had been."""
    clock = Clock()
    began = clock.now

    def script(body: dict[str, Any]) -> Reply:
        down = 0 < clock.now - began < 3
        return error(502) if down else says({"n": [{"m": 1, "i": "applications.received"}]})

    clock.now += 1
    with ChatServer(script) as server:
        summary = read_many(server.base_url, tmp_path, clock)
    assert (summary.stop, summary.states["done"]) == (None, REPORTS)


def test_one_bad_text_ends_nothing(tmp_path: Path) -> None:
    def script(body: dict[str, Any]) -> Reply:
        bad = "第7局" in json.dumps(body, ensure_ascii=False)
        answer = {"n": [{"m": 1, "i": "applications.received"}]}
        return error(500, "boom") if bad else says(answer)

    with ChatServer(script) as server:
        summary = read_many(server.base_url, tmp_path, Clock())
    assert summary.stop is None
    assert (summary.states["done"], summary.states["needs_review"]) == (REPORTS - 1, 1)


def test_what_is_lost_is_not_asked_again() -> None:
    async def ask(server: ChatServer) -> list[str]:
        told = []
        async with Door(options(server.base_url), timing=Clock().timing) as door:
            for number in range(5):
                question: list[Message] = [QUESTION[0], {"role": "user", "content": str(number)}]
                try:
                    outcome = await door.ask(question, Cities, tag=str(number))
                except ConfigurationRefused as refused:
                    told.append(refused.cause)
                else:
                    assert isinstance(outcome, Refused)
                    told.append(outcome.kind)
        return told

    with ChatServer(lambda body: error(500)) as server:
        told = asyncio.run(ask(server))
        asked = len(server.requests)
    assert told == ["server_error", "server_error", "lost", "lost", "lost"]
    assert asked == 5 + 5 + 1


@contextmanager
def redirected(status: int) -> Iterator[tuple[ChatServer, ChatServer]]:
    with ChatServer(lambda body: says(GOOD)) as other:
        target = {"Location": f"{other.base_url}/chat/completions"}
        with ChatServer(lambda body: Reply(status, b"", target)) as server:
            yield server, other


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_carries_the_key_nowhere(status: int) -> None:
    async def ask(server: ChatServer) -> None:
        async with Door(options(server.base_url, api_key="sesame")) as door:
            await door.ask(QUESTION, Cities, tag="r")

    with redirected(status) as (server, other):
        with pytest.raises(ConfigurationRefused, match=r"moved to http.*--base-url") as caught:
            asyncio.run(ask(server))
        assert (len(server.requests), other.requests) == (1, [])
        assert server.requests[0].headers["authorization"] == "Bearer sesame"
    assert "sesame" not in str(caught.value)
    assert caught.value.cause == "address"


def test_an_answer_in_between_counts() -> None:
    """Two questions fail, one succeeds, two fail: none of it is the end."""

    def script(body: dict[str, Any]) -> Reply:
        return says(GOOD) if body["messages"][1]["content"] == "2" else error(500)

    async def ask(server: ChatServer) -> list[bool]:
        asked = options(server.base_url, attempts=2)
        async with Door(asked, timing=Clock().timing) as door:
            return [
                isinstance(
                    await door.ask(
                        [QUESTION[0], {"role": "user", "content": str(number)}], Cities, tag="r"
                    ),
                    Answer,
                )
                for number in range(5)
            ]

    with ChatServer(script) as server:
        assert asyncio.run(ask(server)) == [False, False, True, False, False]


@pytest.mark.parametrize(
    ("reply", "told"),
    [(error(500, "boom"), "HTTP 500: boom"), (error(429, "slow down"), "lower --in-flight")],
)
def test_with_two_reports_an_endpoint_that_always_fails_ends_the_run_too(
    reply: Reply, told: str, tmp_path: Path
) -> None:
    up = threading.Event()
    good = says({"n": [{"m": 1, "i": "applications.received"}]})
    with ChatServer(lambda body: good if up.is_set() else reply) as server:
        silent = read_many(server.base_url, tmp_path, Clock(), count=2)
        up.set()
        answered = read_many(server.base_url, tmp_path, Clock(), count=2)
    assert (silent.stop, silent.exit_code) == ("refused", 4)
    assert told in silent.stop_reason
    assert silent.stop_reason.endswith("; no question was answered")
    # What the embedded readers read is there, and the same command asks again.
    assert silent.totals.facts == 2
    assert (answered.exit_code, answered.states["done"]) == (0, 2)
