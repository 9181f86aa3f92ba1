"""Whether a report needs no eyes any more once people decided on all that waits: the page counts such
reports as they decide, before anything is applied."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.schemas import Result

from .attribution import ABOUT_NAMES, ABOUT_YEARS
from .checked import Checked, CheckedReport, checked, differ, of_cell
from .decision import GIVE, Asked, Decision
from .decisions import Action, about
from .to_check import nothing_left, to_check

_LAST = "9999-12-31T00:00:00Z"
_SOME: dict[Asked, str] = {"agency": "机关", "year": "2000"}


def ends_with(report: CheckedReport, first: Result) -> list[Asked] | None:
    """What people have to give besides their decisions on all facts to check, so that nothing is left:
    agency and year, or neither.

    None where something is left all the same, so that somebody has to look through the report.
    ``first`` is the report as it was read.
    """
    if report.state != "needs_review":
        return None
    gives = _to_give(report)
    made = [*_on_facts(report), *(_given(first, asked) for asked in gives)]
    decided = checked(first, [*report.decisions, *made], report.known)
    return gives if nothing_left(decided) else None


def _to_give(report: CheckedReport) -> list[Asked]:
    kinds = {finding.kind for finding in report.result.findings}
    asked: list[Asked] = ["agency"] if kinds & ABOUT_NAMES else []
    return [*asked, "year"] if kinds & ABOUT_YEARS else asked


def _on_facts(report: CheckedReport) -> Iterator[Decision]:
    """Every fact to check accepted, but of several values of one cell the first alone."""
    by_indicator: dict[str, list[Checked]] = {}
    for one in report.facts:
        by_indicator.setdefault(one.fact.indicator, []).append(one)
    left_out: set[str] = set()
    for indicator, found in by_indicator.items():
        cell = of_cell(indicator, found)
        if differ(cell):
            left_out |= {one.fact.id for one in cell[1:]}
    for one, _ in to_check(report):
        action: Action = "reject" if one.fact.id in left_out else "accept"
        made = about(one.fact, report.result, action)
        yield made.model_copy(update={"at": _LAST, "settles": True})


def _given(result: Result, asked: Asked) -> Decision:
    return Decision(
        report=result.name, sha256=result.sha256, indicator=asked, place=(0, 0), action=GIVE,
        given=_SOME[asked], at=_LAST, settles=True,
    )  # fmt: skip
