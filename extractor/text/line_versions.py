"""Two versions of a report in one text, line by line, as programs compare them: what only the old one
has is struck out of the new one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.schemas import Span

from .document import Region

_HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@[^\n]*$", re.MULTILINE)
_FILES = re.compile(
    r"^(?:---|\+\+\+) [^\n]*$|^diff --git [^\n]*$|^index [\da-f.]{6,}[^\n]*$", re.MULTILINE
)
_OLD = re.compile(r"^-(?!-- )[^\n]*$", re.MULTILINE)


def line_versions(text: str) -> Iterator[Region]:
    """The lines of the old version, and those that tell of the comparison itself, as they were written."""
    first = _HUNK.search(text) if "@@ -" in text else None
    if first is None:
        return
    for line in (*_FILES.finditer(text), *_HUNK.finditer(text)):
        yield Region("page_furniture", Span(*line.span()))
    for line in _OLD.finditer(text, first.end()):
        yield Region("struck_out", Span(*line.span()))
