"""How much longer four times as much takes: a ratio of two times of this process, and no clock."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from extractor.errors import SourceError

T = TypeVar("T")
MOST = 9.0
"""Growth of the time when something is made four times as long: 4 is linear, 16 the square."""
LEAST = 0.05
"""Seconds below which a ratio tells of the clock, and not of the text."""


def growth(make: Callable[[int], T], length: int, read: Callable[[T], object]) -> float:
    """How much longer what has four times the length takes; a second look where it seems much."""
    found = math.inf
    for times in (1, 3):
        small, large = (_seconds(make(n), times, read) for n in (length, 4 * length))
        found = min(found, large / small if large > LEAST else 0)
        if found <= MOST:
            break
    return found


def _seconds(made: T, times: int, read: Callable[[T], object]) -> float:
    """The least time of this process of several readings."""
    best = math.inf
    for _ in range(times):
        before = time.process_time()
        with suppress(SourceError):  # a page that holds nothing is read, too
            read(made)
        best = min(best, time.process_time() - before)
    return best


@contextmanager
def undisturbed() -> Iterator[None]:
    """Without the collector, which would look at what other tests left."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()
