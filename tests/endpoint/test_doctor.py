"""The doctor finds out what an endpoint supports, and the next run uses it."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, calls, completion, error, text
from support.clock import Clock
from support.doors import options

import extractor.endpoint  # what examines one is imported when it is called
from extractor.endpoint import Door
from extractor.errors import UsageError
from extractor.options import Options, Price

RIGHT = {"city": "呼和浩特市", "count": 131}
LONG = {"city": "北京、" * 40, "count": 34}


def diagnose(script: Any, cache: Path | None = None, **model: Any) -> extractor.endpoint.Diagnosis:
    with ChatServer(script, key="k") as server:
        asked = options(server.base_url, cache, **({"api_key": "k"} | model))
        found = asyncio.run(extractor.endpoint.probe(asked, timing=Clock().timing))
        if cache is not None:
            assert Door(asked).dialect.mode == found.mode
        return found


def endpoint(
    *modes: str, said: str | None = None, hides: bool = False, limit: str = "max_tokens"
) -> Any:
    """An endpoint that takes these modes."""

    def script(body: dict[str, Any]) -> Reply:
        if limit not in body:
            return error(400, f"use '{limit}' instead of 'max_tokens'")
        kind = (body.get("response_format") or {}).get("type", "")
        mode = {"json_schema": "json_schema", "json_object": "json"}.get(kind, "tools")
        if mode not in modes:
            return error(400, f"{kind or 'tools'} not supported")
        if body[limit] < 50:
            return text('{"city": "北京、上', finish="stop" if hides else "length")
        if mode == "tools":
            return calls(RIGHT)
        return text(said or json.dumps(RIGHT, ensure_ascii=False))

    return script


def trials(found: extractor.endpoint.Diagnosis) -> dict[str, bool | None]:
    return {trial.name: trial.ok for trial in found.trials}


def test_an_endpoint_that_does_everything(tmp_path: Path) -> None:
    found = diagnose(endpoint("json_schema", "tools", "json"), tmp_path)
    assert found.mode == "json_schema"
    assert found.usable
    assert trials(found) == {
        "reachable": True,
        "json_schema": True,
        "tools": True,
        "json": True,
        "reading": True,
        "chinese": True,
        "white_space": True,
        "thinking": True,
        "prefix": None,
        "context": None,
        "usage": True,
        "truncation": True,
        "price": None,
    }


@pytest.mark.parametrize("mode", ["tools", "json"])
def test_the_best_mode_is_chosen_and_remembered(mode: str, tmp_path: Path) -> None:
    found = diagnose(endpoint(mode), tmp_path)
    assert found.mode == mode
    assert trials(found)["json_schema"] is False


def test_parameters_are_learnt_too(tmp_path: Path) -> None:
    found = diagnose(endpoint("json_schema", limit="max_completion_tokens"), tmp_path)
    assert found.mode == "json_schema"


def test_what_is_odd_is_said() -> None:
    thinking = f"<think>嗯</think>{json.dumps(RIGHT)}"
    found = diagnose(endpoint("json_schema", said=thinking, hides=True))
    details = {trial.name: trial.detail for trial in found.trials}
    assert details["thinking"].startswith("a reasoning model: think tags are stripped, up to 20")
    assert found.settings["max_output_tokens"] == 8192
    assert details["chinese"] == "Chinese is escaped, and read back"
    assert details["truncation"] == "a cut-off answer looks like a finished one"
    assert "unknown" in details["price"]


def test_a_small_model_that_misreads_is_usable_and_said_to() -> None:
    found = diagnose(endpoint("json_schema", said='{"city": "131", "count": 131}'))
    told = {trial.name: (trial.ok, trial.detail) for trial in found.trials}
    assert (found.mode, found.usable) == ("json_schema", True)
    assert told["reading"][0] is False
    assert "misread a one-line question in 1 of 1 modes" in told["reading"][1]
    assert told["chinese"] == (None, "no answer held any Chinese")


@pytest.mark.parametrize(
    ("said", "of_chinese"),
    [
        ("今天天气很好。", "no answer held the Chinese that was asked for"),
        ("lorem ipsum \\u4f60", "no answer held any Chinese"),
        # The form is wrong, and yet the city came back as it was written.
        ("城市是呼和浩特市", "Chinese comes back as written"),
    ],
)
def test_of_nonsense_nothing_good_is_said(said: str, of_chinese: str) -> None:
    found = diagnose(lambda body: text(said))
    told = {trial.name: (trial.ok, trial.detail) for trial in found.trials}
    assert not found.usable
    assert told["reading"] == (None, "not tried: no mode works")
    assert told["chinese"] == (True if "written" in of_chinese else None, of_chinese)


def test_garbled_chinese_and_loops() -> None:
    garbled = diagnose(endpoint("json_schema", said='{"city": "????", "count": 131}'))
    assert trials(garbled)["chinese"] is False
    assert not garbled.usable
    looping = diagnose(endpoint("json_schema", "tools", said='{"city":' + "\n" * 500))
    assert trials(looping)["white_space"] is False
    assert looping.mode == "tools"


def test_a_wrong_key_is_a_diagnosis() -> None:
    found = diagnose(endpoint("json"), api_key="wrong")
    assert not found.usable
    assert [trial.name for trial in found.trials] == ["reachable"]
    assert found.cause == "key"
    assert "refused the API key" in found.trials[0].detail


@pytest.mark.parametrize(
    ("reply", "cause", "words"),
    [
        (error(400, "Insufficient Balance"), "credit", "no credit"),
        (error(429, "余额不足或无可用资源包,请充值。", code="1113"), "credit", "no credit"),
        (error(400, "Model Not Exist"), "model", "check --model"),
        (error(404, "The model `m` does not exist"), "model", "check --model"),
        (error(404, "Not Found"), "address", "check --model and --base-url"),
        (error(400, "API key not valid. Please pass a valid API key."), "key", "EXTRACTOR_API_KEY"),
        (Reply(body=b"<!DOCTYPE html><title>One API</title>"), "address", "One API"),
    ],
)
def test_the_cause_is_named_before_any_mode(reply: Reply, cause: str, words: str) -> None:
    found = diagnose(lambda body: reply)
    assert (found.cause, found.mode) == (cause, None)
    assert [trial.name for trial in found.trials] == ["reachable"]
    assert words in found.trials[0].detail


def test_thoughts_prefix_context_and_price_are_told() -> None:
    prefixes: list[str] = []

    def script(body: dict[str, Any]) -> Reply:
        beginning = body["messages"][0]["content"]
        known = 1024 if beginning in prefixes and len(beginning) > 1000 else 0
        prefixes.append(beginning)
        said = {"content": json.dumps(RIGHT, ensure_ascii=False), "reasoning_content": "想一想"}
        choice = {"index": 0, "finish_reason": "stop", "message": said}
        return completion([choice], tokens=(1600, 300), cached=known, thought=280)

    models = [{"id": "other", "max_model_len": 1}, {"id": "test-model", "max_model_len": 32768}]
    price = Price(prompt=Decimal(1), completion=Decimal(2), currency="CNY", date=date(2026, 3, 1))
    with ChatServer(
        script, models=[models[0], {"id": "test-model", "max_model_len": 4096}]
    ) as server:
        small = asyncio.run(
            extractor.endpoint.probe(options(server.base_url), timing=Clock().timing)
        )
    assert ("context", False) in [(trial.name, trial.ok) for trial in small.trials]
    prefixes.clear()
    with ChatServer(script, models=models) as server:
        found = asyncio.run(
            extractor.endpoint.probe(options(server.base_url, price=price), timing=Clock().timing)
        )
    told = {trial.name: (trial.ok, trial.detail) for trial in found.trials}
    assert told["thinking"][1].startswith("a reasoning model: it reasons apart from the answer, up")
    assert told["prefix"] == (True, "a repeated prefix is kept: 1024 of 1600 tokens")
    assert told["context"] == (True, "32,768 tokens")
    # llama.cpp's server has one model, called after its file, and answers by any name.
    served = {"id": "gemma-3-270m-q4_k_m.gguf", "meta": {"n_ctx": 2048, "n_ctx_train": 32768}}
    with ChatServer(script, models=[served]) as server:
        one = asyncio.run(extractor.endpoint.probe(options(server.base_url), timing=Clock().timing))
    (context,) = [trial for trial in one.trials if trial.name == "context"]
    assert (context.ok, context.detail[:12]) == (False, "2,048 tokens")
    assert told["price"][1].startswith(
        "1 in, 2 out CNY for a million tokens, as of 2026-03-01: a re"
    )
    assert "about 0.0031 to 0.0093" in told["price"][1]


def test_without_a_model_there_is_nothing_to_examine() -> None:
    with pytest.raises(UsageError, match="--base-url"):
        asyncio.run(extractor.endpoint.probe(Options()))


@pytest.mark.parametrize(
    ("reply", "kind", "told"),
    [
        (error(429, "slow down"), "rate_limited", "lower --in-flight"),
        (Reply(delay=0.6), "timeout", "did not answer within 0.2 s"),
        (error(503, "loading"), "server_error", "HTTP 503"),
    ],
)
def test_what_keeps_an_endpoint_from_answering_says_nothing_of_its_modes(
    reply: Reply, kind: str, told: str
) -> None:
    # Long enough, where it is not what is tried, for a busy machine.
    found = diagnose(lambda body: reply, timeout=0.2 if kind == "timeout" else 30)
    assert (found.usable, found.hindered) == (False, kind)
    assert found.trials[0].name == "reachable"
    assert found.trials[0].ok is None
    assert all(told in trial.detail for trial in found.trials[1:])


def test_a_mode_that_a_busy_server_does_not_answer_is_not_called_unsupported() -> None:
    answers = endpoint("tools", "json")

    def script(body: dict[str, Any]) -> Reply:
        kind = (body.get("response_format") or {}).get("type", "")
        return error(429, "slow down") if kind == "json_schema" else answers(body)

    found = diagnose(script)
    assert (found.mode, found.hindered) == ("tools", None)
    assert trials(found)["json_schema"] is None
