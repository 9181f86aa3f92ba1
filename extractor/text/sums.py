"""What the cells of a row are worth, and whether they add up: the proof by which cells are put together or apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from .vocabulary import is_blank_cell

_FIGURE = re.compile(r"(?:\d{1,9}|\d{1,3}(?:,\d{3})+)(?:\.\d{1,4})?")


def value_of(cell: str) -> Decimal | None:
    """The value of a cell of digits, 0 of one that is blank; None if it holds something else."""
    if is_blank_cell(cell):
        return Decimal(0)
    return Decimal(cell.replace(",", "")) if _FIGURE.fullmatch(cell) else None


def adds_up(values: Sequence[Decimal | int], group: int = 0) -> bool:
    """Whether the last of the values is the sum of the others, in each ``group`` if they have groups."""
    size = group or len(values) or 1
    groups = (values[at : at + size] for at in range(0, len(values), size))
    return all(2 * some[-1] == sum(some) for some in groups)
