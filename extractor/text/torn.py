"""Cells of a table in which a narrow column broke a number: 13⏎2 for 132, 1,0⏎26 for 1,026.

Only the sum of the row tells that from two numbers in one cell.  What it does not prove is damaged,
and so is what two rows make that a recogniser took for one: 25⏎0, 2⏎1 … 31⏎4 add up either way.
Where sums of several rows prove that a document sets its digits apart (3 0 5 5), all of its cells
with digits set apart are numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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
