"""The text layer: cleaning and scanning a report of 5,000 characters; growth up to 5 MB.

::

    python -m pytest evals/bench/bench_text.py --benchmark-only     # a report
    python evals/bench/bench_text.py                                # 0.05, 0.5 and 5 MB

The second command measures each size in a process of its own, so that the peak of the memory is
that size's.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractor.knowledge.documents import read_document
from extractor.text.clean import clean
from extractor.text.damage import detect
from extractor.text.document import Source
from extractor.text.load import load
from extractor.text.regions import find_regions
from extractor.text.scan import scan

REPORTS = Path(__file__).parents[1] / "reports"
CHARS = 5000
SIZES = (0.05, 0.5, 5.0)


def report(chars: int) -> Source:
    """Real reports, one after another, up to that many characters."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt"))]
    whole = "\n".join(texts)
    return load((whole * (chars // len(whole) + 1))[:chars], max_bytes=10**9)


@pytest.fixture(scope="module")
def source() -> Source:
    return report(CHARS)


def test_cleaning(benchmark: pytest.FixtureRequest, source: Source) -> None:
    text, starts, stops, _, _ = benchmark(clean, source)
    assert len(text) == len(starts) == len(stops) > 0


def test_marking_damage(benchmark: pytest.FixtureRequest, source: Source) -> None:
    assert isinstance(benchmark(detect, clean(source)[0]), list)


def test_scanning(benchmark: pytest.FixtureRequest, source: Source) -> None:
    text, starts, stops, kept, _ = clean(source)
    damages, regions = detect(text), find_regions(text, source, kept)
    assert len(benchmark(scan, text, starts, stops, damages, regions)) > 50


def test_whole_document(benchmark: pytest.FixtureRequest, source: Source) -> None:
    assert benchmark(read_document, source).mentions


def measure(megabytes: float) -> dict[str, float]:
    """Print and give the CPU seconds of each step for a text of that size in UTF-8, and the peak memory."""
    chars = int(megabytes * 10**6 / 2.7)
    started = time.process_time()
    source = report(chars)
    size = len(source.raw.encode()) / 10**6
    loaded = time.process_time()
    text, starts, stops, kept, _ = clean(source)
    cleaned = time.process_time()
    damages, regions = detect(text), find_regions(text, source, kept)
    marked = time.process_time()
    mentions = scan(text, starts, stops, damages, regions)
    scanned = time.process_time()
    read_document(source)
    done = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:6.2f} MB {len(source.raw):9,} characters {len(mentions):8,} numbers: "
        f"load {loaded - started:7.3f} s, clean {cleaned - loaded:6.3f} s, "
        f"damage {marked - cleaned:6.3f} s, scan {scanned - marked:6.3f} s, "
        f"whole document {done - scanned:7.3f} s "
        f"({1e6 * (done - scanned) / len(source.raw):.2f} µs a character); peak {peak:.0f} MB"
    )
    return {
        f"{megabytes:g} MB: µs a character": round(1e6 * (done - scanned) / len(source.raw), 3),
        f"{megabytes:g} MB: peak, MB": round(peak),
    }


def main() -> None:
    """Measure every size in a process of its own."""
    if len(sys.argv) > 1:
        print(json.dumps(measure(float(sys.argv[1]))))
        return
    figures: dict[str, float] = {}
    for megabytes in SIZES:
        command = [sys.executable, __file__, str(megabytes)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        told, _, found = done.stdout.rstrip("\n").rpartition("\n")
        print(told, flush=True)
        figures |= json.loads(found)
    least, most = (figures[f"{size:g} MB: µs a character"] for size in SIZES[-2:])
    figures[f"time a character: {SIZES[-1]:g} MB / {SIZES[-2]:g} MB"] = round(most / least, 3)
    from recorded import keep  # late: as a test of pytest this file is not beside it

    keep("text-growth", figures)


if __name__ == "__main__":
    main()
