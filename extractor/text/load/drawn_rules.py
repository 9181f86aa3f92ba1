"""Lines drawn between the rows of a text with signs for boxes or equals signs: they are no words.

Whatever stands behind such a line was joined to it, and a row lost its label.  A single one may underline a heading.
"""

from __future__ import annotations

import re

from .codes import UNSEEN

_RULE = re.compile(
    r"^[ \t　]{0,40}(?P<sign>[─━═=＝_＿])(?P=sign){7,1000}[ \t　]{0,40}(?=\r?$)", re.M
)
_FEWEST = 3


def without_drawn_rules(text: str) -> str:
    """The text with signs that show nothing in place of such lines, where there are several."""
    if not any(sign * 8 in text for sign in "─━═=＝_＿"):
        return text
    if sum(1 for _ in _RULE.finditer(text)) < _FEWEST:
        return text
    return _RULE.sub(lambda rule: UNSEEN * len(rule[0]), text)
