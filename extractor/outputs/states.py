"""The reports of a run by state, counted and told alike by every command."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.schemas import State

REPORT_STATES: tuple[State, ...] = (
    "done", "needs_review", "reviewed", "not_a_report", "failed", "not_started",
)  # fmt: skip
"""The states in the order in which they are told.  What was ``skipped``, a file of another kind,
is no report."""


def shown_state(state: State, *, looked: bool) -> State:
    """The state of a report; ``looked``: a person has looked through it."""
    return "reviewed" if looked and state == "needs_review" else state


def listed(states: Mapping[str, int]) -> str:
    """How many reports are in each state that any is in: ``7 done, 1 failed``."""
    return ", ".join(f"{states[state]} {state}" for state in REPORT_STATES if states.get(state))


def counted(states: Mapping[str, int]) -> str:
    """How many reports there are, and in which states: ``8 reports: 7 done, 1 failed``."""
    total = sum(states.get(state, 0) for state in REPORT_STATES)
    return f"{total} reports: {listed(states)}" if total else "0 reports"
