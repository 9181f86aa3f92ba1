"""What the plots show, counted in one pass over a run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from extractor.schemas import OTHER, vocabulary

from ..export.account import NO_REPORT
from ..export.panel import FactSelection, about, row_of
from ..reports import repeats, unread
from ..review.checked import CheckedReport, read_checked
from ..verdicts import LOOKS

MAIN = 6
"""Indicators that are drawn."""
AGENCIES = 200
"""Agencies that can be chosen."""


@dataclass
class RunCounts:
    """Counts and values of a run.

    Every report counts once, as the decisions of people left it: ``repeated`` others repeat one.
    ``years`` and ``levels`` count every file, the rest annual reports.  ``values`` holds for each
    indicator (agency, year, value) of every report that states it.
    """

    years: Counter[tuple[str, str]] = field(default_factory=Counter)
    levels: Counter[tuple[str, str]] = field(default_factory=Counter)
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    repeated: int = 0
    coverage: list[float] = field(default_factory=list)
    values: dict[str, list[tuple[str | None, int | None, Decimal]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def main(self) -> tuple[str, ...]:
        """The indicators that most reports state, in the order of the vocabulary."""
        often = Counter({name: len(stated) for name, stated in self.values.items()})
        # Parts of a total are many; the totals are what people ask for first.
        totals = [name for name in often if name.count(".") < 2]
        first = set(sorted(totals, key=lambda name: -often[name])[:MAIN])
        return tuple(name for name in vocabulary() if name in first)

    def by_unit(self) -> Mapping[str, tuple[str, ...]]:
        """The main indicators by their unit: yuan and cases have no axis in common."""
        units: dict[str, list[str]] = defaultdict(list)
        for name in self.main():
            units[vocabulary()[name].unit].append(name)
        return {unit: tuple(names) for unit, names in units.items()}

    def agencies(self, names: Iterable[str]) -> tuple[str, ...]:
        """The agencies with values of two or more years, those with most years first."""
        years: dict[str, set[int]] = defaultdict(set)
        for name in names:
            for agency, year, _ in self.values[name]:
                if agency and year:
                    years[agency].add(year)
        often = [agency for agency, found in years.items() if len(found) > 1]
        return tuple(sorted(often, key=lambda agency: (-len(years[agency]), agency))[:AGENCIES])


def gather(folder: Path) -> RunCounts:
    """Count a run.

    Raises:
        UsageError: the folder holds no run of this version.
    """
    counts = RunCounts()
    for row in unread(folder):
        _file(counts, row["year"], row["level"], row["state"])
    choice, twice = FactSelection(None, frozenset(LOOKS)), repeats(folder)
    for report in read_checked(folder):
        is_report = report.result.state != NO_REPORT
        if is_report and report.result.name in twice:
            counts.repeated += 1
            continue
        _, _, _, _, level, year, *_ = about(report)
        _file(counts, year, level, report.state)
        if is_report:
            _report(counts, report)
            _values(counts, report, choice)
    return counts


def _file(counts: RunCounts, year: object, level: object, state: str) -> None:
    counts.years[(str(year or "?"), state)] += 1
    counts.levels[(str(level or "?"), state)] += 1


def _report(counts: RunCounts, report: CheckedReport) -> None:
    read = {fact.id for fact in report.result.facts}
    for one in report.facts:
        # What people added no reader has judged: the account of an export does not count it either.
        if one.fact.id in read:
            kind = "other statistics" if one.fact.indicator == OTHER else "indicators"
            counts.verdicts[(one.fact.verdict, kind)] += 1
    for finding in report.result.findings:
        counts.findings[(finding.kind, finding.whose)] += 1
    if report.result.ledger.coverage is not None:
        counts.coverage.append(report.result.ledger.coverage)


def _values(counts: RunCounts, report: CheckedReport, choice: FactSelection) -> None:
    panel = row_of(report, choice)
    _, agency, _, _, _, year, *_ = panel.about
    named = str(agency) if agency else None
    for name, cell in panel.cells.items():
        if cell.value is not None:
            counts.values[name].append((named, int(year) if year else None, cell.value))
