"""The numbers of the rows of a table (序号, 行次): they name rows and count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractor.schemas import Span

from .document import Grid
from .glued_parts import DigitPiece

HEAD = re.compile(r"序\s?号|行\s?次|编\s?号|项\s?次|代\s?码|代\s?号")
"""What heads the column of the numbers of rows."""
_HEAD_LINE = re.compile(rf"^(?:{HEAD.pattern}) *\t[^\n]*\n", re.MULTILINE)
_LINE = re.compile(r" *(?P<number>\d{1,3}) *\t[^\n]*(?:\n|$)")
_NUMBER = re.compile(r"\d{1,3}")


def row_numbers(grids: Iterable[Grid], text: str) -> tuple[DigitPiece, ...]:
    """The numbers in columns headed 序号, 行次, 代码 and the like: of grids, and of lines with tabs.

    The values are those that are printed; each is explained as an enumeration.
    """
    spans = [span for grid in grids for span in _of_grid(grid)]
    spans += [span for span in _of_lines(text) if span not in set(spans)]
    return tuple(DigitPiece(s, Decimal(text[s.start : s.stop]), "enumeration") for s in spans)


def _of_grid(grid: Grid) -> Iterator[Span]:
    heads = {cell.column: cell.row for cell in grid.cells if HEAD.fullmatch(cell.text.strip())}
    for cell in grid.cells:
        below = cell.column in heads and cell.row > heads[cell.column]
        if below and cell.columns == 1 and _NUMBER.fullmatch(cell.text):
            yield cell.span


def _of_lines(text: str) -> Iterator[Span]:
    for head in _HEAD_LINE.finditer(text):
        line = _LINE.match(text, head.end())
        while line is not None:
            yield Span(*line.span("number"))
            line = _LINE.match(text, line.end())
