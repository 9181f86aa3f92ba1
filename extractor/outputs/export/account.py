"""What was done with a run, for whoever publishes its table: files, decisions, a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from extractor.messages import word
from extractor.schemas import OTHER, Finding, vocabulary
from extractor.verify.chosen import one_chosen

from ..plain_text import apart, printable
from ..reports import read_reports, unread_states
from ..review.checked import Checked, CheckedReport, said_by
from ..review.decision import GIVE, LOOKED, OF_REPORT, Decision
from ..review.decisions import Decided, match
from ..review.to_check import to_check

DECISION_COLUMNS = (
    "report", "agency", "year", "indicator", "label", "reviewed", "value", "unit", "scope", "period",
    "corrected", "corrected_unit", "corrected_scope", "corrected_period", "corrected_qualifier",
    "reviewer", "decided_at", "review_reason", "quote",
)  # fmt: skip
FILE_COLUMNS = ("report", "agency", "year", "state", "reason", "same_as", "version_of", "file")
NO_REPORT = "not_a_report"
Cell = str | int | Decimal | None


@dataclass
class Account:
    """Counts of a run, report after report.

    ``states`` counts the files by state, ``verdicts`` the values of indicators that were read, by
    verdict, ``said`` the same values by what people said of them (empty: nothing) and those that
    they added, ``said_others`` the other statistics that they decided on, ``looked`` the reports
    that they looked through, ``reasons`` why those that they decided about still need review, ``left`` what is yet to check by the reason, with other statistics
    under ``other``, ``errors`` the errors that stand: ``given`` where a value is in them that people
    gave, ``printed`` where people confirmed all as it is printed, ``chosen`` where they chose one of several values, ``open`` the others, ``repeated`` the reports that repeat another: they are counted by ``states``
    alone, as two copies of a file state nothing twice.  ``agencies`` are region and name of each,
    ``bodies`` the one name of those of which several are one body.  ``versions`` counts the reports that are
    another text of an agency and year: they are counted as all others.  ``nameless`` counts the reports in which
    no agency was found and to which nobody gave one.  ``named`` are agency and year of
    the reports of which a person gave one.  ``digests`` are the files, by SHA-256, and ``strayed``
    how many decisions are about others: files that changed since.
    """

    states: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    said_others: int = 0
    looked: int = 0
    left: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    agencies: set[tuple[str | None, str]] = field(default_factory=set)
    bodies: Mapping[str, str] = field(default_factory=dict)
    years: set[int] = field(default_factory=set)
    reviewers: set[str] = field(default_factory=set)
    reviewed: set[str] = field(default_factory=set)
    reasons: dict[str, str] = field(default_factory=dict)
    programs: set[str] = field(default_factory=set)
    named: dict[str, tuple[str | None, int | None]] = field(default_factory=dict)
    repeated: int = 0
    versions: int = 0
    digests: set[str] = field(default_factory=set)
    strayed: Mapping[str, int] = field(default_factory=dict)
    nameless: int = 0

    def add(
        self,
        report: CheckedReport,
        facts: Sequence[Checked] | None = None,
        concerns: Callable[[Finding], bool] = lambda _: True,
        *,
        repeats: bool = False,
    ) -> None:
        """Take in one report that was read; ``repeats``: it repeats another.

        Counted are the ``facts`` of it (all if None) and the findings that are asked for, as the tables have
        them.
        """
        result, meta = report.result, report.result.meta
        self.states[report.state] += 1
        self.digests.add(result.sha256)
        if report.state == "reviewed":
            self.reviewed.add(result.name)
        if report.decisions:
            self.reasons[result.name] = "; ".join(result.reasons)
        if meta.given:
            self.named[result.name] = (meta.agency.value if meta.agency else None, meta.year)
        made = result.versions
        self.programs.add(" + ".join(filter(None, (f"extractor {made.extractor}", made.model))))
        if result.state == NO_REPORT:
            return
        if repeats:
            self.repeated += 1
            return
        facts = report.facts if facts is None else facts
        asked = {one.fact.id for one in facts}
        self.left.update(
            OTHER if one.fact.indicator == OTHER else why
            for one, why in to_check(report)
            if one.fact.id in asked
        )
        self._add_errors(report, concerns)
        if meta.agency:
            self.agencies.add((meta.region.value if meta.region else None, meta.agency.value))
        else:
            self.nameless += 1
        if meta.year:
            self.years.add(meta.year)
        self._add_facts(facts, {fact.id for fact in result.facts})
        self.looked += any(one.action == LOOKED for one in report.decisions)
        self.reviewers.update(one.reviewer for one in report.decisions if one.reviewer)

    def _add_facts(self, facts: Sequence[Checked], read: Collection[str]) -> None:
        """Take in facts; ``read`` are the ids of those that no person added."""
        for one in facts:
            if one.fact.indicator == OTHER:
                self.said_others += bool(one.reviewed)
            elif one.fact.id in read:
                self.verdicts[one.fact.verdict] += 1
                self.said[one.reviewed] += 1
            else:
                self.said["added"] += 1

    def _add_errors(self, report: CheckedReport, concerns: Callable[[Finding], bool]) -> None:
        every = sum(one.severity == "error" and concerns(one) for one in report.result.findings)
        given = sum(map(concerns, report.at_odds))
        stand = [one for one in report.errata if one.severity == "error" and concerns(one)]
        chosen = sum(map(one_chosen, stand))
        self.errors.update(
            given=given, printed=len(stand) - chosen, chosen=chosen, open=every - given
        )

    def close(self, folder: Path, bodies: Mapping[str, str]) -> None:
        """Take in what the run tells of files without a result, and of bodies with several names."""
        self.bodies = bodies
        self.strayed = Decided.of_run(folder).strayed(self.digests)
        self.states.update(unread_states(folder))
        self.versions = sum(bool(row.get("version_of")) for row in read_reports(folder))

    @property
    def bodies_count(self) -> int:
        """How many bodies the reports are by: a government and its office are one.

        Bodies of one name are several where they are of several places; a place that is named
        with or without those above it is one.
        """
        places: dict[str, set[str]] = {}
        for region, agency in self.agencies:
            places.setdefault(self.bodies.get(agency, agency), set()).add(region or "")
        return sum(
            sum(not any(one != other and other.endswith(one) for other in found) for one in found)
            for found in places.values()
        )

    @property
    def reports(self) -> int:
        """Annual reports that were read, each once."""
        read = sum(self.states[name] for name in ("done", "needs_review", "reviewed"))
        return read - self.repeated


def decision_rows(report: CheckedReport) -> Iterator[tuple[Cell, ...]]:
    """What people decided about a report, as rows of ``DECISION_COLUMNS``: before and after."""
    meta = report.result.meta
    about = (report.result.name, meta.agency.value if meta.agency else None, meta.year)
    for made, label in zip(report.decisions, _labels(report), strict=True):
        yield tuple(
            printable(cell) if isinstance(cell, str) else cell
            for cell in (*about, *_decided(made, label))
        )


def _labels(report: CheckedReport) -> Iterator[str | None]:
    """What each decision of a report is about, by name; other statistics have one indicator and
    many names, so that theirs is that of the very fact decided on, or none."""
    by_indicator = {one.fact.indicator: one.fact.label for one in report.facts}
    by_indicator.pop(OTHER, None)
    by_id = {fact.id: fact.label for fact in report.result.facts}
    found, _ = match(report.decisions, report.result)
    others = {made: by_id[id_] for id_, group in found.items() for made in group}
    for made in report.decisions:
        item = vocabulary().get(made.indicator)
        if made.action == GIVE:
            yield word(made.indicator, "given")
        elif made.indicator == OTHER:
            yield others.get(made)
        else:
            yield item.zh if item else by_indicator.get(made.indicator)


def _decided(made: Decision, label: str | None) -> tuple[Cell, ...]:
    period = None if made.action in OF_REPORT else made.period
    return (
        made.indicator or None, label, said_by(made), made.value, made.unit, made.scope, period,
        made.given or made.corrected, made.corrected_unit, made.corrected_scope,
        made.corrected_period, made.corrected_qualifier, made.reviewer or None, made.at or None,
        made.reason or None, apart(made.quote) or None,
    )  # fmt: skip


def file_rows(folder: Path, account: Account) -> Iterator[tuple[Cell, ...]]:
    """Every file of a run, those that became no row of the table with the reason.

    Since the run was written people may have looked reports through, and named them.
    """
    for row in read_reports(folder):
        year = row.get("year") or None
        told = {**row, "year": int(year) if year else None}
        if row["report"] in account.reviewed:
            told["state"] = "reviewed"
        if row["report"] in account.reasons:
            told["reason"] = account.reasons[row["report"]]
        if row["report"] in account.named:
            told["agency"], told["year"] = account.named[row["report"]]
        yield tuple(told.get(name) or None for name in FILE_COLUMNS)
