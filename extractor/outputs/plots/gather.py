"""What the plots show, counted in one pass over a run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from extractor.schemas import OTHER, vocabulary
from extractor.text.same_body import NamedBody, one_name, other_names

from ..export.panel import FactSelection, row_of
from ..reports import read_reports
from ..review.checked import read_checked
from ..verdicts import LOOKS

MAIN = 6
"""Indicators that are drawn."""
AGENCIES = 200
"""Agencies that can be chosen."""


@dataclass
class RunCounts:
    """Counts and values of a run.

    ``values`` holds for each indicator (agency, year, value) of every report that states it.
    """

    years: Counter[tuple[str, str]] = field(default_factory=Counter)
    levels: Counter[tuple[str, str]] = field(default_factory=Counter)
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
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

    def agencies(self) -> tuple[str, ...]:
        """The agencies with values of two or more years, those with most years first."""
        years: dict[str, set[int]] = defaultdict(set)
        for name in self.main():
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
    for row in read_reports(folder):
        counts.years[(row["year"] or "?", row["state"])] += 1
        counts.levels[(row["level"] or "?", row["state"])] += 1
    bodies: dict[NamedBody, set[int]] = defaultdict(set)
    choice = FactSelection(None, frozenset(LOOKS))
    for report in read_checked(folder):
        result = report.result
        for checked in report.facts:
            kind = "other statistics" if checked.fact.indicator == OTHER else "indicators"
            counts.verdicts[(checked.fact.verdict, kind)] += 1
        for finding in result.findings:
            counts.findings[(finding.kind, finding.whose)] += 1
        if result.ledger.coverage is not None:
            counts.coverage.append(result.ledger.coverage)
        panel = row_of(report, choice)
        _, agency, region, code, _, year, *_ = panel.about
        if agency and year:
            place = (str(region) if region else None, str(code) if code else None)
            bodies[NamedBody(str(agency), *place)].add(int(year))
        for name, cell in panel.cells.items():
            if cell.value is not None:
                named = str(agency) if agency else None
                counts.values[name].append((named, int(year) if year else None, cell.value))
    _name_once(counts, bodies)
    return counts


def _name_once(counts: RunCounts, bodies: Mapping[NamedBody, Iterable[int]]) -> None:
    """Give the years of one body one name: those of a government and of its office are a line."""
    years: dict[str, set[int]] = defaultdict(set)
    for body, found in bodies.items():
        years[body.agency].update(found)
    names = one_name(other_names(bodies), years)
    for name, stated in counts.values.items():
        counts.values[name] = [
            (names.get(who or "", who), year, value) for who, year, value in stated
        ]
