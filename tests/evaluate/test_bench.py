"""The benchmarks can be run, and what they measure is written; how quick anything is, is not asserted."""

from __future__ import annotations

import asyncio
import importlib
import json
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
BENCH = ROOT / "evals" / "bench"


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the figures go, in place of the repository's file."""
    monkeypatch.syspath_prepend(str(BENCH))
    monkeypatch.setenv("BENCH_RESULTS", str(tmp_path / "results.json"))
    return tmp_path / "results.json"


def figures(results: Path, part: str) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(results.read_text())[part]
    assert set(written["machine"]) == {"date", "python", "system", "cores", "load"}
    return dict(written["figures"])


def test_what_the_client_costs_is_written(results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = importlib.import_module("bench_client")
    monkeypatch.setattr(client, "QUESTIONS", 2)
    asyncio.run(client.main())
    assert set(figures(results, "client")) >= {
        "the client / openai's post", "instructor over openai / openai's post",
    }  # fmt: skip


@pytest.mark.thorough
def test_an_export_is_measured_and_what_was_written_before_is_kept(
    results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded = importlib.import_module("recorded")
    recorded.keep("client", {"a / b": 1.5})
    arguments = ["bench_outputs.py", "--reports", "2", "--kinds", "xlsx"]
    monkeypatch.setattr(sys, "argv", arguments)
    runpy.run_path(str(BENCH / "bench_outputs.py"), run_name="__main__")
    assert figures(results, "outputs")["2 reports, .xlsx: MB at most"] > 1
    assert figures(results, "client") == {"a / b": 1.5}


def test_the_medians_of_pytest_become_milliseconds_and_ratios(
    results: Path, tmp_path: Path
) -> None:
    recorded = importlib.import_module("recorded")
    tests = [{"name": f"test_{name}", "stats": {"median": seconds}}
             for name, seconds in (("a_text", 0.002), ("a_line", 0.0005))]  # fmt: skip
    written = tmp_path / "benchmarks.json"
    written.write_text(json.dumps({"benchmarks": tests}), encoding="utf-8")
    assert recorded.medians(written) == {
        "a text, ms": 2.0, "a line, ms": 0.5, "a text / the quickest": 4.0,
        "a line / the quickest": 1.0,
    }  # fmt: skip


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the system does not say")
def test_the_memory_of_a_process_counts_what_it_started(results: Path) -> None:
    memory = importlib.import_module("memory")
    inner = "held = bytearray(60_000_000); print(1, flush=True); input()"
    outer = (
        "import subprocess, sys; "
        f"subprocess.run([sys.executable, '-c', {inner!r}], stdin=sys.stdin, check=True)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", outer], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdout.readline()
        assert memory.held(process.pid) > 55 > memory._of(process.pid)
        process.stdin.write(b"\n")


def test_every_benchmark_is_run_by_one_flag_or_left_out_by_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("evals.bench", run_name="__main__", alter_sys=True)
    assert not ended.value.code
    told = capsys.readouterr().out
    scripts = {path.stem.removeprefix("bench_") for path in BENCH.glob("bench_*.py")}
    assert all(name in told for name in scripts)
    assert "--all" in told
