"""List prices of a few endpoints.  Users override them; an unknown price stays unknown.

The same model name costs differently elsewhere, so an entry holds for its host alone.  Prices
change: each bears the day on which it was looked up, ``[price]`` in ``extractor.toml`` sets another.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from urllib.parse import urlsplit

from extractor.errors import UsageError
from extractor.options import ModelOptions, Options, Price

_AS_OF = datetime.date(2026, 6, 1)


def _usd(prompt: str, cached: str, completion: str) -> Price:
    return Price(
        prompt=Decimal(prompt),
        cached=Decimal(cached),
        completion=Decimal(completion),
        currency="USD",
        date=_AS_OF,
    )


PRICES: Mapping[tuple[str, str], Price] = {
    ("api.openai.com", "gpt-4o"): _usd("2.50", "1.25", "10.00"),
    ("api.openai.com", "gpt-4o-mini"): _usd("0.15", "0.075", "0.60"),
    ("api.openai.com", "gpt-4.1"): _usd("2.00", "0.50", "8.00"),
    ("api.openai.com", "gpt-4.1-mini"): _usd("0.40", "0.10", "1.60"),
    ("api.openai.com", "gpt-4.1-nano"): _usd("0.10", "0.025", "0.40"),
}
"""(host, model) -> price of a million tokens."""


def price_of(model: ModelOptions) -> Price | None:
    """The price that holds for a model: the user's, else the table's, else None (unknown)."""
    if model.price is not None:
        return model.price
    return PRICES.get((urlsplit(model.base_url).hostname or "", model.model))


def check_priced(options: Options, model: ModelOptions) -> None:
    """See to it that money can be counted, where there is a limit to it.

    Raises:
        UsageError: the price of the model is not known.
    """
    if options.max_cost is not None and price_of(model) is None:
        raise UsageError(
            f"--max-cost needs the price of {model.model!r}, which is not known; set [price] in "
            "extractor.toml, or EXTRACTOR_PRICE as JSON (prompt and completion, for a million tokens)"
        )
