"""Counts calls, tokens and money."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extractor.options import Price
from extractor.schemas import Usage

from .completion import Tokens

TOKENS_A_NUMBER = 18
"""Tokens of an answer for each number that is asked about: 17 to 19 in the recorded runs of the
strategies ``point`` and ``describe`` (``evals/recordings``)."""

_MARK = re.compile(r"【\d+】")
_MILLION = Decimal(1_000_000)

A_REPORT = (1960, 570)
"""Tokens of the first questions about a report and of their answers: the mean of the eight whole
reports in ``evals`` (``extractor run evals/full evals/reports --dry-run --no-cache``)."""


def cost_of(tokens: Tokens, price: Price) -> Decimal:
    """What these tokens cost, in the currency of the price."""
    cached = min(tokens.cached or 0, tokens.prompt) if price.cached is not None else 0
    prompt = (tokens.prompt - cached) * price.prompt + cached * (price.cached or 0)
    return (prompt + tokens.completion * price.completion) / _MILLION


@dataclass(slots=True)
class Meter:
    """A running count.  ``cost`` becomes None for good at the first call of unknown cost."""

    price: Price | None
    calls: int = 0
    cached: int = 0
    estimated: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: Decimal | None = Decimal(0)

    def called(self, tokens: Tokens | None, *, estimated: bool = False) -> None:
        """Count one request; ``tokens`` is None where there was no completion that costs money."""
        self.calls += 1
        self.estimated += estimated
        if tokens is None:
            return
        self.prompt_tokens += tokens.prompt
        self.completion_tokens += tokens.completion
        if self.price is None or self.cost is None:
            self.cost = None
        else:
            self.cost += cost_of(tokens, self.price)

    def add(self, other: Meter) -> None:
        """Count what another meter has counted."""
        self.calls += other.calls
        self.cached += other.cached
        self.estimated += other.estimated
        self.prompt_tokens += other.prompt_tokens
        self.completion_tokens += other.completion_tokens
        unknown = self.cost is None or other.cost is None
        self.cost = None if unknown else (self.cost or 0) + (other.cost or Decimal(0))

    @property
    def usage(self) -> Usage:
        """The count as a record."""
        return Usage(
            calls=self.calls,
            cached=self.cached,
            estimated=self.estimated,
            prompt_tokens=self.prompt_tokens,
            completion_tokens=self.completion_tokens,
            cost=self.cost,
            currency=self.price.currency if self.price else "USD",
        )


def add_usage(first: Usage, second: Usage) -> Usage:
    """The sum of two counts; its cost is unknown if one of them is."""
    unknown = first.cost is None or second.cost is None
    return Usage(
        calls=first.calls + second.calls,
        cached=first.cached + second.cached,
        estimated=first.estimated + second.estimated,
        prompt_tokens=first.prompt_tokens + second.prompt_tokens,
        completion_tokens=first.completion_tokens + second.completion_tokens,
        cost=None if unknown else (first.cost or Decimal(0)) + (second.cost or Decimal(0)),
        currency=second.currency if second.calls or second.cached else first.currency,
    )


def estimate_tokens(text: str) -> int:
    """About how many tokens a text is: a Chinese character one, four ASCII letters one.

    Used before an answer tells the real figure (rate limit) and by the fake endpoint.
    """
    ascii_ = len(text.encode("ascii", "ignore"))
    return len(text) - ascii_ + (ascii_ + 3) // 4


def size_of_answer(question: str) -> int:
    """About how many tokens the answer to a question is, by the numbers that it asks about."""
    return TOKENS_A_NUMBER * max(1, len(_MARK.findall(question)))


def size_of(messages: Iterable[Mapping[str, Any]]) -> int:
    """About how many tokens a question is."""
    return sum(estimate_tokens(str(message["content"])) for message in messages)
