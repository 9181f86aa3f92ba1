"""The verdicts as people meet them: names from the schema, with order, colour and words.

Everything that prints, colours, sorts or filters by verdict asks here, so that the names stand
in the schema alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.schemas import Fact, Verdict
from extractor.schemas.verdicts import DOUBT, TRUST


@dataclass(frozen=True, slots=True)
class Look:
    """How a verdict looks: ``rank`` grows with trust, ``colour`` is one of the terminal."""

    rank: int
    colour: str
    fill: str
    """Background of a cell, RRGGBB; empty for none."""
    zh: str
    en: str


_GREEN, _PLAIN, _YELLOW, _RED = ("green", ""), ("", ""), ("yellow", "FFF2CC"), ("red", "F8CBAD")
_LOOKS: dict[Verdict, tuple[str, str, str, str]] = {
    "confirmed": (*_GREEN, "互证", "independent evidence agrees"),
    "stated": (*_PLAIN, "有据", "one reading, grounded, nothing against it"),
    "doubtful": (*_YELLOW, "存疑", "independent evidence speaks against it"),
    "contradicted": (*_RED, "矛盾", "the report contradicts it"),
}
LOOKS: dict[Verdict, Look] = {
    name: Look(TRUST[name], *_LOOKS[name]) for name in sorted(TRUST, key=lambda name: -TRUST[name])
}
"""The verdicts of the schema, the most trusted first."""


def doubtful(fact: Fact) -> bool:
    """Whether a person should look at a fact."""
    return LOOKS[fact.verdict].rank <= DOUBT


def at_least(verdict: Verdict) -> frozenset[Verdict]:
    """A verdict and all that are trusted as much or more."""
    return frozenset(name for name, look in LOOKS.items() if look.rank >= LOOKS[verdict].rank)
