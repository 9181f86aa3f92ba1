"""``extractor run --dry-run``: what would be asked, and about what it costs."""

from __future__ import annotations

import asyncio
from decimal import Decimal

import typer

from extractor.batch import STDIN
from extractor.messages import said
from extractor.options import Options, Price

from .console import say, standard_input


def _tell(message: str) -> None:
    typer.echo(said(message))


def tell_estimate(paths: list[str], options: Options) -> int:
    """Print what ``extractor run`` would ask about these reports; the exit code."""
    if options.model is None:
        _tell("nothing would be asked: no model is configured")
        return 0
    # Imported late: a run without a model needs none of it.
    from extractor.batch.estimate import MOST_AFTER, estimate

    found = asyncio.run(
        estimate(
            paths,
            options,
            on_failure=lambda message: say(f"failed: {message}"),
            stdin=standard_input() if STDIN in paths else b"",
        )
    )
    _tell(
        f"{found.reports} reports ({found.without} need no model), {found.questions} questions, "
        f"{found.cached} of them answered by the cache"
    )
    _tell(
        f"the other {found.questions - found.cached}: about {found.prompt_tokens:,} tokens of "
        f"questions and {found.completion_tokens:,} of answers"
    )
    _tell(
        "corrections and the second round come on top: in recorded runs all questions together "
        f"were 1 to {MOST_AFTER} times the first ones; reasoning models write far more"
    )
    if found.price is None or found.cost is None:
        _tell(
            f"the price of {options.model.model} is not known; set [price] in extractor.toml "
            "(prompt, cached, completion, for a million tokens)"
        )
    else:
        most = _money(MOST_AFTER * found.cost)
        _tell(f"about {_money(found.cost)} to {most} {told(found.price)}")
    return 3 if found.failures else 0


def _money(amount: Decimal) -> str:
    return f"{amount:.4f}" if amount < 1 else f"{amount:.2f}"


def told(price: Price) -> str:
    """A price in words: currency, rates, and the day on which they were looked up."""
    cached = "" if price.cached is None else f", {price.cached} cached"
    day = f", of {price.date}" if price.date else ""
    return (
        f"{price.currency} ({price.prompt} in{cached}, {price.completion} out for a million "
        f"tokens{day})"
    )
