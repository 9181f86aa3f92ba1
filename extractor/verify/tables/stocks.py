"""Counts of a year beside those of all years: in one row of a table, or both in the prose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractor.schemas import OTHER, Fact, Finding
from extractor.schemas.vocabulary import Vocabulary

from ..counts.interval import of_fact, plain
from .identities import finding


def check_stocks(facts: Sequence[Fact], known: Vocabulary) -> Iterator[Finding]:
    """A row whose count of one year exceeds its count of all years: the year is one of them."""
    rows: dict[tuple[object, ...], dict[str, Fact]] = {}
    for fact in facts:
        address = fact.evidence[0].address if fact.evidence else None
        if address is None or fact.value is None:
            continue
        key = (address.table, address.row, fact.scope, fact.evidence[0].quote.span)
        rows.setdefault(key, {}).setdefault(fact.period, fact)
    for row in (
        *rows.values(),
        *_in_prose(facts, {years: year for year, years in known.roles.over_years}),
    ):
        year, years = row.get("year"), row.get("cumulative")
        if year is None or years is None or of_fact(year)[0] <= of_fact(years)[1]:
            continue
        yield finding(
            "subset_exceeds",
            [year, years],
            f"{plain(year.value)} > {plain(years.value)}",
            f"{year.label} of the year exceeds that of all years, of which it is one",
        )


def _in_prose(facts: Sequence[Fact], year_of: Mapping[str, str]) -> Iterator[dict[str, Fact]]:
    """The one count of a year and the one of all years that the sentences of a report state."""
    told: dict[str, dict[str, list[Fact]]] = {}
    for fact in facts:
        if fact.value is not None and fact.evidence[0].address is None and fact.scope is None:
            name = year_of.get(fact.indicator, fact.indicator)
            told.setdefault(name, {}).setdefault(fact.period, []).append(fact)
    for name, periods in told.items():
        if name != OTHER and all(len(found) == 1 for found in periods.values()):
            yield {period: found[0] for period, found in periods.items()}
