"""Two values for one thing.

Own office and whole jurisdiction, one year and several, are not one thing; nor are new
applications and new ones together with those carried in, which prose likes to add up.
"""

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
        others = [other for other in rest if not overlap(of_fact(first), of_fact(other))]
        if others and not _with_carried_in(first, others, facts):
            if _in_other_units(first, others):
                yield finding(
                    "unit_mismatch",
                    members,
                    ", ".join(f"{plain(fact.value)} {fact.unit or ''}" for fact in members),
                    f"{first.label} is stated twice, 10,000 times apart: 元 stands for 万元",
                )
                continue
            values = ", ".join(plain(fact.value) for fact in members)
            yield finding(
                "conflict", members, values, f"{first.label} is stated with different values"
            )


def _in_other_units(first: Fact, others: Sequence[Fact]) -> bool:
    """Whether the same sum of money is printed once in 元 and once in 万元 by mistake."""
    mine = of_fact(first)[0]
    if "元" not in (first.normal_unit or ""):
        return False
    return all(
        mine
        and of_fact(other)[0]
        and max(mine, of_fact(other)[0]) == 10_000 * min(mine, of_fact(other)[0])
        for other in others
    )


def _with_carried_in(first: Fact, others: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    """749 = 713 new + 36 carried in: the same applications, counted with those of last year."""
    if first.indicator != "applications.received":
        return False
    carried = {fact.value for fact in facts if fact.indicator == "applications.carried_in"}
    return all(
        any(c is not None and abs((other.value or 0) - (first.value or 0)) == c for c in carried)
        for other in others
    )
