"""Every benchmark that compares: ``python -m evals.bench`` prints ratios with their spread.

They are written to ``evals/bench/results.json``, with the date and the machine.  Ratios compare
between machines; milliseconds do not.  What other work the machine had meanwhile is written beside
them (``load``): a ratio against the clock means little where others wait for the same cores.

``--script client text …`` runs those that print tables of their own instead, as they are; what they
need (langextract, Chromium, the extra ``local``) is said at their head.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from asking import Against
from memory import peak

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
SCRIPTS: dict[str, list[str]] = {
    "client": [str(HERE / "bench_client.py")],
    "langextract": [str(HERE / "model_reader.py")],
    "local": [str(HERE / "bench_local.py")],
    "outputs": [str(HERE / "bench_outputs.py"), "--kinds", "parquet", "xlsx", "--review"],
    "text": ["-m", "pytest", "--benchmark-only", str(HERE / "bench_text.py")],
    "text-growth": [str(HERE / "bench_text.py")],
    "verify": ["-m", "pytest", str(HERE / "bench_verify.py")],
}


def spread(values: Sequence[float]) -> dict[str, float]:
    """The middle and the ends of some figures."""
    return {
        "median": round(statistics.median(values), 3),
        "least": round(min(values), 3),
        "most": round(max(values), 3),
    }


def cpu_of(code: Sequence[str]) -> float:
    """CPU seconds of a command of Python."""
    before = os.times()
    subprocess.run([sys.executable, *code], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - (
        before.children_user + before.children_system
    )  # fmt: skip


def start(repeat: int) -> dict[str, Any]:
    """``extractor --help`` and ``import extractor`` beside the libraries that print the help."""
    entry = "import sys; sys.argv[1:] = ['--help']; from extractor.cli import main; main()"
    base = [cpu_of(["-c", "import typer, rich"]) for _ in range(repeat)]
    shown = [cpu_of(["-c", entry]) for _ in range(repeat)]
    package = [cpu_of(["-c", "import extractor"]) for _ in range(repeat)]
    return {
        "--help / import typer, rich": spread([a / b for a, b in zip(shown, base, strict=True)]),
        "import extractor / import typer, rich": spread(
            [a / b for a, b in zip(package, base, strict=True)]
        ),
    }


def asking(repeat: int, reports: int) -> dict[str, Any]:
    """Runs with a model beside what waiting and computing allow, with one process and with two."""
    found: dict[str, Any] = {"reports": reports}
    with tempfile.TemporaryDirectory() as name:
        against = Against(Path(name), reports)
        for delay in (0.3, 1.0):
            for workers in (1, 2):
                runs = [against.timed(delay, workers) for _ in range(repeat)]
                key = f"{delay:g} s an answer, {workers} process(es)"
                figures: dict[str, list[float]] = {
                    "seconds / waiting bound": [run.ratio for run in runs],
                    "seconds / larger bound": [run.schedule for run in runs],
                    "waiting bound, s": [run.waiting for run in runs],
                    "computing bound, s": [run.computing for run in runs],
                    "CPU ms a report": [1000 * run.cpu / reports for run in runs],
                    "CPU ms a report, the server": [
                        1000 * run.server_cpu / reports for run in runs
                    ],
                }
                found |= {f"{key}: {what}": spread(values) for what, values in figures.items()}
    return found


def memory(counts: Sequence[int]) -> dict[str, Any]:
    """The most memory of a run, by the number of reports."""
    peaks = {count: peak(count) for count in counts}
    least, most = peaks[counts[0]], peaks[counts[-1]]
    found: dict[str, Any] = {f"MB at most, {count} reports": mb for count, mb in peaks.items()}
    found[f"memory of {counts[-1]} reports / of {counts[0]}"] = round(most / least, 3)
    return found


def machine() -> dict[str, Any]:
    """Where and when, and how busy it was."""
    return {
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "load": [round(value, 2) for value in os.getloadavg()],
    }


def main() -> None:
    """Run, print, and write."""
    parser = argparse.ArgumentParser(description="Every benchmark that compares.")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each")
    parser.add_argument("--reports", type=int, default=400, help="reports of a run with a model")
    parser.add_argument("--memory", type=int, nargs="+", default=[100, 20_000], help="reports")
    parser.add_argument("--only", nargs="+", choices=("start", "asking", "memory"))
    parser.add_argument(
        "--script", nargs="+", choices=sorted(SCRIPTS), help="run these, as they are"
    )
    given = parser.parse_args()
    if given.script:
        for name in given.script:
            print(name, flush=True)
            subprocess.run([sys.executable, *SCRIPTS[name]], check=True)
        return
    parts: dict[str, Callable[[], dict[str, Any]]] = {
        "start": lambda: start(given.repeat),
        "asking": lambda: asking(given.repeat, given.reports),
        "memory": lambda: memory(given.memory),
    }
    for name, part in parts.items():
        if given.only and name not in given.only:
            continue
        began = time.perf_counter()
        found = part()
        # Read now: another benchmark may have written its part meanwhile.
        results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
        results[name] = {"machine": machine(), "figures": found}
        print(f"{name} ({time.perf_counter() - began:.0f} s)")
        for what, value in found.items():
            shown = value if not isinstance(value, dict) else (
                f"{value['median']} ({value['least']}-{value['most']})"
            )  # fmt: skip
            print(f"  {what:<60} {shown}")
        RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
