"""The command line as its installed script runs it: without the working folder on the path."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from support.command_line import environment

SCRIPT = "from extractor.cli import main; main()"


def script(*arguments: str | Path) -> list[str]:
    """The command as a list; ``-P`` is what a script in a folder of programs amounts to."""
    return [sys.executable, "-P", "-c", SCRIPT, *map(str, arguments)]


def extractor(
    *arguments: str | Path, folder: Path, timeout: float = 100, **changes: str
) -> subprocess.CompletedProcess[bytes]:
    """Run it to the end in ``folder``; ``changes`` are environment variables."""
    return subprocess.run(
        script(*arguments),
        cwd=folder,
        env=environment(**changes),
        capture_output=True,
        timeout=timeout,
        check=False,
    )
