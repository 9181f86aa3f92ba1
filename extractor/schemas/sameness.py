"""What two reports state, told in a few characters: whether one repeats the other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from decimal import Decimal

Said = tuple[str, str, Decimal | str | None, str | None, str | None, str | None]
"""Of one fact: indicator, label, value, unit, scope, period."""


def facts_digest(facts: Iterable[Said]) -> str:
    """A digest of what a report states, in whatever words and order; empty where that is nothing."""
    told = sorted(
        {
            repr((indicator, label, _plain(value), unit or "", scope or "", period or ""))
            for indicator, label, value, unit, scope, period in facts
        }
    )
    return hashlib.sha256("\n".join(told).encode("utf-8", "replace")).hexdigest() if told else ""


def _plain(value: Decimal | str | None) -> str:
    return "" if value is None else f"{Decimal(value).normalize():f}"
