"""The two consoles.  Text of reports is untrusted: no markup is read in what they print.

Plain strings, and the heads, titles and captions of tables, are messages: they are said in the
language that is spoken.  ``Text`` and the cells of tables are printed as they are.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.errors import UsageError
from extractor.messages import said, word
from extractor.messages.commands import command
from extractor.outputs import printable

_WIDEST = 1000
"""Columns of a line that no edge ends."""


class _Speaking(Console):
    def print(self, *objects: Any, **how: Any) -> None:
        """Print messages and tables in the language that is spoken."""
        super().print(*map(_spoken, objects), **how)


def _spoken(shown: Any) -> Any:
    if isinstance(shown, str):
        return said(shown)
    if isinstance(shown, Table):
        for column in shown.columns:
            if isinstance(column.header, str):
                column.header = word(column.header, "head")
        for name in ("title", "caption"):
            if isinstance(given := getattr(shown, name), str):
                setattr(shown, name, said(given))
    return shown


def standard_input() -> bytes:
    """What is given on stdin.

    Raises:
        UsageError: stdin is closed.
    """
    if sys.stdin is None:
        raise UsageError("standard input is closed; give a file, or open it: extractor … - < FILE")
    return sys.stdin.buffer.read()


def data(*, names: bool = False) -> Console:
    """The console on stdout, for results.

    ``names``: for a table of files.  Where it goes to a file, or to another program, nobody sees an
    edge, and a name that is folded is not found again: each row has a line of its own there.
    """
    console = _Speaking(markup=False, highlight=False, emoji=False)
    if names and not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _WIDEST
    return console


def narration() -> Console:
    """The console on stderr, for everything else."""
    return Console(stderr=True, markup=False, highlight=False, emoji=False)


def say(message: str, console: Console | None = None) -> None:
    """Print one line of narration, however long, in the language that is spoken."""
    (console or narration()).print(Text(printable(said(message))), soft_wrap=True)


def tell(*words: Path | str) -> None:
    """Print a command of this program, for pasting: see :func:`pasted`."""
    pasted(command(*words))


def pasted(line: str) -> None:
    """Print a command on a line of its own: quotes around it would be copied with it."""
    narration().print(Text("  " + printable(line)), soft_wrap=True)


def shown(text: str | None, style: str = "") -> Text:
    """Untrusted text for a table or a line; a dash where there is none."""
    return Text(printable(text), style) if text else Text("—", "dim")
