"""Two versions of a report in one text, line by line, as programs compare them: what only the old one
has is struck out of the new one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.schemas import Span

from .document import Region

_HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@[^\n]*$", re.MULTILINE)
_FILES = re.compile(
    r"^(?:---|\+\+\+) [^\n]*$|^diff -{2}git [^\n]*$|^index [\da-f.]{6,}[^\n]*$", re.MULTILINE
)
_CHANGE = re.compile(r"^\d+(?:,\d+)?[acd]\d+(?:,\d+)?[ \t\r]*\n[<>] ", re.MULTILINE)
"""12c12: where a comparison without surroundings begins; < stands before what is old, > before what is new."""
_LEFT = re.compile(r"^< [^\n]*$", re.MULTILINE)
_OLD = re.compile(r"^-(?!-- )[^\n]*$", re.MULTILINE)


def line_versions(text: str) -> Iterator[Region]:
    """The lines of the old version, and those that tell of the comparison itself, as they were written."""
    change = _CHANGE.search(text)
    if change is not None:
        yield from (
            Region("page_furniture", Span(line.start(), line.end() - 2))
            for line in _CHANGE.finditer(text)
        )
        yield from (
            Region("struck_out", Span(*line.span()))
            for line in _LEFT.finditer(text, change.start())
        )
    first = _HUNK.search(text) if "@@ -" in text else None
    if first is None:
        return
    for line in (*_FILES.finditer(text), *_HUNK.finditer(text)):
        yield Region("page_furniture", Span(*line.span()))
    for line in _OLD.finditer(text, first.end()):
        yield Region("struck_out", Span(*line.span()))
