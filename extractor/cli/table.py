"""The closing table of a run."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.batch import Row, RunSummary
from extractor.messages import said, word
from extractor.schemas import State, Usage

from .console import shown

_STYLES: dict[State, str] = {
    "done": "green",
    "needs_review": "yellow",
    "not_a_report": "yellow",
    "failed": "red",
    "not_started": "dim",
}


def print_summary(summary: RunSummary, console: Console) -> None:
    """Print a row for every report, and the totals."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 0), expand=False)
    table.add_column("report", overflow="fold", ratio=3, min_width=12)
    table.add_column("agency", overflow="fold", ratio=2, min_width=8)
    for name in ("year", "form"):
        table.add_column(name, no_wrap=True)
    for name in ("facts", "findings", "unclaimed"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("state", no_wrap=True)
    for row in summary.rows:
        table.add_row(*_cells(row))
    console.print(table)
    console.print(Text(said(totals(summary))), soft_wrap=not console.is_terminal)


def _cells(row: Row) -> tuple[Text, ...]:
    read = row.state in ("done", "needs_review", "not_a_report")
    counts = (row.facts, row.findings, row.unclaimed)
    return (
        shown(row.report),
        shown(row.agency),
        shown(str(row.year) if row.year else None),
        shown(word(row.form, "form") if row.form else None),
        # What could not be read has no count: that is not the same as 0.
        *(shown(str(count) if read else None) for count in counts),
        Text(word(row.state, "state"), _STYLES[row.state]),
    )


def totals(summary: RunSummary) -> str:
    """One line on all reports together."""
    states = [f"{count} {state}" for state, count in summary.states.items() if count]
    coverage = summary.coverage
    return " · ".join(
        (
            f"{len(summary.rows)} reports: {', '.join(states)}",
            f"{summary.totals.facts} facts",
            f"{summary.totals.others} other statistics",
            f"{summary.totals.findings} findings",
            f"{summary.totals.unclaimed} unclaimed",
            "no coverage" if coverage is None else f"coverage {coverage:.1%}",
        )
    )


def money(usage: Usage) -> str:
    """What the model cost."""
    return "cost unknown" if usage.cost is None else f"{usage.cost:f} {usage.currency}"
