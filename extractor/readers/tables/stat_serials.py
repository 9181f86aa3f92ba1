"""The numbers of the rows (序号) of a flattened statistical table: they count nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from extractor.knowledge.listing import Listing

from .stat_rows import StatContext
from .tokens import Token

_HEAD = re.compile(r"序\s?号|行\s?次|编\s?号")
_TRAILING_UNIT = re.compile(r" (?:[条件次篇个人份]|人次|万?元)$")
_FEWEST = 3


def without_serials(found: Sequence[Token], listing: Listing, text: str) -> list[Token]:
    """The tokens without the numbers that stand before the labels of the rows.

    Only where a header says that there are such numbers.  Where every line begins with one that is
    higher than that of the line before, these are they.  Else 1, 2, 3 …: one counts as such if it
    goes on where the last one left off, words stand behind it, and the row before it has its value
    already.
    """
    if not any(not token.value and _HEAD.search(token.words) for token in found):
        return list(found)
    if first := _first_of_lines(found, text):
        return [token for token in found if token.span.start not in first]
    context = StatContext(listing)
    kept: list[Token] = []
    expected = 1
    for at, token in enumerate(found):
        behind = found[at + 1] if at + 1 < len(found) else None
        serial = token.value and token.words == str(expected)
        if serial and behind is not None and not behind.value and not _awaited(kept, context):
            expected += 1
            continue
        kept.append(token)
    return kept if expected > _FEWEST else list(found)


def _first_of_lines(found: Sequence[Token], text: str) -> set[int]:
    """Where the numbers begin with which all lines of values do, each above the last; else nothing."""
    lines = [list(line) for _, line in groupby(found, lambda t: text.rfind("\n", 0, t.span.start))]
    rows = [line for line in lines if any(token.value for token in line)]
    numbered = [
        line[0] for line in rows if line[0].value and len(line) > _FEWEST - 1 and not line[1].value
    ]
    if len(rows) < _FEWEST or len(numbered) != len(rows):
        return set()
    if not all(token.words.isdecimal() for token in numbered):
        return set()
    rising = all(int(one.words) < int(other.words) for one, other in pairwise(numbered))
    return {token.span.start for token in numbered} if rising else set()


def _awaited(kept: Sequence[Token], context: StatContext) -> bool:
    """Whether the row that the last tokens belong to has its label, and no value yet."""
    if not kept or kept[-1].value:
        return False
    label = _TRAILING_UNIT.sub("", kept[-1].words)
    before = kept[-2].words if len(kept) > 1 and not kept[-2].value else ""
    return context.knows(label) or context.knows(before)
