"""What waits for a person: one definition for the page, the tables and whatever counts it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractor.schemas import OTHER, Fact

from ..verdicts import doubtful
from .checked import BY_PERSON, Checked, CheckedReport, differ, of_cell


def to_check(
    report: CheckedReport, takes: Callable[[Checked], bool] | None = None
) -> Iterator[tuple[Checked, str]]:
    """The facts of a report that a person has yet to decide on, in their order, and why.

    Why is ``disputed``, where people differ; the verdict, where it is a doubt and nobody decided;
    ``conflict``, where the facts of one cell give several values, be it that people accepted them
    all; ``other_unit``, where the unit cannot be converted.  Each fact is told once.  ``takes``
    says which facts are asked for, all if None.
    """
    facts = [one for one in report.facts if takes is None or takes(one)]
    by_indicator: dict[str, list[Checked]] = {}
    for one in facts:
        if one.fact.indicator != OTHER:
            by_indicator.setdefault(one.fact.indicator, []).append(one)
    why: dict[str, str] = {}
    for indicator, found in by_indicator.items():
        cell = of_cell(indicator, found)
        several = differ(cell)
        for one in cell:
            if several:
                why[one.fact.id] = "conflict"
            elif not one.reviewed and _in_other_unit(one.fact):
                why[one.fact.id] = "other_unit"
    for one in facts:
        if one.reviewed == "disputed":
            yield one, "disputed"
        elif doubtful(one.fact) and not one.reviewed:
            yield one, str(one.fact.verdict)
        elif one.fact.id in why and (not one.reviewed or one.reviewed in BY_PERSON):
            yield one, why[one.fact.id]


def nothing_left(report: CheckedReport) -> bool:
    """Whether people decided all that a report needed review for."""
    return bool(report.decisions) and not report.result.reasons and not any(to_check(report))


def _in_other_unit(fact: Fact) -> bool:
    return fact.value is not None and fact.normal_value is None
