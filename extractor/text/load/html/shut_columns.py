"""The cells of columns that a table shuts: ``<col style="visibility: collapse">``.

No other word of a style hides a column: what else a column says of itself is for its ground and its
width.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from ..limits import MAX_COLUMNS
from .tables import DataTable, spans_of
from .tree import COLUMNS, Page


def shut_cells(page: Page, data: Mapping[int, DataTable], shut: set[int]) -> set[int]:
    """The cells of data tables that stand in such columns only, if not all columns are such."""
    if not shut:
        return set()
    columns = {table: list[int]() for table in data}
    for index, element in enumerate(page.elements):
        if element.name in COLUMNS and element.parent in columns:
            columns[element.parent].append(index)
    found: set[int] = set()
    for table, own in columns.items():
        if shut.isdisjoint(own):
            continue
        closed = _closed(page, own, shut)
        hidden = {
            cell
            for cell, place in data[table].places.items()
            if _is_shut(closed, place.column, spans_of(page, cell, "colspan"))
        }
        found |= hidden if len(hidden) < len(data[table].places) else set()
    return found


def _is_shut(closed: Sequence[int], column: int, wide: int) -> bool:
    stop = min(column + wide, MAX_COLUMNS)
    return closed[stop] - closed[column] == stop - column


def _closed(page: Page, columns: Iterable[int], shut: set[int]) -> list[int]:
    """For each column of a table how many before it are shut."""
    marks: list[bool] = []
    group, pending = False, 0
    for index in columns:
        wide = min(spans_of(page, index, "span"), MAX_COLUMNS)
        if page.elements[index].name == "colgroup":
            marks += [group] * pending
            group, pending = index in shut, wide
        else:  # A group that has columns counts by them.
            pending = 0
            marks += [group or index in shut] * wide
        if len(marks) > MAX_COLUMNS:
            break
    marks += [group] * pending
    marks = marks[:MAX_COLUMNS]
    return list(accumulate(marks + [False] * (MAX_COLUMNS - len(marks)), initial=0))
