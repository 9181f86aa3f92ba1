"""Counts of a year beside those of all years, in one row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.schemas import Fact, Finding

from .identities import finding
from .interval import of_fact, plain


def check_stocks(facts: Sequence[Fact]) -> Iterator[Finding]:
    """A row whose count of one year exceeds its count of all years: the year is one of them."""
    rows: dict[tuple[object, ...], dict[str, Fact]] = {}
    for fact in facts:
        address = fact.evidence[0].address if fact.evidence else None
        if address is None or fact.value is None:
            continue
        key = (address.table, address.row, fact.scope, fact.evidence[0].quote.span)
        rows.setdefault(key, {}).setdefault(fact.period, fact)
    for row in rows.values():
        year, years = row.get("year"), row.get("cumulative")
        if year is None or years is None or of_fact(year)[0] <= of_fact(years)[1]:
            continue
        yield finding(
            "subset_exceeds",
            [year, years],
            f"{plain(year.value)} > {plain(years.value)}",
            f"{year.label} of the year exceeds that of all years, of which it is one",
        )
