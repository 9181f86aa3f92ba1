"""Whose counts a statistical table holds, where a report has two of them: its title says so.

附件1 青岚县本级政府信息公开情况统计表, 附件2 青岚县全县政府信息公开情况统计表: the same rows with other
numbers, which contradict each other only to one who does not read the titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.schemas import Scope, Span
from extractor.text.document import Document

from .stat_columns import column

_TITLE = re.compile(r"^[^\n|。;,]{0,60}统计表[^\n|。;,]{0,20}$", re.MULTILINE)


def titled(document: Document) -> Iterator[tuple[Span, Scope | None]]:
    """The stretches of the text that titles of different scope divide it into, and their scopes.

    All of it without a scope where no two titles differ: one table may go on under its own title.
    """
    starts = list(_titles(document))
    if len({scope for _, scope in starts}) < 2:
        yield Span(0, len(document.text)), None
        return
    bounds = [(0, None), *starts, (len(document.text), None)]
    for (start, scope), (stop, _) in pairwise(bounds):
        yield Span(start, stop), scope


def scope_at(document: Document, place: int) -> Scope | None:
    """The scope of a table that begins at ``place``."""
    return next((scope for span, scope in titled(document) if place in range(*span)), None)


def _titles(document: Document) -> Iterator[tuple[int, Scope]]:
    """Where the titles that name a scope begin."""
    for title in _TITLE.finditer(document.text):
        scope = column(title.group(), alone=False).scope
        if scope is not None:
            yield title.start(), scope
