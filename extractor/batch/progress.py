"""Where a run stands, as it is told while it is at work."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.schemas import State, Usage


@dataclass(frozen=True, slots=True)
class Progress:
    """Sent when a run begins (``report`` is None) and whenever a report has ended.

    ``reviewed``: it needs review, and people have been through it since.
    ``failed``, ``doubtful`` (to be reviewed) and ``unchanged`` (taken from the store) count what
    has ended; ``usage`` is what the run has used so far.  ``complete``: reading the report again
    would not give more.  ``place`` is that of the report in the order of the outputs, from 0: several
    are read at a time, and end in any order.
    """

    ended: int
    total: int
    report: str | None = None
    state: State | None = None
    reason: str = ""
    complete: bool = True
    failed: int = 0
    doubtful: int = 0
    unchanged: int = 0
    usage: Usage = field(default_factory=Usage)
    reviewed: bool = False
    place: int | None = None
