"""The comments of a word processor below a text that was saved without its margin: [王1]应为…, 请核.

They are what somebody said of the report, and nothing that it states.  Their marks stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.schemas import Span

from .document import Region

_MARK = re.compile(r"\[(?P<mark>[一-鿿A-Za-z]{1,4}\d{1,2})\]")


def comment_lines(text: str) -> Iterator[Region]:
    """The lines that begin with a mark which stands behind other words of the text before them."""
    inside: set[str] = set()
    for match in _MARK.finditer(text):
        if match.start() and text[match.start() - 1] != "\n":
            inside.add(match["mark"])
        elif match["mark"] in inside:
            stop = text.find("\n", match.end())
            yield Region("page_furniture", Span(match.start(), stop if stop >= 0 else len(text)))
