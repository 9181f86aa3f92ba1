"""A proxy of the environment is used, and left out where the environment says so."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from support.chat_server import ChatServer, says
from support.doors import GOOD, QUESTION, Cities, options

from extractor.endpoint import Answer, Door, Refused


def _ask(base_url: str, **model: Any) -> Answer[Cities] | Refused:
    async def run() -> Answer[Cities] | Refused:
        async with Door(options(base_url, attempts=1, **model)) as door:
            return await door.ask(QUESTION, Cities, tag="r.txt")

    return asyncio.run(run())


def test_requests_go_to_the_proxy_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with ChatServer([says(GOOD)]) as proxy:
        monkeypatch.setenv("http_proxy", proxy.base_url.removesuffix("/v1"))
        outcome = _ask("http://model.invalid/v1")
    assert isinstance(outcome, Answer)
    assert [request.path for request in proxy.requests] == [
        "http://model.invalid/v1/chat/completions"
    ]


def test_addresses_that_need_no_proxy_are_asked_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    with ChatServer([says(GOOD)]) as server:
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        outcome = _ask(server.base_url)
    assert isinstance(outcome, Answer)
    assert [request.path for request in server.requests] == ["/v1/chat/completions"]


def test_a_proxy_of_the_settings_comes_before_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with ChatServer([says(GOOD)]) as proxy:
        outcome = _ask("http://model.invalid/v1", proxy=proxy.base_url.removesuffix("/v1"))
    assert isinstance(outcome, Answer)
    assert proxy.requests[0].path == "http://model.invalid/v1/chat/completions"
