"""Tables of reStructuredText that are written as a list of lists: a row is ``* -``, a cell ``-``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .marked_cells import MarkedCell, MarkedTable
from .separated import trimmed

_LINE = re.compile(r"[^\n]*\n?")
_BEGIN = re.compile(r"(?P<blanks>[ \t]{0,20})\.\. (?:list|flat)-table::")
_OPTION = re.compile(r"[ \t]{1,20}:[a-z-]{1,30}:")
_ITEM = re.compile(r"[ \t]{0,20}(?P<row>[*+-] +)?(?P<cell>[-*+](?=\s|\Z))")


def list_tables(content: str) -> Iterator[MarkedTable]:
    """Such tables; one ends where a line stands no further in than its first."""
    if "-table::" not in content:
        return
    table: MarkedTable | None = None
    indent = 0
    for line in _LINE.finditer(content):
        begun = _BEGIN.match(content, *line.span())
        words = trimmed(content, *line.span())
        if (
            table is not None
            and words[0] < words[1]
            and (begun or words[0] - line.start() <= indent)
        ):
            yield table
            table = None
        if begun:
            indent = len(begun["blanks"])
            table = MarkedTable(line.start(), line.end(), [], False)
        elif table is not None and words[0] < words[1]:
            _add(content, table.rows, *line.span())
            table = table._replace(stop=line.end())
    if table is not None:
        yield table


def _add(content: str, rows: list[list[MarkedCell]], start: int, stop: int) -> None:
    item = _ITEM.match(content, start, stop)
    if not rows and _OPTION.match(content, start, stop):
        return
    if item is not None and item["row"]:
        rows.append([])
    if not rows:
        return
    if item is not None:
        rows[-1].append(MarkedCell([]))
    begin, end = trimmed(content, item.end() if item else start, stop)
    if rows[-1] and begin < end:
        rows[-1][-1].pieces.append((begin, end))
