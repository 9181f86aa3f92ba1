"""The ways to begin: ``extractor``, ``python -m extractor``, ``--version``, shell completion."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support.command_line import environment

MODULE = (sys.executable, "-m", "extractor")
SCRIPT = (str(Path(sys.executable).with_name("extractor")),)
FUNCTION = (sys.executable, "-c", "from extractor.cli import main; main()")


def ran(*command: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env=environment(**changes), capture_output=True, text=True, check=False, timeout=60
    )


def test_the_version_is_told_in_every_way() -> None:
    ways = [(*MODULE, "version"), (*MODULE, "--version"), (*FUNCTION, "--version")]
    if Path(SCRIPT[0]).exists():
        ways.append((*SCRIPT, "--version"))
    told = [ran(*way) for way in ways]
    assert {each.returncode for each in told} == {0}
    assert len({each.stdout for each in told}) == 1
    assert told[0].stdout.startswith("extractor ")
    assert told[0].stderr == ""


def test_the_module_has_the_exit_codes_of_the_command() -> None:
    assert ran(*MODULE, "export", "nowhere", "--to", "x.csv").returncode == 1
    assert ran(*MODULE, "no-such-command").returncode == 1
    assert ran(*MODULE, "run", "missing.txt").returncode == 3


@pytest.mark.parametrize(("typed", "expected"), [("extractor exp", "export"),
                                                 ("extractor run --work", "--workers"),
                                                 ("extractor eval com", "compare")])  # fmt: skip
def test_the_shell_completes(typed: str, expected: str) -> None:
    """As bash asks: the words so far, and which of them is being typed."""
    last = str(len(typed.split()) - 1)
    answer = ran(*FUNCTION, COMP_WORDS=typed, COMP_CWORD=last, _EXTRACTOR_COMPLETE="complete_bash")
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.split() == [expected]


def test_the_script_for_the_shell_is_printed() -> None:
    if not Path(SCRIPT[0]).exists():
        pytest.skip("the package is not installed with its command")
    printed = ran(
        *SCRIPT, "--show-completion", "bash", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1"
    )
    assert printed.returncode == 0
    assert "_EXTRACTOR_COMPLETE=complete_bash" in printed.stdout
