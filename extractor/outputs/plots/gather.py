"""What the plots show, counted in one pass over a run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from extractor.schemas import OTHER, Fact, vocabulary
from extractor.schemas.extents import usual_period
from extractor.text.same_body import NamedBody, one_name, other_names

from ..export.account import NO_REPORT
from ..export.panel import FactSelection, about, row_of
from ..reports import repeats, unread
from ..review.checked import CheckedReport, read_checked
from ..verdicts import LOOKS

MAIN = 6
"""Indicators that are drawn."""
AGENCIES = 200
"""Agencies that can be chosen."""


Values = dict[str, list[tuple[str | None, int | None, Decimal]]]
"""Agency, year and value of every report that states an indicator."""


@dataclass
class RunCounts:
    """Counts and values of a run.

    Every report counts once, as the decisions of people left it: ``repeated`` others repeat one.
    ``years`` and ``levels`` count every file, the rest annual reports.  ``values`` holds for each
    indicator (agency, year, value) of every report that states it for its own year and office, or
    without saying for whom; ``areas`` the same of those that state it for a whole area.  A county
    has more of everything than one of its offices: the two are never one line, nor one box.
    ``other_periods`` counts the values of several years, which are in neither.
    """

    years: Counter[tuple[str, str]] = field(default_factory=Counter)
    levels: Counter[tuple[str, str]] = field(default_factory=Counter)
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    repeated: int = 0
    coverage: list[float] = field(default_factory=list)
    values: Values = field(default_factory=lambda: defaultdict(list))
    areas: Values = field(default_factory=lambda: defaultdict(list))
    other_periods: int = 0

    def main(self) -> tuple[str, ...]:
        """The indicators that most reports state, in the order of the vocabulary."""
        often = Counter[str]()
        for values in (self.values, self.areas):
            often.update({name: len(stated) for name, stated in values.items()})
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

    @staticmethod
    def agencies(names: Iterable[str], values: Values) -> tuple[str, ...]:
        """The agencies with values of two or more years, those with most years first."""
        years: dict[str, set[int]] = defaultdict(set)
        for name in names:
            for agency, year, _ in values[name]:
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
    bodies: dict[NamedBody, set[int]] = defaultdict(set)
    choice, twice = FactSelection(None, frozenset(LOOKS)), repeats(folder)
    for report in read_checked(folder):
        is_report = report.result.state != NO_REPORT
        if is_report and report.result.name in twice:
            counts.repeated += 1
            continue
        _, agency, region, code, level, year, *_ = about(report)
        _file(counts, year, level, report.state)
        if is_report:
            if agency and year:
                place = (str(region) if region else None, str(code) if code else None)
                bodies[NamedBody(str(agency), *place)].add(int(year))
            _report(counts, report)
            _values(counts, report, choice)
    _name_once(counts, bodies)
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
    for finding in report.findings:
        counts.findings[(finding.kind, finding.whose)] += 1
    if report.result.ledger.coverage is not None:
        counts.coverage.append(report.result.ledger.coverage)


def _values(counts: RunCounts, report: CheckedReport, choice: FactSelection) -> None:
    yearly = [one for one in report.facts if one.fact.period == usual_period(one.fact.indicator)]
    for values, whole in ((counts.values, False), (counts.areas, True)):
        alike = tuple(one for one in yearly if (one.fact.scope == "jurisdiction") == whole)
        panel = row_of(replace(report, facts=alike), choice)
        _, agency, _, _, _, year, *_ = panel.about
        for name, cell in panel.cells.items():
            if cell.value is not None:
                whose = str(agency) if agency else None
                values[name].append((whose, int(year) if year else None, cell.value))
    counts.other_periods += sum(
        1
        for one in report.facts
        if one not in yearly and choice.takes(one) and _is_number(one.fact)
    )


def _is_number(fact: Fact) -> bool:
    return fact.normal_value is not None


def _name_once(counts: RunCounts, bodies: Mapping[NamedBody, Iterable[int]]) -> None:
    """Give the years of one body one name: those of a government and of its office are a line."""
    years: dict[str, set[int]] = defaultdict(set)
    for body, found in bodies.items():
        years[body.agency].update(found)
    names = one_name(other_names(bodies), years)
    for values in (counts.values, counts.areas):
        for name, stated in values.items():
            values[name] = [(names.get(who or "", who), year, value) for who, year, value in stated]
