"""Rows whose cells stand apart by commas: 137,8,0,1,10,0,156.

0,156 in it may be one number or two.  A row that has as many cells as a row of the form, the last of
each group the sum of the others, is cells and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractor.schemas import Span

from .glued_parts import DigitPiece, GluedLayout
from .sums import adds_up

_ROW = re.compile(
    r"(?=\d)(?<![\d.])(?<!\d,)(?:0|[1-9]\d{0,6})(?:,(?:0|[1-9]\d{0,6})){4,20}(?=[ \x00]*(?:\n|$))"
)


def comma_rows(text: str, shapes: Iterable[GluedLayout]) -> Iterator[DigitPiece]:
    """The cells of such rows, each with its value."""
    widths = {(shape.width, shape.group) for shape in shapes if shape.group}
    widths |= {(group, group) for _, group in widths}
    for row in _ROW.finditer(text):
        numbers = [int(cell) for cell in row[0].split(",")]
        groups = [group for width, group in widths if width == len(numbers)]
        if not any(numbers) or not any(adds_up(numbers, group) for group in groups):
            continue
        at = row.start()
        for cell in row[0].split(","):
            yield DigitPiece(Span(at, at + len(cell)), Decimal(cell))
            at += len(cell) + 1
