"""The tables of an export, with typed columns, a report at a time."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, cached_property, partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import Literal, Self

from extractor.schemas import Finding, Verdict, vocabulary
from extractor.verify.reports.across import Across

from ..contract import COLUMN_WORDS
from ..reports import repeats
from ..review.checked import Checked, CheckedReport, read_checked, settled
from ..review.to_check import to_check
from ..verdicts import LOOKS
from .account import NO_REPORT, Account
from .between import Between, between_rows
from .fact_rows import (
    ABOUT,
    FACT_COLUMNS,
    FINDING_COLUMNS,
    GIVEN,
    Values,
    fact_rows,
    finding_rows,
    plain,
)
from .panel import AgencyYears, FactSelection, PanelRow, about, row_of

Kind = Literal["text", "integer", "decimal"]
By = Literal["report", "agency-year"]
Labels = Literal["zh", "en", "id"]

PANEL_ABOUT = (*ABOUT, "body", *GIVEN, "covers")
"""What stands before the indicators of a panel: what a report is, what links its years, what
of it a person gave, and whose and of when its values are."""
Detail = Literal["qualifier", "scope", "period"]
DETAILS: Mapping[Detail, str | None] = {"qualifier": "exact", "scope": None, "period": "year"}
"""What else is known of the values of a panel, each in a table of its shape, and what is usual."""
_NUMBERS: Mapping[str, Kind] = {"year": "integer", "page": "integer"}
_LARGEST = 2**53
_NAME = 27
"""Most characters of a name: Stata takes 32, five of which go to the names of value labels."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How an export is made: rows, labels, indicators by id or group, verdicts (None: all)."""

    by: By = "report"
    labels: Labels = "zh"
    indicators: frozenset[str] | None = None
    verdicts: frozenset[Verdict] | None = None


_MONEY = {"元": "yuan", "万元": "10,000 yuan"}


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column: ``id`` as published, its labels, and how its values are stored."""

    id: str
    zh: str
    en: str
    kind: Kind = "text"
    unit: str = ""
    meaning: str = ""

    def label(self, labels: Labels) -> str:
        """The head of the column."""
        return {"zh": self.zh, "en": self.en, "id": self.id}[labels]

    def head(self, labels: Labels) -> str:
        """The head of the column for people, with the unit; an id has none.

        In English only money has one: what counts things and people is said by the label.
        """
        if labels == "en":
            money = _MONEY.get(self.unit)
            return f"{self.en} ({money})" if money else self.en
        return f"{self.zh}({self.unit})" if self.unit and labels == "zh" else self.label(labels)

    @property
    def variable(self) -> str:
        """A name for databases and Stata: letters, digits and ``_``, at most 27 of them."""
        return variable(self.id)


@cache
def variable(id_: str) -> str:
    """The name of a variable that stands for an indicator, always the same.

    Long names are cut, and end with a digest of the whole so that no two are alike.
    """
    name = re.sub(r"\W+", "_", id_)
    if len(name) <= _NAME:
        return name
    return f"{name[: _NAME - 6]}_{sha256(id_.encode()).hexdigest()[:5]}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be gone through several times."""

    name: str
    columns: tuple[ExportColumn, ...]
    rows: Callable[[], Iterator[Values]]


def _kind(value: Decimal) -> Kind:
    """How a value can be stored without losing a digit: whole, as a double, or as text."""
    if value == value.to_integral_value() and abs(value) < _LARGEST:
        return "integer"
    return "decimal" if Decimal(repr(float(value))) == value else "text"


def about_columns(names: Sequence[str]) -> tuple[ExportColumn, ...]:
    """The columns that are no indicators."""
    return tuple(
        ExportColumn(name, zh, name, _NUMBERS.get(name, "text"), meaning=meaning)
        for name in names
        for zh, meaning in (COLUMN_WORDS[name],)
    )


@dataclass
class Survey:
    """What a first pass over a run finds: the indicators in use, and how values are stored.

    ``rows`` are the reports that have a row of the panel: a page that is no report has none, and
    none has a report that repeats another, so that no sum counts it twice.
    ``to_check`` are the values of the export that a person has yet to decide on, and the cells of
    it on which several files differ.  ``of_area`` are the values that reports give for a whole area
    alone, ``of_years`` those for several years.  ``trusted`` are the facts that the export takes, with
    ``by_people``: those that it takes for what people said, whatever their verdict.
    """

    rows: int = 0
    to_check: int = 0
    of_area: int = 0
    of_years: int = 0
    trusted: int = 0
    by_people: int = 0
    account: Account = field(default_factory=Account)
    panel: dict[str, set[Kind]] = field(default_factory=dict)
    values: set[Kind] = field(default_factory=set)
    own: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Label and unit of the indicators of a user's own schema."""
    between: Between = field(default_factory=Between)

    @cached_property
    def across(self) -> Across:
        """The reports held against each other, those that repeat another left out."""
        return self.between.compared()

    @cached_property
    def bodies(self) -> Mapping[str, str]:
        """For each agency the one name under which the years of its body stand."""
        return self.between.bodies()

    def column(self, indicator: str) -> ExportColumn:
        """The column of an indicator; those of a user's own schema are named by their facts."""
        item = vocabulary().get(indicator)
        if item is None:
            label, unit = self.own[indicator]
            return ExportColumn(indicator, label, label, _widest(self.panel[indicator]), unit)
        return ExportColumn(indicator, item.zh, item.en, _widest(self.panel[indicator]), item.unit)


def _widest(kinds: set[Kind]) -> Kind:
    return "text" if "text" in kinds else "decimal" if "decimal" in kinds else "integer"


class Export:
    """The tables of one run, as the options want them; a context manager.

    Raises:
        UsageError: the folder holds no run of this version.
    """

    def __init__(self, folder: Path, options: ExportOptions) -> None:
        self.folder, self.options = folder, options
        every = frozenset(LOOKS)
        verdicts = every if options.verdicts is None else options.verdicts
        self.choice = FactSelection(options.indicators, verdicts)
        # Rows wait on the disk: reading all records once more for each table takes far longer.
        self._rows = TemporaryFile()  # noqa: SIM115  (closed by ``__exit__``)
        self.repeats = repeats(folder)
        self.survey = self._surveyed()
        self.indicators = tuple(
            self.survey.column(name)
            for name in (*vocabulary(), *self.survey.own)
            if name in self.survey.panel
        )
        self.about = about_columns(PANEL_ABOUT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._rows.close()

    def files(self) -> Iterator[CheckedReport]:
        """Every file with a result, one at a time, those too that are in no table."""
        return read_checked(self.folder)

    def takes(self, report: CheckedReport) -> bool:
        """Whether a file is in the tables: an annual report that repeats no other."""
        return report.result.state != NO_REPORT and report.result.name not in self.repeats

    def reports(self) -> Iterator[CheckedReport]:
        """The reports of the tables, one at a time."""
        return filter(self.takes, self.files())

    def _surveyed(self) -> Survey:
        survey = Survey()
        for report in self.files():
            survey.account.add(
                report,
                self.facts_of(report),
                partial(self.concerns, report=report),
                repeats=report.result.name in self.repeats,
            )
            if not self.takes(report):
                continue
            survey.rows += 1
            survey.between.add(settled(report, report.facts), about(report)[:7])
            row = row_of(report, self.choice)
            pickle.dump(row, self._rows, pickle.HIGHEST_PROTOCOL)
            for name, cell in row.cells.items():
                kinds = survey.panel.setdefault(name, set())
                if cell.value is not None:
                    kinds.add(_kind(cell.value))
                    survey.of_area += cell.scope == "jurisdiction"
                    survey.of_years += cell.unusual_period is not None
            survey.to_check += sum(1 for _ in to_check(report, self.choice.asks))
            for checked in report.facts:
                survey.trusted += self.choice.takes(checked)
                survey.by_people += self.choice.outweighs(checked)
                stated = (checked.fact.value, checked.fact.normal_value)
                if checked.fact.indicator not in vocabulary():
                    unit = checked.fact.normal_unit or checked.fact.unit or ""
                    survey.own.setdefault(checked.fact.indicator, (checked.fact.label, unit))
                survey.values.update(_kind(value) for value in stated if value is not None)
        survey.account.close(self.folder, survey.bodies)
        if self.options.by != "report":
            cells = (cell for row in self._by_year(survey.rows) for cell in row.cells.values())
            survey.to_check += sum(cell.status == "files_differ" for cell in cells)
        return survey

    def _kept_rows(self, count: int) -> Iterator[PanelRow]:
        """The rows as the first pass left them; several tables may be read side by side."""
        at = 0
        for _ in range(count):
            self._rows.seek(at)
            row: PanelRow = pickle.load(self._rows)
            at = self._rows.tell()
            yield row

    def panel_rows(self) -> Iterator[PanelRow]:
        """The rows of the panel."""
        by_report = self.options.by == "report"
        rows = self._kept_rows if by_report else self._by_year
        return rows(self.survey.rows)

    def _by_year(self, count: int) -> Iterator[PanelRow]:
        years = AgencyYears()
        for row in self._kept_rows(count):
            years.add(row)
        return years.rows()

    def about_row(self, row: PanelRow) -> Values:
        """The first cells of a row of the panel: ``PANEL_ABOUT``."""
        agency = row.about[1]
        body = self.survey.bodies.get(str(agency), agency)
        return plain((*row.about[:8], body, *row.about[8:], row.covers))

    def panel(self) -> Table:
        """The values."""
        return Table("panel", (*self.about, *self.indicators), self._values)

    def status(self) -> Table:
        """What each value is, in a table of the same shape."""
        columns = tuple(ExportColumn(c.id, c.zh, c.en) for c in self.indicators)
        return Table("status", (*self.about, *columns), self._statuses)

    def details(self) -> Iterator[Table]:
        """Which values the source does not give exactly (40余 is at least 40), for whom they are,
        and which are of several years: a table each, of the same shape."""
        columns = tuple(ExportColumn(c.id, c.zh, c.en) for c in self.indicators)
        for name in DETAILS:
            yield Table(name, (*self.about, *columns), partial(self._detail, name))

    def _values(self) -> Iterator[Values]:
        for row in self.panel_rows():
            cells = (row.cells.get(column.id) for column in self.indicators)
            yield (*self.about_row(row), *(cell.value if cell else None for cell in cells))

    def _statuses(self) -> Iterator[Values]:
        for row in self.panel_rows():
            cells = (row.cells.get(column.id) for column in self.indicators)
            yield (*self.about_row(row), *(cell.status if cell else "not_stated" for cell in cells))

    def _detail(self, name: Detail) -> Iterator[Values]:
        usual = DETAILS[name]
        for row in self.panel_rows():
            cells = (row.cells.get(column.id) for column in self.indicators)
            said = (
                getattr(cell, name) if cell and cell.value is not None else usual for cell in cells
            )
            yield (*self.about_row(row), *(None if one == usual else one for one in said))

    def facts(self) -> Table:
        """The facts, each with what people said of it."""
        kind = _widest(self.survey.values)
        columns = tuple(
            replace(column, kind=kind) if column.id in ("value", "normal_value") else column
            for column in about_columns(FACT_COLUMNS)
        )
        return Table("facts", columns, lambda: _each(self.reports(), self.fact_rows))

    def facts_of(self, report: CheckedReport) -> list[Checked]:
        """The facts of a report that its table has: of the indicators that are asked for."""
        wanted = self.options.indicators
        return [one for one in report.facts if wanted is None or one.fact.indicator in wanted]

    def fact_rows(self, report: CheckedReport, *, for_people: bool = False) -> Iterator[Values]:
        """They as rows, with a mark at those whose value stands in the panel."""
        name, cells = report.result.name, row_of(report, self.choice).cells.values()
        shown = {
            cell.fact
            for cell in cells
            if cell.value is not None
            and (self.options.by == "report" or (name, cell.fact) in self._in_years)
        }
        return fact_rows(report, self.facts_of(report), shown, for_people=for_people)

    @cached_property
    def _in_years(self) -> frozenset[tuple[str, str]]:
        """Report and fact of the values of the panel, where several files may be one row of it."""
        cells = (cell for row in self.panel_rows() for cell in row.cells.values())
        return frozenset((cell.report, cell.fact) for cell in cells if cell.value is not None)

    def concerns(self, finding: Finding, report: CheckedReport) -> bool:
        """Whether a finding is of the indicators that are asked for."""
        wanted = self.options.indicators
        if wanted is None or wanted.intersection(finding.indicators):
            return True
        return any(one.fact.id in finding.facts for one in self.facts_of(report))

    def finding_rows(self, report: CheckedReport, *, for_people: bool = False) -> Iterator[Values]:
        """The findings of a report that are of these indicators, as rows."""
        takes = partial(self.concerns, report=report)
        return finding_rows(report, takes, for_people=for_people)

    def findings(self) -> Table:
        """The findings."""
        columns = about_columns(FINDING_COLUMNS)
        return Table(
            "findings",
            columns,
            lambda: chain(_each(self.reports(), self.finding_rows), self.between()),
        )

    def between(self) -> Iterator[Values]:
        """The findings about several reports, behind those of each."""
        about, wanted = self.survey.between.about, self.options.indicators
        return (plain(row) for row in between_rows(self.survey.across, about, wanted))


def _each(
    reports: Iterable[CheckedReport], rows: Callable[[CheckedReport], Iterable[Values]]
) -> Iterator[Values]:
    for report in reports:
        yield from rows(report)
