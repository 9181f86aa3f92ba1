"""The rows of a listing (a row an indicator), known by wording.

A row whose words do not say enough (其他情形数, 2.政府网站, 其中:主要负责同志参加) is understood by its
section, which is found on the way down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.knowledge.labels import said_by
from extractor.knowledge.listing import Listing, key_of

_MOST_LABELS = 40
"""Labels above a row that it may lean on."""


_TENS_OF_THOUSANDS = re.compile(r"(?<![^(:])万(?=[条件人份篇个次])")
"""The number is read with it: in 万条 and in 条 a row says the same."""


@dataclass(slots=True)
class StatContext:
    """Walks down the rows of the table and names each.

    ``group`` is the section it is in; ``path`` are the labels that name the last row: its
    section, the row it is a part of where only that tells what it counts, and its own.
    ``form`` is that of the report.
    """

    listing: Listing
    form: str = ""
    group: str = ""
    last: str = ""
    path: tuple[str, ...] = ()
    _section: str = ""
    _above: str = ""
    _opened: str = ""
    _labels: tuple[str, ...] = ()

    def name(self, words: str) -> str | None:
        """The indicator of the row whose label is ``words``; None for headings and strangers."""
        key = key_of(words)
        if not key:
            return None
        found = self._named(key)
        words = words.strip()
        self._labels = (words, *self._labels[:_MOST_LABELS])
        if found is None:
            self._enter(key, words)
            return None
        self._take(found, key, words)
        return found

    def said(self, words: str, unit: str | None) -> str | None:
        """The indicator of a row that no wording names, by what its words and unit say.

        Its label is the last that :meth:`name` heard of.
        """
        prose = self.listing.prose
        if prose is None:
            return None
        if self.listing.is_other(words):
            return None
        unit = _TENS_OF_THOUSANDS.sub("", unit) if unit else unit
        found = said_by(_TENS_OF_THOUSANDS.sub("", words), unit, self._labels[1:], self.form, prose)
        if found is not None and self.listing.begins_another(words, found):
            return None
        if found is not None:
            self._take(found, key_of(words), words.strip())
        return found

    def _take(self, found: str, key: str, words: str) -> None:
        group = found.partition(".")[0]
        if group != self.group or found in self.listing.heads:
            self._section = ""
            self._opened = words
        of_parent = (self._above,) if self.listing.completes(found) else ()
        if not self._section and not of_parent and self.listing.wordings.get(key) is None:
            # The section has no heading of its own: the first of its rows says what it is about.
            of_parent = (self._opened,) if self._opened != words else ()
        self.path = tuple(w for w in (self._section, *of_parent, words) if w)
        if found in self.listing.heads:
            self._section = words
        if not self.listing.completes(found):
            self._above = words
        self.last, self.group = found, group

    def knows(self, words: str) -> bool:
        """Whether :meth:`name` would name these words here; nothing is entered."""
        key = key_of(words)
        return bool(key) and self._named(key) is not None

    def prints(self, words: str) -> bool:
        """Whether :meth:`name` would name these words here, as the form prints them."""
        key = key_of(words)
        exact = key in self.listing.wordings or key in self.listing.rows_of(self.group)
        return exact and self._named(key) is not None

    def _named(self, key: str) -> str | None:
        return self.listing.find(key, self.group, self.last)

    def _enter(self, key: str, words: str) -> None:
        group = self.listing.section(key)
        if group is not None:
            self.group, self.last, self._section = group, "", words
