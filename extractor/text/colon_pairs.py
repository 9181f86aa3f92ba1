"""Labels with their numbers that run together: 政府公报公开数:31条政府网站公开数:1440条.

So the lines of a cell are copied, and the cells of a row that were parted by blanks.  A semicolon is put
behind each of them: without it the label that stands behind a number would be taken for what it counts.
"""

from __future__ import annotations

import re

from .vocabulary import UNIT_CELL

_NUMBER = rf"\d[\d,]{{0,12}}(?:\.\d{{1,4}})?[ ]?{UNIT_CELL}"
_LABEL = r"(?!其中)[一-鿿(][^\d:,;|。、\t\n ]{1,40}"
# 专职:2名 兼职:9名: kinds of persons are parted by their blank.
_PAIR = re.compile(rf":[ ]?{_NUMBER}(?!(?<=名)[ ])(?=[ ]?{_LABEL}:[ ]?{_NUMBER})")


def ends_of_pairs(text: str) -> list[int]:
    """Where one such pair ends and the next begins."""
    return [pair.end() for pair in _PAIR.finditer(text)] if text.count(":") > 1 else []
