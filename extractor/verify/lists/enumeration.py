"""Numbers that are told as the parts of another one: what every check of a list finds, and what is asked of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from extractor.language.wholeness import overlaps_said
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import OWN_SUM, broken_sum
from ..counts.interval import ZERO, sum_of
from ..counts.statements import exact
from .extent import divided_again, of_several

_LEAD = 80
"""Characters before the first part that may say what is divided."""


@dataclass(frozen=True)
class Enumeration:
    """Parts, in the order of the text, and the number that is taken for their total."""

    document: Document
    parts: tuple[Mention, ...]
    whole: Mention

    @classmethod
    def of(cls, document: Document, mentions: Sequence[Mention]) -> Enumeration | None:
        """That of the numbers of a finding, the whole last; None in a table, or where one has no value."""
        if len(mentions) < _FEWEST or any(document.in_grid(m) or m.value is None for m in mentions):
            return None
        *parts, whole = mentions
        return cls(document, tuple(sorted(parts, key=lambda m: m.span.start)), whole)

    @cached_property
    def added(self) -> Decimal:
        """What the parts make up."""
        return sum_of(self.parts)

    @property
    def value(self) -> Decimal:
        """What is printed of the whole."""
        return self.whole.value or ZERO

    @property
    def missing(self) -> Decimal:
        """What the parts lack; below zero where they are more."""
        return self.value - self.added

    @property
    def numbers(self) -> tuple[Mention, ...]:
        """The parts, and the whole last."""
        return (*self.parts, self.whole)

    def broken(self, words: str) -> bool:
        """Whether exact numbers, each of one thing, do not add up, and ``words`` say of none that it is counted twice."""
        return (
            self.missing != 0
            and exact(self.numbers)
            and not any(of_several(self.document, part) for part in self.parts)
            and not divided_again(self.document, self.parts)
            and not overlaps_said(words)
        )

    def within(self, share: Decimal) -> bool:
        """Whether the parts come so near to their whole that they are meant for it."""
        return abs(self.missing) <= self.value * share

    def finding(self, message: str = OWN_SUM) -> Finding:
        """The finding that the parts are not the whole."""
        return broken_sum(self.document, self.parts, self.whole, message)

    @property
    def first(self) -> Mention:
        return self.parts[0]

    @property
    def last(self) -> Mention:
        return self.parts[-1]

    @property
    def of_one_unit(self) -> bool:
        """Whether parts and whole are counted in one unit."""
        return len({m.unit for m in self.numbers}) == 1

    @cached_property
    def divided(self) -> str:
        """What the words before the first part say is divided: 机关受理的申请 of 机关受理的申请中,…"""
        start = self.first.span.start
        low = max(self.whole.span.stop, start - _LEAD)
        match = _DIVIDED.search(self.document.text[low:start])
        return match["name"] if match else ""


_DIVIDED = re.compile(
    r"(?:^|[,。;:!?\n]|其中)(?:在|从|就)?(?P<name>[^,。;:!?\n]{2,24}?)(?<!其)(?:之中|当中|中|里)"
    r"(?:[,:][^,。;:\d]{0,12}|[^,。;:\d]{1,12})$"
)
_FEWEST = 2
