"""Damaged files by the thousand: each is read or refused; none breaks the program, none hangs."""

from __future__ import annotations

import os
import time

import pytest

from extractor.batch.one import read_embedded
from extractor.errors import SourceError
from extractor.isolation import Child, Limits
from extractor.options import Options
from tests.hostile.mutation import mutants

FAULT = "a fault of the program"
LIMITS = Limits(seconds=30, memory=1024)
MINUTES = float(os.environ.get("MUTATION_MINUTES", "5"))
SEED = os.environ.get("MUTATION_SEED", "1")


def faults(child: Child, seed: int, count: int, until: float | None = None) -> list[str]:
    """What went wrong with which file; ``until`` is when the time is over."""
    found = []
    for name, data in mutants(seed, count, printed=until is not None):
        try:
            entry, _ = child.do(name, read_embedded, data, name, "0" * 64, Options(), "")
            said = entry.reason
        except SourceError as error:
            # Refused by name is well; ended by its limits is not, for a file of a few kilobytes.
            said = f"{FAULT}: {error}"
        if FAULT in said:
            found.append(f"{name}: {said}")
        if until is not None and time.monotonic() > until:
            break
    return found


def test_some_damaged_files_are_read_or_refused() -> None:
    with Child(LIMITS) as child:
        assert faults(child, 0, 8) == []


@pytest.mark.slow
def test_damaged_files_by_the_thousand_are_read_or_refused() -> None:
    """``MUTATION_MINUTES`` says how long, ``MUTATION_SEED`` with which files to begin."""
    until = time.monotonic() + 60 * MINUTES
    found, seed = [], int(SEED)
    with Child(LIMITS) as child:
        while time.monotonic() < until:
            found += faults(child, seed, 300, until)
            seed += 1
    assert found == []
