"""Rows that an author stacked into one: labels with line breaks in a cell, figures in the next.

A narrow cell breaks labels and numbers too.  So a row is taken apart only where all its cells have
as many lines, and each line is a whole label or a whole value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.text.document import SourceCell, by_row

from ..content import trimmed
from ..placed_text import PlacedText
from ..table_labels import is_value

_BREAK = re.compile(r"<br\b", re.I)
_LABEL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]).*|.*(?:[数量]|次数|人数|金额|总计|合计)",
    re.DOTALL,
)


def unstacked(
    cells: Sequence[SourceCell], content: PlacedText, raw: str, text: str
) -> list[SourceCell]:
    """The cells of a table, with such rows as rows of their own."""
    rows = by_row(cells)
    crossed = _crossed(cells)
    stacks = {
        row: lines
        for row, beside in rows.items()
        if row not in crossed
        and _is_plain(beside)
        and (lines := _stack(beside, content, raw, text))
    }
    if not stacks:
        return list(cells)
    found: list[SourceCell] = []
    moved = 0
    for row in sorted(rows):
        for cell in rows[row]:
            if row not in stacks:
                found.append(replace(cell, row=cell.row + moved))
        for number, line in enumerate(stacks.get(row, ())):
            found += (replace(cell, row=row + moved + number) for cell in line)
        moved += max(0, len(stacks.get(row, ())) - 1)
    return found


def _crossed(cells: Sequence[SourceCell]) -> set[int]:
    """The rows into which cells of rows above them reach."""
    found: set[int] = set()
    done = 0
    for first, stop in sorted((cell.row + 1, cell.row + cell.rows) for cell in cells):
        found.update(range(max(first, done), stop))
        done = max(done, stop)
    return found


def _is_plain(beside: Sequence[SourceCell]) -> bool:
    """Whether a row has two cells at least, and none that reaches over other rows or columns."""
    return len(beside) > 1 and all(c.rows == c.columns == 1 for c in beside)


def _stack(
    beside: Sequence[SourceCell], content: PlacedText, raw: str, text: str
) -> list[list[SourceCell]]:
    """The lines of a row, each with a piece of every cell; none where it is one row."""
    first = min(beside, key=lambda cell: cell.column)
    if first.start == first.stop or not _BREAK.search(
        raw, content.starts[first.start], content.stops[first.stop - 1]
    ):
        return []
    pieces = [list(_pieces(cell, content, raw, text)) for cell in beside]
    count = len(pieces[0])
    if count < 2 or any(len(one) != count for one in pieces):
        return []
    said = [[text[piece.start : piece.stop] for piece in one] for one in pieces]
    values = [all(map(is_value, one)) for one in said]
    labels = [all(map(_LABEL.fullmatch, one)) for one in said]
    if not labels[0] or not any(values) or not all(map(_either, labels, values, said)):
        return []
    return [[one[number] for one in pieces] for number in range(count)]


def _either(label: bool, value: bool, said: Sequence[str]) -> bool:
    """Whether a cell holds labels, values or units."""
    return label or value or all(len(words) <= 2 for words in said)


def _pieces(cell: SourceCell, content: PlacedText, raw: str, text: str) -> Iterator[SourceCell]:
    """The lines of a cell, without blanks around them."""
    begin = cell.start
    for at in range(cell.start, cell.stop):
        last = at + 1 == cell.stop
        upto = content.starts[at + 1] if not last else content.stops[at]
        if not last and not _BREAK.search(raw, content.starts[at], max(upto, content.stops[at])):
            continue
        left, right = trimmed(text, begin, at + 1)
        if left < right:
            yield replace(cell, start=left, stop=right)
        begin = at + 1
