"""The wide panel: a row a report or an agency and year, a column an indicator, each cell typed.

A cell without a number still says why: blank, a slash, not stated, contradicting values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.schemas import OTHER, Period, Qualifier, Scope, Verdict, tabular
from extractor.schemas.extents import usual_period
from extractor.schemas.verdicts import DOUBT

from ..plain_text import number
from ..review.checked import BY_PERSON, Checked, CheckedReport, differ, of_cell
from ..verdicts import LOOKS
from .extents import covers, scope_of, scopes_of

OWN_STATUSES: Mapping[str, tuple[str, str]] = {
    "implied_zero": ("隐含零", "zero, said in words"),
    "blank": ("空白", "the cell of the form is blank"),
    "slash": ("/", "the cell of the form is crossed out"),
    "conflict": ("前后不一", "the report gives several values; none is shown"),
    "other_unit": ("单位不符", "the printed unit cannot be converted; no value is shown"),
    "files_differ": ("文件不一", "reports of the same agency and year differ; no value is shown"),
    "accepted": ("人工确认", "a person confirmed it"),
    "corrected": ("人工更正", "a person corrected it"),
    "rejected": ("人工否定", "a person rejected it; no value is shown"),
    "disputed": ("人工分歧", "reviewers do not agree"),
    "not_stated": ("未提及", "the report does not state it"),
    # Behind the others: the place of a status is its code in Stata.
    "added": ("人工补录", "a person added a number that no reader had given to the indicator"),
    "lost": ("数字缺失", "a number stands there, and cannot be read"),
}
"""What the status of a cell can be beside a verdict: Chinese label and meaning."""
STATUSES: tuple[str, ...] = (*LOOKS, *OWN_STATUSES)
"""All statuses; their place here, from 1, is their code in Stata."""
LOOK_AT = frozenset({"conflict", "other_unit", "files_differ", "disputed", "lost"})
"""Statuses that a person should look at, beside doubtful verdicts."""


def label_of(status: str) -> str:
    """A status in Chinese."""
    return OWN_STATUSES[status][0] if status in OWN_STATUSES else LOOKS[_verdict(status)].zh


def meaning_of(status: str) -> str:
    """A status in English."""
    return OWN_STATUSES[status][1] if status in OWN_STATUSES else LOOKS[_verdict(status)].en


def _verdict(status: str) -> Verdict:
    return next(name for name in LOOKS if name == status)


def needs_eyes(status: str) -> bool:
    """Whether a person should look at a cell."""
    return status in LOOK_AT or any(
        name == status and look.rank <= DOUBT for name, look in LOOKS.items()
    )


_TELL_OF_LOST = frozenset({"unplaced_table", "missing_figure", "damaged_characters"})
"""Kinds of findings that name indicators of which something stood there."""


@dataclass(frozen=True, slots=True)
class PanelCell:
    """One value of the panel in the unit of its indicator; None where ``status`` says why.

    ``report`` and ``fact`` name where it comes from, ``note`` is for whoever looks at it;
    ``qualifier`` tells whether the source gives the value exactly, ``scope`` for whom it does, and
    ``period`` of when; ``usual`` is the period that a column of this indicator is of.
    """

    value: Decimal | None
    status: str
    report: str
    fact: str
    note: str = ""
    qualifier: Qualifier = "exact"
    scope: Scope | None = None
    period: Period = "year"
    usual: Period = "year"

    @property
    def unusual_period(self) -> Period | None:
        """The period, where it is another than that of the column: what is counted over several
        years by its very name is told by that."""
        return None if self.value is None or self.period in ("year", self.usual) else self.period


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One row: ``about`` is report, agency, region, code, level, year, form, state, which of agency
    and year a person gave, and who."""

    about: tuple[str | int | None, ...]
    cells: Mapping[str, PanelCell]

    @property
    def covers(self) -> str | None:
        """What its values cover.  Whoever adds up a column must know."""
        return covers(self.cells)


@dataclass(frozen=True, slots=True)
class FactSelection:
    """Which facts come into an export: indicators (None: all) and verdicts."""

    indicators: frozenset[str] | None
    verdicts: frozenset[Verdict]

    def takes(self, checked: Checked) -> bool:
        """Whether a fact belongs to the export; what a person said outweighs the verdict."""
        fact = checked.fact
        known = fact.indicator != OTHER
        if self.indicators is not None:
            known = fact.indicator in self.indicators
        return known and self._trusts(checked)

    def outweighs(self, checked: Checked) -> bool:
        """Whether a fact is in the export for what a person said, and not for its verdict."""
        return self.takes(checked) and checked.fact.verdict not in self.verdicts

    def asks(self, checked: Checked) -> bool:
        """Whether a fact of the export is to be checked; other statistics are, where all are."""
        if checked.fact.indicator == OTHER and self.indicators is None:
            return self._trusts(checked)
        return self.takes(checked)

    def _trusts(self, checked: Checked) -> bool:
        return checked.reviewed in BY_PERSON or checked.fact.verdict in self.verdicts


def about(report: CheckedReport) -> tuple[str | int | None, ...]:
    """The first cells of a report's row."""
    result = report.result
    meta = result.meta
    return (
        result.name,
        meta.agency.value if meta.agency else None,
        meta.region.value if meta.region else None,
        meta.division.code if meta.division else None,
        meta.level,
        meta.year,
        meta.form,
        report.state,
        *tabular.given(meta).values(),
    )


def row_of(report: CheckedReport, choice: FactSelection) -> PanelRow:
    """The row of one report."""
    by_indicator: dict[str, list[Checked]] = {}
    for checked in report.facts:
        if choice.takes(checked):
            by_indicator.setdefault(checked.fact.indicator, []).append(checked)
    name = report.result.name
    cells = {indicator: _cell(name, indicator, found) for indicator, found in by_indicator.items()}
    return PanelRow(about(report), {**cells, **dict(_lost(report, choice))})


def _lost(report: CheckedReport, choice: FactSelection) -> Iterator[tuple[str, PanelCell]]:
    """The cells of a form that a finding tells of and nothing is read from: not stated, and yet printed."""
    stated = {checked.fact.indicator for checked in report.facts}
    for finding in report.result.findings:
        if finding.kind not in _TELL_OF_LOST:
            continue
        for indicator in finding.indicators:
            wanted = choice.indicators is None or indicator in choice.indicators
            if indicator not in stated and wanted:
                yield (
                    indicator,
                    PanelCell(None, "lost", report.result.name, "", finding.message),
                )


def _cell(report: str, indicator: str, facts: Sequence[Checked]) -> PanelCell:
    best = of_cell(indicator, facts)
    if not best:
        first = facts[0]
        return PanelCell(None, "rejected", report, first.fact.id, first.note)
    first = next((one for one in best if one.fact.value is not None), best[0])
    disputed = [one for one in facts if one.reviewed == "disputed"]
    if disputed:
        note = "; ".join(": ".join(filter(None, (_said(one), one.note))) for one in disputed)
        value = None if differ(best) else first.fact.normal_value
        fact = first.fact
        details = (
            fact.qualifier,
            scope_of(first, scopes_of(facts)),
            fact.period,
            usual_period(indicator),
        )
        return PanelCell(value, "disputed", report, fact.id, note, *details)
    if differ(best):
        note = " / ".join(_said(one) for one in best)
        return PanelCell(None, "conflict", report, first.fact.id, note)
    cell = replace(_of(first, report), scope=scope_of(first, scopes_of(facts)))
    others = dict.fromkeys(_of_others(first, facts))
    return replace(cell, note="; ".join(filter(None, (cell.note, *others)))) if others else cell


def _of_others(shown: Checked, facts: Sequence[Checked]) -> Iterator[str]:
    """What the report gives for another scope than that of the value which is shown."""
    for one in facts:
        other = one.fact.scope != shown.fact.scope and one.reviewed != "rejected"
        if other and one.fact.amount not in (None, shown.fact.amount):
            yield _also(one.fact.scope, _said(one))


def _also(scope: Scope | None, value: str) -> str:
    if scope == "own":
        return f"also stated for the office itself: {value}"
    if scope == "jurisdiction":
        return f"also stated for its whole area: {value}"
    return f"also stated without saying for whom: {value}"


def _said(checked: Checked) -> str:
    fact = checked.fact
    return f"{number(fact.value)} {fact.unit or ''}".strip()


def _of(checked: Checked, report: str) -> PanelCell:
    fact = checked.fact
    doubted = LOOKS[fact.verdict].rank <= DOUBT
    note = "; ".join(filter(None, (fact.verdict_because if doubted else None, checked.note)))
    if fact.value is None:
        # A person may say that nothing is stated; a reader only that the cell is empty.
        return PanelCell(None, checked.reviewed or fact.semantic, report, fact.id, note)
    if fact.normal_value is None:
        return PanelCell(
            None, "other_unit", report, fact.id, f"{_said(checked)}; {note}".strip("; ")
        )
    status: str = checked.reviewed
    if not status and not doubted and fact.semantic == "implied_zero":
        status = "implied_zero"
    return PanelCell(
        fact.normal_value,
        status or fact.verdict,
        report,
        fact.id,
        note,
        fact.qualifier,
        fact.scope,
        fact.period,
        usual_period(fact.indicator),
    )


class AgencyYears:
    """Collects rows by agency and year; a report that does not say whose it is stays alone."""

    def __init__(self) -> None:
        self._rows: dict[tuple[object, ...], list[PanelRow]] = {}

    def add(self, row: PanelRow) -> None:
        """Take in the row of one report."""
        name, agency, region, _, _, year, *_ = row.about
        key = (agency, region, year) if agency and year else (name,)
        self._rows.setdefault(key, []).append(row)

    def rows(self) -> Iterator[PanelRow]:
        """One row an agency and year, in order of agency and year."""
        for group in sorted(self._rows.values(), key=lambda rows: _order(rows[0])):
            yield group[0] if len(group) == 1 else _merged(group)


def _order(row: PanelRow) -> tuple[str, ...]:
    return tuple("" if part is None else str(part) for part in (*row.about[1:3], *row.about[5:6]))


def _merged(rows: Sequence[PanelRow]) -> PanelRow:
    names = "; ".join(str(row.about[0]) for row in rows)
    cells: dict[str, PanelCell] = {}
    for indicator in dict.fromkeys(name for row in rows for name in row.cells):
        cells[indicator] = _agreed([row.cells[indicator] for row in rows if indicator in row.cells])
    states = "; ".join(dict.fromkeys(str(row.about[7]) for row in rows))
    given, by = (_joined(rows, at) for at in (8, 9))
    return PanelRow((names, *rows[0].about[1:7], states, given, by), cells)


def _joined(rows: Sequence[PanelRow], at: int) -> str | None:
    """What any of several rows says, once each."""
    said = (str(row.about[at]) for row in rows if row.about[at])
    return "; ".join(dict.fromkeys(said)) or None


def _agreed(cells: Sequence[PanelCell]) -> PanelCell:
    """One cell of several files: the value that they share, or none."""
    stated = [cell for cell in cells if cell.value is not None]
    if len({cell.value for cell in stated}) > 1:
        note = " / ".join(f"{cell.report}: {number(cell.value)}" for cell in stated)
        return PanelCell(None, "files_differ", stated[0].report, stated[0].fact, note)
    # Of a value and a contradiction inside another file, the contradiction is shown.
    return next((cell for cell in cells if cell.status == "conflict"), (stated or list(cells))[0])
