"""What becomes of a report where the model does not answer as asked."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, error, says, text
from support.doors import options
from support.reading import Answerer, run
from support.reports import REPORT, RULES, document, longer, marks, pointing

from extractor.endpoint import Door, FakeTransport
from extractor.errors import BudgetReached, ConfigurationRefused
from extractor.readers.model import read
from extractor.readers.reading import Reading


def cut_off_above(limit: int) -> Answerer:
    """A model whose output limit allows so many claims."""

    def answer(body: dict[str, Any]) -> Any:
        claims = pointing(RULES)(body)
        if len(claims["n"]) > limit:
            import httpx2

            return httpx2.Response(200, content=text('{"n": [', finish="length").body)
        return claims

    return answer


def test_a_cut_off_answer_halves_the_question() -> None:
    report, transport = document(), FakeTransport(cut_off_above(2))
    reading = run(transport, report)
    assert len(reading.claims) == len(RULES) - 3, "the sentence with three numbers stays too long"
    assert len(transport.requests) > 3
    (failure,) = reading.failures
    assert failure.kind == "truncated"
    assert "其中网络申请20件,信函申请11件" in failure.quote.text
    assert reading.usage.calls == len(transport.requests)


def test_a_question_that_is_too_long_is_halved_too() -> None:
    def script(body: dict[str, Any]) -> Reply:
        if len(marks(body)) > 4:
            return error(400, "This model's maximum context length is 900 tokens")
        return says(pointing(RULES)(body))

    with ChatServer(script) as server:
        asked = options(server.base_url)

        async def ask() -> Reading:
            async with Door(asked) as door:
                return await read(document(), door, asked)

        reading = asyncio.run(ask())
    assert len(reading.claims) == len(RULES)
    assert reading.failures == ()


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (text(None, refusal="no"), "refusal"),
        (text("没有 JSON"), "invalid"),
        (text(""), "empty"),
        (error(500), "server_error"),
    ],
)
def test_a_part_that_cannot_be_read_is_a_failure(reply: Reply, kind: str) -> None:
    def script(body: dict[str, Any]) -> Reply:
        if "申请31件" in body["messages"][1]["content"]:
            return reply
        return says(pointing(RULES)(body))

    with ChatServer(script) as server:
        asked = options(server.base_url, attempts=1).model_copy(update={"chunk_chars": 200})

        async def ask() -> Reading:
            async with Door(asked) as door:
                # Enough text to need several questions.
                many = REPORT.replace(
                    "历年累计",
                    "。".join(f"发布栏目信息{n}条" for n in range(40, 70)) + "。历年累计",
                )
                return await read(document(many), door, asked)

        reading = asyncio.run(ask())
    assert [failure.kind for failure in reading.failures] == [kind] * len(reading.failures)
    assert any("申请31件" in failure.quote.text for failure in reading.failures)
    assert reading.failures[0].message.startswith("report.txt: ")
    assert "proactive.total" in {claim.indicator for claim in reading.claims}


def test_a_wrong_key_ends_the_reading() -> None:
    async def ask(base_url: str) -> None:
        asked = options(base_url, api_key="wrong").model_copy(update={"chunk_chars": 200})
        async with Door(asked) as door:
            await read(document(), door, asked)

    with ChatServer([], key="right") as server, pytest.raises(ConfigurationRefused):
        asyncio.run(ask(server.base_url))


def test_the_budget_ends_the_reading_and_a_restart_repeats_nothing(tmp_path: Path) -> None:
    async def ask(base_url: str, **limit: Any) -> Reading:
        asked = options(base_url, tmp_path, in_flight=1, **limit)
        asked = asked.model_copy(update={"chunk_chars": 200})
        async with Door(asked) as door:
            return await read(document(longer("甲乙丙")), door, asked)

    def script(body: dict[str, Any]) -> Reply:
        return says(pointing(RULES)(body), tokens=(1000, 100))

    with ChatServer(script) as server:
        with pytest.raises(BudgetReached):
            asyncio.run(ask(server.base_url, max_tokens=2700))
        paid = len(server.requests)
        assert paid == 2
        reading = asyncio.run(ask(server.base_url))
        bodies = [seen.raw for seen in server.requests]
    assert len(set(bodies)) == len(bodies), "no paid call is repeated"
    assert reading.usage.cached == paid
    assert reading.failures == ()
