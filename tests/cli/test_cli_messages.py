"""No message names what does not exist: flags, variables, tables and keys are collected from all
texts of the program and looked up."""

from __future__ import annotations

import ast
import functools
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from support.thorough import more

import extractor
from extractor.cli import app
from extractor.cli.settings import PROFILE, SETTINGS
from extractor.options import Price

PACKAGE = Path(extractor.__file__).parent
ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])

_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
_FLAG = re.compile(r"(?<![\w-])--[a-z][a-z-]+(?![\w-]*[:)])")
_VARIABLE = re.compile(r"\bEXTRACTOR_[A-Z_]+")
_TABLE = re.compile(r"(?<![\w\]])\[([a-z_]+(?:\.[A-Za-z_]+)*)\](?=\s|$)")
_COMMAND = re.compile(r"`extractor ([a-z-]+)(?: ([a-z]+))?")

OTHERS = {
    "--served-model-name": "vllm",
    "--head": "ray",
    "--help": "every command",
    "--force-reinstall": "pip",
    "--python": "uv",
    "--headless": "soffice",
    "--infilter": "soffice",
    "--norestore": "soffice",
    "--nolockcheck": "soffice",
    "--nodefault": "soffice",
    "--convert-to": "soffice",
    "--outdir": "soffice",
    "--no-sandbox": "chromium",
    "--disable-gpu": "chromium",
    "--no-pdf-header-footer": "chromium",
    "--user-data-dir": "chromium",
    "--print-to-pdf": "chromium",
    "--pages": "qpdf",
    "--force-ocr": "ocrmypdf",
}
"""Flags of other programs that a message names, and of no command in particular."""
TABLES = {"price", "profile", "tool.extractor"}


def _commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    yield " ".join(path), command
    for name, inner in getattr(command, "commands", {}).items():
        yield from _commands(inner, (*path, name))


COMMANDS = dict(_commands(typer.main.get_command(app)))
FLAGS = {
    flag
    for command in COMMANDS.values()
    for parameter in command.params
    for flag in (*parameter.opts, *parameter.secondary_opts)
}


@functools.cache
def _texts() -> tuple[tuple[str, str], ...]:
    return tuple(_read_texts())


def _read_texts() -> Iterator[tuple[str, str]]:
    """(place, text) of every string that the program may print: no docstrings of functions, which
    are for those who read the code, but for commands, whose docstrings are their help."""
    for path in sorted(PACKAGE.rglob("*.py")):
        help_texts = path.parent.name == "cli"
        documents = set()
        # What a docstring belongs to comes before it.
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, _DOCUMENTED) and node.body and isinstance(node.body[0], ast.Expr):
                documents.add(id(node.body[0].value))
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            if help_texts or id(node) not in documents:
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node.value


def _missing(pattern: re.Pattern[str], known: set[str]) -> list[str]:
    return [
        f"{place}: {found.group()}"
        for place, text in _texts()
        for found in pattern.finditer(text)
        if found.group() not in known
    ]


def test_every_flag_in_a_message_exists() -> None:
    named = [found for _, text in _texts() for found in _FLAG.findall(text)]
    assert {"--in-flight", "--timeout", "--max-output-tokens", "--ca-file"} <= set(named)
    assert _missing(_FLAG, FLAGS | OTHERS.keys()) == []


def test_every_variable_in_a_message_exists() -> None:
    known = {f"EXTRACTOR_{name.upper()}" for name in SETTINGS} | {PROFILE, "EXTRACTOR_"}
    assert any(_VARIABLE.search(text) for _, text in _texts())
    assert _missing(_VARIABLE, known) == []


def test_every_table_in_a_message_exists() -> None:
    named = {found for _, text in _texts() for found in _TABLE.findall(text) if found in text}
    tables = {name for name in named if name.partition(".")[0] in ("price", "profile", "model")}
    assert tables, "the messages about prices name their table"
    assert {
        name if name == "tool.extractor" else name.partition(".")[0] for name in tables
    } <= TABLES
    assert set(Price.model_fields) >= {"prompt", "cached", "completion", "date"}


def test_every_command_in_a_message_exists() -> None:
    named = [found.groups() for _, text in _texts() for found in _COMMAND.finditer(text)]
    assert ("doctor", None) in named
    assert {first for first, _ in named} <= COMMANDS.keys()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_flag_and_command_of_a_page_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    foreign = {"--quiet", "--slow", "--benchmark-only", "--reports", "--kinds", "--review", "--strict", "--keep", "--script", "--all",
               *OTHERS}  # fmt: skip
    assert set(_FLAG.findall(text)) - FLAGS - foreign == set()
    named = {first for first, _ in _COMMAND.findall(text) if not first.startswith("-")}
    assert named <= COMMANDS.keys()


_CLIENTS = ("openai", "instructor", "httpx2")
_MAIN = "from extractor.cli import main; main()"


@pytest.mark.parametrize(
    "code",
    [
        # A run imports most; that a help imports little is looked at in test_cli_lazy.
        f"import sys; sys.argv = ['extractor', 'run', 'a.txt']; {_MAIN}",
        *more(
            "import extractor",
            f"import sys; sys.argv = ['extractor', '--help']; {_MAIN}",
            f"import sys; sys.argv = ['extractor', 'settings']; {_MAIN}",
        ),
    ],
)
def test_without_a_model_no_client_library_is_imported(code: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2014年,我县共收到政府信息公开申请1件。", encoding="utf-8")
    check = (
        "import atexit, sys\n"
        f"atexit.register(lambda: print('loaded:', [n for n in {_CLIENTS} if n in sys.modules]))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", check + code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout.rstrip().endswith("loaded: []"), ended.stdout + ended.stderr
