"""A run is killed at a random moment, and the same command goes on: nothing lost, nothing twice.

A round kills a run, or the one that goes on after it too, lets the next one come to its end, and
looks at everything.  ``--slow`` plays 20 rounds over 300 reports, as ``.ci/run`` does;
``KILL_ROUNDS=200`` sets another number.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, says
from support.command_line import environment

from extractor.batch import RunSummary, run
from extractor.batch.usage_log import requests
from extractor.options import ModelOptions, Options

OUTPUTS = (
    "records.jsonl",
    "evidence.jsonl",
    "facts.csv",
    "findings.csv",
    "reports.csv",
    "ledger.csv",
)
IN_FLIGHT = 4
ROUNDS = int(os.environ.get("KILL_ROUNDS", "20"))
_START = 1.0
"""Seconds within which a run that starts is killed: it imports, locks its folder and makes its store."""
_MARK = re.compile(r"【(\d+)】")
_SCRIPT = """
import asyncio, sys
from pathlib import Path
from extractor.batch import run
from extractor.options import Options

def show(progress):
    print(progress.ended, flush=True)

options = Options.model_validate_json(sys.argv[1])
asyncio.run(run(["reports"], Path(sys.argv[2]), options, on_progress=show))
"""


def answer(body: Mapping[str, Any]) -> Reply:
    asked = body["messages"][1]["content"].partition("<正文")[2].rpartition("</正文")[0]
    marks = dict.fromkeys(_MARK.findall(asked))
    said = says({"n": [{"m": int(mark), "l": "其他数量"} for mark in marks]})
    return Reply(body=said.body, delay=0.02)


def write(count: int) -> None:
    Path("reports").mkdir()
    for number in range(count):
        text = f"{2008 + number % 14}年,全县主动公开政府信息{number + 11}条,收到申请{number}件。"
        Path("reports", f"{number:03}.txt").write_text(text, encoding="utf-8")


def whole(out: str, options: Options) -> RunSummary:
    return asyncio.run(run(["reports"], Path(out), options, on_progress=lambda _: None))


def outputs(out: str) -> dict[str, bytes]:
    return {name: (Path(out) / name).read_bytes() for name in OUTPUTS}


def killed(options: Options, out: str, chance: random.Random, wanted: int | None) -> bool:
    """Run in a process that is killed once so many reports have ended (None: while it starts);
    whether that came in time."""
    given = options.model_dump_json(exclude_defaults=True)
    with subprocess.Popen(
        [sys.executable, "-c", _SCRIPT, given, out],
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    ) as process:
        assert process.stdout
        if wanted is None:
            time.sleep(chance.random() * _START)
        else:
            at_least = (line for line in process.stdout if int(line) >= wanted)
            next(at_least, None)
            time.sleep(chance.random() * 0.05)
        process.send_signal(signal.SIGKILL)
    return process.returncode == -signal.SIGKILL


def moments(number: int, count: int, chance: random.Random) -> list[int | None]:
    """When the runs of a round are killed: of five rounds one as it starts, one then and later."""
    drawn: list[int | None] = [chance.randrange(count)]
    return {0: [None, *drawn], 1: [None]}.get(number % 5, drawn)


def round_of(
    options: Options, out: str, count: int, wanted: Sequence[int | None], chance: random.Random
) -> int:
    """Kill a run at these moments, finish it, and look at all of it; how often it was killed in
    time."""
    hits = sum(killed(options, out, chance, moment) for moment in wanted)
    assert whole(out, options).exit_code == 0
    lines = Path(out, "records.jsonl").read_text("utf-8").rstrip("\n").split("\n")
    names = [json.loads(line)["name"] for line in lines]
    assert names == [f"{number:03}.txt" for number in range(count)]
    assert outputs(out) == outputs("reference")
    return hits


@dataclass
class Rounds:
    """Rounds with the embedded readers, each in a folder of its own."""

    options: Options
    count: int
    late: int = 0

    def play(self, number: int, chance: random.Random) -> None:
        """One round."""
        wanted = moments(number, self.count, chance)
        hits = round_of(self.of(number), f"out{number}", self.count, wanted, chance)
        self.late += hits - wanted.count(None) > 0
        self.look(number, hits)

    def of(self, _number: int) -> Options:
        """The options of a round."""
        return self.options

    def look(self, _number: int, _hits: int) -> None:
        """What else must hold after a round."""


@dataclass
class Asked(Rounds):
    """Rounds with a model, each with a cache of its own; ``needed`` questions are to be asked."""

    server: ChatServer = field(kw_only=True)
    needed: int = field(kw_only=True)

    def of(self, number: int) -> Options:
        self.server.requests.clear()
        return self.options.model_copy(
            update={"use_cache": True, "cache_dir": Path.cwd() / f"cache{number}"}
        )

    def look(self, number: int, hits: int) -> None:
        sent = Counter(seen.raw for seen in self.server.requests)
        assert len(sent) == self.needed
        again = sent.total() - self.needed
        assert again <= hits * IN_FLIGHT, "only what was under way is asked again"
        paid = sum(used.calls for _, used in requests(Path(f"out{number}")))
        assert self.needed <= paid <= sent.total(), "what was paid before is counted"


@pytest.mark.parametrize(
    ("reader", "count", "rounds"),
    [
        # Without a model test_batch_run kills it.
        pytest.param("model", 12, 1, marks=pytest.mark.thorough),
        *(
            pytest.param(reader, 300, ROUNDS, marks=pytest.mark.slow)
            for reader in ("embedded", "model")
        ),
    ],
)
def test_killed_and_continued(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: str, count: int, rounds: int
) -> None:
    monkeypatch.chdir(tmp_path)
    write(count)
    with ChatServer(answer) as server:
        options = Options(workers=2 if count > 100 else 1, use_cache=False)
        if reader == "model":
            model = ModelOptions(base_url=server.base_url, model="m", in_flight=IN_FLIGHT)
            options = options.model_copy(update={"model": model})
        whole("reference", options)
        played = (
            Asked(options, count, server=server, needed=len(server.requests))
            if reader == "model"
            else Rounds(options, count)
        )
        for number in range(rounds):
            seed = random.SystemRandom().randrange(10**6)
            try:
                played.play(number, random.Random(seed))
            except BaseException as error:
                error.add_note(f"round {number}, seed {seed}")
                raise
    assert played.late, "never killed in mid-run"
