"""What a run would ask, and about what that costs; nothing is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from decimal import Decimal
from os import PathLike

from extractor.endpoint.allowance import estimated
from extractor.endpoint.completion import Tokens
from extractor.endpoint.prices import price_of
from extractor.endpoint.usage import cost_of
from extractor.options import Options, Price
from extractor.text.load import readable

from .asking import Asked, asked
from .paths import chosen

MOST_AFTER = 3
"""All questions of a run, as a multiple of the first ones: corrections and the second round made it
1.05 to 3.05 in the recorded runs, the better the model the less."""


@dataclass(slots=True)
class Estimate:
    """The first questions about some reports; ``cached`` of them the response cache can answer.

    Tokens are estimated from the characters (a Chinese character counts as one, which is 12 to 20 %
    more than the recorded models counted), ``cost`` from them in the currency of ``price``; None
    where the price is not known.  ``failures`` are the messages of reports that cannot be read.
    """

    price: Price | None
    reports: int = 0
    without: int = 0
    questions: int = 0
    cached: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def cost(self) -> Decimal | None:
        """What the questions that the cache cannot answer cost."""
        if self.price is None:
            return None
        return cost_of(Tokens(self.prompt_tokens, self.completion_tokens), self.price)

    def add(self, report: Asked) -> None:
        """Count the questions about a report."""
        self.reports += 1
        self.without += not report
        self.questions += len(report)
        self.cached += sum(cached for _, cached in report)
        guesses = [estimated(question.body) for question, cached in report if not cached]
        self.prompt_tokens += sum(guess.prompt for guess in guesses)
        self.completion_tokens += sum(guess.completion for guess in guesses)


async def estimate(
    paths: Sequence[str | PathLike[str]],
    options: Options,
    *,
    on_failure: Callable[[str], None],
    stdin: bytes = b"",
) -> Estimate:
    """What ``extractor run`` would ask first about the reports that ``paths`` name.

    Raises:
        UsageError: a path does not exist, there is nothing to read, no model is configured, or the cache cannot be used.
    """
    selection = chosen(paths, readable)
    estimate = Estimate(
        price_of(options.model) if options.model else None,
        failures=[problem.message for problem in selection.failed],
    )
    found = asked(selection.jobs, options, stdin, estimate.failures.append)
    async with aclosing(found) as reports:
        async for report in reports:
            estimate.add(report)
    for message in estimate.failures:
        on_failure(message)
    return estimate
