"""The most memory that a run holds, by the number of reports: its own process, and all together.

Readers are processes of their own, and on Linux children of one that they are forked from.  Of
pages that several share each counts its part (PSS), so that the sum is what the machine gives.
"""

from __future__ import annotations

import contextlib
import itertools
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

REPORTS = sorted((Path(__file__).parents[1] / "synthetic" / "reports").glob("0[0-4]*.txt"))
_CODE = """
import asyncio, resource, sys
from pathlib import Path
from extractor.batch import run
from extractor.options import Options
options = Options(workers=int(sys.argv[3]))
summary = asyncio.run(run([sys.argv[1]], Path(sys.argv[2]), options, on_progress=lambda _: None))
assert not summary.states["failed"], summary.states
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


_EVERY = 0.2
"""Seconds between two looks at the processes."""


class Peak(NamedTuple):
    """Megabytes at most: of the process of the run, and of all its processes together."""

    own: float
    whole: float


def peak(count: int, workers: int = 2) -> Peak:
    """What a run in a process of its own holds over ``count`` short reports."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "reports")
        folder.mkdir()
        for number, path in zip(range(count), itertools.cycle(REPORTS), strict=False):
            (folder / f"{number:06}.txt").write_bytes(path.read_bytes() + b"\n" * (number // 50))
        command = [sys.executable, "-c", _CODE, str(folder), str(Path(name, "out")), str(workers)]
        whole = 0.0
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
            while run.poll() is None:
                whole = max(whole, held(run.pid))
                time.sleep(_EVERY)
            assert run.stdout is not None
            own = run.stdout.read()
        if run.returncode:
            raise subprocess.CalledProcessError(run.returncode, command)
        return Peak(round(float(own), 1), round(whole, 1))


def held(process: int) -> float:
    """Megabytes that a process and all below it hold now; 0 where the system does not say."""
    return sum(_of(one) for one in (process, *_below(process)))


def _below(process: int) -> list[int]:
    """The processes that a process and its children have started and that have not ended."""
    found = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += [int(child), *_below(int(child))]
    return found


def _of(process: int) -> float:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:  # it has ended meanwhile
        return 0.0
    kilobytes = next(line.split()[1] for line in text.splitlines() if line.startswith("Pss:"))
    return int(kilobytes) / 1024
