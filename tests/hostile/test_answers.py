"""Hostile answers of a model, over HTTP: that question fails or is read, and nothing else."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from dataclasses import dataclass

import pytest
from support.chat_server import ChatServer, Reply, error, says, text
from support.clock import Clock
from support.doors import GOOD as CITY
from support.doors import QUESTION, Cities, options

from extractor.batch import run
from extractor.endpoint import Answer, Door
from extractor.endpoint.find_json import find_json, without_thoughts
from extractor.schemas import Result
from tests.hostile.answers import BROKEN, ODD, UNKEPT

ANSWERS: dict[str, Reply] = {
    **{name: reply for name, (reply, _) in BROKEN.items()}, **UNKEPT, **ODD
}  # fmt: skip
NUMBERS = {name: 1_000 + number for number, name in enumerate(ANSWERS)}


@dataclass(frozen=True)
class Runs:
    """Two runs over a report for each answer: what became of it, and how often it was asked."""

    first: dict[str, Result]
    failed: dict[str, str]
    asked_first: Counter[str]
    asked_again: Counter[str]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    folder = tmp_path_factory.mktemp("answers")
    (folder / "r").mkdir()
    for number in NUMBERS.values():
        report = f"某县水务局2012年政府信息公开年度报告\n2012年收到政府信息公开申请{number}件。\n"
        (folder / "r" / f"{number}.txt").write_text(report)
        # An endpoint that fails three questions in a row is given up.
        if number % 2:
            (folder / "r" / f"{number}x.txt").write_text(f"{report}2012年收到信件{number}件。\n")
    names = {number: name for name, number in NUMBERS.items()}
    asked: Counter[str] = Counter()

    def script(question: dict[str, object]) -> Reply:
        said = str(question["messages"])
        number = re.search(r"(1\d{3})】?件", said) or re.search(r"(1\d{3})", said)
        assert number
        if "信件" in said:
            return text('{"n":[],"missed":[5]}')  # not kept: it is asked in the second run too
        asked[names[int(number[1])]] += 1
        return ANSWERS[names[int(number[1])]]

    collected: dict[str, Result] = {}
    failed: dict[str, str] = {}

    def go(server: ChatServer) -> Counter[str]:
        asked.clear()
        asked_with = options(
            server.base_url, folder / "cache", attempts=1, reasks=0, second_round=False,
            timeout=30, in_flight=1,
        ).model_copy(update={"concurrency": 1})  # fmt: skip
        ended = asyncio.run(
            run([folder / "r"], None, asked_with, on_progress=lambda progress: None,
                collect=lambda result: collected.update({result.name: result}))
        )  # fmt: skip
        failed.update({row.report: row.reason for row in ended.rows if row.state == "failed"})
        assert ended.stop is None, ended.stop_reason
        return Counter(asked)

    with ChatServer(script) as server:
        first = go(server)
        again = go(server)
    results = {
        name: collected[f"{number}.txt"]
        for name, number in NUMBERS.items()
        if f"{number}.txt" in collected
    }
    return Runs(results, failed, first, again)


def test_no_answer_is_a_fault_of_the_program(runs: Runs) -> None:
    assert runs.failed == {}
    assert runs.first.keys() == ANSWERS.keys()


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_answer_is_the_failure_of_its_question(runs: Runs, name: str) -> None:
    result = runs.first[name]
    # What the model leaves out is told beside it.
    (failure,) = [one for one in result.failures if one.kind != "mostly_unanswered"]
    assert failure.kind == BROKEN[name][1]
    assert result.state == "needs_review"
    assert not [fact for fact in result.facts if "model" in fact.readers]
    # Said in a line that can be written anywhere.
    assert "\n" not in failure.message
    assert len(failure.message) < 800
    assert failure.message.encode()
    assert result.model_dump_json()


@pytest.mark.parametrize("name", UNKEPT)
def test_a_wrong_item_is_dropped_and_told(runs: Runs, name: str) -> None:
    result = runs.first[name]
    assert not [one for one in result.failures if one.kind != "mostly_unanswered"]
    told = [finding.message for finding in result.findings if finding.kind == "incomplete"]
    assert any("dropped" in message for message in told)
    assert all(len(message) < 800 for message in told)


@pytest.mark.parametrize("name", [*BROKEN, *UNKEPT])
def test_a_broken_answer_is_never_kept(runs: Runs, name: str) -> None:
    assert runs.asked_first[name] == runs.asked_again[name] >= 1


@pytest.mark.parametrize("name", ODD)
def test_an_answer_beside_something_odd_is_read_and_kept(runs: Runs, name: str) -> None:
    result = runs.first[name]
    assert not [one for one in result.failures if one.kind != "mostly_unanswered"]
    facts = [(fact.indicator, str(fact.value)) for fact in result.facts]
    assert ("applications.received", str(NUMBERS[name])) in facts
    assert runs.asked_again[name] == 0
    assert result.model_dump_json()


def test_a_reask_of_many_faults_is_short() -> None:
    wrong = ",".join(["{}"] * 1_500)

    async def ask(server: ChatServer) -> None:
        async with Door(options(server.base_url), timing=Clock().timing) as door:
            await door.ask(QUESTION, Cities, tag="r.txt")

    with ChatServer([text(f'{{"city":"北京","counts":[{wrong}]}}')] * 2) as server:
        asyncio.run(ask(server))
    assert "还有 1460 处错误" in server.requests[1].body["messages"][-1]["content"]
    assert len(server.requests[1].raw) < 10_000


@pytest.mark.parametrize("pause", ["\xb2", "\xa05", "nan", "-1", "1_0_", "0x10", "5;5", "\xe9"])
def test_a_pause_that_is_none_is_not_waited_for(pause: str) -> None:
    clock = Clock()

    async def ask(server: ChatServer) -> object:
        async with Door(options(server.base_url), timing=clock.timing) as door:
            return await door.ask(QUESTION, Cities, tag="r.txt")

    with ChatServer([error(429, retry_after=pause), says(CITY)]) as server:
        assert isinstance(asyncio.run(ask(server)), Answer)
    assert clock.sleeps in ([1.0], [5.0])  # its own pause; \xa0 is a blank


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("<think>a</think>b", "b"),
        ("<think>a<thought>b</think>c", "c"),
        ("<THINK>a</think>b<thinking>c</thinking>d", "bd"),
        ("a</think>b", "b"),
        ("<think>a</thought>b", "b"),
        ("a<think>b", "a"),
        ("</think>a<think>b</think>c", "ac"),
        ("<think>a<think>b</think>c</think>d", "d"),
    ],
)
def test_thoughts_are_left_out(said: str, left: str) -> None:
    assert without_thoughts(said) == left


def test_a_key_that_stands_twice_alike_is_one() -> None:
    assert find_json('{"n":[],"n":[]}').value == {"n": []}
