"""Tables of MediaWiki: {| begins one, |- a row, ! and | a cell, |} ends it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .marked_cells import MarkedCell, MarkedTable, spanned
from .separated import trimmed

_LINE = re.compile(r"[^\n]*\n?")
_BEGIN = re.compile(r"[ \t:]{0,9}\{\|")
_MARK = re.compile(r"[ \t]{0,9}(\|\}|\|-|\|\+|\||!)")
_ATTRIBUTE = (
    r"[a-zA-Z-]{2,30}[ \t]{0,9}=[ \t]{0,9}(?:\"[^\"\n|]{0,200}\"|'[^'\n|]{0,200}'|[\w%#-]{1,40})"
)
_DRESSED = re.compile(
    rf"[ \t]{{0,9}}{_ATTRIBUTE}(?:[ \t]{{1,9}}{_ATTRIBUTE}){{0,9}}[ \t]{{0,9}}\|(?!\|)"
)
_SPAN = re.compile(r"(row|col)span[ \t]{0,9}=[ \t]{0,9}[\"']?(\d{1,3})")
_BETWEEN = {"|": re.compile(r"\|\|"), "!": re.compile(r"!!|\|\|")}
_STRONG = re.compile(r"'{2,5}")


def wiki_tables(content: str) -> Iterator[MarkedTable]:
    """The tables that begin and end; of a table in a table, the inner one."""
    if "{|" not in content:
        return
    table: MarkedTable | None = None
    for line in _LINE.finditer(content):
        if _BEGIN.match(content, *line.span()):
            table = MarkedTable(line.start(), line.end(), [[]], False)
            continue
        if table is None:
            continue
        mark = _MARK.match(content, *line.span())
        if mark is None:
            _go_on(content, table, *line.span())
        elif mark[1] == "|}":
            yield table._replace(stop=line.end())
            table = None
        elif mark[1] == "|-":
            table.rows.append([])
        elif mark[1] != "|+":
            table.rows[-1] += _cells(content, mark[1], mark.end(), line.end())


def _cells(content: str, sign: str, start: int, stop: int) -> Iterator[MarkedCell]:
    """The cells of one line: a || b, each with its attributes before a single |."""
    begin = start
    for end in (*_BETWEEN[sign].finditer(content, start, stop), None):
        yield _cell(content, begin, end.start() if end else stop)
        begin = end.end() if end else stop


def _cell(content: str, start: int, stop: int) -> MarkedCell:
    spans: dict[str, str] = {}
    if dressed := _DRESSED.match(content, start, stop):
        spans = {said[1]: said[2] for said in _SPAN.finditer(content, *dressed.span())}
        start = dressed.end()
    return MarkedCell(
        _words(content, start, stop), spanned(spans.get("row")), spanned(spans.get("col"))
    )


def _words(content: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The words of a cell without the quotes that make them bold."""
    start, stop = trimmed(content, start, stop)
    pieces = []
    for strong in _STRONG.finditer(content, start, stop):
        pieces.append((start, strong.start()))
        start = strong.end()
    return [(begin, end) for begin, end in (*pieces, (start, stop)) if begin < end]


def _go_on(content: str, table: MarkedTable, start: int, stop: int) -> None:
    """A line without a mark is of the cell above it."""
    if row := table.rows[-1]:
        row[-1].pieces.extend(_words(content, start, stop))
