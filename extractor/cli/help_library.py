"""What the library prints by itself, help and usage errors, in the language that is spoken.

Apart from ``language``: it imports the library's printing, which a call that prints no help does
without.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rich.highlighter import Highlighter
from rich.text import Text

from extractor.messages import said, spoken

from .late import late

with late("rich.markdown", "rich.traceback"):
    from typer import rich_utils

_FIXED = ("DEFAULT_STRING", "REQUIRED_LONG_STRING", "ARGUMENTS_PANEL_TITLE", "OPTIONS_PANEL_TITLE",
          "COMMANDS_PANEL_TITLE", "ERRORS_PANEL_TITLE", "ABORTED_TEXT", "RICH_HELP")  # fmt: skip


def speak_library() -> None:
    """Give the library its words in the language that is spoken now."""
    for name, english in _strings().items():
        setattr(rich_utils, name, said(english))
    if not isinstance(rich_utils.highlighter, _Folding):
        rich_utils.highlighter = _Folding(rich_utils.highlighter)  # type: ignore[assignment]


@cache
def _strings() -> Mapping[str, str]:
    """The fixed strings of the library, which it means to be changed."""
    return {name: getattr(rich_utils, name) for name in _FIXED if hasattr(rich_utils, name)}


class _Folding(Highlighter):
    """Chinese has no blanks to break a line at: what is too wide goes on below, uncut."""

    def __init__(self, inner: Highlighter) -> None:
        self._inner = inner

    def highlight(self, text: Text) -> None:
        """Style a text of the help in place; every one of them comes here."""
        self._inner.highlight(text)
        if spoken() != "en":
            text.overflow = "fold"
