"""A run is killed at a random moment, and the same command goes on: nothing lost, nothing twice.

``--slow`` runs 20 rounds over 300 reports; ``KILL_ROUNDS=200`` sets another number.
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
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, says
from support.command_line import environment

from extractor.batch import RunSummary, run
from extractor.batch.usage_log import requests
from extractor.options import Options

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
_MARK = re.compile(r"【(\d+)】")
_SCRIPT = """
import asyncio, sys
from pathlib import Path
from extractor.batch import run
from extractor.options import Options

def show(progress):
    print(progress.ended, flush=True)

options = Options.model_validate_json(sys.argv[1])
asyncio.run(run(["reports"], Path("out"), options, on_progress=show))
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


def killed(options: Options, chance: random.Random, count: int) -> bool:
    """Run in a process that is killed once some reports have ended; whether that came in time."""
    given = options.model_dump_json(exclude_defaults=True)
    wanted = chance.randrange(count)
    with subprocess.Popen(
        [sys.executable, "-c", _SCRIPT, given], stdout=subprocess.PIPE, text=True, env=environment()
    ) as process:
        assert process.stdout
        for line in process.stdout:
            if int(line) >= wanted:
                time.sleep(chance.random() * 0.05)
                process.send_signal(signal.SIGKILL)
                break
    return process.returncode == -signal.SIGKILL


def check(options: Options, count: int, rounds: int, seed: int) -> int:
    """Kill a run ``rounds`` times and finish it; how often it was killed before its end."""
    chance = random.Random(seed)
    hits = sum(killed(options, chance, count) for _ in range(rounds))
    summary = whole("out", options)
    assert summary.exit_code == 0
    lines = Path("out/records.jsonl").read_text("utf-8").rstrip("\n").split("\n")
    names = [json.loads(line)["name"] for line in lines]
    assert names == [f"{number:03}.txt" for number in range(count)], f"seed {seed}"
    assert outputs("out") == outputs("reference"), f"seed {seed}"
    return hits


@pytest.mark.parametrize(
    ("reader", "count", "rounds"),
    [
        # Without a model test_batch_run kills it, at two moments.
        ("model", 12, 1),
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
    seed = random.SystemRandom().randrange(10**6)
    if reader == "embedded":
        options = Options(workers=2 if count > 100 else 1)
        whole("reference", options)
        assert check(options, count, rounds, seed)
        return
    with ChatServer(answer) as server:
        model = {"base_url": server.base_url, "model": "m", "in_flight": IN_FLIGHT}
        common = {"model": model, "workers": 2 if count > 100 else 1}
        whole("reference", Options.model_validate({**common, "use_cache": False}))
        needed = len(server.requests)
        server.requests.clear()
        options = Options.model_validate({**common, "cache_dir": tmp_path / "cache"})
        hits = check(options, count, rounds, seed)
        sent = Counter(seen.raw for seen in server.requests)
    assert hits, f"seed {seed}: never killed in time"
    assert len(sent) == needed
    again = sent.total() - needed
    assert again <= hits * IN_FLIGHT, f"seed {seed}: only what was under way is asked again"
    paid = sum(used.calls for _, used in requests(Path("out")))
    assert needed <= paid <= sent.total(), f"seed {seed}: what was paid before is counted"
