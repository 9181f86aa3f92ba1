"""What is refused for its size or by a filter: told once, and not asked again."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx2
import pytest

from extractor.endpoint import Door, FakeTransport
from extractor.options import ModelOptions, Options
from extractor.pipeline import aextract
from extractor.schemas import Result
from extractor.text.load import load

OPTIONS = Options(
    model=ModelOptions(base_url="http://endpoint.invalid/v1", model="m"), use_cache=False
)
REPORT = (
    "禾川县林业局2015年政府信息公开年度报告\n一、主动公开\n"
    "全年主动公开政府信息502条,其中网站700条。\n二、依申请公开\n收到申请31件,办结30件。\n"
)


def _read(answer: Any) -> tuple[Result, list[str]]:
    transport = FakeTransport(answer)

    async def read() -> Result:
        async with Door(OPTIONS, transport=transport) as door:
            return await aextract(load(REPORT, max_bytes=10**6), OPTIONS, door)

    result = asyncio.run(read())
    return result, [body["messages"][1]["content"] for body in transport.requests]


def _too_large(_: dict[str, Any]) -> httpx2.Response:
    return httpx2.Response(413, content=b"<h1>413 Request Entity Too Large</h1>")


def _filtered(_: dict[str, Any]) -> httpx2.Response:
    return httpx2.Response(400, content=b'{"error": {"code": "content_filter", "message": "no"}}')


@pytest.mark.parametrize("answer", [_too_large, _filtered], ids=["size", "filter"])
def test_it_is_told_once_and_asked_once(answer: Any) -> None:
    result, questions = _read(answer)
    assert result.failures
    assert not any("<疑问" in question for question in questions)
    assert len(set(result.findings)) == len(result.findings)
    assert len(set(result.failures)) == len(result.failures)


def test_what_was_answered_is_still_asked_about_again() -> None:
    """The twin: a model that answers nothing leaves numbers unclaimed, and is asked about them."""
    _, questions = _read(lambda _: {"n": []})
    assert any("<疑问" in question for question in questions)
