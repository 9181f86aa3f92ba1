"""The columns of a drawn matrix: by its headers, as far as the sums of its rows do not speak against them.

Headers may be printed again in the middle of the table, in another order.  Where a page lost the spans of its
headers they stand over other columns than their own: the total would then be no sum of the row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.knowledge.matrix import Matrix
from extractor.knowledge.wordings import plain
from extractor.text.document import Cell, Document, Grid

from .cells import holds_value
from .matrix_rows import MatrixRow, without_columns

_WHOLE = re.compile(r"合计|总数|共计|合计数")
_FEWEST_HEADS = 2

_Columns = Mapping[int, str]


def columns_from(rows: Sequence[Sequence[Cell]], matrix: Matrix) -> list[tuple[int, _Columns]]:
    """Column number -> column of the matrix, from which row on each of its headers holds."""
    found: list[tuple[int, _Columns]] = [(0, _shared(rows, matrix))]
    figures = False
    for at, row in enumerate(rows):
        if any(holds_value(cell.text) and cell.text.strip() for cell in row):
            figures = True
        elif figures and len(_kinds(row, matrix)) >= _FEWEST_HEADS:
            figures = False
            found.append((row[0].row, _shared(rows[at:], matrix) or found[-1][1]))
    return found


def believed(document: Document, rows: Sequence[MatrixRow], matrix: Matrix) -> Sequence[MatrixRow]:
    """The rows; where headers make another column the total than sums do, by the order of the form.

    Where that does not add up either, nobody knows the columns.
    """
    groups: dict[tuple[str | None, ...], list[MatrixRow]] = {}
    for row in rows:
        groups.setdefault(tuple(cell.column for cell in row.cells), []).append(row)
    verdicts = {order: _verdict(document, order, of, matrix) for order, of in groups.items()}
    return [_told(row, verdicts[tuple(cell.column for cell in row.cells)], matrix) for row in rows]


def has_all_heads(grid: Grid, matrix: Matrix) -> bool:
    """Whether a grid prints each header of the form: it is no local table, whose columns have other names."""
    return _kinds(grid.cells, matrix) == set(matrix.columns)


def _verdict(
    document: Document, order: tuple[str | None, ...], rows: Sequence[MatrixRow], matrix: Matrix
) -> str:
    total = matrix.columns[-1]
    if sorted(map(str, order)) != sorted(matrix.columns) or order[-1] == total:
        return "headers"
    at = order.index(total)
    values = [[value or Decimal(0) for value in row.values(document)] for row in rows]
    told = [row for row in values if any(row)]
    by_headers = sum(2 * row[at] == sum(row) for row in told)
    by_form = sum(2 * row[-1] == sum(row) for row in told)
    if by_headers == len(told) or by_headers > by_form:
        return "headers"
    return "form" if by_form == len(told) else "nobody"


def _told(row: MatrixRow, verdict: str, matrix: Matrix) -> MatrixRow:
    if verdict == "headers":
        return row
    if verdict == "nobody":
        return without_columns(row)
    pairs = zip(row.cells, matrix.columns, strict=True)
    return replace(row, cells=tuple(replace(cell, column=column) for cell, column in pairs))


def _kinds(row: Sequence[Cell], matrix: Matrix) -> set[str]:
    return {kind for c in row if (kind := matrix.headers.wordings.get(plain(c.text))) is not None}


def _shared(rows: Sequence[Sequence[Cell]], matrix: Matrix) -> Mapping[int, str]:
    """Column number -> column of the matrix, from the header rows."""
    found: dict[int, str] = {}
    for row in rows:
        if any(holds_value(cell.text) and cell.text.strip() for cell in row):
            if found:
                break
            continue
        for cell in row:
            kind = matrix.headers.wordings.get(plain(cell.text))
            if kind is not None and cell.columns == 1 and kind not in found.values():
                found[cell.column] = kind
        last = row[-1] if row else None
        # 合计 is the total only as the last of the headers, and where none is called as in the form.
        if found and last and last.columns == 1 and _WHOLE.fullmatch(plain(last.text)):
            found.setdefault(last.column, matrix.columns[-1])
    ends = {matrix.columns[0], matrix.columns[-1]}
    return found if ends <= set(found.values()) else {}
