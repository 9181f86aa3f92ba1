"""Values that stand beside another of the same indicator, and are rather a part or an aside.

A report says what it counts once, and then speaks of it: 收到申请88件 … 有一名申请人提出64件.  Where a
value disagrees with a cell of the form's table, or is smaller than one that stands before it, and
nothing proves that both speak of the same thing, its clause alone would make a total of a part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.schemas import Fact
from extractor.text.document import Document

from .conflicts import conflicting

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
        for fact in members
        if _unproven(fact)
        and not _in_all(fact, document)
        and any(_outweighs(other, fact) for other in members)
    ]
    return frozenset(fact.id for fact in again if not _of_another_body(fact, again))


def _of_another_body(fact: Fact, again: Sequence[Fact]) -> bool:
    """Whether several indicators are told again beside one: it speaks of another office or area."""
    beside = {f.indicator for f in again if abs(_start(f) - _start(fact)) <= _AROUND}
    return len(beside) >= _OF_A_BODY


def _unproven(fact: Fact) -> bool:
    return fact.verdict == "doubtful" and fact.readers == ("rules",)


def _in_all(fact: Fact, document: Document) -> bool:
    mention = document.mention(fact.evidence[0].mention or "")
    if mention is None:
        return False
    start = mention.span.start
    return _IN_ALL.search(document.text[max(0, start - 20) : start]) is not None


def _outweighs(other: Fact, fact: Fact) -> bool:
    if not fact.value or not other.value or fact.value == other.value:
        return False
    if _NEARLY < fact.value / other.value < 1 / _NEARLY:
        return False  # 64 and 62: a contradiction, and hardly a part
    if _is_cell(other):
        return True
    return other.value > fact.value and _start(other) < _start(fact)


def _is_cell(fact: Fact) -> bool:
    return any(evidence.address is not None for evidence in fact.evidence)


def _start(fact: Fact) -> int:
    return fact.evidence[0].quote.span.start
