"""Rows that an author stacked into one: eight numbered labels in a cell, eight numbers in each of the next.

Such a row is taken apart only where the labels are numbered without a gap, and every cell beside
them holds as many numbers as there are labels, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.schemas import Span

from .document import Cell, by_row
from .vocabulary import BLANK_CELL

_ITEM = re.compile(r"(?<![\d.])(?P<number>\d{1,2})[.、)](?!\d)")
_VALUE = rf"(?:\d[\d,]*(?:\.\d+)?|{BLANK_CELL})"
_VALUES = re.compile(rf"{_VALUE}(?:\s+{_VALUE})+")
_WORD = re.compile(r"\S+")
_SURE = 3
"""Labels from which one cell of numbers is enough; two numbers may be one that a narrow cell broke."""


def unstacked_rows(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a table, with such rows as rows of their own."""
    stacks = {row: lines for row, beside in by_row(cells).items() if (lines := _stack(beside))}
    if not stacks:
        return tuple(cells)
    return tuple(made for cell in cells for made in _placed(cell, stacks))


def _placed(cell: Cell, stacks: dict[int, dict[Span, list[Cell]]]) -> Iterator[Cell]:
    """A cell in the rows that there are now: its lines, or itself, over as many more as it has beside it."""
    above = sum(len(_any(lines)) - 1 for row, lines in stacks.items() if row < cell.row)
    lines = stacks.get(cell.row, {}).get(cell.span) if cell.rows == 1 and cell.text else None
    if lines:
        yield from (replace(line, row=cell.row + above + at) for at, line in enumerate(lines))
        return
    inside = range(cell.row, cell.row + cell.rows)
    more = sum(len(_any(lines)) - 1 for row, lines in stacks.items() if row in inside)
    yield replace(cell, row=cell.row + above, rows=cell.rows + more)


def _any(lines: dict[Span, list[Cell]]) -> list[Cell]:
    return next(iter(lines.values()))


def _stack(beside: Sequence[Cell]) -> dict[Span, list[Cell]]:
    """The lines of the cells of a row that are stacked; none where it is one row."""
    flat = [cell for cell in beside if cell.rows == 1]
    labels = [cell for cell in flat if numbered_labels(cell.text)]
    values = [cell for cell in flat if _VALUES.fullmatch(cell.text)]
    numbers = [cell for cell in flat if cell not in labels and cell.text[:1].isdecimal()]
    if len(labels) != 1 or not values or any(cell not in values for cell in numbers):
        return {}
    items = [_piece(labels[0], *place) for place in numbered_labels(labels[0].text)]
    words = {cell.span: list(_WORD.finditer(cell.text)) for cell in values}
    if any(len(found) != len(items) for found in words.values()):
        return {}
    if len(values) == 1 and len(items) < _SURE:
        return {}
    lines = {labels[0].span: items}
    for cell in values:
        lines[cell.span] = [_piece(cell, *found.span()) for found in words[cell.span]]
    return lines


def numbered_labels(words: str) -> list[tuple[int, int]]:
    """Where the labels of a cell stand, if they are several and numbered from one on without a gap."""
    matches = list(_ITEM.finditer(words))
    told = [int(item["number"]) for item in matches]
    if len(matches) < 2 or matches[0].start() > 0 or told != list(range(1, len(told) + 1)):
        return []
    stops = [*(item.start() for item in matches[1:]), len(words)]
    return [(item.start(), stop) for item, stop in zip(matches, stops, strict=True)]


def _piece(cell: Cell, start: int, stop: int) -> Cell:
    words = cell.text[start:stop].rstrip()
    begin = cell.span.start + start
    return replace(cell, span=Span(begin, begin + len(words)), text=words)
