"""The numbers of the rows (序号) of a flattened statistical table: they count nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extractor.knowledge.listing import Listing
from extractor.text.document import Document
from extractor.text.serials import HEAD, NUMBERS

from .stat_columns import is_label_head, is_number_head, is_unit, is_unit_head
from .stat_rows import StatContext
from .tokens import FlatToken

_TRAILING_UNIT = re.compile(r" (?:[条件次篇个人份]|人次|万?元)$")
_FEWEST = 3


def without_row_numbers(
    document: Document, found: Sequence[FlatToken], listing: Listing
) -> list[FlatToken]:
    """The tokens without the numbers of the rows.

    Only where a header says that there are such numbers.  In lines with tabs the text layer knows
    them (:mod:`extractor.text.serials`).  Else they are 1, 2, 3 …, or go on from any number below 代码.
    """
    if not any(not token.value and NUMBERS.search(token.words) for token in found):
        return list(found)
    known = {m.span.start for m in document.mentions if m.explained == "enumeration"}
    found = [token for token in found if not (token.value and token.span.start in known)]
    heads = [w for t in takewhile(lambda t: not t.value, found) for w in t.words.split()]
    places = [n for n, words in enumerate(heads) if NUMBERS.fullmatch(words)]
    if not places:
        return _without(found, StatContext(listing), "1", inside=False)
    # Of two such columns the one nearer to the labels goes first: its numbers stand next to them.
    for at in reversed(places):
        start = "1" if HEAD.fullmatch(heads[at]) else None
        inside = _stands_inside(
            [words for n, words in enumerate(heads) if n not in places or n == at]
        )
        found = _without(found, StatContext(listing), start, inside=inside)
    return list(found)


def _without(
    found: Sequence[FlatToken], context: StatContext, expected: str | None, *, inside: bool
) -> list[FlatToken]:
    """The tokens without one column of numbers, the first of which is ``expected``.

    A number counts as one if it goes on where the last one left off, words stand behind it, and the row
    before it has its value already; ``inside``: if words stand before it, and a unit or value behind it.
    """
    kept: list[FlatToken] = []
    for at, token in enumerate(found):
        behind = found[at + 1] if at + 1 < len(found) else None
        bare = token.words.lstrip("0")
        serial = token.value and bare.isdecimal() and expected in (None, bare)
        if serial and inside:
            follows = behind is None or behind.value or is_unit(behind.words)
            serial = bool(kept) and not kept[-1].value and follows
        elif serial:
            serial = behind is not None and not behind.value and not _awaited(kept, context)
        if serial:
            expected = str(int(bare) + 1)
            continue
        kept.append(token)
    return kept if len(found) - len(kept) >= _FEWEST else list(found)


def _stands_inside(heads: Sequence[str]) -> bool:
    """Whether the numbers stand behind labels, or before units and values: 指标名称, 行次, 计量单位."""
    at = next(n for n, words in enumerate(heads) if NUMBERS.fullmatch(words))
    behind = heads[at + 1] if at + 1 < len(heads) else ""
    labels_before = at > 0 and is_label_head(heads[at - 1])
    return labels_before or is_number_head(behind) or is_unit_head(behind)


def _awaited(kept: Sequence[FlatToken], context: StatContext) -> bool:
    """Whether the row that the last tokens belong to has its label, and no value yet."""
    if not kept or kept[-1].value:
        return False
    label = _TRAILING_UNIT.sub("", kept[-1].words)
    before = kept[-2].words if len(kept) > 1 and not kept[-2].value else ""
    return context.knows(label) or context.knows(before)
