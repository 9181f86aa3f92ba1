"""What was there and came is what went and is left: both sides of a balance, as printed numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from .bare import LEAVES, bare_finding, broken_sum
from .interval import plain, sum_of
from .statements import exact


@dataclass(frozen=True, slots=True)
class Balance:
    """The numbers of one balance.

    ``opening`` is None where nothing was there, ``closing`` where nobody says what is left: then no
    more may go than there was.
    """

    document: Document
    opening: Mention | None
    came: Sequence[Mention]
    went: Sequence[Mention]
    closing: Mention | None

    @property
    def told(self) -> list[Mention]:
        """What was there and came."""
        return [m for m in (self.opening, *self.came) if m is not None]

    @property
    def gone(self) -> list[Mention]:
        """What went and is left."""
        return [m for m in (*self.went, self.closing) if m is not None]

    @property
    def numbers(self) -> list[Mention]:
        return [*self.told, *self.gone]

    @property
    def too_much(self) -> Decimal:
        """By how much what went and is left exceeds what there was; below zero where it is less."""
        return sum_of(self.gone) - sum_of(self.told)

    @property
    def fails(self) -> bool:
        """Whether exact numbers of one unit do not balance."""
        if not exact(self.numbers) or len({m.unit for m in self.numbers if m.value and m.unit}) > 1:
            return False
        return self.too_much > 0 or (self.closing is not None and self.too_much != 0)

    @property
    def near(self) -> bool:
        """Whether so little is wrong that the numbers are meant for one balance."""
        there = sum_of(self.told)
        return abs(self.too_much) <= (there if self.closing is None else there / 2)

    def finding(self, message: str = LEAVES) -> Finding:
        """The finding for one that fails."""
        there = " + ".join(plain(m.value) for m in self.told)
        if self.closing is None:
            both = f" = {plain(sum_of(self.told))}" if len(self.told) > 1 else ""
            formula = f"{there}{both} < {plain(sum_of(self.went))}"
            numbers = [*self.went, *reversed(self.told)]
            return bare_finding(self.document, "balance_mismatch", numbers, formula, message)
        if not self.went:
            return broken_sum(self.document, self.told, self.closing, message)
        left = sum_of(self.told) - sum_of(self.went)
        less = " - ".join(plain(m.value) for m in self.went)
        formula = f"{there} - {less} = {plain(left)}, printed {plain(self.closing.value)}"
        return bare_finding(self.document, "balance_mismatch", self.numbers, formula, message)
