"""Numbers that stand once for several rows or columns of a table, because cells were merged.

Of a zero each row has its own; any other number may be the sum of the rows, or theirs one by one: it is kept,
and claimed for none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractor.schemas import OTHER, Claim, Finding
from extractor.text.document import Cell, Document, Grid

from ..reading import unplaced_table
from .cells import is_value, kept_in_cells
from .lattice import Lattice


def over_columns(values: Sequence[Cell], columns: Mapping[int, str], wanted: int) -> list[Cell]:
    """The cells with a number that stand under several of the headers of a table.

    A row of ``wanted`` cells has one for each column, however wide they are.
    """
    if len(values) >= wanted:
        return []
    return [
        cell
        for cell in values
        if cell.columns > 1
        and is_value(cell.text)
        and any(char.isdecimal() for char in cell.text)
        and sum(cell.column <= at < cell.column + cell.columns for at in columns) > 1
    ]


def without_merged(
    document: Document, grid: Grid, claims: list[Claim]
) -> tuple[list[Claim], list[Finding]]:
    """The claims without those of numbers that stand once for several rows, and what is said of them."""
    merged = _over_rows(grid)
    sums = [cell for cell in merged if any(char in "123456789" for char in cell.text)]
    spans = {cell.span for cell in sums}
    kept = [claim for claim in claims if claim.cell not in spans or claim.indicator == OTHER]
    told = len(kept) < len(claims)
    if told:
        lost = {claim.cell for claim in claims if claim.indicator != OTHER}
        kept += kept_in_cells(document, [cell.span for cell in sums if cell.span in lost])
    equal = [cell for cell in merged if not told or cell.span not in spans]
    return kept, [*_sums(document, sums if told else []), *_equal(document, equal)]


def _over_rows(grid: Grid) -> list[Cell]:
    lattice = Lattice(grid)
    return [
        cell
        for cell in grid.cells
        if cell.rows > 1
        and any(char.isdecimal() for char in cell.text)
        and is_value(cell.text)
        and (lowest := lattice.lowest_left(cell)) is not None
        and lowest < cell.rows
    ]


def _sums(document: Document, cells: Sequence[Cell]) -> Iterator[Finding]:
    if cells:
        yield unplaced_table(
            document,
            f"{len(cells)} numbers of a table stand once for several rows, and may be their sum: "
            "nothing is claimed from them",
            [cell.span for cell in cells],
        )


def _equal(document: Document, cells: Sequence[Cell]) -> Iterator[Finding]:
    """Equal cells were merged, or rows are missing."""
    if cells:
        yield unplaced_table(
            document,
            f"{len(cells)} numbers of a table stand once for several rows: equal cells were "
            "merged, and nothing is claimed for the rows below the first",
            [cell.span for cell in cells],
        )
