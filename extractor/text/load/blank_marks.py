"""Marks that libraries for tables leave in blank cells: NaN, and Unnamed: 3 for a header without words."""

from __future__ import annotations

import re

_MARK = r"(?:NaN|nan|<NA>|&lt;NA&gt;|Unnamed: ?\d{1,3}(?:_level_\d{1,2})?)"
_CELL = re.compile(
    rf"(?<=[|\t])[ ]{{0,40}}{_MARK}[ ]{{0,40}}(?=[|\t\r\n])"
    rf"|(?<=[>])\s{{0,40}}{_MARK}\s{{0,40}}(?=</t[dh]>)"
    rf"|(?<![^,;\t\n]){_MARK}(?=[,;\t\r\n]|$)"
)
_FEWEST = 2


def without_blank_marks(text: str) -> str:
    """The text with blanks in place of such marks, as long as before: every place stays where it is.

    Only a whole cell is such a mark, and only where there are several.
    """
    if not any(mark in text for mark in ("NaN", "nan", "NA>", "NA&gt;", "Unnamed:")):
        return text
    if len(_CELL.findall(text)) < _FEWEST:
        return text
    return _CELL.sub(lambda mark: " " * len(mark[0]), text)
