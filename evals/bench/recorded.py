"""``results.json``: the figures of every benchmark, each with where, when and how busy it was."""

from __future__ import annotations

import datetime
import json
import os
import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results.json"


def machine() -> dict[str, Any]:
    """Where and when, and how busy it was."""
    return {
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "load": [round(value, 2) for value in os.getloadavg()],
    }


def keep(part: str, figures: Mapping[str, Any]) -> None:
    """Write the figures of a benchmark in the place of those that it wrote before.

    ``BENCH_RESULTS`` names another file for them.
    """
    results = Path(os.environ.get("BENCH_RESULTS", RESULTS))
    # Read now: another benchmark may have written its part meanwhile.
    whole = json.loads(results.read_text()) if results.exists() else {}
    whole[part] = {"machine": machine(), "figures": dict(figures)}
    results.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n")


def medians(written: Path) -> dict[str, float]:
    """Milliseconds of each test, as ``pytest --benchmark-json`` wrote them, and each as a multiple of
    the quickest: that compares between machines."""
    tests = json.loads(written.read_text())["benchmarks"]
    found = {
        str(test["name"]).removeprefix("test_").replace("_", " "): test["stats"]["median"]
        for test in tests
    }
    least = min(found.values(), default=1.0)
    return {
        **{f"{name}, ms": round(1000 * seconds, 3) for name, seconds in found.items()},
        **{f"{name} / the quickest": round(seconds / least, 2) for name, seconds in found.items()},
    }
