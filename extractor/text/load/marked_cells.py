"""What the readers of marks give: the cells of a table, row by row, as stretches of the text."""

from __future__ import annotations

from typing import NamedTuple

MOST_SPANNED = 60
"""Rows or columns that a cell may span: a larger number is a mistake, or meant to cost time."""


class MarkedCell(NamedTuple):
    """A cell: the stretches of its words, which may be none, and how many rows and columns it spans."""

    pieces: list[tuple[int, int]]
    rows: int = 1
    columns: int = 1


class MarkedTable(NamedTuple):
    """A table in a text, from its first mark to its last.

    ``all_written``: blank cells are written below one that spans rows, as LaTeX wants them.
    """

    start: int
    stop: int
    rows: list[list[MarkedCell]]
    all_written: bool


def spanned(number: str | None) -> int:
    """How many rows or columns a written number means."""
    return min(int(number), MOST_SPANNED) or 1 if number else 1
