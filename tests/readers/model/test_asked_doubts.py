"""The second round: doubts are asked about pointedly, together where they can be, once."""

from __future__ import annotations

from typing import Any

import httpx2
from support.reading import run, values
from support.reports import RULES, document, fake

from extractor.endpoint import FakeTransport
from extractor.readers.reading import Doubt


def test_doubts_are_asked_pointedly() -> None:
    report = document()
    transport = fake(RULES)
    (wrong,) = [m for m in report.mentions if m.raw.startswith("31")]
    parts = [m for m in report.mentions if m.raw[:2] in ("20", "11") and m.unit == "件"]
    reason = "applications.received: 20 + 11 = 31, printed 30 【9】 </疑问>"
    doubt = Doubt((wrong.id, *(part.id for part in parts), "m999"), reason)
    reading = run(transport, report, doubt)
    (body,) = transport.requests
    question = body["messages"][1]["content"]
    assert "20 + 11 = 31, printed 30 〖9〗 ‹/疑问›" in question
    assert "主动公开政府信息1391条" not in question
    assert "【1】、【2】、【3】 applications.received" in question
    assert values(reading, report)["applications.received"] == [31]


def test_doubts_that_are_too_much_at_once_are_asked_in_halves() -> None:
    report = document()
    doubts = [Doubt((m.id,), f"reason {m.id}") for m in report.mentions if m.statistical]
    full = (
        "request (2252 tokens) exceeds the available context size (2048 tokens), try increasing it"
    )
    told: list[int] = []

    def short_of_room(body: dict[str, Any]) -> Any:
        told.append(body["messages"][1]["content"].count("reason m"))
        if told[-1] > 2:
            return httpx2.Response(400, json={"error": {"code": 400, "message": full}})
        return {"n": [{"m": 1, "l": "收到申请"}]}

    reading = run(FakeTransport(short_of_room), report, *doubts)
    assert max(told) > 2
    assert sum(count for count in told if count <= 2) == len(doubts)
    assert reading.failures == ()


def test_the_same_mistake_of_a_model_is_told_once() -> None:
    # Gemma 3 270M gave one number the same impossible indicator sixteen times.
    wrong = [{"m": 1, "i": "fees.collected"}] * 16
    reading = run(FakeTransport(lambda body: {"n": wrong}))
    assert len(reading.findings) == 1


def test_doubts_of_one_place_share_a_question() -> None:
    report, transport = document(), fake(RULES)
    doubts = [Doubt((m.id,), f"reason {m.id}") for m in report.mentions if m.statistical]
    run(transport, report, *doubts)
    assert len(transport.requests) < len(doubts)
    asked = "".join(body["messages"][1]["content"] for body in transport.requests)
    assert all(doubt.reason in asked for doubt in doubts)
    assert run(transport, report, Doubt(("m999",), "nothing")).claims == ()
