"""Tables as lines of text show them: cells that pipes or blanks part, and the number of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.schemas import Mention, Span
from extractor.text.document import Document, found_once

_CELL = {True: re.compile(r"[^|\n]+"), False: re.compile(r"[^\s|]+")}
"""What a cell is in a line with pipes, and in one without."""
_RULE = re.compile(r"[\s:\-—|]*")
"""The line of dashes below the heads."""
_LONGEST = 200
_FEWEST_CELLS = 3
_FEWEST_LINES = 4
"""The heads, and as many rows as prove what a column is."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """The cells of a line: their words, and the exact number of each, None where it has not just one."""

    words: Sequence[str]
    numbers: Sequence[Mention | None]


@found_once
def tables_of_lines(document: Document) -> Sequence[Sequence[TextRow]]:
    """Lines with as many cells that follow one another, long enough to prove anything."""
    found: list[list[TextRow]] = []
    run: list[Sequence[Span]] = []
    for cells in (*_cells_of_lines(document.text), ()):
        if run and len(cells) == len(run[0]):
            run.append(cells)
            continue
        if len(run) >= _FEWEST_LINES:
            found.append([_line(document, one) for one in run])
        run = [cells] if len(cells) >= _FEWEST_CELLS else []
    return found


def _cells_of_lines(text: str) -> Iterator[Sequence[Span]]:
    """The cells of each line that is short enough to be one of a table; none of the others.

    Blank lines and the rule below the heads are passed over.
    """
    at = 0
    for line in text.split("\n"):
        if not _RULE.fullmatch(line):
            matches = _CELL["|" in line].finditer(line) if len(line) <= _LONGEST else ()
            yield [Span(at + m.start(), at + m.end()) for m in matches if m.group().strip()]
        at += len(line) + 1


def _line(document: Document, cells: Sequence[Span]) -> TextRow:
    words = [document.text[cell.start : cell.stop].strip() for cell in cells]
    return TextRow(words, [_number_in(document, cell) for cell in cells])


def _number_in(document: Document, cell: Span) -> Mention | None:
    mentions = [m for m in document.mentions_in(*cell) if m.statistical and m.value is not None]
    return mentions[0] if len(mentions) == 1 and mentions[0].qualifier == "exact" else None
