"""A row of cells whose figure is printed denies nothing: 收到申请数 | 件 | 1 | 无 has a remark."""

from __future__ import annotations

import re

_SIGN = re.compile(r"[\t|]")
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NOTHING = re.compile(r"(?:暂?无|没有|零)。?")
_MOST = 200


def has_figure(text: str, stop: int) -> bool:
    """Whether the cell of a row that ends behind ``stop`` has a figure behind it, and only then words for none."""
    end = text.find("\n", stop, stop + _MOST)
    first, *cells = _SIGN.split(text[stop : end if end >= 0 else stop + _MOST])
    if len(first.strip()) > 2:  # a sentence goes on
        return False
    for cell in map(str.strip, cells):
        if _NOTHING.fullmatch(cell):
            return False
        if _FIGURE.fullmatch(cell):
            return True
    return False
