"""Numerals, zeros, blank cells and units: the signs and words of which a count is made.

Patterns of the text layer are put together from these, so that what one of them knows all know.  Constants
without brackets stand inside a character class; the others are patterns with groups that keep nothing.
"""

from __future__ import annotations

import re


ONE_TO_NINE = "一二三四五六七八九"
ONE_TO_TEN = f"{ONE_TO_NINE}十"
"""Numerals that number headings, days and months."""
DIGITS = f"〇{ONE_TO_NINE}"
"""Each at the place that is its value."""
TENFOLD = "十百千万亿"
NUMERALS = f"零{DIGITS}两{TENFOLD}"
"""What a count is written with."""
PLAIN_CAPITALS = "壹贰叁肆伍陆柒捌玖拾佰仟"
"""Numerals of money (大写), in the order of those that they stand for."""
CAPITALS = f"{PLAIN_CAPITALS}廿卅弌弍弎"
"""The same, also in old forms, and the old words for twenty and thirty."""
ROUND_LETTERS = "OＯoｏ\u039f\u03bf\u041e\u043e"
"""Letters that look like a zero, of Greek and Cyrillic too."""
ROUND = f"○◯0０{ROUND_LETTERS}"
"""What is written for 〇 among Chinese numerals, and is none itself."""
ZEROS = f"〇零{ROUND}"

DASHES = r"—–\-－─"
BLANK_CELL = rf"(?:[/／\\{DASHES}]+|无)"
"""What stands in a cell for nothing: slashes or dashes of whatever width, 无."""
_BLANK_CELL = re.compile(BLANK_CELL)


def is_blank_cell(words: str) -> bool:
    """Whether a cell says that there is nothing: with nothing in it, or with a sign for that."""
    return not words or _BLANK_CELL.fullmatch(words) is not None
