"""Tables whose columns a line of dashes shows, as pandoc and reStructuredText write them.

``----- ----- -----`` under the headers, or above and below the rows, says where each column begins; so a
blank cell keeps its place.  The columns are certain where all lines leave the gaps between them blank: by the
width of the characters on a page, or else by their number.  Of other such blocks nothing is made here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from .content import trimmed
from .text_tables import Piece, TextTable

_RULE = re.compile(
    r"^[ \t]*(?:-{2,400}(?: {1,200}-{2,400}){1,60}|={2,400}(?: {1,200}={2,400}){1,60})[ \t]*$",
    re.MULTILINE,
)
_FULL = re.compile(r"[ \t]*-{3,2000}[ \t]*")
_RUN = re.compile(r"[-=]+")
_LINE = re.compile(r"[^\n]*")
_MOST = 2000
"""Lines of one table."""

_MOST_TRIES = 20
"""Lines of dashes that are none of a table after which none is looked for: time stays linear."""

_HEADS = 8
"""Lines of its headers."""


class _Line(NamedTuple):
    start: int
    stop: int


def _wide(signs: str) -> Callable[[str], int]:
    return lambda words: sum(1 + (east_asian_width(sign) in signs) for sign in words)


_MEASURES: tuple[Callable[[str], int], ...] = (_wide("FW"), _wide("FWA"), len)
"""What programs count: places on a page, where dashes and quotes have one or two, or characters."""

_Row = list[list[Piece]]
"""The cells of a row, each with its lines."""


def dashed_tables(content: str) -> Iterator[TextTable]:
    """Such tables of a text."""
    if "-- -" not in content and "--  " not in content and "== " not in content:
        return
    lines = [_Line(*found.span()) for found in _LINE.finditer(content)]
    lines = [line for at, line in enumerate(lines) if not at or line.start > lines[at - 1].stop]
    free, tries = 0, 0
    for at, line in enumerate(lines):
        if at >= free and tries < _MOST_TRIES and _RULE.fullmatch(content, *line):
            found = _table(content, lines, at, free)
            tries += found is None
            if found is not None:
                table, free = found
                yield table


def _table(
    content: str, lines: Sequence[_Line], rule: int, free: int
) -> tuple[TextTable, int] | None:
    """The table that the dashes at ``rule`` belong to, and the line behind it."""
    block = _block(content, lines, rule, free)
    if block is None:
        return None
    first, heads, rows, stop = block
    columns = [match.start() for match in _RUN.finditer(content[slice(*lines[rule])])]
    ways = []
    plain = content[lines[first].start : lines[stop - 1].stop].isascii()
    for measure in _MEASURES[:1] if plain else _MEASURES:
        cut = [
            [_cells(content, line, columns, measure) for line in group] for group in heads + rows
        ]
        if all(cells is not None for group in cut for cells in group):
            made = [_joined([cells for cells in group if cells is not None]) for group in cut]
            ways.append(made)
    if not ways or any(way != ways[0] for way in ways):
        return None
    # With the break behind its last line, which every row has.
    end = min(lines[stop - 1].stop + 1, len(content))
    return TextTable(lines[first].start, end, ways[0]), stop


def _block(
    content: str, lines: Sequence[_Line], rule: int, free: int
) -> tuple[int, list[list[_Line]], list[list[_Line]], int] | None:
    """First line, headers, rows and the line behind a table; None if it has no rows or no end."""
    mark = content[slice(*lines[rule])].strip()
    above = _above(content, lines, rule, free)

    def find(start: int, *, blank: bool = False, most: int = _MOST) -> int:
        """The next rule of the table from a line on, or a blank line; -1 if there is none."""
        for at in range(start, min(start + most, len(lines))):
            words = content[slice(*lines[at])]
            if _ends(words, mark) or (blank and not words.strip()):
                return at
        return -1

    if not above and mark[0] == "=":  # headers between two rules, and a third below the rows
        closed = find(rule + 1, most=_HEADS)
        again = find(closed + 1) if closed > 0 else -1
        if again > 0:
            heads = [[*lines[rule + 1 : closed]]]
            return _checked(rule, heads, _rows(content, lines[closed + 1 : again], mark), again + 1)
    topped = bool(above) and _FULL.fullmatch(content, *lines[above[0]]) is not None
    if above and not topped:  # a simple table: it ends where a blank line does, or at its rule
        stop = find(rule + 1, blank=True)
        stop = min(rule + _MOST, len(lines)) if stop < 0 else stop
        # The line in which a file ends may be cut: blank cells at its end are no blanks of the form.
        stop -= stop == len(lines) and content[-1:] != "\n"
        rows = [[line] for line in lines[rule + 1 : stop]]
        stop += stop < len(lines) and _ends(content[slice(*lines[stop])], mark)
        return _checked(above[0], [[lines[at]] for at in above], rows, stop)
    if (closed := find(rule + 1)) < 0:
        return None
    heads = [[lines[at] for at in above[1:]]] if topped else []
    first = above[0] if topped else rule
    return _checked(first, heads, _rows(content, lines[rule + 1 : closed], mark), closed + 1)


def _checked(
    first: int, heads: list[list[_Line]], rows: list[list[_Line]], stop: int
) -> tuple[int, list[list[_Line]], list[list[_Line]], int] | None:
    return (first, heads, rows, stop) if rows and all(heads) else None


def _ends(words: str, mark: str) -> bool:
    return words.strip() == mark or (mark[0] == "-" and _FULL.fullmatch(words) is not None)


def _above(content: str, lines: Sequence[_Line], rule: int, free: int) -> list[int]:
    """The lines of the headers above a rule: one, or all below a line of dashes, which is the first."""
    found: list[int] = []
    for at in range(rule - 1, max(free, rule - _HEADS) - 1, -1):
        if not content[slice(*lines[at])].strip():
            break
        found.insert(0, at)
        if _FULL.fullmatch(content, *lines[at]):
            return found if len(found) > 1 else []
    return found[-1:]


def _rows(content: str, lines: Sequence[_Line], mark: str) -> list[list[_Line]]:
    """The lines of each row: blank lines part rows, where there are any between them."""
    groups: list[list[_Line]] = [[]]
    for line in lines:
        if content[slice(*line)].strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    if len(groups) > 1 and mark[0] == "-":
        return groups
    # Below the signs of reStructuredText a blank first cell goes on with the row above.
    return [[line] for group in groups for line in group]


def _cells(
    content: str, line: _Line, columns: Sequence[int], measure: Callable[[str], int]
) -> list[Piece] | None:
    """The ranges of the cells of a line; None where a word stands over the gap before a column."""
    edges: list[int] = []
    at, place = 0, line.start
    while place < line.stop and len(edges) < len(columns):
        if at >= columns[len(edges)]:
            blank = place == line.start or content[place - 1] in " \t　"
            if at > columns[len(edges)] or not blank:
                return None
            edges.append(place)
            continue
        if not edges and content[place] not in " \t":
            return None
        at += measure(content[place])
        place += 1
    edges += [line.stop] * (len(columns) - len(edges))
    stops = [*edges[1:], line.stop]
    return [trimmed(content, a, b) for a, b in zip(edges, stops, strict=True)]


def _joined(lines: Sequence[Sequence[Piece]]) -> _Row:
    return [
        [piece for piece in pieces if piece[0] < piece[1]] for pieces in zip(*lines, strict=True)
    ]
