"""The doctor finds out what an endpoint supports, and the next run uses it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, calls, error, text
from support.clock import Clock
from support.doors import options

from extractor.endpoint import Diagnosis, Door, probe
from extractor.errors import UsageError
from extractor.options import Options

RIGHT = {"city": "呼和浩特市", "count": 131}
LONG = {"city": "北京、" * 40, "count": 34}


def diagnose(script: Any, cache: Path | None = None, **model: Any) -> Diagnosis:
    with ChatServer(script, key="k") as server:
        asked = options(server.base_url, cache, **({"api_key": "k"} | model))
        found = asyncio.run(probe(asked, timing=Clock().timing))
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


def trials(found: Diagnosis) -> dict[str, bool | None]:
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
        "chinese": True,
        "white_space": True,
        "thinking": True,
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
    assert details["thinking"] == "think tags are stripped"
    assert details["chinese"] == "Chinese is escaped, and read back"
    assert details["truncation"] == "a cut-off answer looks like a finished one"
    assert "unknown" in details["price"]


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
    assert "refused the API key" in found.trials[0].detail


def test_without_a_model_there_is_nothing_to_examine() -> None:
    with pytest.raises(UsageError, match="--base-url"):
        asyncio.run(probe(Options()))
