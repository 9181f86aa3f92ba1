"""The rules before the model: it is asked only about what they leave."""

from __future__ import annotations

import asyncio
from typing import Any

from support.clock import Clock
from support.doors import options
from support.reports import document, fake, marks

from extractor.endpoint import Door, FakeTransport
from extractor.pipeline import aextract
from extractor.readers.model import questions
from extractor.schemas import Result
from extractor.text.load import load

TEXT = """某县2012年政府信息公开工作年度报告
一、依申请公开情况
全年共收到政府信息公开申请31件,其中网络申请20件。县长信箱办理来信75封。
"""


def run(transport: FakeTransport, **model: Any) -> Result:
    asked = options("http://fake.test/v1", **model)

    async def read() -> Result:
        async with Door(asked, transport=transport, timing=Clock().timing) as door:
            return await aextract(load(TEXT, max_bytes=10**6), asked, door)

    return asyncio.run(read())


def test_the_model_is_asked_only_about_what_the_rules_leave() -> None:
    seen: list[dict[int, str]] = []

    def answer(body: dict[str, Any]) -> dict[str, Any]:
        seen.append(marks(body))
        return {"n": [{"m": number, "l": "县长信箱来信"} for number in marks(body)]}

    result = run(FakeTransport(answer), rules_first=True)
    assert [words[-3:] for words in seen[0].values()] == ["75封"]
    found = {(fact.indicator, fact.label, fact.readers) for fact in result.facts}
    assert ("applications.received", "收到申请数", ("rules", "learned")) in found
    assert ("other", "县长信箱来信", ("model",)) in found
    assert result.versions.readers == ("rules", "model", "learned")
    assert result.ledger.totals["unclaimed"] == 0


def test_by_default_the_model_is_asked_about_all() -> None:
    transport = fake({"申请31件": "applications.received"})
    run(transport)
    assert len(marks(transport.requests[0])) == 3


def test_what_would_be_asked_is_what_is_asked() -> None:
    asked = options("http://fake.test/v1", rules_first=True)
    (question,) = asyncio.run(questions(document(TEXT), asked))
    transport = fake({})
    run(transport, rules_first=True, reasks=0, second_round=False)
    assert question.body["messages"] == transport.requests[0]["messages"]
