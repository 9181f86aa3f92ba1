"""Tables that a program printed as lists in lists: [['规章', '4'], ['行政许可', '']], or a list a line.

So notebooks, scripts and JSON write what they scraped.  The rows become lines with tabs, and the table
is declared: else nobody could say where a cell ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .text_tables import Piece, TextTable

_CELL = r"(?:\"(?:[^\"\\\n]|\\.){0,500}+\"|'(?:[^'\\\n]|\\.){0,500}+'|None|null|NaN|nan|-?\d{1,12}(?:\.\d{1,4})?)"
_ROW = rf"[\[(]\s{{0,20}}{_CELL}(?:\s{{0,20}},\s{{0,20}}{_CELL}){{1,60}}+\s{{0,20}}[\])]"
_BLOCK = re.compile(
    rf"\[\s{{0,20}}{_ROW}(?:\s{{0,20}},\s{{0,20}}{_ROW}){{1,2000}}+\s{{0,20}},?\s{{0,20}}\]"
    rf"|(?<![^\n])[ \t]{{0,9}}{_ROW}(?:,?[ \t]{{0,9}}\r?\n[ \t]{{0,9}}{_ROW}){{1,2000}}+(?=,?[ \t]{{0,9}}(?:\r?\n|\Z))"
)
_ONE_ROW = re.compile(_ROW)
_ONE_CELL = re.compile(_CELL)
_NOTHING = frozenset(("None", "null", "NaN", "nan"))
_ESCAPE = re.compile(r"\\[nrt]")


def printed_lists(content: str) -> Iterator[TextTable]:
    """Such tables of a text."""
    if any(sign in content for sign in ("[", "('", '("')):
        for match in _BLOCK.finditer(content):
            rows = _ONE_ROW.finditer(content, *match.span())
            yield TextTable(*match.span(), [_cells(content, *row.span()) for row in rows])


def _cells(content: str, start: int, stop: int) -> list[list[Piece]]:
    return [list(_pieces(content, cell)) for cell in _ONE_CELL.finditer(content, start, stop)]


def _pieces(content: str, cell: re.Match[str]) -> Iterator[Piece]:
    """The words of a cell without its quotes, and without line breaks that are written out."""
    if cell[0] in _NOTHING:
        return
    quotes = content[cell.start()] in "\"'"
    at, stop = cell.start() + quotes, cell.end() - quotes
    for escape in _ESCAPE.finditer(content, at, stop):
        yield at, escape.start()
        at = escape.end()
    yield at, stop
