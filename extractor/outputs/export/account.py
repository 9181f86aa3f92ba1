"""What was done with a run, for whoever publishes its table: files, decisions, a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from extractor.messages import said, spoken
from extractor.schemas import OTHER, vocabulary

from ..plain_text import printable
from ..reports import read_reports, unread_states
from ..review.checked import SAID, CheckedReport
from ..review.decisions import LOOKED, Decision, disagreements, standing
from ..review.to_check import to_check

DECISION_COLUMNS = (
    "report", "agency", "year", "indicator", "label", "reviewed", "value", "unit", "corrected",
    "corrected_unit", "reviewer", "decided_at", "review_reason", "quote",
)  # fmt: skip
FILE_COLUMNS = ("report", "agency", "year", "state", "reason", "same_as", "file")
NO_REPORT = "not_a_report"
Cell = str | int | Decimal | None


@dataclass
class Account:
    """Counts of a run, report after report.

    ``states`` counts the files by state, ``verdicts`` the facts by verdict (statistics without an
    indicator left out), ``said`` what was decided, each fact and report once, ``left`` the facts
    that are yet to check, ``disputed`` those of them on which people differ, ``repeated`` the
    reports that repeat an earlier one.
    """

    states: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    agencies: set[tuple[str | None, str]] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    reviewers: set[str] = field(default_factory=set)
    reviewed: set[str] = field(default_factory=set)
    programs: set[str] = field(default_factory=set)
    left: int = 0
    disputed: int = 0
    repeated: int = 0

    def add(self, report: CheckedReport) -> None:
        """Take in one report that was read."""
        result = report.result
        self.states[report.state] += 1
        if report.state == "reviewed":
            self.reviewed.add(result.name)
        made = result.versions
        self.programs.add(" + ".join(filter(None, (f"extractor {made.extractor}", made.model))))
        if result.state == NO_REPORT:
            return
        if result.meta.agency:
            region = result.meta.region.value if result.meta.region else None
            self.agencies.add((region, result.meta.agency.value))
        if result.meta.year:
            self.years.add(result.meta.year)
        known = [one for one in report.facts if one.fact.indicator != OTHER]
        self.verdicts.update(str(one.fact.verdict) for one in known)
        self.left += sum(1 for _ in to_check(report))
        # A fact that two persons accept is one value; so is a report that both looked through.
        decided = {(d.key, d.action) for d in standing(report.decisions)}
        self.said.update(action for _, action in decided)
        self.disputed += len(disagreements(report.decisions))
        self.reviewers.update(one.reviewer for one in report.decisions if one.reviewer)

    def close(self, folder: Path) -> None:
        """Take in what the run tells of files without a result, and of repeated ones."""
        for row in read_reports(folder):
            self.repeated += bool(row.get("same_as")) and row["state"] != NO_REPORT
        self.states.update(unread_states(folder))

    @property
    def reports(self) -> int:
        """Annual reports that were read."""
        return sum(self.states[name] for name in ("done", "needs_review", "reviewed"))

    def sentences(self) -> Iterator[str]:
        """How the table was made, in the language that is spoken, for a chapter on methods."""
        verdicts, states, done = self.verdicts, self.states, self.said
        program = " / ".join(sorted(self.programs))
        first, last = min(self.years, default=0), max(self.years, default=0)
        yield said(
            f"The reports were read with {program}: annual reports {self.reports} (of {first} to "
            f"{last}, by {len(self.agencies)} agencies), other pages {states[NO_REPORT]}, files that "
            f"could not be read {states['failed']}, files of other kinds {states['skipped']}."
        )
        yield said(
            f"They state {verdicts.total()} values of indicators, each with the words that it "
            f"rests on: {verdicts['confirmed']} confirmed by independent evidence, "
            f"{verdicts['stated']} stated with nothing against them, {verdicts['doubtful']} doubtful, "
            f"{verdicts['contradicted']} contradicted by the report's own figures."
        )
        if self.repeated:
            yield said(
                f"Reports that repeat another by the same bytes, or by agency and year: "
                f"{self.repeated}."
            )
        if done.total():
            yield said(
                f"Persons named as reviewers: {len(self.reviewers)}; reports looked through: "
                f"{done[LOOKED]}; values accepted {done['accept']}, corrected {done['correct']}, "
                f"rejected {done['reject']}, added {done['add']}."
            )
        if self.disputed:
            yield said(f"Values on which the reviewers do not agree: {self.disputed}.")
        yield said(f"Values that are still to be checked: {self.left}.")

    def paragraph(self) -> str:
        """All sentences as one paragraph."""
        return ("" if spoken() == "zh" else " ").join(self.sentences())


def decision_rows(report: CheckedReport) -> Iterator[tuple[Cell, ...]]:
    """What people decided about a report, as rows of ``DECISION_COLUMNS``: before and after."""
    meta = report.result.meta
    about = (report.result.name, meta.agency.value if meta.agency else None, meta.year)
    labels = {one.fact.indicator: one.fact.label for one in report.facts}
    for made in report.decisions:
        yield tuple(
            printable(cell) if isinstance(cell, str) else cell
            for cell in (*about, *_decided(made, labels))
        )


def _decided(made: Decision, labels: dict[str, str]) -> tuple[Cell, ...]:
    item = vocabulary().get(made.indicator)
    label = item.zh if item else labels.get(made.indicator)
    return (
        made.indicator or None, label, SAID.get(made.action, made.action), made.value, made.unit,
        made.corrected, made.corrected_unit, made.reviewer or None, made.at or None,
        made.reason or None, made.quote or None,
    )  # fmt: skip


def file_rows(folder: Path, reviewed: Container[str]) -> Iterator[tuple[Cell, ...]]:
    """Every file of a run, those that became no row of the table with the reason.

    ``reviewed`` are the reports that people looked through since the run was written.
    """
    for row in read_reports(folder):
        year = row.get("year") or None
        named = {**row, "year": int(year) if year else None}
        if row["report"] in reviewed:
            named["state"] = "reviewed"
        yield tuple(named.get(name) or None for name in FILE_COLUMNS)
