"""Numbers that programs and typesetters put beside a text: how many rows a query found, item 1. alone on its line."""

from __future__ import annotations

import re

from extractor.schemas import Explanation

_LONGEST = 24
_ROWS = re.compile(
    r" ?(?:\(\d{1,7} ?(?:行(?:记录)?|rows?|条记录)\)|\d{1,7} rows? in set(?: \([\d.]{1,8} sec\))?) ?(?:\n|$)"
)
"""What a database prints below a table: (25 行), 25 rows in set (0.01 sec)."""
_NUMBERED = re.compile(r"(?<![A-Za-z])N[oO]\.? ?$")
_OF_YEAR = re.compile(r"(?<![A-Za-z])(?:[Rr]eport|[Yy]ear|[Ii]n|[Oo]f|[Ff]or) $")
_POINT = re.compile(r"\d{1,2}[、.．)] ?\n\s{0,3}(?=[一-鿿“《])")


def beside_text(text: str, start: int, digits: str, unit: str | None) -> Explanation | None:
    """Why a number counts nothing: it says how long a table is, numbers an issue or the line below it."""
    begin = text.rfind("\n", max(0, start - _LONGEST), start) + 1
    if (begin or start < _LONGEST) and _ROWS.match(text, begin):
        return "page_counter"
    if unit is None and _NUMBERED.search(text, max(0, start - 6), start):
        return "document_number"
    if unit is None and len(digits) == 4 and digits[:2] in ("19", "20"):
        return "year" if _OF_YEAR.search(text, max(0, start - 8), start) else None
    if (begin or start == 0) and begin == start and _POINT.match(text, start):
        return "enumeration"
    return None
