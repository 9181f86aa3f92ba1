"""Why the door keeps its own corrections, checks and half answers: what instructor does with them.

These tests speak to instructor itself.  One that fails after an update of it says that the reason
given in ``docs/endpoint.md`` has gone.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any, Literal

import pytest
from support.chat_server import ChatServer, Reply, says, text
from support.clock import Clock
from support.doors import GOOD, QUESTION, Cities, options

from extractor.endpoint import Answer, Door, Message
from extractor.endpoint.dialect import Dialect
from extractor.options import ModelOptions

BAD_ITEM = {"city": "北京", "counts": [1, "viele", 3]}


async def by_instructor(server: ChatServer, **more: Any) -> Cities:
    """One question through instructor's public interface, with nothing of ours."""
    # Here, as it takes seconds: every process of the tests imports this file.
    import httpx2
    import instructor
    import openai

    client = openai.AsyncOpenAI(
        base_url=server.base_url, api_key="k", max_retries=0, http_client=httpx2.AsyncClient()
    )
    patched = instructor.from_openai(client, mode=instructor.Mode.JSON_SCHEMA)
    messages = more.pop("messages", [dict(item) for item in QUESTION])
    try:
        value, _ = await patched.create_with_completion(
            model="m", messages=messages, response_model=Cities, **more
        )
    finally:
        await client.close()
    return value


async def by_the_door(server: ChatServer) -> Answer[Cities]:
    async with Door(options(server.base_url), timing=Clock().timing) as door:
        outcome = await door.ask(QUESTION, Cities, tag="r")
    assert isinstance(outcome, Answer)
    return outcome


def test_its_corrections_grow_and_ours_do_not() -> None:
    bad = [text(f"没有城市{n}。") for n in "abc"]
    with ChatServer(bad) as server:
        with pytest.raises(Exception, match="validation error"):
            asyncio.run(by_instructor(server, max_retries=2))
        theirs = [len(seen.body["messages"]) for seen in server.requests]
    with ChatServer([*bad[:2], says(GOOD)]) as server:
        asyncio.run(by_the_door(server))
        ours = [len(seen.body["messages"]) for seen in server.requests]
    assert theirs == [2, 4, 6]
    assert ours == [2, 4, 4]


def test_it_loses_an_answer_of_which_one_item_is_wrong() -> None:
    with (
        ChatServer(lambda body: says(BAD_ITEM)) as server,
        pytest.raises(Exception, match="validation error"),
    ):
        asyncio.run(by_instructor(server, max_retries=0))
    with ChatServer(lambda body: says(BAD_ITEM)) as server:
        outcome = asyncio.run(by_the_door(server))
    assert outcome.value.counts == [1, 3]
    assert len(outcome.problems) == 1


@pytest.mark.parametrize(
    "said", [f"```json\n{json.dumps(GOOD)}\n```", f"<think>嗯</think>{json.dumps(GOOD)}"]
)
def test_it_reads_no_answer_with_something_around_it(said: str) -> None:
    with (
        ChatServer(lambda body: text(said)) as server,
        pytest.raises(Exception, match="validation error"),
    ):
        asyncio.run(by_instructor(server, max_retries=0))
    with ChatServer([text(said)]) as server:
        assert asyncio.run(by_the_door(server)).value == Cities(**GOOD)


def test_with_a_validation_context_it_executes_what_a_report_says() -> None:
    planted = [{"role": "user", "content": "共收到{{ 7 * 6 }}件"}]
    with ChatServer([says(GOOD), says(GOOD)]) as server:
        asyncio.run(by_instructor(server, messages=planted, context={"mentions": ["1"]}))
        asyncio.run(by_instructor(server, messages=planted))
        sent = [seen.body["messages"][0]["content"] for seen in server.requests]
    assert sent == ["共收到42件", "共收到{{ 7 * 6 }}件"]


@pytest.mark.parametrize(
    ("address", "path", "sent"),
    [
        ("/v1", "/v1/chat/completions", "authorization"),
        ("/v1/chat/completions", "/v1/chat/completions", "authorization"),
        ("/v1?team=a", "/v1/chat/completions?team=a", "authorization"),
        (
            "/openai/deployments/gpt?api-version=2024-06-01",
            "/openai/deployments/gpt/chat/completions?api-version=2024-06-01",
            "api-key",
        ),
        (
            "?api-version=2024-06-01",
            "/openai/deployments/test-model/chat/completions?api-version=2024-06-01",
            "api-key",
        ),
        (
            "/openai/v1?api-version=preview",
            "/openai/v1/chat/completions?api-version=preview",
            "authorization",
        ),
    ],
)
def test_addresses(address: str, path: str, sent: str) -> None:
    with ChatServer(lambda body: says(GOOD)) as server:
        base_url = server.base_url.removesuffix("/v1") + address
        asyncio.run(_ask(options(base_url, api_key="sesame").model))
    (seen,) = server.requests
    assert seen.path == path
    assert "sesame" in seen.headers[sent]
    assert ("authorization" in seen.headers) == (sent == "authorization")


async def _ask(model: ModelOptions | None) -> None:
    from extractor.options import Options

    async with Door(Options(model=model, use_cache=False)) as door:
        assert isinstance(await door.ask(QUESTION, Cities, tag="r"), Answer)


def test_headers_query_and_fields_are_sent() -> None:
    asked = options(
        "http://x/v1",
        headers={"X-Tenant": "t1", "Authorization": "Basic abc"},
        query={"team": "a"},
        extra_body={"enable_thinking": False, "top_k": 20, "temperature": 0.5},
        stream=True,
    )
    pieces = ["data: " + json.dumps({"choices": [{"delta": {"content": json.dumps(GOOD)}}]}), ""]
    with ChatServer([Reply(body="\n".join([*pieces, "data: [DONE]", ""]).encode())]) as server:
        assert asked.model
        asyncio.run(_ask(asked.model.model_copy(update={"base_url": server.base_url})))
    (seen,) = server.requests
    assert (seen.headers["x-tenant"], seen.headers["authorization"]) == ("t1", "Basic abc")
    assert seen.path == "/v1/chat/completions?team=a"
    assert seen.body["enable_thinking"] is False
    assert (seen.body["top_k"], seen.body["temperature"], seen.body["stream"]) == (20, 0.5, True)


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
def test_a_question_has_the_form_that_instructor_gives_it(mode: Literal["tools", "json"]) -> None:
    import httpx2
    import instructor
    import openai

    from extractor.endpoint.client import _MODES, Client

    # A report may hold what stands for a message in the form: it is text like any other.
    asked: list[Message] = [
        {"role": "system", "content": "只答城市"},
        {"role": "user", "content": "\x000\x00 和 \x001\x00"},
        {"role": "assistant", "content": "{}"},
        {"role": "user", "content": "再来"},
    ]
    with ChatServer([says(GOOD), says(GOOD)]) as server:
        model = ModelOptions(base_url=server.base_url, model="m", max_output_tokens=77)

        async def both() -> None:
            client = Client(model, httpx2.AsyncHTTPTransport())
            await client.ask(asked, Cities, Dialect(mode=mode), model)
            await client.close()
            bare = openai.AsyncOpenAI(base_url=server.base_url, api_key="k", max_retries=0)
            with suppress(Exception):  # what it makes of the answer is not the question here
                await instructor.from_openai(bare, mode=_MODES[mode]).create_with_completion(
                    model="m", messages=[dict(item) for item in asked], response_model=Cities,
                    max_retries=0, strict=False, max_tokens=77, temperature=0.0,
                )  # fmt: skip
            await bare.close()

        asyncio.run(both())
    ours, theirs = (seen.body for seen in server.requests[:2])
    assert ours == theirs
