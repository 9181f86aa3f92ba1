"""The numbers of the rows (序号) of a flattened statistical table: they count nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extractor.knowledge.listing import Listing
from extractor.text.document import Document
from extractor.text.serials import HEAD

from .stat_columns import is_label_head, is_unit
from .stat_rows import StatContext
from .tokens import FlatToken

_TRAILING_UNIT = re.compile(r" (?:[条件次篇个人份]|人次|万?元)$")
_FEWEST = 3
_MOST_HEADS = 4


def without_row_numbers(
    document: Document, found: Sequence[FlatToken], listing: Listing
) -> list[FlatToken]:
    """The tokens without the numbers that stand before the labels of the rows.

    Only where a header says that there are such numbers.  In lines with tabs the text layer knows
    them (:mod:`extractor.text.serials`).  Else they are 1, 2, 3 …: one counts as such if it goes on
    where the last one left off, words stand behind it, and the row before it has its value already.
    """
    if not any(not token.value and HEAD.search(token.words) for token in found):
        return list(found)
    known = {m.span.start for m in document.mentions if m.explained == "enumeration"}
    found = [token for token in found if not (token.value and token.span.start in known)]
    behind_labels = _stands_behind_labels(found)
    context = StatContext(listing)
    kept: list[FlatToken] = []
    expected = 1
    for at, token in enumerate(found):
        behind = found[at + 1] if at + 1 < len(found) else None
        serial = token.value and token.words.lstrip("0") == str(expected) and behind is not None
        if serial and behind is not None:
            if behind_labels:
                serial = (
                    bool(kept) and not kept[-1].value and (behind.value or is_unit(behind.words))
                )
            else:
                serial = not behind.value and not _awaited(kept, context)
        if serial:
            expected += 1
            continue
        kept.append(token)
    return kept if expected > _FEWEST else list(found)


def _stands_behind_labels(found: Sequence[FlatToken]) -> bool:
    """Whether the heads are 指标名称, 行次, 数量 in this order: the numbers stand between labels and values."""
    heads = [w for t in takewhile(lambda t: not t.value, found) for w in t.words.split()]
    at = next((n for n, words in enumerate(heads) if HEAD.fullmatch(words)), 0)
    return any(is_label_head(words) for words in heads[max(at - _MOST_HEADS, 0) : at])


def _awaited(kept: Sequence[FlatToken], context: StatContext) -> bool:
    """Whether the row that the last tokens belong to has its label, and no value yet."""
    if not kept or kept[-1].value:
        return False
    label = _TRAILING_UNIT.sub("", kept[-1].words)
    before = kept[-2].words if len(kept) > 1 and not kept[-2].value else ""
    return context.knows(label) or context.knows(before)
