"""Cells of part two that hold their header and their figure: 采购项目数量 14 | 采购总金额 3862400元.

What the cell says of itself counts more than where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.knowledge.items import Items
from extractor.text.document import Cell

_HEADED = re.compile(r"(?P<head>[一-鿿].*?[一-鿿)])\s*:?\s*[-−+]?\d[\d,.]*\s*[^\d]{0,4}", re.DOTALL)


def own_heads(
    values: Sequence[Cell], names: Sequence[str], form: str, items: Items
) -> list[tuple[str, Cell, str]] | None:
    """(name, cell, header) of each cell of a row that names one of its columns; None if no cell names any.

    A cell that names a column of another row is none of this one, and a column that is named twice is unknown.
    """
    found: list[tuple[str, Cell, str]] = []
    for cell in values:
        match = _HEADED.fullmatch(cell.text.strip())
        name = items.columns(form).find(match["head"]) if match else None
        if match and name:
            found.append((name, cell, match["head"]))
    told = [name for name, _, _ in found]
    return [one for one in found if one[0] in names and told.count(one[0]) == 1] if found else None
