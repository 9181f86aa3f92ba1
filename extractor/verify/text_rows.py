"""Tables as lines of text show them: cells that pipes or blanks part, and the number of a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.schemas import Mention, Span
from extractor.text.document import Document

_CELL = {True: re.compile(r"[^|\n]+"), False: re.compile(r"[^\s|]+")}
"""What a cell is in a line with pipes, and in one without."""
_RULE = re.compile(r"[\s:\-—|]*")
"""The line of dashes below the heads."""
_LONGEST = 200


def cells_of_lines(text: str) -> Iterator[Sequence[Span]]:
    """The cells of each line that is short enough to be one of a table; none of the others.

    Blank lines and the rule below the heads are passed over.
    """
    at = 0
    for line in text.split("\n"):
        if not _RULE.fullmatch(line):
            found = _CELL["|" in line].finditer(line) if len(line) <= _LONGEST else ()
            yield [Span(at + m.start(), at + m.end()) for m in found if m.group().strip()]
        at += len(line) + 1


def number_in(document: Document, cell: Span) -> Mention | None:
    """The one number of a cell."""
    found = [m for m in document.mentions_in(*cell) if m.statistical and m.value is not None]
    return found[0] if len(found) == 1 and found[0].qualifier == "exact" else None
