"""The tables of ``extractor eval``, and the same as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich import box
from rich.table import Table

from extractor.evaluate.models import Run
from extractor.evaluate.score import Counts
from extractor.evaluate.suite import Figures, figures, invented


def cell(value: float | None) -> str:
    """A figure with three digits; a dash where there is nothing to score."""
    return "—" if value is None else f"{value:.3f}"


def group_tables(by_group: Mapping[str, Figures]) -> Iterator[Table]:
    """Standard facts; then everything else.  Two tables, so that both fit 80 columns."""
    facts = plain_table(
        ("group", "reports", "facts", "P", "R", "F1", "95 % of F1", "F1 with scope"),
        "Standard facts by indicator, value and unit: precision, recall, F1; last with qualifier, "
        "scope and period too.",
    )
    rest = plain_table(
        ("group", "other statistics: R", "findings: P", "findings: R", "ledger coverage"),
        "Other statistics by value, unit and qualifier.  — means: nothing to score.",
    )
    for name, value in by_group.items():
        counts, found, interval = value.totals["facts"], value.totals["findings"], value.interval
        facts.add_row(
            name,
            str(value.reports),
            str(counts.found + counts.missed),
            cell(counts.precision),
            cell(counts.recall),
            cell(counts.f1),
            "—" if interval is None else f"{interval[0]:.2f}-{interval[1]:.2f}",
            cell(value.totals["details"].f1),
        )
        rest.add_row(
            name,
            cell(value.totals["others"].recall),
            cell(found.precision),
            cell(found.recall),
            cell(value.coverage),
        )
    yield facts
    yield rest


def plain_table(columns: Sequence[str], caption: str) -> Table:
    """An empty table; its first column holds names."""
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, caption=caption, caption_justify="left"
    )  # fmt: skip
    for at, name in enumerate(columns):
        table.add_column(name, justify="right" if at else "left", overflow="fold")
    return table


def plain(counts: Counts) -> dict[str, object]:
    """Counts as plain data."""
    return {
        "found": counts.found,
        "wrong": counts.wrong,
        "missed": counts.missed,
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
    }


def document(
    by_group: Mapping[str, Figures], topics: Mapping[str, Counts], runs: Sequence[Run], wrong: int
) -> dict[str, object]:
    """Everything that the tables show, as plain data."""
    return {
        "invented": wrong,
        "groups": {
            name: {
                "reports": value.reports,
                "coverage": value.coverage,
                "interval": value.interval,
                **{aspect: plain(counts) for aspect, counts in value.totals.items()},
            }
            for name, value in by_group.items()
        },
        "indicators": {name: plain(counts) for name, counts in topics.items()},
        "readers": {run.name: reader_document(run) for run in runs},
    }


def topic_table(topics: Mapping[str, Counts]) -> Table:
    """Standard facts by the first part of their indicator."""
    table = plain_table(
        ("indicators", "facts", "P", "R", "F1"), "The same facts by kind of indicator, all texts."
    )
    for name, counts in topics.items():
        whole = str(counts.found + counts.missed)
        table.add_row(name, whole, *map(cell, (counts.precision, counts.recall, counts.f1)))
    return table


def reader_tables(runs: Sequence[Run]) -> Iterator[Table]:
    """Readers beside each other: what they found, and what they used."""
    found = plain_table(
        ("reader", "texts", "P", "R", "F1", "P ver.", "quotes", "cover", "inv."),
        "Readers; only rows of the same texts compare.  P ver.: precision of the facts that "
        "verification does not object to.  quotes: share of the right facts whose quote is where "
        "the gold's is.  cover: ledger coverage.  inv.: invented numbers.",
    )
    used = plain_table(
        ("reader", "calls", "question", "answer", "cost", "seconds"),
        "What a text took, as it was measured or recorded: calls, tokens, money, seconds.",
    )
    for run in runs:
        value, facts = figures(run.scored), figures(run.scored).totals["facts"]
        found.add_row(
            run.name,
            str(value.reports),
            *map(cell, (facts.precision, facts.recall, facts.f1)),
            cell(value.totals["verified"].precision),
            cell(value.totals["support"].precision),
            cell(value.coverage),
            str(invented(run.scored)),
        )
        used.add_row(run.name, *_used(run))
    yield found
    yield used


def _used(run: Run) -> tuple[str, ...]:
    count, spent = len(run.scored), run.spent
    seconds = "—" if spent.seconds is None else f"{spent.seconds / count:.2g}"
    if not spent.calls:
        return "—", "—", "—", "—", seconds
    cost = "unknown" if spent.cost is None else f"{spent.cost / count:.4f} {spent.currency}"
    if spent.cost == 0:
        cost = "0"
    return (
        f"{spent.calls / count:.1f}",
        *(
            "—" if n is None else f"{n / count:.0f}"
            for n in (spent.prompt_tokens, spent.completion_tokens)
        ),
        cost,
        seconds,
    )


def reader_document(run: Run) -> dict[str, object]:
    """The figures of one reader as plain data."""
    value, spent = figures(run.scored), run.spent
    return {
        "reports": len(run.scored),
        "coverage": value.coverage,
        "invented": invented(run.scored),
        "calls": spent.calls,
        "prompt_tokens": spent.prompt_tokens,
        "completion_tokens": spent.completion_tokens,
        "seconds": spent.seconds,
        "cost": None if spent.cost is None else str(spent.cost),
        "currency": spent.currency,
        **{aspect: plain(counts) for aspect, counts in value.totals.items()},
    }
