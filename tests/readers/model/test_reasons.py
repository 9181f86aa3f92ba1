"""The second round: which places are asked about again, and in which words."""

from __future__ import annotations

import asyncio
from typing import Any

from support.reports import marks

from extractor.endpoint import Door, FakeTransport
from extractor.options import ModelOptions, Options
from extractor.pipeline import aextract
from extractor.schemas import Result
from extractor.text.load import load

OPTIONS = Options(
    model=ModelOptions(base_url="http://endpoint.invalid/v1", model="m"), use_cache=False
)


def asked(text: str, indicators: dict[str, str]) -> tuple[Result, list[str]]:
    """A report read by a model that claims a mark by the last words before it.

    Gives the result and the doubts of the second round.
    """

    def answer(body: dict[str, Any]) -> dict[str, Any]:
        found = marks(body).items()
        return {
            "n": [
                {"m": mark, "i": id_}
                for mark, words in found
                for end, id_ in indicators.items()
                if words.endswith(end)
            ]
        }

    transport = FakeTransport(answer)

    async def read() -> Result:
        async with Door(OPTIONS, transport=transport) as door:
            return await aextract(load(text, max_bytes=10**6), OPTIONS, door)

    result = asyncio.run(read())
    questions = [body["messages"][1]["content"] for body in transport.requests]
    again = [q.partition("<疑问")[2] for q in questions if "<疑问" in q]
    lines = [line for text in again for line in text.split("\n") if line.startswith("【")]
    return result, lines


def test_a_number_with_the_wrong_indicator_is_one_doubt() -> None:
    text = "某县2015年政府信息公开年度报告\n一、概况\n全年共办理人大代表建议47件。\n"
    result, doubts = asked(text, {"建议47件": "applications.received"})
    assert [fact.verdict for fact in result.facts] == ["stated"]
    assert doubts == []


def test_a_part_that_exceeds_its_whole_is_quoted_with_its_formula() -> None:
    text = (
        "某县2015年政府信息公开年度报告\n一、主动公开\n"
        "全年主动公开政府信息700条,政府网站上公开信息900条。\n"
    )
    ends = {"信息700条": "proactive.total", "信息900条": "proactive.website"}
    _, (doubt,) = asked(text, ends)
    assert doubt.startswith("【2】、【1】 政府网站公开政府信息数、主动公开政府信息数:部分大于总数")
    assert "900" in doubt.partition("大于总数")[2]


def test_a_number_that_was_left_out_is_asked_for() -> None:
    text = "某县2015年政府信息公开年度报告\n一、概况\n全年共收到政府信息公开申请31件。\n"
    _, doubts = asked(text, {})
    assert doubts == ["【1】 没有答指标,也没有答标签"]


def test_what_the_words_say_of_time_is_no_doubt() -> None:
    text = (
        "某县2015年政府信息公开年度报告\n一、主动公开\n"
        "全年主动公开政府信息206条,历年累计主动公开政府信息1733条。\n"
        "二、收费\n自《条例》实施以来,从未收取任何费用。\n"
    )
    ends = {
        "信息206条": "proactive.total",
        "信息1733条": "proactive.cumulative",
        "收取任何费用": "fees.collected",
    }
    result, doubts = asked(text, ends)
    periods = {fact.indicator: fact.period for fact in result.facts}
    assert periods == {
        "proactive.total": "year",
        "proactive.cumulative": "cumulative",
        "fees.collected": "cumulative",
    }
    assert doubts == []
