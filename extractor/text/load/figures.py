"""How many figures a text has: one with few says where its report is, and is none."""

from __future__ import annotations

import re

FEW_FIGURES = 3
"""Numbers up to which a page or a mail holds no report itself."""

_FIGURES = re.compile(r"(?<![\d年])\d+(?!\d*年)")


def figures(text: str) -> int:
    """How many numbers a text has, without years."""
    return len(_FIGURES.findall(text))
