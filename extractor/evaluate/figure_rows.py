"""The figures of a corpus in words, for the terminal and for the README alike."""

from __future__ import annotations

from collections.abc import Mapping

from .counts import Counts
from .meta_scores import ASKED
from .score import ACCUSING
from .selective import VERDICTS
from .suite import GroupFigures

CURVE_HEAD = (
    "reports", "verdict", "facts", "share", "precision", "so far: share", "precision", "recall",
)  # fmt: skip


def cell(value: float | None) -> str:
    """A figure with three digits; a dash where there is nothing to score."""
    return "—" if value is None else f"{value:.3f}"


def figure_rows(parts: Mapping[str, GroupFigures]) -> list[tuple[str, ...]]:
    """A row a figure: its name, and its value in every part."""
    columns = [_column(value) for value in parts.values()]
    return [(name, *(column[name] for column in columns)) for name in columns[0]]


def _column(value: GroupFigures) -> dict[str, str]:
    totals, interval, best = value.totals, value.interval, value.curve[0]
    facts, findings = totals["facts"], totals["findings"]
    # Names and values are short, so that three parts fit 80 columns.
    return {
        "reports": str(value.reports),
        "standard facts in the gold": str(facts.found + facts.missed),
        "facts: precision": cell(facts.precision),
        "facts: recall": cell(facts.recall),
        "facts: F1": cell(facts.f1),
        "95 % interval of the F1": (
            "—" if interval is None else f"{interval[0]:.3f}-{interval[1]:.3f}"
        ),
        "F1 with qualifier and scope": cell(totals["details"].f1),
        f"{VERDICTS[0]} facts: precision": cell(best.precision),
        f"{VERDICTS[0]} facts: share of all": cell(best.share),
        "other statistics: recall": cell(totals["others"].recall),
        "findings: precision": cell(findings.precision),
        "findings: recall": cell(findings.recall),
        "accusations that are right": _of(totals["accusations"]),
        **{f"  {kind}": _of(totals[f"accusations: {kind}"]) for kind in ACCUSING},
        "wrong ones at a named mistake": _of(totals["misnamed"]),
        "named mistakes that are found": _of(totals["mistakes"]),
        **{f"  found: {kind}": _of(totals[f"mistakes: {kind}"]) for kind in ACCUSING},
        "indicator offered to a model": _of(totals["offered"]),
        **{f"{name}: right, wrong, missing": _three(totals[name]) for name in ASKED},
        "ledger coverage": cell(value.coverage),
    }


def right_of(counts: Counts | None) -> str:
    """How many are right, of how many; a dash where there are none."""
    return "—" if counts is None else f"{counts.found}/{counts.found + counts.wrong}"


def _of(counts: Counts) -> str:
    whole = counts.found + counts.wrong + counts.missed
    return f"{counts.found}/{whole} {counts.found / whole:.3f}" if whole else "—"


def _three(counts: Counts) -> str:
    if counts.right is None:
        return "—"
    return f"{counts.found}, {counts.wrong}, {counts.missed}"


def curve_rows(parts: Mapping[str, GroupFigures]) -> list[tuple[str, ...]]:
    """A row a verdict and part, the best first: all reports, or development and test third."""
    apart = {name: value for name, value in parts.items() if name != "all"} or parts
    return [
        (
            name if at == 0 else "", step.verdict, str(step.facts), cell(step.share),
            cell(step.precision), cell(step.admitted), cell(step.right), cell(step.recall),
        )
        for name, value in apart.items()
        for at, step in enumerate(value.curve)
    ]  # fmt: skip
