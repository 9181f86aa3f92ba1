"""Two values for one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.schemas import OTHER, Fact, Finding

from .identities import finding
from .interval import of_fact, overlap, plain


def check_conflicts(facts: Sequence[Fact]) -> Iterator[Finding]:
    """Facts of the same indicator, scope and period whose values cannot be the same number."""
    groups: dict[tuple[str, str | None, str], list[Fact]] = {}
    for fact in facts:
        if fact.indicator != OTHER and fact.value is not None:
            groups.setdefault((fact.indicator, fact.scope, fact.period), []).append(fact)
    for members in groups.values():
        first, *rest = members
        if any(not overlap(of_fact(first), of_fact(other)) for other in rest):
            values = ", ".join(plain(fact.value) for fact in members)
            yield finding(
                "conflict", members, values, f"{first.label} is stated with different values"
            )
