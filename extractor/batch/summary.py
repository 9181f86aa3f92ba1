"""What a run came to: a row for every report, the totals, and the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from extractor.outputs import Row
from extractor.schemas import State, Usage

Stop = Literal["interrupted", "budget", "refused"]
"""Why a run ended before its last report; ``refused`` is an endpoint that rejects every call or
is gone."""

_EXIT_CODES: dict[Stop, int] = {"interrupted": 130, "budget": 4, "refused": 4}


@dataclass(frozen=True, slots=True)
class RunSummary:
    """The outcome of a run.

    ``rows`` holds every report in path order, then every argument that stands for none.
    ``unchanged`` reports were taken from the store; ``other_kinds`` counts files passed over, by
    suffix, ``passed_over`` links, pipes and devices.  ``elsewhere`` reports of earlier runs are in
    the store and not in these outputs.  ``usage`` is what this run used, failed reports included; ``paid`` is what all runs into the
    folder have used, those that were killed included.
    ``complaint`` is what was wrong with the run as a whole, such as unused recordings.
    """

    rows: tuple[Row, ...]
    unchanged: int = 0
    other_kinds: Mapping[str, int] = field(default_factory=dict)
    passed_over: Mapping[str, int] = field(default_factory=dict)
    elsewhere: int = 0
    usage: Usage = field(default_factory=Usage)
    paid: Usage = field(default_factory=Usage)
    stop: Stop | None = None
    stop_reason: str = ""
    complaint: str = ""

    @property
    def states(self) -> dict[State, int]:
        """How many reports are in each state."""
        counted = Counter(row.state for row in self.rows)
        states: tuple[State, ...] = (
            "done", "needs_review", "not_a_report", "failed", "not_started",
        )  # fmt: skip
        return {state: counted[state] for state in states}

    @property
    def unanswered(self) -> int:
        """How many reports a model left mostly without an answer."""
        return sum(row.unanswered for row in self.rows)

    @property
    def coverage(self) -> float | None:
        """Share of the statistical numbers that are claimed or kept; None if there are none."""
        kept = sum(row.kept for row in self.rows)
        whole = kept + sum(row.unclaimed for row in self.rows)
        return kept / whole if whole else None

    @property
    def exit_code(self) -> int:
        """0 all done, 3 some reports failed or were left unanswered by the model, 4 budget or
        endpoint ended it, 130 interrupted."""
        if self.stop:
            return _EXIT_CODES[self.stop]
        return 3 if self.states["failed"] or self.complaint or self.unanswered else 0
