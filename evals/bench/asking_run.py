"""The run that ``asking.py`` measures, in a process of its own: it imports what a run needs, and
nothing of the benchmark.

    python evals/bench/asking_run.py URL PROCESSES FOLDER PLACES
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

from extractor.batch import run
from extractor.options import ModelOptions, Options


def options(base_url: str, workers: int, places: int) -> Options:
    """The defaults but for the server's places, which twice as many reports keep busy.

    No cache: the same report is read several times and must be asked about each time.
    """
    model = ModelOptions(base_url=base_url, model="bench", in_flight=places)
    return Options(model=model, use_cache=False, concurrency=2 * places, workers=workers)


def _quiet(progress: object) -> None:
    """No progress is shown."""


def _main(url: str, workers: int, inputs: str, places: int) -> None:
    asked = options(url, workers, places)
    with tempfile.TemporaryDirectory() as out:
        began = time.perf_counter()
        summary = asyncio.run(run([inputs], Path(out), asked, on_progress=_quiet))
        seconds = time.perf_counter() - began
    assert not summary.states["failed"], summary
    print(json.dumps([seconds, summary.usage.calls]))


if __name__ == "__main__":
    _main(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
