"""Tables of reStructuredText whose rows are lines of cells between commas: ``.. csv-table::``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .marked_cells import MarkedCell, MarkedTable
from .separated import QUOTED_TABLE, trimmed

_LINE = re.compile(r"[^\n]*\n?")
_BEGIN = re.compile(rf"(?P<blanks>[ \t]{{0,20}}){re.escape(QUOTED_TABLE)}")
_OPTION = re.compile(r"[ \t]{1,20}:(?P<name>[a-z-]{1,30}):[ \t]{0,20}")
_SIGNS = {"tab": "\t", "space": " "}
_QUOTED = re.compile(r' {0,200}"(?P<words>(?:[^"\n]|""){0,500})"')


def quoted_tables(content: str) -> Iterator[MarkedTable]:
    """Such tables; one ends where a line stands no further in than its first."""
    if QUOTED_TABLE not in content:
        return
    table: MarkedTable | None = None
    indent, sign = 0, ","
    for line in _LINE.finditer(content):
        begun = _BEGIN.match(content, *line.span())
        start, stop = trimmed(content, *line.span())
        if table is not None and start < stop and (begun or start - line.start() <= indent):
            yield table
            table = None
        if begun:
            indent, sign = len(begun["blanks"]), ","
            table = MarkedTable(line.start(), line.end(), [], False)
        elif table is not None and start < stop:
            option = None if len(table.rows) > 1 else _OPTION.match(content, *line.span())
            if option is None or option["name"] == "header":
                table.rows.append(
                    list(_cells(content, option.end() if option else start, stop, sign))
                )
            elif option["name"] in ("delim", "delimiter"):
                told = content[option.end() : stop]
                sign = _SIGNS.get(told, told[:1] or ",")
            table = table._replace(stop=line.end())
    if table is not None:
        yield table


def _cells(content: str, start: int, stop: int, sign: str) -> Iterator[MarkedCell]:
    """The cells of a row, without the quotes around them."""
    at = start
    while at <= stop:
        quoted = _QUOTED.match(content, at, stop)
        end = content.find(sign, quoted.end() if quoted else at, stop)
        end = stop if end < 0 else end
        low, high = trimmed(content, *(quoted.span("words") if quoted else (at, end)))
        yield MarkedCell([(low, high)] if low < high else [])
        at = end + 1
