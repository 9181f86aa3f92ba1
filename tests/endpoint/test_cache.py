"""The response cache: what is kept, under which key, and how a miss is explained."""

from __future__ import annotations

import asyncio
import multiprocessing
import pickle
import random
import sqlite3
import zlib
from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, error, says, text
from support.clock import Clock
from support.doors import GOOD, QUESTION, Cities, options

from extractor.endpoint import Answer, Door, Message, Refused, ResponseStore
from extractor.endpoint.keys import key_of, public_url
from extractor.errors import UsageError

BODY: dict[str, Any] = {
    "model": "m",
    "temperature": 0.0,
    "max_tokens": 10,
    "messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}],
    "response_format": {"type": "json_object"},
}


async def ask(
    base_url: str, cache: Path, question: list[Message] = QUESTION, **model: Any
) -> Answer[Cities] | Refused:
    asked = options(base_url, cache, **model)
    async with Door(asked, timing=Clock().timing) as door:
        return await door.ask(question, Cities, tag="r.txt", version="point-1")


def test_a_second_run_makes_no_call(tmp_path: Path) -> None:
    with ChatServer([says(GOOD)]) as server:
        first = asyncio.run(ask(server.base_url, tmp_path))
        second = asyncio.run(ask(server.base_url, tmp_path))
        assert len(server.requests) == 1
    assert isinstance(first, Answer)
    assert isinstance(second, Answer)
    assert first.value == second.value
    assert (first.usage.calls, first.usage.cached, first.usage.prompt_tokens) == (1, 0, 100)
    assert (second.usage.calls, second.usage.cached, second.usage.prompt_tokens) == (0, 1, 0)


def test_the_key_of_the_api_is_no_part_of_the_key(tmp_path: Path) -> None:
    with ChatServer([says(GOOD)]) as server:
        asyncio.run(ask(server.base_url, tmp_path, api_key="one"))
        asyncio.run(ask(server.base_url, tmp_path, api_key="two"))
        assert len(server.requests) == 1
        secret = server.base_url.replace("http://", "http://user:password@")
    assert public_url(secret) == server.base_url
    for file in tmp_path.iterdir():
        assert b"password" not in file.read_bytes()


def test_an_answer_without_the_asked_form_is_not_kept(tmp_path: Path) -> None:
    script = [text("prose"), says(GOOD), text("prose"), says(GOOD)]
    with ChatServer(script) as server:
        for asked in (2, 3):
            outcome = asyncio.run(ask(server.base_url, tmp_path))
            assert isinstance(outcome, Answer)
            assert outcome.reasks == 1
            assert len(server.requests) == asked, "the correction comes from the cache, and only it"


def test_what_an_older_program_kept_by_mistake_is_asked_anew(tmp_path: Path) -> None:
    with ChatServer([says(GOOD), says(GOOD)]) as server:
        asyncio.run(ask(server.base_url, tmp_path))
        with sqlite3.connect(tmp_path / "cache.db") as database:
            database.execute("UPDATE Cache SET value = ?", (zlib.compress(text("[]").body),))
        outcome = asyncio.run(ask(server.base_url, tmp_path))
        assert isinstance(outcome, Answer)
        assert (outcome.value.city, len(server.requests)) == ("北京", 2)


@pytest.mark.parametrize(
    "reply",
    [
        text(None, refusal="no"),
        text(""),
        text('{"city": "北", "counts": [1, 2'),
        text('{"city": "北', finish="length"),
        text('{"city": "北", "counts": ["x"]}'),
        text('{"town": "北京"}'),
        text('{"city": "' + "哈" * 400, finish="length"),
        error(400, "context length exceeded"),
        error(500),
    ],
)
def test_refusals_errors_and_what_is_not_whole_are_not_kept(reply: Reply, tmp_path: Path) -> None:
    with ChatServer([reply, reply]) as server:
        for _ in range(2):
            outcome = asyncio.run(ask(server.base_url, tmp_path, reasks=0, attempts=1))
            assert isinstance(outcome, Refused) or outcome.problems
        assert len(server.requests) == 2


def test_equal_questions_at_the_same_time_are_asked_once(tmp_path: Path) -> None:
    async def run(base_url: str) -> None:
        async with Door(options(base_url, tmp_path)) as door:
            await asyncio.gather(*(door.ask(QUESTION, Cities, tag=str(n)) for n in range(5)))

    with ChatServer(lambda body: says(GOOD, delay=0.05)) as server:
        asyncio.run(run(server.base_url))
        assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"model": "n"}, "model"),
        ({"temperature": 1.0}, "sampling"),
        ({"messages": [{"role": "system", "content": "S"}, BODY["messages"][1]]}, "system_message"),
        ({"messages": [BODY["messages"][0], {"role": "user", "content": "U"}]}, "question"),
        ({"response_format": {"type": "json_schema"}}, "response_schema"),
    ],
)
def test_a_miss_names_the_part_that_missed(
    change: dict[str, Any], part: str, tmp_path: Path
) -> None:
    kept = key_of("http://a.test/v1", "point-1", BODY)
    with ResponseStore(tmp_path, 10**8) as store:
        assert store.explain(kept).differing == tuple(kept.parts)
        store.put(kept, b"raw", report="r.txt")
        found = store.explain(key_of("http://a.test/v1", "point-1", BODY | change))
        assert (found.hit, found.differing, found.report) == (False, (part,), "r.txt")
        assert store.explain(key_of("http://a.test/v1", "point-2", BODY)).differing == (
            "prompt_version",
        )
        assert store.explain(key_of("http://b.test/v1", "point-1", BODY)).differing == ("base_url",)
        assert store.explain(kept).hit


def test_how_an_answer_is_sent_does_not_matter() -> None:
    streamed = BODY | {"stream": True, "stream_options": {"include_usage": True}}
    assert key_of("http://a.test/v1", "v", streamed) == key_of("http://a.test/v1", "v", BODY)


def test_the_order_of_keys_does_not_matter() -> None:
    turned = dict(reversed(BODY.items()))
    assert key_of("http://a.test/v1/", "v", BODY) == key_of("http://a.test/v1", "v", turned)


def test_stats_and_clear(tmp_path: Path) -> None:
    with ResponseStore(tmp_path, 10**8) as store:
        for n in range(3):
            store.put(key_of("http://a.test", "v", BODY | {"n": n}), b"x" * 100, report="r")
        store.remember("dialect", {"mode": "tools"})
        stats = store.stats()
        assert (stats.answers, dict(stats.models), stats.limit) == (3, {"m": 3}, 10**8)
        assert 0 < stats.bytes < 10**6
        assert store.note("dialect") == {"mode": "tools"}
        assert store.clear() == 4
        assert store.stats().answers == 0
        assert store.note("dialect") is None


def test_the_cache_stays_below_its_limit(tmp_path: Path) -> None:
    limit = 300_000
    with ResponseStore(tmp_path, limit) as store:
        for n in range(60):
            noise = random.Random(n).randbytes(40_000)
            store.put(key_of("http://a.test", "v", {"n": n}), noise, report="r")
        assert store.stats().bytes < limit * 1.5
        assert 0 < store.stats().answers < 60


def test_damage_counts_as_missing(tmp_path: Path) -> None:
    key = key_of("http://a.test", "v", BODY)
    with ResponseStore(tmp_path, 10**8) as store:
        store.put(key, b"raw", report="r")
    with sqlite3.connect(tmp_path / "cache.db") as database:
        database.execute("UPDATE Cache SET value = ?", (b"not zlib",))
    with ResponseStore(tmp_path, 10**8) as store:
        assert store.get(key) is None
        assert not store.explain(key).hit


def test_pickles_are_neither_written_nor_read(tmp_path: Path) -> None:
    key = key_of("http://a.test", "v", BODY)
    with ResponseStore(tmp_path, 10**8) as store:
        store.put(key, b"raw", report="r")
        with pytest.raises(TypeError):
            store._cache.set("k", {"a": "dict"})
    with sqlite3.connect(tmp_path / "cache.db") as database:
        database.execute("UPDATE Cache SET mode = 4, value = ?", (pickle.dumps("boom"),))
    with ResponseStore(tmp_path, 10**8) as store:
        assert store.get(key) is None
        assert not store.explain(key).hit, "it is dropped, and nobody has unpickled it"


def test_a_file_in_place_of_the_folder_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="--cache-dir"):
        ResponseStore(tmp_path / "file", 10**6)


def _fill(folder: Path, first: int) -> None:
    with ResponseStore(folder, 10**8) as store:
        for n in range(first, first + 50):
            key = key_of("http://a.test", "v", {"n": n % 60})
            store.put(key, b"raw %d" % (n % 60), report="r")
            assert store.get(key) == b"raw %d" % (n % 60)


def test_several_processes_share_it(tmp_path: Path) -> None:
    forks = multiprocessing.get_context("fork")
    workers = [forks.Process(target=_fill, args=(tmp_path, n * 20)) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    with ResponseStore(tmp_path, 10**8) as store:
        assert store.stats().answers == 60
