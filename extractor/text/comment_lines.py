"""The comments of a word processor below a text that was saved without its margin: [王1]应为…, 请核.

They are what somebody said of the report, and nothing that it states.  Their marks stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.schemas import Span

from .document import Region

_COMMENT = re.compile(r"^\[(?P<mark>[一-鿿A-Za-z]{1,4}\d{1,2})\][^\n]*", re.MULTILINE)


def comment_lines(text: str) -> Iterator[Region]:
    """The lines that begin with a mark which stands behind other words of the text as well."""
    if "]" not in text:
        return
    for match in _COMMENT.finditer(text):
        mark = f"[{match['mark']}]"
        place = text.find(mark)
        if place != match.start() and text[place - 1 : place] not in ("", "\n"):
            yield Region("page_furniture", Span(*match.span()))
