"""A clock of the tests' own: sleeping moves it on, and is written down."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from tenacity import wait_exponential_jitter

from extractor.endpoint import Timing


class Clock:
    """Injected time.  ``sleeps`` is the list of sleeps, in seconds."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.sleeps: list[float] = []

    async def sleep(self, seconds: float) -> None:
        """Note the sleep and move the clock; other tasks get their turn."""
        self.sleeps.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)

    @property
    def timing(self) -> Timing:
        """The clock as the endpoint takes it; the back-off has no jitter: 1, 2, 4, 8 …"""
        return Timing(
            clock=lambda: self.now,
            wall=lambda: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=self.now - 1000.0),
            sleep=self.sleep,
            backoff=wait_exponential_jitter(max=60, jitter=0),
        )
