"""Values that stand beside another of the same indicator, and are rather a part or an aside.

A report says what it counts once, and then speaks of it: 收到申请88件 … 有一名申请人提出64件.  Where a
value disagrees with a cell of the form's table, or is smaller than one that stands before it, and
nothing proves that both speak of the same thing, its clause alone would make a total of a part.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.schemas import Fact
from extractor.text.document import Document

from ..counts.slips import exchanged
from ..tables.groups import in_table
from .conflicts import conflicting, proven_one
from .retold import NONE_AGREED

_OF_A_BODY = 3
"""Indicators told again in one place from which on it speaks of another body or jurisdiction."""
_NEARLY = Decimal("0.9")
_IN_ALL = re.compile(r"(?<!公)共(?!和|享|同)[^,;。、\d]{0,14}$")
"""共接待来访群众62人: a total, and no part."""
_AROUND = 200
"""Characters between such numbers."""


def outweighed(facts: Sequence[Fact], document: Document) -> frozenset[str]:
    """The ids of judged facts that another value of their indicator outweighs.

    Only what the embedded readers alone read in prose, and nothing confirms or contradicts.
    """
    again = [
        fact
        for members in conflicting(facts)
        for fact in _less_than_others(members)
        if _unproven(fact)
        and not _in_all(fact, document)
        and not any(proven_one(fact, other, facts, document, NONE_AGREED) for other in members)
    ]
    again.sort(key=_start)
    places = [_start(fact) for fact in again]
    return frozenset(fact.id for fact in again if not _of_another_body(fact, again, places))


def _of_another_body(fact: Fact, again: Sequence[Fact], places: Sequence[int]) -> bool:
    """Whether several indicators are told again beside one: it speaks of another office or area."""
    low = bisect_left(places, _start(fact) - _AROUND)
    high = bisect_right(places, _start(fact) + _AROUND)
    return len({again[at].indicator for at in range(low, high)}) >= _OF_A_BODY


def _less_than_others(members: Sequence[Fact]) -> Iterator[Fact]:
    """The values that a cell of the form, or a larger one before them, outweighs."""
    cells = {fact.value for fact in members if in_table(fact)}
    most, before = Decimal(0), Decimal(0)
    place = -1
    for fact in sorted(members, key=_start):
        if _start(fact) > place:
            place, before = _start(fact), most
        if fact.value:
            if any(_is_other(cell, fact.value) for cell in cells) or (
                before > fact.value and _is_other(before, fact.value)
            ):
                yield fact
            most = max(most, fact.value)


def _is_other(value: Decimal | None, than: Decimal) -> bool:
    """Whether two values differ by more than a slip: 64 and 62 are a contradiction, and no part."""
    if not value or exchanged(value, than):
        return False
    return not _NEARLY < than / value < 1 / _NEARLY


def _unproven(fact: Fact) -> bool:
    return (
        fact.verdict == "doubtful"
        and bool(fact.readers)
        and set(fact.readers) <= {"rules", "learned"}
    )


def _in_all(fact: Fact, document: Document) -> bool:
    mention = document.mention(fact.evidence[0].mention or "")
    if mention is None:
        return False
    start = mention.span.start
    return _IN_ALL.search(document.text[max(0, start - 20) : start]) is not None


def _start(fact: Fact) -> int:
    return fact.evidence[0].quote.span.start
