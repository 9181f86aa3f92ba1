"""True and false positives, and misses."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """True and false positives, and misses.  An empty count has no precision and no recall."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.found + other.found, self.wrong + other.wrong, self.missed + other.missed
        )

    @property
    def precision(self) -> float | None:
        """Share of what was claimed that is right; None if nothing was claimed."""
        claimed = self.found + self.wrong
        return self.found / claimed if claimed else None

    @property
    def recall(self) -> float | None:
        """Share of what the gold holds that was found; None if it holds nothing."""
        wanted = self.found + self.missed
        return self.found / wanted if wanted else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None if both are undefined."""
        whole = 2 * self.found + self.wrong + self.missed
        return 2 * self.found / whole if whole else None

    @property
    def right(self) -> float | None:
        """Share of all that is right, where one thing is asked of each report; None if none is."""
        whole = self.found + self.wrong + self.missed
        return self.found / whole if whole else None
