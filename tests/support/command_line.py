"""Run the command line in a process of its own, over the small pipeline of ``samples``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_MAIN = """
import sys, types
from support import samples
small = types.ModuleType("extractor.pipeline")
small.aextract = samples.aextract
sys.modules["extractor.pipeline"] = small
from extractor.cli import main
main()
"""
_TESTS = str(Path(__file__).parents[1])


def environment(**changes: str) -> dict[str, str]:
    """The environment of this process without any setting of the extractor, and changed."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("EXTRACTOR_", "OPENAI_")) and name not in ("COLUMNS", "NO_COLOR")
    }
    path = os.pathsep.join([_TESTS, kept.get("PYTHONPATH", "")])
    return {**kept, "PYTHONPATH": path, "PYTHONIOENCODING": "", **changes}


def command(*arguments: str) -> list[str]:
    """The command line over the small pipeline."""
    return [sys.executable, "-c", _MAIN, *arguments]


def extractor(
    *arguments: str, cwd: Path | None = None, stdin: bytes = b"", **changes: str
) -> subprocess.CompletedProcess[bytes]:
    """Run it to the end; ``changes`` are environment variables."""
    return subprocess.run(
        command(*arguments),
        cwd=cwd,
        env=environment(**changes),
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )
