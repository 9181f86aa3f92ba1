"""What a run came to: a row for every report, the totals, and the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from signal import SIGINT
from typing import Literal

from extractor.outputs import ReportRow
from extractor.outputs.states import REPORT_STATES, shown_state
from extractor.schemas import State, Usage

from .rows import Rows

Stop = Literal["interrupted", "budget", "refused"]
"""Why a run ended before its last report; ``refused`` is an endpoint that rejects every call, is
gone, or has answered nothing by the time that a short run is through."""

_EXIT_CODES: dict[Stop, int] = {"budget": 4, "refused": 4}
_BY_SIGNAL = 128
"""The exit code of a program that a signal ended, by the custom of shells, less the number of it."""


@dataclass(slots=True)
class Totals:
    """The counts of rows, all of them together.  ``unanswered`` counts the reports that a model
    left mostly without an answer, ``repeated`` those that repeat another: they are counted by
    ``states`` alone, as two copies of a file state nothing twice.  ``apart`` are the facts and
    findings of those: files that have a row for each have so many more."""

    states: Counter[str] = field(default_factory=Counter)
    facts: int = 0
    others: int = 0
    findings: int = 0
    kept: int = 0
    unclaimed: int = 0
    unanswered: int = 0
    repeated: int = 0
    apart: tuple[int, int] = (0, 0)

    @staticmethod
    def of(rows: Iterable[ReportRow], looked: frozenset[str] = frozenset()) -> Totals:
        """Sum up in one pass: there may be many.  ``looked``: see ``RunSummary``."""
        totals = Totals()
        for row in rows:
            totals.states[shown_state(row.state, looked=row.sha256 in looked)] += 1
            totals.unanswered += row.unanswered
            if row.same_as and row.read:
                totals.repeated += 1
                facts, findings = totals.apart
                totals.apart = (facts + row.facts + row.others, findings + row.findings)
                continue
            totals.facts += row.facts
            totals.others += row.others
            totals.findings += row.findings
            # The numbers of an error page or a news item are none that a report states.
            if row.state != "not_a_report":
                totals.kept += row.kept
                totals.unclaimed += row.unclaimed
        return totals


@dataclass(frozen=True, slots=True)
class RunSummary:
    """The outcome of a run.

    ``rows`` gives every report in path order, then every argument that stands for none; ``totals``
    are theirs.
    ``unchanged`` reports were taken from the store; ``other_kinds`` counts files passed over, by
    suffix, and ``skipped`` names them, ``passed_over`` links, devices and what is hidden; ``nothing`` tells of arguments that hold nothing
    to read: they are no report.  ``elsewhere`` reports of earlier runs are in
    the store and not in these outputs.  ``usage`` is what this run used, failed reports included;
    ``paid`` is what all runs into the folder have used, those that were killed included.
    ``complaint`` is what was wrong with the run as a whole, such as unused recordings.
    ``looked`` are the reports that people are through with, by SHA-256, and ``decisions`` counts
    what they decided, here and about these reports or others of the folder; ``strayed`` counts those
    about files that changed since, or that are not in these outputs, by the names that these had.
    ``signal`` is what interrupted it, where it was interrupted.
    """

    rows: Rows | tuple[ReportRow, ...]
    unchanged: int = 0
    other_kinds: Mapping[str, int] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    passed_over: Mapping[str, int] = field(default_factory=dict)
    nothing: tuple[str, ...] = ()
    elsewhere: int = 0
    usage: Usage = field(default_factory=Usage)
    paid: Usage = field(default_factory=Usage)
    stop: Stop | None = None
    stop_reason: str = ""
    complaint: str = ""
    looked: frozenset[str] = frozenset()
    decisions: int = 0
    strayed: Mapping[str, int] = field(default_factory=dict)
    signal: int = SIGINT
    totals: Totals = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "totals", Totals.of(self.rows, self.looked))

    @property
    def states(self) -> dict[State, int]:
        """How many reports are in each state; those that people looked through are ``reviewed``
        and no longer ``needs_review``."""
        return {state: self.totals.states[state] for state in REPORT_STATES}

    def state_of(self, row: ReportRow) -> State:
        """The state of one report."""
        return shown_state(row.state, looked=row.sha256 in self.looked)

    @property
    def coverage(self) -> float | None:
        """Share of the statistical numbers that are claimed or kept; None if there are none."""
        whole = self.totals.kept + self.totals.unclaimed
        return self.totals.kept / whole if whole else None

    @property
    def exit_code(self) -> int:
        """0 all done, 3 some reports failed or were left unanswered by the model, or nothing that was
        given is a report, 4 budget or endpoint ended it, 130 interrupted (143 by SIGTERM, 129 by SIGHUP)."""
        if self.stop == "interrupted":
            return _BY_SIGNAL + self.signal
        if self.stop:
            return _EXIT_CODES[self.stop]
        if self.states["not_a_report"] == self.totals.states.total() > 0:
            return 3
        return 3 if self.states["failed"] or self.complaint or self.totals.unanswered else 0
