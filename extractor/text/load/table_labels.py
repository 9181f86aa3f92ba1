"""The cells of a table, and which of them are labels: shared by every format that declares tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractor.text.document import SourceCell, SourceTable
from extractor.text.vocabulary import BLANK_CELL, COUNTERS

_NUMBER = r"[-+−－]?[\d０-９][\d０-９,，.．]{0,40}"
_UNIT = rf"[{COUNTERS}万亿余多元套页平方公里米天日小时分钟%％‰]{{0,6}}"
_VALUE = re.compile(
    rf"(?:{_NUMBER}(?:[¹²³⁰⁴-⁹]{{1,3}}|[①-⑳]|\[\d{{1,2}}\]|[*※]{{1,3}})?\s{{0,4}}{_UNIT}\s{{0,4}}(?:[（(〔][^）)〕]{{0,80}}[）)〕])?|{BLANK_CELL})"
)
_PERIOD = re.compile(r"(?:19|20)\d\d\s{0,2}年(?:度)?")


def is_value(text: str) -> bool:
    """Whether a cell holds a value: a number with or without unit, a slash, a dash, 无."""
    text = text.strip()
    return bool(text) and _VALUE.fullmatch(text) is not None and not _PERIOD.fullmatch(text)


def source_table(cells: Sequence[SourceCell], content: str) -> SourceTable:
    """The table of these cells of a content, labels marked, in reading order."""
    ordered = sorted(with_headers(cells, content), key=lambda cell: (cell.row, cell.column))
    return SourceTable(tuple(ordered))


def with_headers(cells: Sequence[SourceCell], content: str) -> list[SourceCell]:
    """Mark the labels of a table of numbers whose format names none, or not all.

    A text is a label; so is a blank above the first value, or in a column that has labels and no
    values.  A table without values keeps what its format says, or its first row as labels.
    """
    words = [content[cell.start : cell.stop].strip() for cell in cells]
    said = list(zip(cells, words, strict=True))
    values = [cell for cell, text in said if not cell.header and is_value(text)]
    if not values or (len(values) < 2 and len(values) * 4 < sum(map(bool, words))):
        if any(cell.header for cell in cells):
            return list(cells)
        return [replace(cell, header=cell.row == 0) for cell in cells]
    first_row = min(cell.row for cell in values)
    texts = [cell for cell, text in said if _is_label(text)]
    stubs = _stub_columns(cells, texts, first_row) - {cell.column for cell in values}

    def labels(cell: SourceCell, text: str) -> bool:
        above = cell.row + cell.rows <= first_row
        blank = not text and (above or cell.column in stubs)
        return cell.header or blank or _is_label(text)

    return [replace(cell, header=labels(cell, text)) for cell, text in said]


def _stub_columns(
    cells: Sequence[SourceCell], texts: Sequence[SourceCell], first_row: int
) -> set[int]:
    """The columns that have labels beside most rows of the body."""
    height = max(cell.row + cell.rows for cell in cells) - first_row
    covered: Counter[int] = Counter()
    for cell in texts:
        if cell.row + cell.rows > first_row:
            covered[cell.column] += cell.row + cell.rows - max(cell.row, first_row)
    return {column for column, rows in covered.items() if rows * 2 >= height}


def _is_label(text: str) -> bool:
    return bool(text) and len(text) <= 200 and not is_value(text)
