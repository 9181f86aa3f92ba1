"""JSON texts as lines of a file."""

from __future__ import annotations

import re

_BREAKS = re.compile("[\x85\u2028\u2029]")
"""Line ends to ``str.splitlines`` and some editors; JSON allows them in a text as they are."""


def one_line(text: str) -> str:
    """The same JSON text, written so that it is one line to every program that reads it."""
    return _BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


_SURROGATES = re.compile("[\ud800-\udfff]")


def surrogates_escaped(text: str) -> str:
    """The same JSON text, written so that UTF-8 can hold it and a JSON reader gives back all of it."""
    return _SURROGATES.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
