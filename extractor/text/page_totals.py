"""Rows that carry a total from one page of a table to the next: 过次页, 承前页, 本页小计.

They add up what happens to stand on a page, and count nothing of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.schemas import Span

from .document import Region

_ROW = re.compile(
    r"^[ \t|]{0,9}(?:过次页|[承接]前页|[承接]上页|转[次下]页|本页(?:小计|合计|累计))[ \t|]{1,9}(?=\d)[^\n]*",
    re.MULTILINE,
)


def page_totals(text: str) -> Iterator[Region]:
    """The lines of such rows."""
    if "页" in text:
        for match in _ROW.finditer(text):
            yield Region("page_furniture", Span(*match.span()))
