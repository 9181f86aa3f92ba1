"""The end of a run: its outputs, and a row for every report.

One report at a time: what became of it is in the store, and goes from there into the outputs.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from extractor.outputs import ReportRow, texts_of, write_all, write_reports
from extractor.schemas import Result, State

from .paths import Job, Selection
from .rows import Rows
from .store import Packed, Store, StoredReport

FINISHED: frozenset[State] = frozenset({"done", "needs_review", "not_a_report"})
"""The states of reports that have a result."""


def write_outputs(
    selection: Selection,
    settled: Sequence[int],
    store: Store,
    out: Path | None,
    collect: Callable[[Result], None] | None,
) -> Rows:
    """Write the outputs of a run into ``out`` (None: nowhere), and give the rows of its reports.

    ``settled`` says of each report whether it has ended in this run.

    Raises:
        UsageError: a file cannot be written.
    """
    rows = Rows()
    results = _results(zip(selection.jobs, settled, strict=True), store, rows, collect)
    if out:
        write_all(results, out)
    else:
        deque(results, maxlen=0)
    for row in problem_rows(selection):
        rows.add(row)
    if out:
        write_reports(rows, ((job.name, job.key) for job in selection.skipped), out)
    return rows


def problem_rows(selection: Selection) -> tuple[ReportRow, ...]:
    """The rows of what stands for no report."""
    return tuple(ReportRow(found.given, "failed", found.message) for found in selection.failed)


def _results(
    jobs: Iterator[tuple[Job, int]],
    store: Store,
    rows: Rows,
    collect: Callable[[Result], None] | None,
) -> Iterator[Sequence[str]]:
    """What every report adds to the outputs, in path order; on the way, its row goes into ``rows``."""
    for job, settled in jobs:
        entry = store.entry(job.key) if settled else None
        kept = store.result(job.key) if entry and entry.state in FINISHED else None
        if entry is None or kept is None:
            rows.add(_unread(job, entry, settled=bool(settled)))
            continue
        rows.add(replace(kept.row, report=job.name, reason=entry.reason, file=job.key))
        yield _texts(job, kept, collect)


def _unread(job: Job, entry: StoredReport | None, *, settled: bool) -> ReportRow:
    """The row of a report without a result."""
    digest = entry.sha256 if entry else ""
    if entry and entry.state not in FINISHED:
        return ReportRow(job.name, entry.state, entry.reason, sha256=digest, file=job.key)
    # What had ended was there a moment ago.
    reason = "its stored result is damaged; run again" if settled else ""
    return ReportRow(job.name, "not_started", reason, sha256=digest, file=job.key)


def _texts(job: Job, kept: Packed, collect: Callable[[Result], None] | None) -> Sequence[str]:
    if not collect and kept.name == job.name:
        return kept.texts
    # The same report may bear a longer name in another selection.
    named = kept.result.model_copy(update={"name": job.name})
    if collect:
        collect(named)
    return texts_of(named)
