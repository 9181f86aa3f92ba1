"""The tables of ``extractor eval``, and the same as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from rich import box
from rich.table import Table

from extractor.evaluate.corpus import Measured
from extractor.evaluate.counts import Counts
from extractor.evaluate.figure_rows import CURVE_HEAD, cell, curve_rows, figure_rows, right_of
from extractor.evaluate.model_scores import ReaderRun
from extractor.evaluate.suite import TEST, GroupFigures, figures, invented
from extractor.messages import said, word


def corpus_tables(measured: Measured) -> Iterator[Table]:
    """Everything that is measured on one corpus; each table fits 80 columns, and none is empty."""
    return (table for table in _tables(measured) if table.row_count)


def _tables(measured: Measured) -> Iterator[Table]:
    yield _figure_table(measured)
    yield _curve_table(measured.parts)
    yield _check_table(measured.parts)
    unseen = " of development" if TEST in measured.parts else ""
    if measured.kinds:
        yield from _kind_tables(measured.kinds, unseen)
    yield _topic_table(measured.topics, unseen)
    yield from _reader_tables(measured.runs)


def _figure_table(measured: Measured) -> Table:
    table = plain_table(
        (measured.name, *(word(part, "part") for part in measured.parts)),
        "Standard facts by indicator, value and unit.  Accusations: findings that blame the "
        "source, damage to the copy apart; mistakes: those that the gold names.  Offered: facts "
        "in prose and torn tables whose indicator a question about their number lists.  "
        "— means: nothing to score.",
        apart=0,
    )
    for name, *figures_ in figure_rows(measured.parts):
        table.add_row(word(name, "figure"), *figures_)
    return table


def _curve_table(parts: Mapping[str, GroupFigures]) -> Table:
    table = plain_table(
        CURVE_HEAD,
        "Facts by verdict, the best first; so far: all facts with this verdict or a better one, "
        "their share of all facts, how many are right, and how much of the gold they are.",
        apart=0,
    )
    for part, verdict, *rest in curve_rows(parts):
        table.add_row(word(part, "part"), word(verdict, "verdict"), *rest)
    return table


def _check_table(parts: Mapping[str, GroupFigures]) -> Table:
    """What each check accused the source of, rightly: it earns its place here or goes."""
    table = plain_table(
        (word("check", "head"), *(word(part, "part") for part in parts)),
        "Accusations that are right, of all, by the check that made them.",
    )
    for check in sorted({check for value in parts.values() for check in value.checks}):
        kind, _, message = check.partition(": ")
        name = f"{word(kind, 'kind')}: {said(message)}"
        table.add_row(name, *(right_of(value.checks.get(check)) for value in parts.values()))
    return table


def _kind_tables(kinds: Mapping[str, GroupFigures], unseen: str) -> Iterator[Table]:
    """Standard facts; then everything else.  Two tables, so that both fit 80 columns."""
    facts = plain_table(
        ("kind", "n", "facts", "P", "R", "F1", "95 % of F1", "details"),
        f"The reports{unseen} by kind: precision, recall and F1 of standard facts; details: F1 "
        "with qualifier, scope and period too.",
    )
    rest = plain_table(
        ("kind", "others: R", "findings: P", "findings: R", "coverage"),
        f"The reports{unseen} by kind: other statistics, findings, ledger coverage.",
    )
    for name, value in kinds.items():
        counts, found, interval = value.totals["facts"], value.totals["findings"], value.interval
        facts.add_row(
            word(name, "kind_of_text"),
            str(value.reports),
            str(counts.found + counts.missed),
            *map(cell, (counts.precision, counts.recall, counts.f1)),
            "—" if interval is None else f"{interval[0]:.2f}-{interval[1]:.2f}",
            cell(value.totals["details"].f1),
        )
        rest.add_row(
            word(name, "kind_of_text"),
            cell(value.totals["others"].recall),
            *map(cell, (found.precision, found.recall, value.coverage)),
        )
    yield facts
    yield rest


def plain_table(columns: Sequence[str], caption: str, *, apart: int = 1) -> Table:
    """An empty table; its first column holds names, ``apart`` is more room between columns."""
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, apart, 0, 0), caption=caption,
        caption_justify="left",
    )  # fmt: skip
    for at, name in enumerate(columns):
        table.add_column(name, justify="right" if at else "left", overflow="fold")
    return table


def _topic_table(topics: Mapping[str, Counts], unseen: str) -> Table:
    """Standard facts by the first part of their indicator."""
    table = plain_table(
        ("indicators", "facts", "P", "R", "F1"), f"The facts{unseen} by kind of indicator."
    )
    for name, counts in topics.items():
        whole = str(counts.found + counts.missed)
        table.add_row(
            word(name, "topic"), whole, *map(cell, (counts.precision, counts.recall, counts.f1))
        )
    return table


def _reader_tables(runs: Sequence[ReaderRun]) -> Iterator[Table]:
    """Readers beside each other: what they found, and what they used."""
    table = plain_table(
        ("reader", "texts", "P", "R", "F1", "P best", "quotes", "cover", "inv."),
        "Readers; only rows of the same texts compare.  P best: precision of the facts with "
        "the best verdict.  quotes: share of the right facts whose quote is where "
        "the gold's is.  cover: ledger coverage.  inv.: invented numbers.",
    )
    used = plain_table(
        ("reader", "calls", "question", "answer", "cost", "seconds"),
        "What a text took, as it was measured or recorded: calls, tokens, money, seconds.",
    )
    for run in runs:
        value, facts = figures(run.scored), figures(run.scored).totals["facts"]
        table.add_row(
            said(run.name),
            str(value.reports),
            *map(cell, (facts.precision, facts.recall, facts.f1)),
            cell(value.best.precision),
            cell(value.totals["support"].precision),
            cell(value.coverage),
            str(invented(run.scored)),
        )
        used.add_row(said(run.name), *_used(run))
    yield table
    yield used


def _used(run: ReaderRun) -> tuple[str, ...]:
    count, spent = len(run.scored), run.spent
    seconds = "—" if spent.seconds is None else f"{spent.seconds / count:.2g}"
    if not spent.calls:
        return "—", "—", "—", "—", seconds
    cost = said("unknown") if spent.cost is None else f"{spent.cost / count:.4f} {spent.currency}"
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


def document(corpora: Sequence[Measured]) -> dict[str, object]:
    """Everything that the tables show, as plain data, by corpus."""
    return {
        "invented": sum(measured.invented for measured in corpora),
        "corpora": {measured.name: _corpus(measured) for measured in corpora},
    }


def _corpus(measured: Measured) -> dict[str, object]:
    return {
        "invented": measured.invented,
        "parts": {name: _group(value) for name, value in measured.parts.items()},
        "kinds": {name: _group(value) for name, value in measured.kinds.items()},
        "indicators": {name: plain(counts) for name, counts in measured.topics.items()},
        "readers": {run.name: _reader(run) for run in measured.runs},
    }


def _group(value: GroupFigures) -> dict[str, object]:
    return {
        "reports": value.reports,
        "coverage": value.coverage,
        "interval": value.interval,
        "verdicts": [asdict(step) for step in value.curve],
        **{aspect: plain(counts) for aspect, counts in value.totals.items()},
    }


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


def _reader(run: ReaderRun) -> dict[str, object]:
    """The figures of one reader as plain data."""
    spent = run.spent
    return {
        **_group(figures(run.scored)),
        "invented": invented(run.scored),
        "calls": spent.calls,
        "prompt_tokens": spent.prompt_tokens,
        "completion_tokens": spent.completion_tokens,
        "seconds": spent.seconds,
        "cost": None if spent.cost is None else str(spent.cost),
        "currency": spent.currency,
    }
