"""The most memory that the process of a run holds, by the number of reports."""

from __future__ import annotations

import itertools
import subprocess
import sys
import tempfile
from pathlib import Path

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


def peak(count: int, workers: int = 2) -> float:
    """Megabytes at most, of a run in a process of its own over ``count`` short reports."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "reports")
        folder.mkdir()
        for number, path in zip(range(count), itertools.cycle(REPORTS), strict=False):
            (folder / f"{number:06}.txt").write_bytes(path.read_bytes() + b"\n" * (number // 50))
        done = subprocess.run(
            [sys.executable, "-c", _CODE, str(folder), str(Path(name, "out")), str(workers)],
            capture_output=True,
            check=True,
        )
        return round(float(done.stdout), 1)
