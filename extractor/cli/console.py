"""The two consoles.  Text of reports is untrusted: no markup is read in what they print."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from extractor.outputs import printable


def data() -> Console:
    """The console on stdout, for results."""
    return Console(markup=False, highlight=False, emoji=False)


def narration() -> Console:
    """The console on stderr, for everything else."""
    return Console(stderr=True, markup=False, highlight=False, emoji=False)


def say(message: str, console: Console | None = None) -> None:
    """Print one line of narration, however long."""
    (console or narration()).print(Text(printable(message)), soft_wrap=True)


def shown(text: str | None, style: str = "") -> Text:
    """Untrusted text for a table or a line; a dash where there is none."""
    return Text(printable(text), style) if text else Text("—", "dim")
