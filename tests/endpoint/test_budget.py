"""The budget of a run: what would go beyond it is not sent, however the endpoint counts."""

from __future__ import annotations

import asyncio
import json
import re
from decimal import Decimal
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, error, says
from support.clock import Clock
from support.doors import GOOD, QUESTION, Cities, options

from extractor.endpoint import Answer, Door, Message
from extractor.errors import BudgetReached
from extractor.options import Options, Price
from extractor.schemas import Usage

PRICE = Price(prompt=Decimal(1), completion=Decimal(2), currency="CNY")


def questions(count: int) -> list[list[Message]]:
    return [[QUESTION[0], {"role": "user", "content": str(n)}] for n in range(count)]


async def asked(given: Options, count: int) -> tuple[list[object], Usage]:
    """What became of questions that are all put at once, and what they used."""
    async with Door(given, timing=Clock().timing) as door:
        found = await asyncio.gather(
            *(door.ask(q, Cities, tag="a") for q in questions(count)), return_exceptions=True
        )
        return list(found), door.total


def counted(usage: object) -> Reply:
    """A good answer whose endpoint counts so."""
    body = json.loads(says(GOOD).body)
    return Reply(body=json.dumps({**body, "usage": usage}).encode())


@pytest.mark.parametrize(
    ("budget", "words"),
    [
        ({"max_tokens": 300}, "the budget of 300 tokens allows no further question (240 used,"),
        (
            {"max_cost": Decimal("0.0004"), "price": PRICE},
            "the budget of 0.0004 CNY allows no further question (0.00028 used,",
        ),
    ],
)
def test_the_question_that_would_go_beyond_is_not_sent(budget: dict[str, Any], words: str) -> None:
    async def run(base_url: str) -> None:
        async with Door(options(base_url, **budget), timing=Clock().timing) as door:
            for question in questions(9):
                await door.ask(question, Cities, tag="a")

    with ChatServer(lambda body: says(GOOD)) as server:
        with pytest.raises(BudgetReached, match=re.escape(words)) as caught:
            asyncio.run(run(server.base_url))
        assert len(server.requests) == 2
    assert caught.value.exit_code == 4


@pytest.mark.parametrize("budget", [{"max_tokens": 10}, {"max_tokens": 0},
                                    {"max_cost": Decimal("0.00001"), "price": PRICE}])  # fmt: skip
def test_a_first_question_that_is_too_large_is_not_sent(budget: dict[str, Any]) -> None:
    with ChatServer(lambda body: says(GOOD)) as server:
        found, _ = asyncio.run(asked(options(server.base_url, **budget), 3))
        assert server.requests == []
    assert all(isinstance(one, BudgetReached) for one in found)


@pytest.mark.parametrize("budget", [{"max_tokens": 5000},
                                    {"max_cost": Decimal("0.0054"), "price": PRICE}])  # fmt: skip
def test_requests_under_way_are_within_the_budget_too(budget: dict[str, Any]) -> None:
    # The endpoint counts far more than the characters tell, and many are put at once.
    def script(body: dict[str, Any]) -> Reply:
        return says(GOOD, tokens=(1000, 100), delay=0.02)

    with ChatServer(script) as server:
        found, total = asyncio.run(asked(options(server.base_url, in_flight=16, **budget), 40))
        assert len(server.requests) == 4
    assert sum(isinstance(one, Answer) for one in found) == 4
    assert total.prompt_tokens + total.completion_tokens == 4400
    ended = [str(one) for one in found if isinstance(one, BudgetReached)]
    used = "4400 used" if "max_tokens" in budget else "0.0048 used"
    assert len(ended) == 36
    assert all(used in one for one in ended), ended[0]


def test_a_large_budget_holds_nobody_back() -> None:
    with ChatServer(lambda body: says(GOOD, delay=0.05)) as server:
        given = options(server.base_url, in_flight=8, max_tokens=100_000)
        asyncio.run(asked(given, 16))
        assert len(server.requests) == 16
        assert server.most > 1


def test_what_fails_leaves_its_share_to_the_others() -> None:
    with ChatServer([error(500), error(503), says(GOOD), says(GOOD)]) as server:
        found, _ = asyncio.run(asked(options(server.base_url, in_flight=1, max_tokens=250), 2))
    assert [type(one) for one in found] == [Answer, Answer]


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize(
    "usage",
    [
        None,
        {},
        {"prompt_tokens": -5, "completion_tokens": "7", "total_tokens": None},
        {"prompt_tokens": 0, "completion_tokens": 0},
        {"prompt_tokens": 12},
        "many",
    ],
)
@pytest.mark.parametrize("budget", [{"max_tokens": 300},
                                    {"max_cost": Decimal("0.0004"), "price": PRICE}])  # fmt: skip
def test_where_the_endpoint_does_not_count_the_estimate_does(
    usage: object, budget: dict[str, Any]
) -> None:
    with ChatServer(lambda body: counted(usage)) as server:
        found, total = asyncio.run(asked(options(server.base_url, in_flight=4, **budget), 40))
        assert 2 <= len(server.requests) < 20
    assert isinstance(found[-1], BudgetReached)
    assert total.estimated == total.calls == len(server.requests)
    assert 0 < total.prompt_tokens + total.completion_tokens <= 300
    assert total.cost is None or 0 < total.cost <= Decimal("0.0004")


def test_what_the_endpoint_counts_is_not_called_estimated() -> None:
    with ChatServer([says(GOOD), error(400), says(GOOD)]) as server:
        _, total = asyncio.run(asked(options(server.base_url, in_flight=1), 3))
    # What is refused without a word is asked in another way once.
    assert (total.calls, total.estimated) == (4, 0)
