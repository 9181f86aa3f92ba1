"""The numbers of lines that an editor or a viewer prints before each of them: they are no text.

Only where all lines have them, one after the other, the empty ones too or the title among them: items of
a list are numbered as well.
"""

from __future__ import annotations

import re

from .codes import UNSEEN

_NUMBER = re.compile(
    r"^[ \t]{0,8}(\d{1,6})(?:[ \t]{0,2}[|│:：→](?:[ \t]|(?=\r?$))?|\t|[ ]{1,3}|(?=\r?$))", re.M
)
_TITLE = re.compile("公开[^。\n]{0,12}(?:报告|年报)")
_FEWEST = 5


def without_gutter(text: str) -> str:
    """The text with signs that show nothing in place of such numbers and what parts them off."""
    lines = text.rstrip().count("\n") + 1
    if lines < _FEWEST or _NUMBER.match(text) is None:
        return text
    found = list(_NUMBER.finditer(text, 0, len(text.rstrip())))
    if len(found) != lines:
        return text
    first = int(found[0][1])
    if first > 1 or any(int(one[1]) != first + at for at, one in enumerate(found)):
        return text
    ends = [text.find("\n", one.end()) for one in found]
    ends[-1] = ends[-1] if ends[-1] >= 0 else len(text)
    blank = any(not text[one.end() : end].strip() for one, end in zip(found, ends, strict=True))
    if not blank and not _TITLE.search(text, found[0].end(), ends[0]):
        return text
    return _NUMBER.sub(lambda one: UNSEEN * len(one[0]), text)
