"""The cells of a table, and which of them are labels: shared by every format that declares tables."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from extractor.text.document import SourceCell, SourceTable
from extractor.text.vocabulary import BLANK_CELL, COUNTERS

_NUMBER = r"[-+−－]?[\d０-９][\d０-９,，.．]{0,40}"
_UNIT = rf"[{COUNTERS}万亿余多元套页平方公里米天日小时分钟%％‰]{{0,6}}"
_VALUE = re.compile(
    rf"(?:{_NUMBER}(?:[¹²³⁰⁴-⁹]{{1,3}}|[①-⑳]|\[\d{{1,2}}\]|[*※]{{1,3}})?\s{{0,4}}{_UNIT}\s{{0,4}}(?:[（(〔][^）)〕]{{0,80}}[）)〕])?|{BLANK_CELL})"
)
_PERIOD = re.compile(r"(?:19|20)\d\d\s{0,2}年(?:度)?")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell in a grid: its place, how far it spans, its text, whether the format calls it a label.

    ``start`` and ``stop`` are its range in the content.
    """

    row: int
    column: int
    rows: int
    columns: int
    start: int
    stop: int
    text: str
    header: bool = False


def is_value(text: str) -> bool:
    """Whether a cell holds a value: a number with or without unit, a slash, a dash, 无."""
    text = text.strip()
    return bool(text) and _VALUE.fullmatch(text) is not None and not _PERIOD.fullmatch(text)


def with_headers(cells: list[GridCell]) -> list[GridCell]:
    """Mark the labels of a table of numbers whose format names none, or not all.

    A text is a label; so is a blank above the first value, or in a column that has labels and no
    values.  A table without values keeps what its format says, or its first row as labels.
    """
    values = [cell for cell in cells if not cell.header and is_value(cell.text)]
    said = sum(bool(cell.text.strip()) for cell in cells)
    if not values or (len(values) < 2 and len(values) * 4 < said):
        if any(cell.header for cell in cells):
            return cells
        return [replace(cell, header=cell.row == 0) for cell in cells]
    first_row = min(cell.row for cell in values)
    stubs = _stub_columns(cells, {cell.column for cell in values}, first_row)

    def labels(cell: GridCell) -> bool:
        if cell.header or _is_label(cell):
            return True
        blank = not cell.text.strip()
        return blank and (cell.row + cell.rows <= first_row or cell.column in stubs)

    return [replace(cell, header=labels(cell)) for cell in cells]


def _stub_columns(cells: list[GridCell], taken: set[int], first_row: int) -> set[int]:
    """The columns of row labels: no value in them, and labels beside most rows of the body."""
    height = max(cell.row + cell.rows for cell in cells) - first_row
    covered: Counter[int] = Counter()
    for cell in cells:
        if _is_label(cell) and cell.row + cell.rows > first_row:
            covered[cell.column] += cell.row + cell.rows - max(cell.row, first_row)
    return {column for column, rows in covered.items() if rows * 2 >= height} - taken


def _is_label(cell: GridCell) -> bool:
    text = cell.text.strip()
    return bool(text) and len(text) <= 200 and not is_value(text)


def source_table(cells: list[GridCell]) -> SourceTable:
    """The table of these cells, labels marked, in reading order."""
    ordered = sorted(with_headers(cells), key=lambda cell: (cell.row, cell.column))
    return SourceTable(
        tuple(
            SourceCell(
                cell.row,
                cell.column,
                cell.rows,
                cell.columns,
                cell.start,
                cell.stop,
                cell.header,
            )
            for cell in ordered
        )
    )
