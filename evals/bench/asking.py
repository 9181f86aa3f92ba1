"""A run with a model against the clock: seconds beside the ideal, and CPU time a report.

The endpoint is a server on this machine (``server.py``) that takes a fixed time to answer and so
many requests at once.  Two bounds stand beside the seconds: what the server lets through
(questions x seconds / places), and what the cores can compute (CPU time / cores, the server's
included, since it is on the same machine).  No schedule is quicker than the larger of them.

Every run is a process of its own, so that its CPU time is whole: imports, and the processes that it
starts, which are forked from one further process and end before it does.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx2

sys.path.insert(0, str(Path(__file__).parent))

import server
import truth
from asking_run import options
from measure import PLACES

from extractor.endpoint import Door
from extractor.endpoint.transports.layer import plain
from extractor.endpoint.usage import estimate_tokens
from extractor.pipeline import aextract

_RUN = Path(__file__).with_name("asking_run.py")


class _Learning(httpx2.AsyncBaseTransport):
    def __init__(self, places: Sequence[truth.Place], bodies: dict[str, str]) -> None:
        self._places, self._bodies = places, bodies

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        messages = json.loads(request.content)["messages"]
        said = truth.pointing(self._places, messages[1]["content"])
        body = server.completion(said, sum(estimate_tokens(m["content"]) for m in messages))
        self._bodies[server.name_of(messages)] = body.decode()
        return plain(200, body)


async def _learn(samples: Sequence[truth.Sample]) -> dict[str, str]:
    bodies: dict[str, str] = {}
    asked = options("http://127.0.0.1:9/v1", 1, PLACES)
    for sample in samples:
        async with Door(asked, transport=_Learning(sample.places, bodies)) as door:
            await aextract(sample.source, asked, door)
    return bodies


@dataclass(frozen=True, slots=True)
class Timed:
    """One run of ``reports``: seconds by the clock, and the least that waiting allows; CPU seconds
    of the run and of the server."""

    reports: int
    seconds: float
    waiting: float
    cpu: float
    server_cpu: float

    @property
    def ratio(self) -> float:
        """How many times the ideal of waiting alone it took."""
        return self.seconds / self.waiting

    @property
    def computing(self) -> float:
        """Seconds that the cores compute at least."""
        return (self.cpu + self.server_cpu) / (os.cpu_count() or 1)

    @property
    def schedule(self) -> float:
        """How many times the larger of the two bounds it took."""
        return self.seconds / max(self.waiting, self.computing)


class Against:
    """Runs over copies of the benchmark's reports; the answers are learnt once."""

    def __init__(self, folder: Path, reports: int) -> None:
        self._folder, self._reports = folder, reports
        samples = truth.samples()
        self._answers = folder / "answers.json"
        self._answers.write_text(json.dumps(asyncio.run(_learn(samples))), encoding="utf-8")
        self._inputs = folder / "reports"
        self._inputs.mkdir()
        for number, sample in zip(range(reports), itertools.cycle(samples), strict=False):
            (self._inputs / f"{number:04}.txt").write_text(sample.source.raw, encoding="utf-8")

    def timed(self, delay: float, workers: int) -> Timed:
        """One run, with so many processes and seconds to an answer."""
        before = _cpu()
        with server.serving(self._answers, delay, PLACES) as url:
            given = (url, str(workers), str(self._inputs), str(PLACES))
            done = subprocess.run(
                [sys.executable, str(_RUN), *given], stdout=subprocess.PIPE, check=True
            )
            run_cpu = _cpu() - before
        seconds, calls = json.loads(done.stdout)
        server_cpu = _cpu() - before - run_cpu
        return Timed(self._reports, seconds, delay * calls / PLACES, run_cpu, server_cpu)


def _cpu() -> float:
    """CPU seconds of the processes that have ended below this one."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
