"""Numbers between a total and the next one that no indicator counts: nobody knows whether they are parts.

A local table has rows of its own (3.电子邮件申请数), and a sentence parts of its own.  What they count
may be missing where only the known parts are added.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from extractor.schemas import OTHER, Fact
from extractor.text.document import Document


def strangers(whole: Fact, parts: Sequence[Fact], facts: Sequence[Fact]) -> list[Fact]:
    """The statistics without an indicator among the parts of a total, in its column or its sentence:
    below it, or above a total that stands last."""
    others = [fact for fact in facts if fact.indicator == OTHER and fact.value is not None]
    if not others:
        return []
    start, end = place(whole), _end(whole, parts, facts)
    if parts and max(map(place, parts)) < start:
        start, end = min(map(place, parts)), start
    return [
        fact
        for fact in others
        if start < place(fact) < end and _column(fact) == _column(whole) and _alike(fact, whole)
    ]


def unreadable(whole: Fact, parts: Sequence[Fact], document: Document, *, missing: bool) -> bool:
    """Whether a damaged number stands among the parts of a total.

    Where one of the parts is ``missing``, any damaged number of the report may be that one.
    """
    places = [at for fact in (whole, *parts) if (at := place(fact))]
    low, high = (0, None) if missing else (min(places, default=0), max(places, default=0))
    return any(mention.kind == "damaged" for mention in document.mentions[low:high])


def columnless(whole: Fact, parts: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    """Whether among the parts of a total of a table stand numbers of which nobody knows the column.

    They are of a row that could not be read (17 O O 2), and a part that is missing may be one of them.
    """
    places = [at for fact in (whole, *parts) if (at := place(fact))]
    if _column(whole) is None or not places:
        return False
    known = [fact for fact in facts if fact.indicator != OTHER]
    ends = [place(fact) for fact in known if _column(fact) == _column(whole)]
    low = max((at for at in ends if at < min(places)), default=0)
    high = min((at for at in ends if at > max(places)), default=max(places))
    columns = {_column(fact) for fact in known}
    return any(
        fact.indicator == OTHER and low < place(fact) < high and _column(fact) not in columns
        for fact in facts
    )


def makes_up(whole: Fact, parts: Sequence[Fact]) -> bool:
    """Whether the values add up to the total."""
    return sum((part.value or Decimal(0) for part in parts), Decimal(0)) == whole.value


def may_be_parts(whole: Fact, parts: Sequence[Fact], beside: Sequence[Fact]) -> bool:
    """Whether strangers may be among the parts: rows of a column always, and those of a sentence
    where some of them would close the sum."""
    if not beside or _column(whole):
        return bool(beside)
    missing = (whole.value or Decimal(0)) - sum((p.value or Decimal(0) for p in parts), Decimal(0))
    values = [fact.value or Decimal(0) for fact in beside[:_MOST]]
    return any(
        sum(some) == missing
        for count in range(1, len(values) + 1)
        for some in combinations(values, count)
    )


_MOST = 6
"""Strangers that are tried; a text made to be slow has more."""


def place(fact: Fact) -> int:
    """Where a number stands among those of its report; 0 for a cell without one."""
    mention = fact.evidence[0].mention
    return int(mention[1:]) if mention else 0


def _end(whole: Fact, parts: Sequence[Fact], facts: Sequence[Fact]) -> float:
    """Where what is below a total ends: at the next total of its column, or with its parts."""
    if not _column(whole):
        return max(map(place, parts), default=0)
    members = {part.indicator for part in parts}
    inner = tuple(f"{member}." for member in members)
    behind = [
        place(fact)
        for fact in facts
        if place(fact) > place(whole)
        and _column(fact) == _column(whole)
        and fact.indicator not in members
        and fact.indicator != OTHER
        and not fact.indicator.startswith(inner)
    ]
    return min(behind, default=float("inf"))


def _column(fact: Fact) -> tuple[str, tuple[str, ...]] | None:
    """The table and column that a number stands in; None in a sentence."""
    address = fact.evidence[0].address
    return (address.table, address.column) if address else None


def _alike(fact: Fact, whole: Fact) -> bool:
    """Whether a number can be one of the things that a total counts."""
    return fact.unit in (None, whole.unit) or whole.unit is None
