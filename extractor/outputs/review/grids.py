"""Tables as the review page shows them: their cells, and headers above what they head.

Where a source lost the spans of its headers, the cells of a short row would stand too far left.
The readers know what heads each value; the page puts the headers there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.schemas import Result, Span
from extractor.text.document import Cell, Grid

Heads = Mapping[int, Sequence[str]]
"""What heads a value, from the outermost header to the nearest, by where its cell begins."""


@dataclass(frozen=True, slots=True)
class DisplayCell:
    """A cell as it is shown; ``span`` is empty for one that only fills a row."""

    span: Span
    rows: int
    columns: int


def heads_of(result: Result) -> Heads:
    """What heads each number that was read in a table, by its place in the text."""
    places = {mention.id: mention.span.start for mention in result.mentions}
    return {
        places[evidence.mention]: evidence.address.column
        for fact in result.facts
        for evidence in fact.evidence
        if evidence.mention in places and evidence.address and evidence.address.column
    }


def shown_rows(grid: Grid, heads: Heads) -> list[list[DisplayCell]]:
    """The rows of a grid from above, each with its cells from the left, gaps filled."""
    rows = _rows(grid.cells)
    if any(cell.rows > 1 for cell in grid.cells):
        # What reaches into a row from above stands in its gaps.
        return [[DisplayCell(cell.span, cell.rows, cell.columns) for cell in row] for row in rows]
    return [_filled(row) for row in _placed(rows, heads)]


def _rows(cells: Iterable[Cell]) -> list[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return [sorted(rows[row], key=lambda cell: cell.column) for row in sorted(rows)]


def _placed(rows: list[list[Cell]], heads: Heads) -> list[list[Cell]]:
    """The rows with headers above their values; as they are, where no span can be lost."""
    if any(cell.columns > 1 for row in rows for cell in row):
        return rows
    at = sorted(heads)
    values = [
        {cell.column: path for cell in row if (path := _head(cell, at, heads))} for row in rows
    ]
    extents = [_extent(row, bool(found)) for row, found in zip(rows, values, strict=True)]
    width = max(extents, default=0)
    first = next((n for n, found in enumerate(values) if found), 0)
    if all(extent == width for extent in extents[: first + 1]):
        return rows
    below: defaultdict[str, set[int]] = defaultdict(set)
    for found, extent in zip(values, extents, strict=True):
        # Columns are counted from the right: a row may lack the cell of a label over several.
        for column, path in found.items():
            for words in path:
                below[words].add(column + width - extent)
    runs = {words: _runs(sorted(columns)) for words, columns in below.items()}
    headers = [_header(row, runs, width) for row in rows[:first]]
    body = [
        _moved(row, width - extent) if found else row
        for row, found, extent in zip(rows[first:], values[first:], extents[first:], strict=True)
    ]
    return [*headers, *body]


def _head(cell: Cell, places: Sequence[int], heads: Heads) -> Sequence[str] | None:
    at = bisect_right(places, cell.span.stop - 1)
    inside = at and places[at - 1] >= cell.span.start
    return heads[places[at - 1]] if inside else None


def _extent(row: Sequence[Cell], has_values: bool) -> int:
    """Columns of a row; blanks at the end of one without values are none."""
    return max((c.column + 1 for c in row if has_values or c.text.strip()), default=0)


def _runs(columns: Sequence[int]) -> list[list[int]]:
    """Columns that stand side by side, together."""
    runs: list[list[int]] = []
    for column in columns:
        if runs and runs[-1][-1] == column - 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    return runs


def _header(row: list[Cell], runs: dict[str, list[list[int]]], width: int) -> list[Cell]:
    """A row of headers, each above what it heads; as it is, where that is not known of one.

    Of several headers with the same words the first on the page heads the first columns.
    """
    filled = [cell for cell in row if cell.text.strip()]
    made: list[Cell] = []
    taken: list[str] = []
    for cell in filled:
        words = cell.text.strip()
        left = runs.get(words, [])[taken.count(words) :]
        if left:
            taken.append(words)
            made.append(replace(cell, column=left[0][0], columns=len(left[0])))
        elif cell is filled[0] and cell.column == 0:
            made.append(cell)
        elif cell is filled[-1] and made:
            column = made[-1].column + made[-1].columns
            made.append(replace(cell, column=column, columns=max(1, width - column)))
        else:
            return row
    if any(one.column + one.columns > other.column for one, other in pairwise(made)):
        return row
    for words in taken:
        del runs[words][0]
    return made


def _moved(row: list[Cell], missing: int) -> list[Cell]:
    """A row with values whose label takes the place of the cells that it lacks."""
    if missing <= 0:
        return row
    return [
        replace(cell, columns=1 + missing)
        if cell.column == row[0].column
        else replace(cell, column=cell.column + missing)
        for cell in row
    ]


def _filled(row: Sequence[Cell]) -> list[DisplayCell]:
    made: list[DisplayCell] = []
    at = 0
    for cell in row:
        made += [DisplayCell(Span(0, 0), 1, 1)] * (cell.column - at)
        made.append(DisplayCell(cell.span, cell.rows, cell.columns))
        at = cell.column + cell.columns
    return made
