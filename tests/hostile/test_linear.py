"""A text four times as long takes about four times as long to read, whatever it is made of."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from support.thorough import more

from extractor import extract
from extractor.errors import SourceError
from tests.hostile.shapes import QUICK, SLOW, Shape

MOST = 9.0
"""Growth of the time when a text is made four times as long: 4 is linear, 16 the square."""
LEAST = 0.05
"""Seconds below which a ratio tells of the clock, and not of the text."""
LENGTH = 10_000


@pytest.fixture(autouse=True)
def _undisturbed() -> Iterator[None]:
    extract("2012年收到申请1件,其中网络申请1件。\n")  # what is made once is made now
    gc.collect()
    gc.disable()
    yield
    gc.enable()


Read = Callable[[str], object]


def _seconds(text: str, times: int, read: Read) -> float:
    """The least time of this process of several readings."""
    best = math.inf
    for _ in range(times):
        before = time.process_time()
        with suppress(SourceError):  # a page that holds nothing is read, too
            read(text)
        best = min(best, time.process_time() - before)
    return best


def _read(text: str) -> object:
    # As bytes: a line of signs alone may be the name of a file.
    return extract(text.encode())


def growth(shape: Shape, length: int, read: Read = _read) -> float:
    """How much longer a text of four times the length takes; a second look where it seems much."""
    found = math.inf
    for times in (1, 3):
        small, large = (_seconds(shape(n), times, read) for n in (length, 4 * length))
        found = min(found, large / small if large > LEAST else 0)
        if found <= MOST:
            break
    return found


SEEN_THOROUGHLY = (
    "rows that never close",
    "lost bytes",
    "nothing",
    "items that belong to each other",
)


@pytest.mark.parametrize(
    "name", [*(name for name in QUICK if name not in SEEN_THOROUGHLY), *more(*SEEN_THOROUGHLY)]
)
def test_time_grows_with_the_length(name: str) -> None:
    assert growth(*QUICK[name]) <= MOST


@pytest.mark.slow
@pytest.mark.parametrize("name", [*SLOW, *QUICK])
def test_time_grows_with_the_length_of_long_texts(name: str) -> None:
    assert growth(SLOW.get(name) or QUICK[name][0], LENGTH) <= MOST


def test_a_square_is_seen() -> None:
    """The check itself: a reading that looks at everything for everything does not pass."""

    def read(text: str) -> object:
        return [text.count("|") for _ in text]

    # What disturbs the short text makes the ratio small: one undisturbed look of three is enough.
    assert any(growth(SLOW["pipes"], 6_000, read) > MOST for _ in range(3))
