"""Tables that a program printed as lists in lists: [['规章', '4'], ['行政许可', '']], or a list a line.

So notebooks, scripts and JSON write what they scraped.  The rows become lines with tabs, and the table
is declared: else nobody could say where a cell ends.
"""

from __future__ import annotations

import re

from extractor.text.document import Source, SourceCell

from .rewriting import Stretch, rewritten

_CELL = r"(?:\"(?:[^\"\\\n]|\\.){0,500}+\"|'(?:[^'\\\n]|\\.){0,500}+'|None|null|NaN|nan|-?\d{1,12}(?:\.\d{1,4})?)"
_ROW = rf"[\[(]\s{{0,20}}{_CELL}(?:\s{{0,20}},\s{{0,20}}{_CELL}){{1,60}}+\s{{0,20}}[\])]"
_BLOCK = re.compile(
    rf"\[\s{{0,20}}{_ROW}(?:\s{{0,20}},\s{{0,20}}{_ROW}){{1,2000}}+\s{{0,20}},?\s{{0,20}}\]"
    rf"|(?<![^\n])[ \t]{{0,9}}{_ROW}(?:,?[ \t]{{0,9}}\r?\n[ \t]{{0,9}}{_ROW}){{1,2000}}+(?=,?[ \t]{{0,9}}(?:\r?\n|\Z))"
)
_ONE_ROW = re.compile(_ROW)
_ONE_CELL = re.compile(_CELL)
_NOTHING = frozenset(("None", "null", "NaN", "nan"))


def without_lists(source: Source) -> Source:
    """The source with such tables as rows of cells between tabs, and the tables declared."""
    if not any(sign in source.content for sign in ("[", "('", '("')):
        return source
    made = [_table(source.content, *match.span()) for match in _BLOCK.finditer(source.content)]
    return rewritten(source, made) if made else source


def _table(content: str, start: int, stop: int) -> Stretch:
    stretch = Stretch(start, stop)
    for row, line in enumerate(_ONE_ROW.finditer(content, start, stop)):
        for column, cell in enumerate(_ONE_CELL.finditer(content, *line.span())):
            if column:
                stretch.put("\t", cell.start() - 1)
            low, high = cell.span()
            if content[low] in "\"'":
                low, high = low + 1, high - 1
            begun = len(stretch)
            if cell.group() not in _NOTHING:
                _keep(content, stretch, low, high)
            stretch.cells.append(
                SourceCell(row, column, 1, 1, begun, len(stretch), header=row == 0)
            )
        stretch.put("\n", line.end() - 1)
    return stretch


def _keep(content: str, stretch: Stretch, low: int, high: int) -> None:
    """The words of a cell; a line break that is written out becomes a blank."""
    at = low
    for escape in re.finditer(r"\\[nrt]", content[low:high]):
        stretch.keep(content, at, low + escape.start())
        stretch.put(" ", low + escape.start())
        at = low + escape.end()
    stretch.keep(content, at, high)
