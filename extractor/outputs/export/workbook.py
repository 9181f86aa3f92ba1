"""The workbook: summary, panel, status, to check, facts, findings, decisions, files, code book.

Written a row at a time: a workbook of ten thousand reports needs little memory.  Every text is
written as text, so that none can become a formula.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import UsageError
from extractor.knowledge.definitions import definition
from extractor.messages import joint, said, spoken, word
from extractor.schemas import OTHER, vocabulary
from extractor.verify.chosen import one_chosen

from ..atomic import replaced
from ..contract import COLUMN_WORDS
from ..plain_text import printable
from ..review.checked import CheckedReport
from ..review.to_check import to_check
from ..states import REPORT_STATES
from ..verdicts import LOOKS
from .account import DECISION_COLUMNS, FILE_COLUMNS, decision_rows, file_rows
from .fact_rows import FACT_COLUMNS, FINDING_COLUMNS, Value
from .methods import paragraph
from .panel import (
    OWN_STATUSES,
    AgencyYears,
    PanelCell,
    PanelRow,
    label_of,
    meaning_of,
    needs_eyes,
    row_of,
)
from .sheets import LINKS, Book, Sheet
from .spoken import spoken_cell, spoken_facts, spoken_indicators, spoken_status
from .tables import (
    PANEL_ABOUT,
    Export,
    ExportColumn,
    about_columns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHECK = ("report", "agency", "year", "indicator", "label", "value", "unit", "status", "verdict_because",
          "quote", "quote_source", "page", "fact")  # fmt: skip
"""The columns of the sheet of what a person should look at."""


def _check_columns() -> tuple[ExportColumn, ...]:
    """``status`` is what a number becomes in the ledger, and what is doubted of a value here."""
    verdict = COLUMN_WORDS["verdict"][0]
    columns = about_columns(_CHECK)
    return tuple(
        replace(column, zh=verdict) if column.id == "status" else column for column in columns
    )


def write_workbook(export: Export, path: Path) -> None:
    """Write the workbook of a run.

    Raises:
        UsageError: it cannot be written, or a sheet would have too many rows.
    """
    with replaced(path) as target, _opened(path, target) as book:
        _WorkbookWriter(export, book).write()


@contextmanager
def _opened(path: Path, target: Path) -> Iterator[Book]:
    from xlsxwriter.exceptions import XlsxWriterException

    book = Book(path, target)
    try:
        yield book
        book.book.close()
    except XlsxWriterException as error:
        raise UsageError(f"{path}: cannot be written ({error}); choose another folder") from error


def _told(cell: PanelCell) -> str:
    """What a value is, how exactly the source gives it, for whom, and of when."""
    said_of = [spoken_status(cell.status)]
    if cell.value is not None and cell.qualifier != "exact":
        said_of.append(word(cell.qualifier, "qualifier"))
    if cell.value is not None and cell.scope == "own":
        said_of.append(word(cell.scope, "scope"))
    return joint().join((*said_of, *_wider(cell)))


def _wider(cell: PanelCell) -> Iterator[str]:
    """What a value is that covers more than an office in a year: nobody adds it to those that do not."""
    if cell.value is not None and cell.scope == "jurisdiction":
        yield word(cell.scope, "scope")
    if period := cell.unusual_period:
        yield word(period, "period")


class _WorkbookWriter:
    def __init__(self, export: Export, book: Book) -> None:
        self.export, self.book = export, book
        labels = export.options.labels
        self.summary = book.add(said("summary"))
        self.panel = self._sheet(said("panel"), (*export.about, *export.indicators))
        self.status = self._sheet(said("status"), (*export.about, *export.indicators))
        self.check = self._sheet(said("to check"), _check_columns())
        self.facts = self._sheet(said("facts"), export.facts().columns)
        self.findings = self._sheet(said("findings"), about_columns(FINDING_COLUMNS))
        self.decisions = self._sheet(said("decisions"), about_columns(DECISION_COLUMNS))
        self.labels = labels
        self.links = self.panel_links = 0
        self.statuses: Counter[str] = Counter()
        self.settled = self.stand = self.chosen = self.errors = self.across = 0
        self.places: dict[tuple[str, str], str] = {}

    def _sheet(self, name: str, columns: Sequence[ExportColumn]) -> Sheet:
        labels = self.export.options.labels
        return Sheet(self.book, name, [column.head(labels) for column in columns])

    def _spoken(self, values: Sequence[Value], names: Sequence[str]) -> list[Value]:
        """A row in the language that is spoken; ids stay where they are asked for as heads."""
        if self.labels == "id":
            return list(values)
        row = [spoken_cell(name, value) for name, value in zip(names, values, strict=True)]
        if self.labels == "en" and "label" in names:
            item = vocabulary().get(str(values[names.index("indicator")]))
            at = names.index("label")
            row[at] = item.en if item else row[at]
        return row

    def write(self) -> None:
        """Everything, in one pass over the run."""
        by_report = self.export.options.by == "report"
        years = AgencyYears()
        for report in self.export.files():
            for made in decision_rows(report):
                self.decisions.line(self._spoken(made, DECISION_COLUMNS))
            if not self.export.takes(report):
                continue
            self._facts(report)
            self.settled += sum(self.export.concerns(one, report) for one in report.settled)
            stand = [one for one in report.errata if self.export.concerns(one, report)]
            self.stand += len(stand)
            self.chosen += sum(map(one_chosen, stand))
            self.errors += sum(
                one.severity == "error" and self.export.concerns(one, report)
                for one in report.findings
            )
            for values in self.export.finding_rows(report, for_people=True):
                self.findings.line(self._finding(values, report))
            row = row_of(report, self.export.choice)
            if by_report:
                self._row(row)
                self.places.clear()
            else:
                years.add(row)
        for row in years.rows():
            self._row(row)
        for values in self.export.between():
            self.across += 1
            self.findings.line(self._spoken(values, FINDING_COLUMNS))
        self._files()
        self._code_book()
        self._summary()
        for sheet in (
            self.panel,
            self.status,
            self.check,
            self.facts,
            self.findings,
            self.decisions,
        ):
            sheet.close()

    def _finding(self, values: Sequence[Value], report: CheckedReport) -> list[Value]:
        """A finding of a report: who reads Chinese has the names of what it is about."""
        row = self._spoken(values, FINDING_COLUMNS)
        if self.labels != "id":
            facts = [one.fact for one in report.facts]
            labels = {fact.indicator: fact.label for fact in facts if fact.indicator != OTHER}
            told = dict(zip(FINDING_COLUMNS, values, strict=True))
            if ids := told["indicators"]:
                row[FINDING_COLUMNS.index("indicators")] = spoken_indicators(str(ids), labels)
            if ids := told["facts"]:
                row[FINDING_COLUMNS.index("facts")] = spoken_facts(str(ids), facts)
        return row

    def _files(self) -> None:
        """Every file, also those that became no row, and why."""
        sheet = self._sheet(said("files"), about_columns(FILE_COLUMNS))
        for values in file_rows(self.export.folder, self.export.survey.account):
            sheet.line(self._spoken(values, FILE_COLUMNS))
        sheet.close()

    def _facts(self, report: CheckedReport) -> None:
        waiting = to_check(report, self.export.choice.asks)
        why = {checked.fact.id: status for checked, status in waiting}
        rows = self.export.fact_rows(report, for_people=True)
        for checked, values in zip(self.export.facts_of(report), rows, strict=True):
            fact = checked.fact
            self.facts.line(self._spoken(values, FACT_COLUMNS))
            self.places[(report.result.name, fact.id)] = self.facts.place
            if fact.id in why:
                self._to_check(why[fact.id], values)

    def _to_check(self, status: str, values: Sequence[Value]) -> None:
        named = dict(zip((c.id for c in self.export.facts().columns), values, strict=True))
        sheet = self.check
        sheet.next()
        # ``status`` is no column of the facts; the others are said as they are there.
        shown = dict(zip(_CHECK, self._spoken([named.get(n) for n in _CHECK], _CHECK), strict=True))
        for column, name in enumerate(_CHECK):
            value = spoken_status(status) if name == "status" else shown[name]
            sheet.put(column, value, self.book.style(status) if name == "status" else None)
        if self.links < LINKS:
            self.links += 1
            place = self.facts.place
            sheet.sheet.write_url(sheet.row, len(_CHECK) - 1, place, None, str(named["fact"]))

    def _row(self, row: PanelRow) -> None:
        sheets = (self.panel, self.status)
        for sheet in sheets:
            sheet.next()
        for column, value in enumerate(self._spoken(self.export.about_row(row), PANEL_ABOUT)):
            for sheet in sheets:
                sheet.put(column, value)
        first = len(self.export.about)
        for column, indicator in enumerate(self.export.indicators, first):
            cell = row.cells.get(indicator.id)
            self.statuses[cell.status if cell else "not_stated"] += 1
            if cell is not None:
                self._cell(column, cell, row, indicator)
                self.status.put(column, _told(cell), self.book.style(cell.status))

    def _cell(self, column: int, cell: PanelCell, row: PanelRow, indicator: ExportColumn) -> None:
        sheet, style = self.panel, self.book.style(cell.status)
        valued = self.book.number_style(cell.status, cell.qualifier)
        # A crossed out cell is blank, as a column of numbers holds no text; its status says it.
        shown: Value = cell.value
        if shown is None:
            sheet.sheet.write_blank(sheet.row, column, None, style or self.book.soft)
        else:
            place = self.places.get((cell.report, cell.fact))
            if place is not None and self.panel_links < LINKS:
                self.panel_links += 1
                # The link stays when the number takes the place of its text.
                sheet.sheet.write_url(sheet.row, column, place, valued, "/")
            sheet.put(column, shown, valued)
        if cell.status == "files_differ":
            self._cell_to_check(row, indicator, cell)
        wider = list(_wider(cell))
        if cell.value is None or needs_eyes(cell.status) or cell.note or wider:
            told = said(cell.note)
            if told == cell.note:  # the words of people behind what is doubted
                told = joint().join(map(said, cell.note.split("; ")))
            head = joint().join((spoken_status(cell.status), *wider))
            note = f"{head}\n{printable(told)}".strip()
            sheet.sheet.write_comment(sheet.row, column, note[:1000], {"x_scale": 2})

    def _cell_to_check(self, row: PanelRow, indicator: ExportColumn, cell: PanelCell) -> None:
        """A cell that has no value because files do not agree: no single fact is to blame."""
        known = {
            "report": cell.report, "agency": row.about[1], "year": row.about[5],
            "indicator": indicator.id, "label": indicator.en if self.labels == "en" else indicator.zh, "unit": indicator.unit,
            "status": spoken_status(cell.status), "verdict_because": printable(said(cell.note)), "fact": cell.fact,
        }  # fmt: skip
        self.check.line([known.get(name) for name in _CHECK])

    def _code_book(self) -> None:
        heads = ("id", "label_zh", "label_en", "unit", "variable", "definition")
        # Ids are of no language: then it is that of the run.
        language = spoken() if self.labels == "id" else self.labels
        sheet = Sheet(self.book, said("code book"), [word(head, "head") for head in heads])
        for column in self.export.indicators:
            told = definition(column.id)
            words = told.en if language == "en" else told.zh
            sheet.line((column.id, column.zh, column.en, column.unit, column.variable, words))
        about = {one.id: one for one in (*self.export.about, *self.export.facts().columns)}
        for column in about.values():
            sheet.line((column.id, column.zh, said(column.meaning), "", column.variable, ""))
        for status in (*LOOKS, *OWN_STATUSES):
            sheet.line((status, label_of(status), said(meaning_of(status)), "", "", ""))
        sheet.close()

    def _summary(self) -> None:
        sheet = self.summary
        title = said("Government information disclosure annual reports")
        sheet.write_string(0, 0, f"{title} · extractor", self.book.title)
        lines = [*self._counted(), ("", ""), *self._by_status()]
        for row, (name, value) in enumerate(lines, 2):
            sheet.write_string(row, 0, said(name))
            if isinstance(value, int):
                sheet.write_number(row, 1, value)
        at = len(lines) + 3
        sheet.write_string(at, 0, said("For a chapter on methods"), self.book.title)
        sheet.set_row(at + 1, 200)
        sheet.write_string(at + 1, 0, paragraph(self.export.survey.account), self.book.wrapped)
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 0, 62)
        sheet.set_column(1, 1, 12)

    def _counted(self) -> Iterator[tuple[str, int | str]]:
        """How many there are of what is in the workbook."""
        survey = self.export.survey
        account = survey.account
        states = account.states
        yield "reports", sum(states.get(state, 0) for state in REPORT_STATES)
        yield from (
            (f"· {word(state, 'state')}", states[state]) for state in REPORT_STATES if states[state]
        )
        if account.repeated:
            yield (
                "· of them repeated, and left out of the tables and of the numbers below",
                account.repeated,
            )
        if account.versions:
            yield "· of them another text of an agency and year, counted too", account.versions
        yield "rows of the panel", self.panel.count
        yield "indicators, a column each", len(self.export.indicators)
        if survey.of_area:
            yield "values of a whole area", survey.of_area
        if survey.of_years:
            yield "values of several years", survey.of_years
        yield "facts and other statistics", self.facts.count
        yield "to check", self.check.count
        yield "findings of the reports", self.findings.count - self.settled - self.across
        if self.errors:
            yield "· of them errors", self.errors
        if printed := self.stand - self.chosen:
            yield "· of them confirmed as printed: they stand", printed
        if self.chosen:
            yield "· of them contradictions in which a value was chosen: they stand", self.chosen
        if self.across:
            yield "findings between reports", self.across
        if self.settled:
            yield "findings settled by review", self.settled
        yield "decisions", self.decisions.count

    def _by_status(self) -> Iterator[tuple[str, int | str]]:
        """Values as they were read, by verdict, and the cells that were made of them."""
        account = self.export.survey.account
        verdicts = account.verdicts
        if account.said.total() > account.said[""]:
            yield "values of indicators by verdict, judged with the decisions", verdicts.total()
        else:
            yield "values of indicators by verdict", verdicts.total()
        for name in LOOKS:
            if verdicts[name]:
                yield f"· {spoken_status(name)}", verdicts[name]
        yield "", ""
        yield "cells of the panel by status", self.statuses.total()
        for status in (*LOOKS, *OWN_STATUSES):
            if self.statuses[status]:
                yield (
                    f"· {spoken_status(status)} · {said(meaning_of(status))}",
                    self.statuses[status],
                )
