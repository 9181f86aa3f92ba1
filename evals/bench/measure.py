"""What the benchmarks of the model reader share: CPU time, the fake model, a row of figures."""

from __future__ import annotations

import asyncio
import gc
import math
import time
from collections.abc import Callable, Mapping, Sequence

import httpx2

from extractor.endpoint import Door
from extractor.endpoint.transports.layer import plain
from extractor.options import Options
from extractor.pipeline import aextract
from extractor.text.load import load

PLACES = 32
"""How many requests the servers of the benchmarks answer at once."""


class Table(httpx2.AsyncBaseTransport):
    """Answers by looking up: the fake model whose own time hardly counts."""

    def __init__(self, answers: Mapping[bytes, bytes]) -> None:
        self.answers = answers

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        return plain(200, self.answers[request.content])


def ours(texts: Sequence[str], opts: Options, transport: httpx2.AsyncBaseTransport | None) -> None:
    """Read the texts with one door, several at a time, as a run does."""

    async def every() -> None:
        waiting = iter(enumerate(texts))
        async with Door(opts, transport=transport) as door:

            async def worker() -> None:
                for number, text in waiting:
                    source = load(text, name=f"{number}.txt", max_bytes=10**7)
                    result = await aextract(source, opts, door)
                    assert not result.failures, result.failures[0].message

            await asyncio.gather(*(worker() for _ in range(opts.concurrency)))

    asyncio.run(every())


def cpu(work: Callable[[], object], repeat: int, reports: int) -> float:
    """Milliseconds of CPU time per report, the least of several runs."""
    best = math.inf
    for _ in range(repeat):
        gc.collect()
        before = time.process_time()
        work()
        best = min(best, time.process_time() - before)
    return 1000 * best / reports


def line(what: str, us: float, them: float, unit: str, aim: float) -> dict[str, float]:
    """Print one row of a comparison, and give its ratio under its name."""
    ratio = us / them
    verdict = "met" if ratio <= aim else "missed"
    print(f"  {what:<44} {us:9.1f} {them:9.1f} {unit:<3} {ratio:7.3f}  aim {aim:.3f} {verdict}")
    return {what.strip(): round(ratio, 3)}
