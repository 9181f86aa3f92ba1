"""What models wrap around their JSON is survived; what an endpoint does not take is learnt."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.chat_server import ChatServer, Reply, calls, error, says, text
from support.clock import Clock
from support.doors import GOOD, QUESTION, Cities, options

from extractor.endpoint import Answer, Door, FakeTransport, Refused
from extractor.endpoint.find_json import find_json, without_thoughts
from extractor.errors import ConfigurationRefused

PLAIN = json.dumps(GOOD, ensure_ascii=False)
WRAPPED = [
    f'<think>共有两个城市吗?{{"city": "上海"}}</think>\n{PLAIN}',
    f"先想一想……</think>{PLAIN}",
    f"```json\n{PLAIN}\n```",
    f"```\n{PLAIN}\n```\n希望对您有帮助!",
    f"好的,结果如下:\n{PLAIN}\n以上。",
    f'例如 {{"city": "甲"}}。答案:{PLAIN}',
    "\ufeff" + PLAIN,
    json.dumps(GOOD),
    PLAIN.replace("北京", "\\\\u5317\\\\u4eac"),
    "\n\n" + PLAIN + "\n" * 20,
]


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
@pytest.mark.parametrize("said", WRAPPED)
def test_wrapping_costs_no_correction(said: str, mode: str) -> None:
    async def run(server: ChatServer) -> Answer[Cities] | Refused:
        asked = options(server.base_url, mode=mode)
        async with Door(asked, timing=Clock().timing) as door:
            return await door.ask(QUESTION, Cities, tag="r")

    with ChatServer([text(said)]) as server:
        outcome = asyncio.run(run(server))
    assert isinstance(outcome, Answer), outcome
    assert outcome.value == Cities(**GOOD)
    assert outcome.reasks == 0


def test_a_tool_call_is_taken_though_json_was_asked_for() -> None:
    async def run(server: ChatServer) -> Answer[Cities] | Refused:
        asked = options(server.base_url, mode="json_schema")
        async with Door(asked, timing=Clock().timing) as door:
            return await door.ask(QUESTION, Cities, tag="r")

    with ChatServer([calls(GOOD)]) as server:
        outcome = asyncio.run(run(server))
    assert isinstance(outcome, Answer)


@given(st.recursive(st.text() | st.integers() | st.none(), lambda inner: st.lists(inner)))
def test_clean_json_is_left_alone(value: object) -> None:
    said = json.dumps({"k": value}, ensure_ascii=False)
    found = find_json(said).value
    assert found is not None
    if "\\" not in said:
        assert found == {"k": value}


@given(st.text())
def test_any_text_is_read_or_refused(said: str) -> None:
    found = find_json(said).value
    assert found is None or isinstance(found, dict | list)
    assert "<think>" not in without_thoughts(said)


def understands(*taken: str, limit: str = "max_tokens") -> Any:
    """A server that takes only some ways of asking, and complains as real ones do."""

    def script(body: dict[str, Any]) -> Reply:
        if limit not in body:
            return error(400, f"Unsupported parameter: use '{limit}' instead.")
        kind = (body.get("response_format") or {}).get("type")
        if kind == "json_schema" and "json_schema" not in taken:
            return error(400, "This response_format type is unavailable now")
        if body.get("tools"):
            refusal = "tools are not supported by this model"
            return calls(GOOD) if "tools" in taken else error(400, refusal)
        return says(GOOD)

    return script


@pytest.mark.parametrize(
    ("script", "mode", "requests"),
    [
        (understands("json_schema", "tools"), "json_schema", 1),
        (understands("tools"), "tools", 2),
        (understands(), "json", 3),
        (understands(limit="max_completion_tokens"), "json", 4),
    ],
)
def test_the_mode_falls_back_and_is_remembered(
    script: Any, mode: str, requests: int, tmp_path: Path
) -> None:
    async def run(server: ChatServer, tag: str) -> None:
        asked = options(server.base_url, tmp_path)
        async with Door(asked, timing=Clock().timing) as door:
            question = [QUESTION[0], {"role": "user", "content": tag}]
            outcome = await door.ask(question, Cities, tag=tag)  # type: ignore[arg-type]
            assert isinstance(outcome, Answer)
            assert door.dialect.mode == mode

    with ChatServer(script) as server:
        asyncio.run(run(server, "first"))
        assert len(server.requests) == requests
        asyncio.run(run(server, "second"))
        assert len(server.requests) == requests + 1


def test_a_mode_that_the_user_chose_is_kept() -> None:
    async def run(server: ChatServer) -> None:
        async with Door(options(server.base_url, mode="json_schema")) as door:
            await door.ask(QUESTION, Cities, tag="r")

    with (
        ChatServer(understands("tools")) as server,
        pytest.raises(ConfigurationRefused, match="extractor doctor"),
    ):
        asyncio.run(run(server))


def test_good_items_survive_bad_ones() -> None:
    async def run(server: ChatServer) -> Answer[Cities] | Refused:
        async with Door(options(server.base_url, reasks=1)) as door:
            return await door.ask(QUESTION, Cities, tag="r")

    bad = says({"city": "北京", "counts": [1, "viele", 3]})
    with ChatServer([bad, bad]) as server:
        outcome = asyncio.run(run(server))
    assert isinstance(outcome, Answer)
    assert outcome.value.counts == [1, 3]
    assert outcome.problems == (
        "counts.1: Input should be a valid integer, unable to parse string as an integer",
    )
    assert outcome.problems[0] in server.requests[1].body["messages"][-1]["content"]


def test_a_check_gets_the_answer_and_the_one_it_corrects() -> None:
    seen: list[tuple[str, str | None]] = []

    def check(answer: Cities, previous: Cities | None) -> list[str]:
        seen.append((answer.city, previous.city if previous else None))
        return [] if answer.city == "上海" else [f"{answer.city} is not in the text"]

    answers = iter(["北京", "上海"])
    fake = FakeTransport(lambda body: {"city": next(answers)})

    async def run() -> Answer[Cities] | Refused:
        async with Door(options("http://fake.test/v1"), transport=fake) as door:
            return await door.ask(QUESTION, Cities, tag="r", check=check)

    outcome = asyncio.run(run())
    assert isinstance(outcome, Answer)
    assert (outcome.value.city, outcome.reasks, outcome.problems) == ("上海", 1, ())
    assert seen == [("北京", None), ("上海", "北京")]
    assert fake.requests[1]["messages"][2]["content"] == '{"city": "北京"}'
    assert "北京 is not in the text" in fake.requests[1]["messages"][3]["content"]


def test_templates_in_a_report_stay_text() -> None:
    fake = FakeTransport(lambda body: GOOD)
    planted = "{{ 7 * 6 }} {% for x in y %} {{ cycler.__init__ }}"

    async def run() -> None:
        async with Door(options("http://fake.test/v1"), transport=fake) as door:
            question = [QUESTION[0], {"role": "user", "content": planted}]
            await door.ask(question, Cities, tag="r", check=lambda *_: [])  # type: ignore[arg-type]

    asyncio.run(run())
    assert fake.requests[0]["messages"][1]["content"] == planted
