"""Scripted faults on a real HTTP server: what is asked again, after which sleeps, what is said."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, completion, error, says, text
from support.clock import Clock
from support.doors import GOOD, QUESTION, Cities, options

from extractor.endpoint import Answer, Door, Refused
from extractor.errors import ConfigurationRefused, EndpointDown, EndpointError


def ask(
    script: list[Reply], clock: Clock | None = None, **model: Any
) -> tuple[Answer[Cities] | Refused, ChatServer]:
    """Ask one question of a server that plays the script."""

    async def run(server: ChatServer) -> Answer[Cities] | Refused:
        timing = (clock or Clock()).timing
        async with Door(options(server.base_url, **model), timing=timing) as door:
            return await door.ask(QUESTION, Cities, tag="r.txt")

    with ChatServer(script) as server:
        return asyncio.run(run(server)), server


def answered(outcome: Answer[Cities] | Refused) -> Cities:
    assert isinstance(outcome, Answer), outcome
    return outcome.value


def test_an_answer_needs_one_call() -> None:
    outcome, server = ask([says(GOOD)])
    assert answered(outcome) == Cities(city="北京", counts=[1, 2])
    assert len(server.requests) == 1
    assert server.requests[0].path == "/v1/chat/completions"


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize(
    ("replies", "sleeps"),
    [
        ([error(429, retry_after="7")], [7.0]),
        ([error(429, retry_after="Thu, 01 Jan 2026 00:00:42 GMT")], [42.0]),
        ([error(429)], [1.0]),
        ([error(429), error(429), error(429)], [1.0, 2.0, 4.0]),
        ([error(503, retry_after="3"), error(429, retry_after="0.5")], [3.0, 0.5]),
        ([error(429, retry_after="-5"), error(429, retry_after="0")], [1.0, 2.0]),
        ([error(429, retry_after="Thu, 01 Jan 1970 00:00:00 GMT")], [1.0]),
        ([error(429, retry_after="soon")], [1.0]),
        ([error(500)], [1.0]),
        ([error(502), error(504)], [1.0, 2.0]),
        ([error(408), error(409)], [1.0, 2.0]),
        ([says(GOOD, fault="reset")], [1.0]),
        ([Reply(body=b'{"choices": "\xff\xfe"}')], [1.0]),
        ([Reply(body=b"<html>maintenance</html>")], [1.0]),
        ([Reply(body=json.dumps({"error": {"code": 429, "message": "busy"}}).encode())], [1.0]),
    ],
)
def test_passing_faults_are_asked_again(replies: list[Reply], sleeps: list[float]) -> None:
    clock = Clock()
    outcome, server = ask([*replies, says(GOOD)], clock)
    assert answered(outcome).city == "北京"
    assert len(server.requests) == len(replies) + 1
    assert clock.sleeps == sleeps


def test_a_stall_in_mid_body_ends_at_the_time_limit() -> None:
    clock = Clock()
    outcome, server = ask([says(GOOD, fault="stall"), says(GOOD)], clock, timeout=0.3)
    assert answered(outcome).city == "北京"
    assert (len(server.requests), clock.sleeps) == (2, [1.0])


def test_a_late_first_byte_ends_at_the_time_limit() -> None:
    outcome, server = ask([says(GOOD, delay=0.6)] * 2, timeout=0.2, attempts=2)
    assert isinstance(outcome, Refused)
    assert outcome.kind == "timeout"
    assert "0.2 s after 2 attempts" in outcome.message
    assert len(server.requests) == 2


def test_a_late_first_byte_within_the_limit_is_waited_for() -> None:
    outcome, server = ask([says(GOOD, delay=0.4)], timeout=5)
    assert answered(outcome).city == "北京"
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (error(429, "slow down"), "rate_limited", "slow down"),
        (error(500, "boom"), "server_error", "HTTP 500: boom"),
        (says(GOOD, fault="reset"), "unreachable", "after 3 attempts"),
        (Reply(body=b"\xff\xfe"), "garbled", "not JSON in UTF-8"),
    ],
)
def test_lasting_faults_become_values(reply: Reply, kind: str, words: str) -> None:
    clock = Clock()
    outcome, server = ask([reply] * 3, clock, attempts=3)
    assert isinstance(outcome, Refused)
    assert outcome.kind == kind
    assert words in outcome.message
    assert len(server.requests) == 3
    assert clock.sleeps == [1.0, 2.0]


@pytest.mark.parametrize(
    "pause",
    ["86400", "200000000", "Fri, 31 Dec 9999 23:59:59 GMT", "Fri, 02 Jan 2026 00:00:00 GMT"],
)
def test_a_pause_of_a_day_ends_the_run(pause: str) -> None:
    clock = Clock()
    with pytest.raises(EndpointDown, match=r"asks for a pause of .*the same command again") as down:
        ask([error(429, "daily limit", retry_after=pause)], clock)
    assert down.value.cause == "wait"
    assert clock.sleeps == []


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (error(400, "unknown field"), "unknown field"),
        (error(402, "Insufficient Balance"), "no credit"),
        (error(403, "no access"), "does not allow the request"),
        (error(403, "Invalid API key"), "refused the API key"),
        (error(429, "You exceeded your current quota", code="insufficient_quota"), "no credit"),
    ],
)
def test_what_cannot_pass_is_never_asked_again(reply: Reply, words: str) -> None:
    clock = Clock()
    with pytest.raises(ConfigurationRefused, match=words) as refused:
        ask([reply], clock)
    assert not isinstance(refused.value, EndpointDown), "nobody need try again later"
    assert clock.sleeps == []


def test_a_wrong_key_names_the_remedy_and_not_the_key() -> None:
    async def run(server: ChatServer) -> None:
        asked = options(server.base_url, api_key="sk-secret-1")
        async with Door(asked, timing=Clock().timing) as door:
            await door.ask(QUESTION, Cities, tag="r.txt")

    with ChatServer([], key="another") as server:
        with pytest.raises(ConfigurationRefused) as caught:
            asyncio.run(run(server))
        assert len(server.requests) == 1
    assert "EXTRACTOR_API_KEY" in str(caught.value)
    assert "sk-secret-1" not in str(caught.value)
    assert caught.value.exit_code == 4


def test_an_unknown_model_names_the_model() -> None:
    async def run(server: ChatServer) -> None:
        async with Door(options(server.base_url), timing=Clock().timing) as door:
            await door.ask(QUESTION, Cities, tag="r.txt")

    with ChatServer([], model="other") as server:
        with pytest.raises(ConfigurationRefused, match="does not know the model 'test-model'"):
            asyncio.run(run(server))
        assert len(server.requests) == 1


def test_nobody_listens() -> None:
    async def run(base_url: str) -> None:
        async with Door(options(base_url, attempts=2), timing=Clock().timing) as door:
            await door.ask(QUESTION, Cities, tag="r.txt")

    with ChatServer([]) as server:
        base_url = server.base_url
    with pytest.raises(EndpointDown, match="is the server running") as down:
        asyncio.run(run(base_url))
    assert down.value.cause == "unreachable"


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (text('{"city": "北', finish="length"), "truncated"),
        (text(None, finish="length"), "truncated"),
        (text(None, refusal="I cannot help with that"), "refusal"),
        (text("", finish="content_filter"), "refusal"),
        (error(400, "Input data may contain inappropriate content"), "refusal"),
        (error(400, "This model's maximum context length is 4096 tokens"), "too_long"),
    ],
)
def test_endings_that_a_correction_cannot_mend(reply: Reply, kind: str) -> None:
    outcome, server = ask([reply])
    assert isinstance(outcome, Refused)
    assert outcome.kind == kind
    assert len(server.requests) == 1


@pytest.mark.thorough(every=2)
@pytest.mark.parametrize(
    ("bad", "kind", "words"),
    [
        (completion([]), "empty", "上次回答是空的"),
        (text(""), "empty", "上次回答是空的"),
        (text('{"city": "' + "北京," * 200, finish="length"), "repetition", "不断重复"),
        (text('{"city": ' + "\n" * 400, finish="length"), "repetition", "不断重复"),
        (text("好的,这份报告里没有城市。"), "invalid", "没有 JSON 对象"),
        (text('{"city": "北京", "counts": ["x"'), "truncated", "没有写完"),
        (text('{"city": "北京", "counts": [1, }]}'), "invalid", "语法错误"),
        (text('{"town": "北京"}'), "invalid", "city: Field required"),
    ],
)
def test_bad_answers_are_corrected_and_then_refused(bad: Reply, kind: str, words: str) -> None:
    outcome, server = ask([bad, says(GOOD)])
    assert answered(outcome).city == "北京"
    assert isinstance(outcome, Answer)
    assert outcome.reasks == 1
    correction = server.requests[1].body["messages"]
    assert correction[:2] == server.requests[0].body["messages"]
    assert words in correction[-1]["content"]

    outcome, server = ask([bad] * 3)
    assert isinstance(outcome, Refused)
    assert outcome.kind == kind
    # A model that says the same again is not asked a third time; one that fails to answer is.
    assert (
        outcome.usage.calls == len(server.requests) == (3 if kind in ("empty", "repetition") else 2)
    )
    assert outcome.usage.completion_tokens == 20 * outcome.usage.calls


def test_a_re_ask_holds_the_last_bad_answer_only() -> None:
    outcome, server = ask([text(f"没有城市{n}。") for n in "abc"])
    assert isinstance(outcome, Refused)
    assert outcome.usage.calls == 3
    sizes = [len(seen.raw) for seen in server.requests]
    assert sizes[1] == sizes[2]


def test_later_bad_requests_are_values() -> None:
    async def run(server: ChatServer) -> tuple[object, object]:
        async with Door(options(server.base_url), timing=Clock().timing) as door:
            first = await door.ask(QUESTION, Cities, tag="a")
            return first, await door.ask(QUESTION, Cities, tag="b")

    with ChatServer([says(GOOD), error(400, "strange text")]) as server:
        first, second = asyncio.run(run(server))
    assert isinstance(first, Answer)
    assert isinstance(second, Refused)
    assert second.kind == "bad_request"


def test_other_reports_are_untouched_by_a_fault() -> None:
    def script(body: dict[str, Any]) -> Reply:
        bad = "坏" in body["messages"][1]["content"]
        return error(500, "boom") if bad else says(GOOD)

    async def run(server: ChatServer) -> list[Answer[Cities] | Refused]:
        async with Door(options(server.base_url, attempts=2), timing=Clock().timing) as door:
            questions = [
                [QUESTION[0], {"role": "user", "content": f"{'坏' if n == 2 else '好'}{n}"}]
                for n in range(6)
            ]
            return await asyncio.gather(
                *(door.ask(q, Cities, tag=str(n)) for n, q in enumerate(questions))  # type: ignore[arg-type]
            )

    with ChatServer(script) as server:
        outcomes = asyncio.run(run(server))
        assert len(server.requests) == 7
    assert [isinstance(item, Answer) for item in outcomes] == [True, True, False, True, True, True]


def test_nothing_is_printed_by_the_libraries(capfd: pytest.CaptureFixture[str]) -> None:
    ask([text("nothing to see")] * 3)
    with pytest.raises(EndpointError):
        ask([error(401)])
    assert capfd.readouterr() == ("", "")
