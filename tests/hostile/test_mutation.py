"""Damaged files and answers by the thousand: none breaks the program, none hangs."""

from __future__ import annotations

import asyncio
import json
import math
import os
import random
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, text
from support.doors import options

from extractor.batch import run
from extractor.batch.one import read_embedded
from extractor.errors import SourceError
from extractor.isolation import Child, ResourceLimits
from extractor.options import Options
from extractor.outputs import ReportRow
from tests.hostile.answers import raw
from tests.hostile.mutation import answer, mutants

FAULT = "a fault of the program"
LIMITS = ResourceLimits(seconds=30, memory=1024)
MINUTES = float(os.environ.get("MUTATION_MINUTES", "5"))
FILES = int(os.environ.get("MUTATION_FILES", "1500"))
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


def states(reports: dict[str, bytes], folder: Path, options: Options) -> dict[str, ReportRow]:
    """What a run over a folder of files says of each."""
    for name, data in reports.items():
        (folder / name).write_bytes(data)
    ended = asyncio.run(run([folder], None, options, on_progress=lambda progress: None))
    assert ended.stop is None, ended.stop_reason
    return {row.report: row for row in ended.rows}


@pytest.mark.slow
def test_a_run_over_damaged_files_tells_of_each(tmp_path: Path) -> None:
    """``MUTATION_FILES`` says how many."""
    for seed in range(int(SEED), int(SEED) + math.ceil(FILES / 300)):
        folder = tmp_path / str(seed)
        folder.mkdir()
        made = dict(mutants(seed, min(FILES, 300), printed=True))
        limits = Options(file_seconds=30, file_memory=1024, workers=2)
        said = states(made, folder, limits)
        # A file that was broken into another kind is passed over by its suffix alone.
        assert said.keys() == made.keys()
        assert {row.state for row in said.values()} <= {
            "done", "needs_review", "not_a_report", "failed"
        }  # fmt: skip
        assert [row.reason for row in said.values() if FAULT in row.reason] == []
        assert [
            row.report for row in said.values() if row.state == "failed" and not row.reason
        ] == []


ANSWER = json.dumps({"n": [{"m": 1, "i": "applications.received"}, {"m": 2, "i": "x", "l": "a"}]})


def asked_of(folder: Path, count: int, seed: int) -> dict[str, ReportRow]:
    """A run with a model half of whose answers are damaged: as bodies, or in what they say."""
    asked: Counter[str] = Counter()

    def script(question: dict[str, Any]) -> Reply:
        found = re.search(r"([5-9]\d{3})】?件", str(question["messages"]))
        name = found[1] if found else "5001"
        asked[name] += 1
        rng = random.Random(f"{seed}/{name}/{asked[name]}")
        # An endpoint of which three in a row are damaged is given up: every other one is good.
        if int(name) % 4 == 0:
            return raw(answer(rng, text(ANSWER).body.decode()))
        return text(answer(rng, ANSWER) if int(name) % 4 == 2 else ANSWER)

    reports = {
        f"{n}.txt": f"某县水务局2012年政府信息公开年度报告\n2012年收到政府信息公开申请{n}件。\n".encode()
        for n in range(5_000, 5_000 + count)
    }
    with ChatServer(script) as server:
        asked_with = options(server.base_url, attempts=1, reasks=0, in_flight=1)
        return states(reports, folder, asked_with.model_copy(update={"concurrency": 1}))


@pytest.mark.parametrize("count", [20, pytest.param(FILES, marks=pytest.mark.slow)])
def test_a_run_with_damaged_answers_tells_of_each_report(tmp_path: Path, count: int) -> None:
    said = asked_of(tmp_path, count, int(SEED))
    assert len(said) == count
    assert {row.state for row in said.values()} == {"done", "needs_review"}, "damage is seen"
    assert [row.reason for row in said.values() if FAULT in row.reason] == []
