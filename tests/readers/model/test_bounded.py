"""How often a model is asked at most where it never answers: a real server on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, error, text
from support.clock import Clock
from support.doors import options
from support.reports import REPORT

from extractor.endpoint import Door
from extractor.pipeline import aextract
from extractor.schemas import Result
from extractor.text.load import load

_SHORT = (
    "某县水务局2021年政府信息公开工作年度报告\n"
    "2021年,我局主动公开政府信息1391条。全年收到政府信息公开申请5件,信息处理费3.5元。\n"
    "没有发生行政诉讼。全年组织培训3次。\n"
)


def asked(report: str, reply: Reply) -> tuple[Result, int]:
    """A report read with a server that always says the same, and the requests it got."""

    def script(body: Mapping[str, Any]) -> Reply:
        return reply

    async def run(base_url: str) -> Result:
        given = options(base_url)
        async with Door(given, timing=Clock().timing) as door:
            source = load(report.encode(), name="a", max_bytes=10**6)
            return await aextract(source, given, door)

    with ChatServer(script) as server:
        return asyncio.run(run(server.base_url)), len(server.requests)


@pytest.mark.parametrize(
    ("reply", "most"),
    [(error(500), 5), (Reply(body=b"<<"), 5), (Reply(body=b" " * (16 * 1024**2 + 1)), 2)],
)
def test_a_question_that_failed_as_often_as_it_may_is_not_asked_again(
    reply: Reply, most: int
) -> None:
    result, requests = asked(_SHORT, reply)
    assert requests == most
    assert result.state == "needs_review"


def test_answers_that_are_always_cut_off_are_not_halved_for_ever() -> None:
    cut = text('{"n": [', finish="length")
    result, requests = asked(_SHORT, cut)
    assert requests <= 7
    assert result.state == "needs_review"
    long = REPORT + "".join(f"全年举办第{n}场讲座,听众{n + 20}人。" for n in range(60))
    _, requests = asked(long, cut)
    portions = -(-len(long) // 600)
    assert requests <= 15 * portions
