"""Plain text and Markdown: the content is the text itself; Markdown tables become grids."""

from __future__ import annotations

import re

from extractor.text.document import SourceTable

from .table_labels import is_value

_LINE = re.compile(r"[^\n]*\n?")
_FEWEST_TABS = 2
_FEWEST_ROWS, _FEWEST_COLUMNS = 6, 4
_RULE_CELL = re.compile(r"[ \t]*:?-{1,200}:?[ \t]*")


def markdown_tables(text: str) -> tuple[SourceTable, ...]:
    """The pipe tables of a Markdown text: a row of labels, a row of dashes, rows of cells."""
    lines = [match.span() for match in _LINE.finditer(text) if match.end() > match.start()]
    tables: list[SourceTable] = []
    at = 1
    while at < len(lines):
        if (
            not _is_rule(text[slice(*lines[at])])
            or "|" not in text[slice(*lines[at - 1])]
            or len(_pieces(text, *lines[at])) != len(_pieces(text, *lines[at - 1]))
        ):
            at += 1
            continue
        stop = at + 1
        while stop < len(lines) and "|" in text[slice(*lines[stop])]:
            stop += 1
        rows = [line for line in lines[at + 1 : stop] if not _is_torn_rule(text[slice(*line)])]
        tables.append(SourceTable.of(_pieces(text, *row) for row in (lines[at - 1], *rows)))
        at = stop + 1
    return tuple(tables)


def tab_tables(text: str) -> tuple[SourceTable, ...]:
    """The tables of a text that was pasted from a sheet: one tab a cell, so that blanks count.

    Only those with blank cells: in the others the cells are told by their order.  Every row has as
    many tabs as the row of headers, which has no blank but in a larger table.
    """
    if "\t\t" not in text and "\t\n" not in text:
        return ()
    tables: list[SourceTable] = []
    block: list[tuple[int, int]] = []
    lines = [match.span() for match in _LINE.finditer(text) if match.end() > match.start()]
    for start, stop in [*lines, (len(text), len(text))]:
        tabs = text.count("\t", start, stop)
        if block and tabs != text.count("\t", *block[0]):
            tables += _tabbed(text, block)
            block = []
        if tabs >= _FEWEST_TABS:
            block.append((start, stop))
    return tuple(tables)


def _tabbed(text: str, lines: list[tuple[int, int]]) -> list[SourceTable]:
    rows = [_tab_cells(text, *line) for line in lines]
    head = next((at for at, row in enumerate(rows) if all(b > a for a, b in row)), None)
    if head is not None and any(is_value(text[a:b]) for a, b in rows[head]):
        head = 0  # a row of figures: what stands above it is none of other tables
    elif head is None and len(rows) >= _FEWEST_ROWS and len(rows[0]) > _FEWEST_COLUMNS:
        head = 0  # headers that span columns or rows have blanks behind and below them
    if (
        head is None
        or len(rows) - head < 2
        or not any(a == b for row in rows[head:] for a, b in row)
    ):
        return []
    return [SourceTable.of(rows[head:])]


def _tab_cells(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    cells = []
    at = start
    for piece in text[start:stop].rstrip("\r\n").split("\t"):
        left = len(piece) - len(piece.lstrip(" "))
        begin = at + left
        cells.append((begin, begin + len(piece.strip(" "))))
        at += len(piece) + 1
    return cells


def _is_rule(line: str) -> bool:
    """Whether a line is the row of dashes under a header: ``| --- | :-: |``."""
    bare = line.strip()
    if "|" not in bare or "-" not in bare:
        return False
    cells = bare.removeprefix("|").removesuffix("|").split("|")
    return all(_RULE_CELL.fullmatch(cell) for cell in cells)


def _is_torn_rule(line: str) -> bool:
    """Whether a line inside a table is a row of dashes: several tables stand without a gap."""
    return "---" in line and _is_rule(line)


def _pieces(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The ranges of the cells of one line, without the blanks around them."""
    while stop > start and text[stop - 1] in " \t\r\n":
        stop -= 1
    while start < stop and text[start] in " \t":
        start += 1
    if text[start:stop].startswith("|"):
        start += 1
    if text[start:stop].endswith("|") and not text[start:stop].endswith("\\|"):
        stop -= 1
    pieces, begin = [], start
    for at in range(start, stop + 1):
        if at == stop or (text[at] == "|" and text[at - 1] != "\\"):
            piece = text[begin:at]
            left = len(piece) - len(piece.lstrip(" \t"))
            pieces.append((begin + left, begin + left + len(piece.strip(" \t"))))
            begin = at + 1
    return pieces
