"""Counts calls, tokens and money."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from extractor.options import Price
from extractor.schemas import Usage

from .answer import Message
from .completion import Tokens

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
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: Decimal | None = Decimal(0)

    def called(self, tokens: Tokens | None, *, answered: bool) -> None:
        """Count one request.  ``answered``: it gave a completion, so it may cost money."""
        self.calls += 1
        if tokens is not None:
            self.prompt_tokens += tokens.prompt
            self.completion_tokens += tokens.completion
        if not answered and tokens is None:
            return
        if tokens is None or self.price is None or self.cost is None:
            self.cost = None
        else:
            self.cost += cost_of(tokens, self.price)

    def add(self, other: Meter) -> None:
        """Count what another meter has counted."""
        self.calls += other.calls
        self.cached += other.cached
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


def size_of(messages: Iterable[Message]) -> int:
    """About how many tokens a question is."""
    return sum(estimate_tokens(message["content"]) for message in messages)
