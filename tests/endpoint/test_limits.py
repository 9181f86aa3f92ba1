"""Rate limits, the cool-down that all share, and the budget."""

from __future__ import annotations

import asyncio
import time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.chat_server import ChatServer, Reply, completion, error, says, text
from support.clock import Clock
from support.doors import GOOD, QUESTION, Cities, options
from tenacity import wait_fixed

from extractor.endpoint import Answer, Door, FakeTransport, Message, Refused
from extractor.endpoint.completion import Tokens, read_completion
from extractor.endpoint.prices import price_of
from extractor.endpoint.timing import Timing
from extractor.endpoint.transports.limits import Places, Window
from extractor.endpoint.usage import add_usage, cost_of, estimate_tokens
from extractor.errors import UsageError
from extractor.options import ModelOptions, Options, Price
from extractor.schemas import Usage

PRICE = Price(prompt=Decimal(1), completion=Decimal(2), currency="CNY")


def questions(count: int) -> list[list[Message]]:
    return [[QUESTION[0], {"role": "user", "content": str(n)}] for n in range(count)]


async def ask_all(
    asked: Options, count: int, clock: Clock | None = None, fake: FakeTransport | None = None
) -> list[Answer[Cities] | Refused]:
    timing = (clock or Clock()).timing
    async with Door(asked, transport=fake, timing=timing) as door:
        return await asyncio.gather(
            *(door.ask(q, Cities, tag=str(n)) for n, q in enumerate(questions(count)))
        )


@given(
    limit=st.integers(1, 20),
    steps=st.lists(st.tuples(st.floats(0, 30), st.integers(1, 25)), max_size=60),
)
def test_no_minute_holds_more_than_the_limit(limit: int, steps: list[tuple[float, int]]) -> None:
    window, now = Window(limit), 0.0
    taken: list[tuple[float, int]] = []
    for pause, units in steps:
        now += pause
        while (wait := window.wait(now, units)) > 0:
            now += wait
        window.take(now, units)
        taken.append((now, min(units, limit)))
    for start, _ in taken:
        inside = sum(units for at, units in taken if start <= at < start + 59.999)
        assert inside <= limit


def test_requests_a_minute() -> None:
    clock = Clock()
    fake = FakeTransport(lambda body: GOOD)
    asked = options("http://fake.test/v1", requests_per_minute=2)
    asyncio.run(ask_all(asked, 5, clock, fake))
    assert len(fake.requests) == 5
    assert clock.sleeps == [60.0, 60.0]


def test_tokens_a_minute() -> None:
    clock = Clock()
    fake = FakeTransport(lambda body: GOOD)
    asked = options("http://fake.test/v1", tokens_per_minute=2500, max_output_tokens=1000)
    asyncio.run(ask_all(asked, 4, clock, fake))
    assert clock.sleeps == [60.0]


def test_everybody_waits_when_one_is_told_to_slow_down() -> None:
    clock = Clock()
    at: list[float] = []

    def script(body: dict[str, Any]) -> Reply:
        at.append(clock.now)
        return error(429, retry_after="20") if len(at) == 1 else says(GOOD)

    with ChatServer(script) as server:
        asked = options(server.base_url, in_flight=1)
        outcomes = asyncio.run(ask_all(asked, 4, clock))
    assert all(isinstance(item, Answer) for item in outcomes)
    assert len(at) == 5
    assert at[0] == 1000.0
    assert min(at[1:]) >= 1020.0


def test_no_more_requests_under_way_than_allowed() -> None:
    with ChatServer(lambda body: says(GOOD, delay=0.02)) as server:
        asyncio.run(ask_all(options(server.base_url, in_flight=3), 12))
        assert (server.most, len(server.requests)) == (3, 12)


async def asked_for_all(asked: Options, timing: Timing) -> list[Answer[Cities] | Refused]:
    async with Door(asked, timing=timing) as door:
        return await asyncio.gather(
            *(door.ask(q, Cities, tag=str(n)) for n, q in enumerate(questions(12)))
        )


def test_a_server_of_one_slot_is_asked_for_less_at_a_time() -> None:
    # As llama.cpp's: the others wait, and whoever has given up waiting is dropped.
    patience, work = 1.0, 0.4
    free_at = 0.0

    def script(body: dict[str, Any]) -> Reply:
        nonlocal free_at
        now = time.monotonic()
        begins = max(now, free_at)
        if begins > now + patience:
            return says(GOOD, delay=patience + 1)
        free_at = min(begins + work, now + patience)
        return says(GOOD, delay=begins + work - now)

    with ChatServer(script) as server:
        asked = options(server.base_url, in_flight=8, timeout=patience, attempts=3)
        outcomes = asyncio.run(asked_for_all(asked, Timing(backoff=wait_fixed(0.05))))
    assert [type(item) for item in outcomes] == [Answer] * 12


def test_time_outs_of_the_same_moment_halve_once() -> None:
    async def after() -> list[int]:
        places, left = Places(8), []
        for began, now in ((0.0, 5.0), (1.0, 5.1), (6.0, 9.0), (9.5, 12.0), (13.0, 15.0)):
            places.halve(began, now)
            left.append(places.most)
        return left

    assert asyncio.run(after()) == [4, 4, 2, 1, 1]


def test_tokens_and_money_are_counted_for_each_report() -> None:
    async def run(base_url: str) -> tuple[Usage, Usage, Usage]:
        async with Door(options(base_url, price=PRICE), timing=Clock().timing) as door:
            await door.ask(QUESTION, Cities, tag="a")
            await door.ask(QUESTION, Cities, tag="b")
            return door.usage("a"), door.usage("b"), door.total

    script = [text("prose", tokens=(1000, 500)), says(GOOD), error(500), says(GOOD)]
    with ChatServer(script) as server:
        first, second, total = asyncio.run(run(server.base_url))
    assert first == Usage(
        calls=2, prompt_tokens=1100, completion_tokens=520, cost=Decimal("0.00214"), currency="CNY"
    )
    assert (second.calls, second.cost) == (2, Decimal("0.00014"))
    assert total == add_usage(first, second)


def test_a_report_that_has_ended_is_forgotten_and_still_stands_in_the_total() -> None:
    async def run(base_url: str) -> tuple[Usage, Usage, Usage]:
        async with Door(options(base_url, price=PRICE), timing=Clock().timing) as door:
            await door.ask(QUESTION, Cities, tag="a")
            return door.take("a"), door.take("a"), door.total

    with ChatServer([says(GOOD)]) as server:
        first, again, total = asyncio.run(run(server.base_url))
    assert (first.calls, again) == (1, Usage())
    assert total == first


def test_tokens_that_were_read_before_cost_their_own_price() -> None:
    price = Price(prompt=Decimal(10), cached=Decimal(1), completion=Decimal(0))
    tokens = Tokens(prompt=1_000_000, completion=5, cached=900_000)
    assert cost_of(tokens, price) == Decimal("1.9")
    assert cost_of(tokens, price.model_copy(update={"cached": None})) == Decimal(10)
    body = completion([], tokens=(100, 20), cached=64).body
    assert read_completion(body).tokens == Tokens(100, 20, 64)
    deepseek = body.replace(
        b'"prompt_tokens_details": {"cached_tokens": 64}', b'"prompt_cache_hit_tokens": 64'
    )
    assert read_completion(deepseek).tokens == Tokens(100, 20, 64)


def test_an_unknown_price_stays_unknown() -> None:
    fake = FakeTransport(lambda body: GOOD)
    (outcome,) = asyncio.run(ask_all(options("http://fake.test/v1"), 1, fake=fake))
    assert outcome.usage.cost is None
    assert outcome.usage.prompt_tokens > 0
    openai = ModelOptions(base_url="https://api.openai.com/v1", model="gpt-4o-mini")
    assert price_of(openai) is not None
    elsewhere = ModelOptions(base_url="https://proxy.test/v1", model="gpt-4o-mini")
    assert price_of(elsewhere) is None
    assert price_of(elsewhere.model_copy(update={"price": PRICE})) == PRICE


def test_a_money_budget_needs_a_price() -> None:
    with pytest.raises(UsageError, match=r"set \[price\] in extractor\.toml"):
        Door(options("http://fake.test/v1", max_cost=Decimal(1)))


def test_failed_attempts_that_used_tokens_are_counted() -> None:
    failed = text("x", tokens=(70, 7))
    script = [Reply(500, failed.body), says(GOOD)]

    async def run(base_url: str) -> Usage:
        async with Door(options(base_url, price=PRICE), timing=Clock().timing) as door:
            await door.ask(QUESTION, Cities, tag="a")
            return door.total

    with ChatServer(script) as server:
        total = asyncio.run(run(server.base_url))
    assert (total.calls, total.prompt_tokens, total.completion_tokens) == (2, 170, 27)


def test_tokens_are_estimated() -> None:
    assert estimate_tokens("收到申请") == 4
    assert estimate_tokens("abcdefgh") == 2
    assert estimate_tokens("") == 0
