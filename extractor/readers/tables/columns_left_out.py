"""A matrix of which nothing is there but its first column and its totals.

A sheet in which the columns between are folded away is read as it is shown: what stood in them is told to be
missing where the totals are larger than the first column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.knowledge.matrix import Matrix
from extractor.schemas import Claim, Finding, Span
from extractor.text.document import Document, Grid

from .cells import holds_value

_FEWEST = 3
"""Rows with such totals from which the columns are missing, and not a figure."""


def columns_left_out(
    document: Document, grid: Grid, matrix: Matrix, claims: Sequence[Claim]
) -> Iterator[Finding]:
    """One finding for a grid with such rows, if it holds no other figures."""
    first, total = matrix.columns[0], matrix.columns[-1]
    rows: dict[Span, dict[str, Decimal]] = defaultdict(dict)
    cells = {cell.span for cell in grid.cells if cell.text.strip() and holds_value(cell.text)}
    for claim in claims:
        mention = document.mention(claim.mention) if claim.mention else None
        if claim.address is None or claim.address.table != matrix.title or claim.quoted is None:
            continue
        column = first if claim.indicator.endswith(f".{first}") else total
        if mention is None or mention.value is None or column in rows[claim.quoted]:
            return
        rows[claim.quoted][column] = mention.value
        cells.discard(claim.cell or Span(0, 0))
    larger = [row for row, said in rows.items() if len(said) == 2 and said[first] < said[total]]
    if not cells and len(larger) >= _FEWEST:
        yield Finding(
            kind="unplaced_table",
            severity="info",
            whose="undecided",
            message="an official table shows nothing but its first column and its totals, which are larger: "
            "the columns between are hidden or left out; look at the file itself",
            quotes=tuple(document.quote(row) for row in larger[:3]),
        )
