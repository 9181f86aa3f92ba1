"""Every benchmark that compares: ``python -m evals.bench`` prints ratios with their spread.

They are written to ``evals/bench/results.json``, with the date and the machine.  Ratios compare
between machines; milliseconds do not.  What other work the machine had meanwhile is written beside
them (``load``): a ratio against the clock means little where others wait for the same cores.

Without a flag it runs start, asking and memory.  ``--script client text …`` runs those that print
tables of their own; they write their figures too.  ``--all`` runs everything but what takes hours or
is not installed (langextract, Chromium, the extra ``local``).
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from asking import Against
from memory import peak
from recorded import keep, medians

HERE = Path(__file__).parent
PARTS = ("start", "asking", "memory")
SCRIPTS: dict[str, list[str]] = {
    "client": [str(HERE / "bench_client.py")],
    "langextract": [str(HERE / "model_reader.py")],
    "local": [str(HERE / "bench_local.py")],
    "outputs": [str(HERE / "bench_outputs.py"), "--kinds", "parquet", "xlsx", "--review"],
    "text-growth": [str(HERE / "bench_text.py")],
}
BY_PYTEST = {"text": "bench_text.py", "verify": "bench_verify.py"}
NEEDS = {
    "langextract": ("langextract",),
    "local": ("llama_cpp",),
    "outputs": ("playwright", "polars", "chromium"),
    "text": ("pytest_benchmark",),
    "verify": ("pytest_benchmark",),
}
"""Packages and programs without which a script cannot be run."""
LONG = ("local",)
"""Scripts that take hours on two cores."""


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
    """What answers without reading a report, beside the libraries that print the help."""
    called = "import sys; sys.argv[1:] = {!r}; from extractor.cli import main; main()"
    codes = {
        "--help": called.format(["--help"]),
        "--version": called.format(["--version"]),
        "run --help": called.format(["run", "--help"]),
        "import extractor": "import extractor",
    }
    found: dict[str, list[float]] = {what: [] for what in codes}
    for _ in range(repeat):
        base = _of_many("import typer, rich")
        for what, code in codes.items():
            found[what].append(_of_many(code) / base)
    return {f"{what} / import typer, rich": spread(ratios) for what, ratios in found.items()}


def _of_many(code: str) -> float:
    """CPU seconds of a process, by the mean of many: the clock ticks in hundredths of a second."""
    return sum(cpu_of(["-c", code]) for _ in range(_STARTS)) / _STARTS


_STARTS = 25


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
    """The most memory of a run, by the number of reports: of its process, and with its readers."""
    peaks = {count: peak(count) for count in counts}
    least, most = peaks[counts[0]], peaks[counts[-1]]
    found: dict[str, Any] = {}
    for count, held in peaks.items():
        found[f"MB at most, {count} reports"] = held.own
        found[f"MB at most with its readers, {count} reports"] = held.whole
    between = f"{counts[-1]} reports / of {counts[0]}"
    found[f"memory of {between}"] = round(most.own / least.own, 3)
    found[f"memory with its readers of {between}"] = round(most.whole / least.whole, 3)
    return found


def by_pytest(name: str, file: str) -> None:
    """Run a benchmark of pytest, which prints its table, and keep its medians."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, "benchmarks.json")
        command = [
            "-m", "pytest", "-p", "no:cacheprovider", f"--benchmark-json={written}", str(HERE / file),
        ]  # fmt: skip
        subprocess.run([sys.executable, *command], check=True)
        keep(name, medians(written))


def run_script(name: str) -> bool:
    """Run one of ``SCRIPTS``, which prints and keeps its own figures; whether it could be run."""
    needs = NEEDS.get(name, ())
    lacking = [need for need in needs if find_spec(need) is None and shutil.which(need) is None]
    if lacking:
        print(f"{name}: left out, {', '.join(lacking)} is not installed", flush=True)
        return False
    print(name, flush=True)
    if name in BY_PYTEST:
        by_pytest(name, BY_PYTEST[name])
    else:
        subprocess.run([sys.executable, *SCRIPTS[name]], check=True)
    return True


def run_part(name: str, part: Callable[[], dict[str, Any]]) -> None:
    """Run one of the groups of this file, print its figures and keep them."""
    began = time.perf_counter()
    found = part()
    keep(name, found)
    print(f"{name} ({time.perf_counter() - began:.0f} s)")
    for what, value in found.items():
        shown = value if not isinstance(value, dict) else (
            f"{value['median']} ({value['least']}-{value['most']})"
        )  # fmt: skip
        print(f"  {what:<60} {shown}")


def asked_for() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Every benchmark that compares.")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each")
    parser.add_argument("--reports", type=int, default=400, help="reports of a run with a model")
    parser.add_argument("--memory", type=int, nargs="+", default=[100, 20_000], help="reports")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--only", nargs="+", choices=PARTS, help="of start, asking and memory")
    which.add_argument("--script", nargs="+", choices=sorted((*SCRIPTS, *BY_PYTEST)), help="these")
    which.add_argument(
        "--all", action="store_true",
        help="every one: start, asking, memory, and all scripts but those that take hours "
        f"({', '.join(LONG)}: name them with --script) or need what is not installed",
    )  # fmt: skip
    return parser.parse_args()


def main() -> None:
    """Run, print, and write."""
    given = asked_for()
    parts: dict[str, Callable[[], dict[str, Any]]] = {
        "start": lambda: start(given.repeat),
        "asking": lambda: asking(given.repeat, given.reports),
        "memory": lambda: memory(given.memory),
    }
    if not given.script:
        for name in given.only or PARTS:
            run_part(name, parts[name])
    every = sorted({*SCRIPTS, *BY_PYTEST} - {*LONG}) if given.all else []
    run = [run_script(name) for name in given.script or every]
    if given.script and not all(run):
        sys.exit(1)


if __name__ == "__main__":
    main()
