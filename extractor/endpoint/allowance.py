"""What a run may still use: a question is sent only where its estimate fits into the budget."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NoReturn

from extractor.errors import BudgetReached
from extractor.options import Options

from .completion import Tokens
from .usage import Meter, cost_of, size_of, size_of_answer

_LIMITS = ("max_tokens", "max_completion_tokens")
_NOTHING = Tokens(0, 0)


def estimated(body: Mapping[str, Any]) -> Tokens:
    """About what a request uses, by its characters and the numbers that it asks about."""
    messages = body["messages"]
    asked = [str(item["content"]) for item in messages if item["role"] == "user"]
    return Tokens(size_of(messages), max(map(size_of_answer, asked), default=0))


@dataclass(slots=True)
class _Scale:
    """How many tokens were used for one that was estimated, so far; at least ``least``."""

    least: float
    guessed: int = 0
    used: int = 0

    def learn(self, guessed: int, used: int) -> None:
        self.guessed += guessed
        self.used += used

    def of(self, guess: int) -> int:
        return math.ceil(guess * max(self.least, self.used / self.guessed if self.guessed else 1.0))


@dataclass(frozen=True, slots=True)
class Reserved:
    """What is set aside for a request under way; ``guess`` is its estimate by characters alone."""

    guess: Tokens
    aside: Tokens


class Allowance:
    """The budget of a run: what was used, and what is set aside for the requests under way.

    A request that does not fit waits until one under way has ended, which may have used less; where
    none is left, the budget is spent for good.  Estimates are adjusted to
    how the endpoint counts.  Until its first answer has told that, the longest answer that may come is set aside.
    """

    def __init__(self, total: Meter, options: Options) -> None:
        self._total = total
        self._max_cost, self._max_tokens = options.max_cost, options.max_tokens
        self._aside = _NOTHING
        self._under_way = 0
        # How an endpoint counts a question is much the same for all; an answer may always be long.
        self._question, self._answer = _Scale(0.0), _Scale(1.0)
        self._one_ended = asyncio.Event()
        self._spent: BudgetReached | None = None

    async def reserve(self, body: Mapping[str, Any]) -> Reserved:
        """Set aside what a request is estimated to use, once that fits.

        Raises:
            BudgetReached: it does not fit, nor would any later one be sent.
        """
        guess = estimated(body)
        while self._spent is None:
            need = Tokens(self._question.of(guess.prompt), self._answer.of(guess.completion))
            aside = need if self._answer.used else _longest(need, body)
            if self._fits(aside if self._under_way else need):
                self._aside = _sum(self._aside, aside)
                self._under_way += 1
                return Reserved(guess, aside)
            if not self._under_way:
                self._end(need)
            await self._one_ended.wait()
        raise self._spent

    def settle(self, reserved: Reserved, used: Tokens | None) -> None:
        """A request has ended; ``used`` is None where nothing of it is paid for."""
        self._under_way -= 1
        self._aside = Tokens(
            self._aside.prompt - reserved.aside.prompt,
            self._aside.completion - reserved.aside.completion,
        )
        if used is not None:
            self._question.learn(reserved.guess.prompt, used.prompt)
            self._answer.learn(reserved.guess.completion, used.completion)
        ended, self._one_ended = self._one_ended, asyncio.Event()
        ended.set()

    def _fits(self, need: Tokens) -> bool:
        more, total = _sum(self._aside, need), self._total
        if self._max_tokens is not None:
            used = total.prompt_tokens + total.completion_tokens
            if used + more.prompt + more.completion > self._max_tokens:
                return False
        if self._max_cost is None or total.price is None:
            return True
        return (total.cost or 0) + cost_of(more, total.price) <= self._max_cost

    def _end(self, need: Tokens) -> NoReturn:
        """Nothing is under way any more, so what was used is known."""
        total = self._total
        used, more = total.prompt_tokens + total.completion_tokens, need.prompt + need.completion
        if self._max_tokens is not None and used + more > self._max_tokens:
            self._spent = BudgetReached(
                f"the budget of {self._max_tokens} tokens allows no further question ({used} used, "
                f"the next one takes about {more}); what is done is kept: run the same command again "
                "with a larger --max-tokens to go on"
            )
            raise self._spent
        assert total.price is not None
        cost, next_ = total.cost or Decimal(0), cost_of(need, total.price)
        self._spent = BudgetReached(
            f"the budget of {self._max_cost} {total.price.currency} allows no further question "
            f"({_money(cost)} used, the next one takes about {_money(next_)}); what is done is kept: "
            "run the same command again with a larger --max-cost to go on"
        )
        raise self._spent


def _sum(one: Tokens, other: Tokens) -> Tokens:
    return Tokens(one.prompt + other.prompt, one.completion + other.completion)


def _longest(need: Tokens, body: Mapping[str, Any]) -> Tokens:
    """What a request may use at most, as far as it says."""
    limit = max((body[name] for name in _LIMITS if name in body), default=0)
    return Tokens(2 * need.prompt, max(need.completion, limit))


def _money(amount: Decimal) -> str:
    return f"{amount:.4f}" if amount >= Decimal("0.01") or not amount else f"{amount:.2g}"
