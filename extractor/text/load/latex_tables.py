r"""Tables of LaTeX: & between cells, \\ behind a row, \multicolumn and \multirow around what spans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .marked_cells import MarkedCell, MarkedTable, spanned
from .separated import trimmed

_ENDS = re.compile(r"\\(begin|end)\{(?:tabular[*xy]?|tabulary|longtable|array|tblr)\}")
_GROUP = r"\{(?:[^{}]|\{[^{}]{0,60}\}){0,100}\}"
_ARGUMENTS = re.compile(rf"(?:\s{{0,9}}(?:\[[^\[\]]{{0,20}}\]|{_GROUP})){{0,3}}")
_TOKEN = re.compile(
    r"\\(?:begin|end)\{[a-z]{1,20}\*?\}|"
    r"(?P<span>\\multicolumn|\\multirow)"
    r"|\\(?:cline|cmidrule|specialrule|addlinespace|noalign|rowcolor|cellcolor|vspace)"
    rf"(?:\([^()]{{0,9}}\))?(?:\[[^\[\]]{{0,20}}\])?(?:{_GROUP}){{0,3}}"
    r"|\\[a-zA-Z]{1,30}\*?"
    r"|\\(?P<kept>[%&_#${}])"
    r"|(?P<row>\\{1,2}\*?(?:\[[^\[\]\n]{0,12}\])?)"
    r"|(?P<cell>&)|(?P<open>\{)|(?P<shut>\})|[$~]|(?<=\n)%[^\n]*"
)
_COLUMNS = re.compile(rf"\s{{0,9}}\{{(\d{{1,3}})\}}\s{{0,9}}{_GROUP}")
_ROWS = re.compile(
    rf"(?:\[[a-z]{{0,3}}\])?\s{{0,9}}\{{(\d{{1,3}})\}}(?:\[[^\[\]]{{0,9}}\])?\s{{0,9}}(?:\*|{_GROUP})(?:\[[^\[\]]{{0,12}}\])?"
)


def latex_tables(content: str) -> Iterator[MarkedTable]:
    """The tables that begin and end; of a table in a table, the inner one."""
    if "\\begin{" not in content:
        return
    begun: re.Match[str] | None = None
    for mark in _ENDS.finditer(content):
        if mark[1] == "begin":
            begun = mark
        elif begun is not None:
            start = _body(content, begun.end())
            yield MarkedTable(begun.start(), mark.end(), _rows(content, start, mark.start()), True)
            begun = None


def _body(content: str, at: int) -> int:
    """Where the rows begin, behind the width and the columns: {tabular*}{10cm}{lll}."""
    arguments = _ARGUMENTS.match(content, at)
    return arguments.end() if arguments else at


def _rows(content: str, start: int, stop: int) -> list[list[MarkedCell]]:
    """The rows between two places, without the commands in them."""
    rows: list[list[MarkedCell]] = [[]]
    cell, depth, at = MarkedCell([]), 0, start
    while token := _TOKEN.search(content, at, stop):
        _add(content, cell, at, token.start())
        at = token.end()
        if token["span"]:
            cell, at = _spanning(content, cell, token)
        elif token["kept"]:
            cell.pieces.append(token.span("kept"))
        elif token["open"] or token["shut"]:
            depth = max(0, depth + (1 if token["open"] else -1))
        elif depth == 0 and (token["cell"] or token["row"]):
            rows[-1].append(cell)
            cell = MarkedCell([])
            if token["row"]:
                rows.append([])
    _add(content, cell, at, stop)
    if rows[-1] or cell.pieces:
        rows[-1].append(cell)
    return rows


def _spanning(content: str, cell: MarkedCell, token: re.Match[str]) -> tuple[MarkedCell, int]:
    """The cell with what the command says that it spans, and where its words begin."""
    across = token["span"] == "\\multicolumn"
    said = (_COLUMNS if across else _ROWS).match(content, token.end(), token.endpos)
    if said is None:
        return cell, token.end()
    number = spanned(said[1])
    return (cell._replace(columns=number) if across else cell._replace(rows=number)), said.end()


def _add(content: str, cell: MarkedCell, start: int, stop: int) -> None:
    start, stop = trimmed(content, start, stop)
    if start < stop:
        cell.pieces.append((start, stop))
