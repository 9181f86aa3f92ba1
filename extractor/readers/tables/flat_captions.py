"""Which of two flattened tables that stand behind one another is of the year before, by its caption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.text.document import Document

from .tokens import FlatToken

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_BEFORE = re.compile(r"(?:上|去)一?年度?(?!结转)")
_SENTENCE = re.compile(r"[。;,](?!等于)")
_ABOVE, _LINES = 120, 3
"""Characters and lines above a table, of which one may be its caption and one a note of the form."""


@dataclass(slots=True)
class Captions:
    """Walks down a table: ``earlier`` tells whether the rows at this place are of a year before.

    What stands above the headers of a table, or above its first row, is its caption; a year in a
    remark between two rows is none.
    """

    document: Document
    tokens: Sequence[FlatToken]
    earlier: bool = False
    _said: bool | None = field(default=None)

    def __post_init__(self) -> None:
        start = self.tokens[0].span.start if self.tokens else 0
        above = self.document.text[max(0, start - _ABOVE) : start].split("\n")
        for line in above[-_LINES:]:
            if not _SENTENCE.search(line):
                self.read(line)

    def read(self, words: str) -> None:
        """Words that name no row."""
        own = self.document.meta.year
        years = [int(year) for year in _YEAR.findall(words)]
        if own is None or not (years or _BEFORE.search(words)):
            return
        self._said = own not in years and all(year < own for year in years)

    def head(self, *, begins: bool) -> None:
        """A row; ``begins``: the first of a table or of a page, below headers."""
        if begins and self._said is not None:
            self.earlier = self._said
        self._said = None
