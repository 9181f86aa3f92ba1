"""Time, injected: tests pass a clock of their own and read the list of sleeps."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tenacity import wait_exponential_jitter
from tenacity.wait import wait_base


def _now() -> datetime:
    return datetime.now(UTC)


async def _sleep(seconds: float) -> None:
    await asyncio.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Timing:
    """Where the endpoint takes its time from.  Seconds throughout.

    ``clock`` is monotonic, ``wall`` tells the date (recordings, Retry-After dates), ``backoff``
    is the wait before another try where the endpoint names none.
    """

    clock: Callable[[], float] = time.monotonic
    wall: Callable[[], datetime] = _now
    sleep: Callable[[float], Awaitable[None]] = _sleep
    backoff: wait_base = field(default_factory=lambda: wait_exponential_jitter(max=60))
