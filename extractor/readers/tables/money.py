"""Money in the unit that the header of its column prints: 采购总金额(万元)."""

from __future__ import annotations

import re

from extractor.schemas import Claim, Span, vocabulary
from extractor.text.document import Document

_UNIT = re.compile(r"金额\W{0,6}(?:单位)?\W{0,3}([亿万千百]?元)")
_NAMED = re.compile(r"[元万亿]")


def in_unit_of_header(document: Document, claim: Claim, heads: int) -> Claim:
    """The claim of a cell of money, with the unit that its header prints instead of the form's.

    ``heads`` is where the headers begin, in the cell itself where they stand there.  The quote holds the
    words that print the unit; a cell with a unit of its own keeps it.
    """
    item = vocabulary().get(claim.indicator)
    mention = document.mention(claim.mention) if claim.mention else None
    if item is None or "元" not in item.unit or mention is None or claim.cell is None:
        return claim
    match = _UNIT.search(document.text, heads, mention.span.start)
    if match is None or match[1] == item.unit or _NAMED.search(mention.raw):
        return claim
    low, high = claim.quoted or claim.cell
    quoted = Span(min(low, match.start()), high)
    return claim.model_copy(update={"unit": match[1], "quoted": quoted})
