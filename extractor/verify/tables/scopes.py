"""An agency's own count against that of all for whom it speaks: 全系统41件, 市局机关44件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.schemas import OTHER, Fact, Finding

from ..counts.interval import of_fact, plain
from .groups import in_table
from .identities import finding


def check_scopes(facts: Sequence[Fact]) -> Iterator[Finding]:
    """An own count that exceeds that of the whole jurisdiction, which it is a part of.

    Only where each is stated once, in sentences, for the same period and in the same unit.
    """
    told: dict[tuple[str, str, str | None], dict[str, list[Fact]]] = {}
    for fact in facts:
        if fact.indicator != OTHER and fact.scope and fact.value is not None and not in_table(fact):
            by_scope = told.setdefault((fact.indicator, fact.period, fact.unit), {})
            by_scope.setdefault(fact.scope, []).append(fact)
    for by_scope in told.values():
        own, whole = by_scope.get("own", []), by_scope.get("jurisdiction", [])
        if len(own) != 1 or len(whole) != 1 or of_fact(own[0])[0] <= of_fact(whole[0])[1]:
            continue
        yield finding(
            "subset_exceeds",
            [own[0], whole[0]],
            f"{plain(own[0].value)} > {plain(whole[0].value)}",
            f"{own[0].label}: the agency's own count exceeds that of its whole jurisdiction",
        ).model_copy(update={"whose": "source"})
