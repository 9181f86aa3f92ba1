"""What the requests to an endpoint tell together: one that fails every time is not asked on.

A fault of one question must not end a run, and a run must not go through a thousand reports
with an endpoint that is gone.  Both look alike in a single request; they differ in whether
anything else succeeds meanwhile.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

MOST_QUESTIONS = 3
"""Different questions that fail, with no success between them, until the endpoint is given up."""

_SUSPECT = 3
"""Failed attempts in a row from which on one request at a time is let through."""


class Gone(Exception):
    """The endpoint has been given up: nothing is sent any more."""


@dataclass(slots=True)
class Reported:
    """What is known of an endpoint that somebody else asks."""

    lost: bool = False
    any_success: bool = False
    silent: bool = False


class Health:
    """The state of one endpoint, shared by all layers that send.

    ``rounds`` counts failures one after the other: of those that were under way at the same time,
    one counts.
    """

    def __init__(self, attempts: int) -> None:
        self._attempts = attempts
        self._failures = 0
        self._questions: set[int] = set()
        self._exhausted: set[int] = set()
        self._last = float("-inf")
        self.rounds = 0
        self.any_success = False
        """Whether any question was ever answered."""
        self.turn = asyncio.Lock()
        """Held by the one request that is let through while the endpoint is suspect."""

    @property
    def silent(self) -> bool:
        """Whether questions were tried as often as they may be, and none was ever answered."""
        return bool(self._exhausted) and not self.any_success

    @property
    def suspect(self) -> bool:
        """Whether the endpoint seems to be down."""
        return self._failures >= _SUSPECT

    @property
    def lost(self) -> bool:
        """Whether the endpoint is given up."""
        several = len(self._questions) >= MOST_QUESTIONS
        return len(self._exhausted) >= MOST_QUESTIONS or (
            several and self.rounds >= max(self._attempts, MOST_QUESTIONS)
        )

    def succeeded(self) -> None:
        """An attempt was answered."""
        self._failures = self.rounds = 0
        self._questions.clear()
        self._exhausted.clear()

    def failed(self, question: int, began: float, now: float) -> None:
        """An attempt at a question found nobody, or a server that failed."""
        self._failures += 1
        self._questions.add(question)
        if began >= self._last:
            self.rounds += 1
        self._last = now

    def exhausted(self, question: int) -> None:
        """A question was tried as often as it may be, whatever the reason."""
        self._exhausted.add(question)
