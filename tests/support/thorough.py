"""What repeats one check over many variants: a part of them always, all of them when asked for.

``TESTS_THOROUGH=1``, as ``.ci/run`` sets it, or ``--slow`` asks for all.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TypeVar

import pytest

THOROUGH = bool(os.environ.get("TESTS_THOROUGH")) or "--slow" in sys.argv
T = TypeVar("T")


def a_part(variants: Sequence[T], count: int, first: int = 0) -> Sequence[T]:
    """About ``count`` of the variants of a loop, evenly from ``first`` on, or all of them."""
    return variants if THOROUGH else variants[first :: max(1, len(variants) // count)]


def more(*variants: object) -> list[object]:
    """Values of a parameter, or tuples of several, that are for a thorough check only."""
    return [
        pytest.param(*(one if isinstance(one, tuple) else (one,)), marks=pytest.mark.thorough)
        for one in variants
    ]
