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


_PROGRAM = ("lxml", "extractor.schemas", "extractor.pipeline", "extractor.outputs")
_RECORDS = ("pydantic", *_PROGRAM)
_PRINTING = ("typer.rich_utils", "rich.console", "markdown_it")
_OF_OTHERS = ("markdown_it", "pygments", "attr", "rich.markdown", "rich.traceback")


@pytest.mark.thorough(every=2)
@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["--help"], (*_RECORDS, *_OF_OTHERS, "extractor.messages.catalogue")),
        (["--lang", "zh", "--help"], (*_RECORDS, *_OF_OTHERS)),
        (["rum"], (*_PROGRAM, *_OF_OTHERS)),
        (["--version"], (*_RECORDS, *_PRINTING, "extractor.plugins")),
        (["version"], (*_PROGRAM, *_PRINTING)),
    ],
    ids=" ".join,
)
def test_nothing_is_imported_that_the_answer_does_without(
    arguments: list[str], heavy: tuple[str, ...]
) -> None:
    check = (
        f"import atexit, sys; sys.argv[1:] = {arguments}\n"
        f"atexit.register(lambda: print('loaded:', [n for n in {heavy} if n in sys.modules]))\n"
        "from extractor.cli import main; main()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=False
    )
    assert ended.stdout.rstrip().endswith("loaded: []"), ended.stdout + ended.stderr


def test_the_package_itself_is_light() -> None:
    heavy = (*_RECORDS, *_PRINTING, "typer", "extractor.messages", "extractor.errors")
    check = f"import sys, extractor; print([n for n in {heavy} if n in sys.modules])"
    ended = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=True
    )
    assert ended.stdout == "[]\n"


def test_what_the_help_does_without_is_there_for_others() -> None:
    """Another program of the same process may print Markdown and tracebacks."""
    check = """
import extractor.cli.help_library
from rich.console import Console
from typer import rich_utils

Console().print(rich_utils.Markdown("**bold** word"))
try:
    1 / 0
except ZeroDivisionError as error:
    told = rich_utils.Traceback.from_exception(type(error), error, error.__traceback__)
    Console().print(told)
from rich.markdown import Markdown
from rich.traceback import Traceback
print(isinstance(told, Traceback), Markdown.__module__)
"""
    ended = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=True
    )
    assert "bold word" in ended.stdout
    assert "ZeroDivisionError: division by zero" in ended.stdout
    assert ended.stdout.endswith("True rich.markdown\n")


def test_what_reads_no_report_compiles_no_pattern_of_the_reports_language() -> None:
    """Hundreds of expressions: half a second before the first line of a list of runs."""
    modules = ("run", "show", "runs", "export", "cache", "schema")
    check = (
        f"import sys, {', '.join(f'extractor.cli.{name}' for name in modules)}, extractor.batch;"
        "print([n for n in ('extractor.verify', 'extractor.readers', 'extractor.evaluate',"
        " 'extractor.language.cues', 'extractor.text.load.loading', 'extractor.text.scan.numbers')"
        " if n in sys.modules])"
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
