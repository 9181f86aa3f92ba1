"""Labels in several columns, the wider ones to the left: 行政复议数量 | 被依法纠错数 | blank | 件 | 2.

A row that needs fewer levels than others has blank cells between its labels and its figures.  They are no
values.  合计 in the last level is the figure of the level above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.text.document import Cell

from .cells import is_value
from .stat_columns import is_unit

_SUM = re.compile(r"(?:合计|总计|总数量?|小计|总量|数量|本项合计)")


def without_unused_levels(rows: Sequence[list[Cell]]) -> list[list[Cell]]:
    """The rows without the blank cells of columns that hold labels, which stand before all figures and units."""
    behind = {cell.column for row in rows for cell in row if _is_figure(cell)}
    first = min(behind, default=0)
    levels = {
        cell.column
        for row in rows
        if any(map(_is_figure, row))
        for cell in row
        if cell.column < first and cell.text.strip()
    }
    return [
        [cell for cell in row if cell.text.strip() or cell.column not in levels] for row in rows
    ]


def without_sums(labels: list[Cell]) -> list[Cell]:
    """The labels of a row without a word for the whole behind them: that is the figure of the label before it."""
    whole = len(labels) > 1 and _SUM.fullmatch("".join(labels[-1].text.split()))
    return labels[:-1] if whole else labels


def _is_figure(cell: Cell) -> bool:
    return bool(cell.text.strip()) and (is_value(cell.text) or is_unit(cell.text))
