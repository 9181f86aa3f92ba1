"""What lists the commands imports none of them, and says of each what it says itself."""

from __future__ import annotations

import subprocess
import sys

import pytest
import typer

from extractor.cli import COMMANDS, app


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_is_its_own(name: str) -> None:
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    assert command.name == name
    assert COMMANDS[name].help == command.help.partition("\n\n")[0].replace("\n", " ")


@pytest.mark.parametrize("code", ["import extractor", "from extractor.cli import main; main()"])
def test_nothing_heavy_is_imported(code: str) -> None:
    check = (
        "import atexit, sys; sys.argv = ['extractor', '--help']\n"
        "atexit.register(lambda: print('loaded:', [n for n in ('pydantic', 'lxml',"
        " 'extractor.schemas', 'extractor.pipeline', 'extractor.outputs') if n in sys.modules]))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", check + code], capture_output=True, text=True, check=False
    )
    assert ended.stdout.rstrip().endswith("loaded: []"), ended.stdout + ended.stderr


def test_what_only_looks_at_a_run_compiles_no_pattern_of_the_reports_language() -> None:
    """Hundreds of expressions: half a second before the first line of a list of runs."""
    check = (
        "import sys, extractor.cli.runs, extractor.cli.export, extractor.batch;"
        "print([n for n in ('extractor.verify', 'extractor.readers', 'extractor.evaluate',"
        " 'extractor.language.cues') if n in sys.modules])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=True
    )
    assert ended.stdout == "[]\n"


def test_a_command_that_does_not_exist_is_usage() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "from extractor.cli import main; main()", "rum"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "No such command 'rum'" in ended.stderr
