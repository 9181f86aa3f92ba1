"""The rows of a drawn matrix that the form names: their labels, and the cells behind these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractor.knowledge.matrix import Matrix
from extractor.knowledge.wordings import plain, without_numbering
from extractor.text.document import Cell

from .cells import holds_value
from .rows import RowContext


class NamedRow(NamedTuple):
    """A row: its name in the form, its last label, all its cells, and those behind the labels.

    ``moved`` says that its values stand further on than the headers, ``whole_section`` that it is
    a section, told by numbers of its own and by no row of it.
    """

    name: str
    label: Cell
    cells: Sequence[Cell]
    values: Sequence[Cell]
    moved: bool
    whole_section: bool


def named_rows(rows: Sequence[Sequence[Cell]], first: int, matrix: Matrix) -> Iterator[NamedRow]:
    """The rows that have a name, in order; ``first`` is the first column of values."""
    context = RowContext(matrix)
    for row, above, below in _wrapped(rows, matrix):
        labels, moved = _labels_before(row, first, matrix)
        if not labels:
            continue
        for cell in labels[:-1]:
            context.name(cell.text)
        label = labels[-1]
        name = context.name(f"{above}{label.text}{below}")
        last = max(cell.column + cell.columns for cell in labels)
        values = [cell for cell in row if cell.column >= last]
        whole_section = name is None and len(labels) == 1 and all(c.text.strip() for c in values)
        numbered = label.text.strip()[:1].isdecimal()  # a broken row of the form's section
        if whole_section and values and not numbered:
            name = context.whole(label.text)  # 不予公开 with numbers of its own
        if name is not None:
            yield NamedRow(name, label, row, values, moved, whole_section)


def _labels_before(row: Sequence[Cell], first: int, matrix: Matrix) -> tuple[Sequence[Cell], bool]:
    """The labels of a row before the ``first`` column of values, and whether its values moved on.

    What stands under the headers is a value, though no number: #REF!  Two labels where the headers
    leave room for one: the values stand further on.
    """
    labels = _labels(row)
    if labels and labels[-1].column >= first and _names_row(labels[-1], matrix):
        return labels, True
    return [cell for cell in labels if cell.column < first] or labels, False


def _names_row(cell: Cell, matrix: Matrix) -> bool:
    return matrix.rows.find(cell.text) is not None


def _wrapped(
    rows: Sequence[Sequence[Cell]], matrix: Matrix
) -> Iterator[tuple[Sequence[Cell], str, str]]:
    """The rows, without those that hold only the rest of a label; with that rest.

    Some programs make a row of each line of a wrapped label: 2.其他法律行政 | 0 and 法规禁止公开 | blank.
    """
    used: set[int] = set()
    for number, row in enumerate(rows):
        if number in used:
            continue
        above = below = ""
        following = rows[number + 1] if number + 1 < len(rows) else ()
        if _is_rest(row, following, matrix):
            here, there = _labels(row), _labels(following)
            below = there[-1].text.strip()
            used.add(number + 1)
            if not _filled(row):
                row, above, below = following, here[-1].text.strip(), ""
            if len(there) > 1:
                whole = here[-2].text.strip() + there[0].text.strip()
                row = [replace(c, text=whole) if c in (here[-2], there[0]) else c for c in row]
        yield row, above, below


def _labels(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell.text.strip() and not holds_value(cell.text)]


def _filled(row: Sequence[Cell]) -> bool:
    return any(cell.text.strip() and holds_value(cell.text) for cell in row)


def _is_rest(row: Sequence[Cell], following: Sequence[Cell], matrix: Matrix) -> bool:
    """Whether the label of ``following`` is the rest of that of ``row``; one of them has no values.

    A rest has no number of its own, is no row of the form by itself, and both together are one.  The end of
    a page cuts the section beside it as well: (四)无 | 1.本机关 and 法提供 | 不掌握相关政府信息.
    """
    here, there = _labels(row), _labels(following)
    values = len(row) - len(here), len(following) - len(there)
    if not here or min(values) < 2 or _filled(row) == _filled(following):
        return False
    if not _is_one_label(here, there, matrix):
        return False
    rest, first = there[-1].text.strip(), here[-1].text.strip()
    known = matrix.rows.wordings.keys() | matrix.sections.wordings.keys()
    if without_numbering(rest) != rest or plain(rest) in known or plain(first) in known:
        return False
    return matrix.rows.find(first + rest) is not None


def _is_one_label(here: Sequence[Cell], there: Sequence[Cell], matrix: Matrix) -> bool:
    """Whether the second row has the rest of one label, or also that of the section before it."""
    if len(there) != _SECTION_AND_ROW or len(here) < _SECTION_AND_ROW:
        return len(there) == 1
    section = here[-2].text.strip() + there[0].text.strip()
    return plain(section) in matrix.sections.wordings


_SECTION_AND_ROW = 2
