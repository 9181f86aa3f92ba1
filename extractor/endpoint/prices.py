"""List prices of a few endpoints.  Users override them; an unknown price stays unknown.

The same model name costs differently elsewhere, so an entry holds for its host alone.  Prices
change: ``AS_OF`` is when the table was last right, ``[model.price]`` sets another.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from urllib.parse import urlsplit

from extractor.options import ModelOptions, Price

AS_OF = "2025-09"


def _usd(prompt: str, completion: str) -> Price:
    return Price(prompt=Decimal(prompt), completion=Decimal(completion), currency="USD")


PRICES: Mapping[tuple[str, str], Price] = {
    ("api.openai.com", "gpt-4o"): _usd("2.50", "10.00"),
    ("api.openai.com", "gpt-4o-mini"): _usd("0.15", "0.60"),
    ("api.openai.com", "gpt-4.1"): _usd("2.00", "8.00"),
    ("api.openai.com", "gpt-4.1-mini"): _usd("0.40", "1.60"),
    ("api.openai.com", "gpt-4.1-nano"): _usd("0.10", "0.40"),
}
"""(host, model) -> price of a million tokens."""


def price_of(model: ModelOptions) -> Price | None:
    """The price that holds for a model: the user's, else the table's, else None (unknown)."""
    if model.price is not None:
        return model.price
    return PRICES.get((urlsplit(model.base_url).hostname or "", model.model))
