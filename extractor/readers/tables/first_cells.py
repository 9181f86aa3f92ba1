"""The first cell of a row, where a copy has joined it to the label: 予以公开9 | 1 | 0 | … | 10."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.knowledge.matrix import Matrix
from extractor.schemas import Span
from extractor.text.document import Cell

_FIRST = re.compile(r".*[一-鿿)”\"](?P<value>\d+)\s*", re.DOTALL)


def split_label(words: str, matrix: Matrix, behind: int) -> int | None:
    """Where the first cell begins in the words of a label with so many cells behind it.

    None where nothing is joined.  With all cells behind the label, the digits are the mark of a note.
    """
    first = _FIRST.fullmatch(words)
    if first is None or not 1 < behind < len(matrix.columns):
        return None
    at = first.start("value")
    return at if matrix.rows.find(words[:at]) is not None else None


def adds_up(words: Sequence[str], width: int) -> bool:
    """Whether the cells of a row may be its first ones: the last of them, or of all, is the sum.

    Where blank cells were lost, what is left of the row is looked at elsewhere.
    """
    if not all(not cell or cell.isdecimal() for cell in words):
        return False
    *parts, total = (int(cell or 0) for cell in words)
    return len(words) < width or sum(parts) == total


def first_cells_in_grid(
    rows: Sequence[Sequence[Cell]], matrix: Matrix
) -> tuple[list[Sequence[Cell]], set[Span]]:
    """The rows, joined first cells taken from their labels; and the labels of rows without a sum."""
    made: list[Sequence[Cell]] = []
    unsure: set[Span] = set()
    for row in rows:
        cells = list(row)
        while len(cells) > 1 and not cells[-1].text.strip():
            cells.pop()
        labels = [at for at, cell in enumerate(cells) if _is_label(cell)]
        last = labels[-1] if labels else len(cells) - 1
        split = split_label(cells[last].text, matrix, len(cells) - last - 1) if cells else None
        if split is None:
            made.append(row)
            continue
        label, first = _in_two(cells[last], split)
        values = [first, *(replace(cell, column=cell.column + 1) for cell in cells[last + 1 :])]
        words = [cell.text.strip() for cell in values]
        if len(values) < len(matrix.columns) or not adds_up(words, len(values)):
            unsure.add(label.span)
        made.append([*cells[:last], label, *values])
    return made, unsure


def _is_label(cell: Cell) -> bool:
    return re.search(r"[一-鿿]{2}", cell.text) is not None


def _in_two(cell: Cell, at: int) -> tuple[Cell, Cell]:
    start, digits = cell.span.start + at, cell.text[at:].rstrip()
    label = replace(cell, span=Span(cell.span.start, start), text=cell.text[:at])
    value = Span(start, start + len(digits))
    return label, replace(cell, column=cell.column + cell.columns, span=value, text=digits)
