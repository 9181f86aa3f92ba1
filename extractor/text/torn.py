"""Cells that hold several runs of digits: a number that a narrow column broke (13⏎2 for 132, 1,0⏎26 for 1,026), or
the numbers of several columns.

Only the sum of the row tells that from two numbers in one cell.  What it does not prove is damaged,
and so is what two rows make that a recogniser took for one: 25⏎0, 2⏎1 … 31⏎4 add up either way.
Where sums of several rows prove that a document sets its digits apart (3 0 5 5), all of its cells
with digits set apart are numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.schemas import Span

from .document import Cell, Grid, by_row
from .glued_parts import DigitPiece
from .sums import adds_up, value_of

_PLAIN = re.compile(r"\d{1,6}(?: \d{1,6}){1,3}")
_SPACED = re.compile(r"[1-9](?: \d){1,8}|(?:0|[1-9](?: \d){0,8}) \.(?: \d){1,4}")
_WITH_COMMA = re.compile(r"(?=[\d ]{1,5},)\d[\d, ]{0,12} [\d, ]{0,12}\d")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_WITH_POINT = re.compile(r"(?=[\d.]{1,8} )\d[\d ]{0,11}\.[\d ]{0,6}\d")
_RUNS = re.compile(r"[\d,]+")
_BEGINS = re.compile(r"0 \d")
"""How no number begins."""
_FEWEST = 3
_PROOFS = 2
"""Rows whose sums prove that a document sets digits apart."""


def is_torn(words: str) -> bool:
    """Whether a cell holds runs of digits that may be one number; with commas, only if it is one then.

    In a file of cells a line may break inside of quotes.
    """
    words = words.replace("\n", " ")
    if _PLAIN.fullmatch(words) or _SPACED.fullmatch(words) or _WITH_POINT.fullmatch(words):
        return True
    whole = "".join(words.split())
    return _WITH_COMMA.fullmatch(words) is not None and _GROUPED.fullmatch(whole) is not None


def torn_cells(grids: Iterable[Grid]) -> tuple[DigitPiece, ...]:
    """The cells that hold several runs of digits, read as one number where the row's sum proves it."""
    torn: list[Cell] = []
    proven: set[Span] = set()
    proofs = 0
    for grid in grids:
        if not any(is_torn(cell.text) for cell in grid.cells):
            continue
        for row in by_row(grid.cells).values():
            cells = sorted(row, key=lambda cell: cell.column)
            broken = [cell for cell in cells if is_torn(cell.text)]
            torn += broken
            if broken and _is_proven(cells):
                proven.update(cell.span for cell in broken)
                proofs += all(_SPACED.fullmatch(cell.text) for cell in broken)
    spaced = proofs >= _PROOFS and all(_SPACED.fullmatch(cell.text) for cell in torn)
    return tuple(
        DigitPiece(cell.span, _number(cell.text) if spaced or cell.span in proven else None)
        for cell in torn
    )


def _is_proven(row: list[Cell]) -> bool:
    values = [cell for cell in row if is_torn(cell.text) or value_of(cell.text) is not None]
    filled = [cell for cell in values if cell.text]
    numbers = [_number(cell.text) for cell in values]
    proven = len(filled) >= _FEWEST and numbers[-1] > 0 and adds_up(numbers)
    return proven and not _are_rows(filled)


def _are_rows(filled: list[Cell]) -> bool:
    """Whether the cells are those of several rows: a 0 above a digit, or each line adds up by itself."""
    if any(_BEGINS.match(cell.text) for cell in filled):
        return True
    ranks = [_RUNS.findall(cell.text) for cell in filled]
    lines = {len(rank) for rank in ranks}
    if len(lines) > 1 or lines == {1}:
        return False
    sums = ([int(run.replace(",", "") or 0) for run in line] for line in zip(*ranks, strict=True))
    return all(map(adds_up, sums))


def _number(text: str) -> Decimal:
    return value_of("".join(text.split())) or Decimal(0)


_NUMBER = re.compile(r"\d{1,6}")
_SEVERAL = re.compile(r"\d{1,6}(?: \d{1,6}){1,11}")
_WORD = re.compile(r"\S+")
_FEWEST_PARTED = 4
"""Numbers of a row of such cells."""

_Shape = tuple[int, ...]
"""How many numbers each cell of a row holds."""


def parted_cells(grids: Iterable[Grid]) -> Iterator[Grid]:
    """The grids, with cells that hold the numbers of several columns as cells of their own: 29 | 0 0 1 | 2 | 0 32.

    Converters of PDF write rows so.  They are taken apart where the last number of a row is the sum of all others,
    and the digits of a cell read as one number would not make it; rows of zeros are like the others.
    """
    found = list(grids)
    rows = [_rows_of(grid) for grid in found]
    if not any(rows):
        yield from found
        return
    every = [row for of_grid in rows for row in of_grid.values()]
    proven = {_shape(row) for row in every if _is_proven_apart(row)}
    wrong = {_shape(row) for row in every if not _adds_up(row)}
    for grid, of_grid in zip(found, rows, strict=True):
        kept = {at: row for at, row in of_grid.items() if _shape(row) in proven - wrong}
        kept |= _heads_of(grid, kept)
        yield replace(grid, cells=tuple(_parted(grid.cells, kept))) if kept else grid


def _rows_of(grid: Grid) -> dict[int, list[Cell]]:
    """The number cells at the end of each row in which some cells, and not all, hold several numbers."""
    found: dict[int, list[Cell]] = {}
    if not any(_SEVERAL.fullmatch(cell.text) for cell in grid.cells):
        return found
    for at, row in by_row(grid.cells).items():
        figures: list[Cell] = []
        for cell in sorted(row, key=lambda cell: cell.column, reverse=True):
            if not (_NUMBER.fullmatch(cell.text) or _SEVERAL.fullmatch(cell.text)):
                break
            figures.insert(0, cell)
        shape = _shape(figures)
        flat = all(cell.rows == 1 for cell in figures)
        if flat and len(set(shape)) > 1 and sum(shape) >= _FEWEST_PARTED:
            found[at] = figures
    return found


def _heads_of(grid: Grid, kept: Mapping[int, list[Cell]]) -> dict[int, list[Cell]]:
    """The rows above whose cells hold as many heads as the first of these rows holds numbers."""
    if not kept:
        return {}
    first = min(kept)
    columns = {cell.column for cell in kept[first]}
    found: dict[int, list[Cell]] = {}
    for at, row in by_row(cell for cell in grid.cells if cell.row < first).items():
        heads = sorted((c for c in row if c.column in columns), key=lambda cell: cell.column)
        if len(heads) == len(columns) and _shape(heads) == _shape(kept[first]):
            found[at] = heads
    return found


def _shape(row: Sequence[Cell]) -> _Shape:
    return tuple(cell.text.count(" ") + 1 for cell in row)


def _adds_up(row: Sequence[Cell]) -> bool:
    return adds_up([int(number) for cell in row for number in cell.text.split()])


def _is_proven_apart(row: Sequence[Cell]) -> bool:
    """Whether a row adds up with its cells taken apart, and cannot with one of them read as one number."""
    several = [cell.text for cell in row if " " in cell.text]
    total = int(row[-1].text.split()[-1])
    if not total or not _adds_up(row):
        return False
    if any(_BEGINS.match(words) for words in several):
        return True
    return not adds_up([int(cell.text.replace(" ", "")) for cell in row])


def _parted(cells: Sequence[Cell], rows: dict[int, list[Cell]]) -> Iterator[Cell]:
    """The cells; those behind a cell that is taken apart move to the right."""
    moved = {row: {cell.span: at for at, cell in enumerate(found)} for row, found in rows.items()}
    for cell in cells:
        at = moved.get(cell.row, {}).get(cell.span)
        if at is None or not cell.text:
            yield cell
            continue
        more = sum(_shape(rows[cell.row][:at])) - at
        for number, match in enumerate(_WORD.finditer(cell.text)):
            start = cell.span.start + match.start()
            span = Span(start, start + len(match.group()))
            column = cell.column + more + number
            yield replace(cell, column=column, columns=1, span=span, text=match.group())
