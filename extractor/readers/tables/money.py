"""Money in the unit that the header of its column prints: 采购总金额(万元), or a row above it: 单位:件、元."""

from __future__ import annotations

import re

from extractor.schemas import Claim, Span, vocabulary
from extractor.text.document import Document

_UNIT = re.compile(r"金额\W{0,6}(?:单位)?\W{0,3}([亿万千百]?元)")
_NOTE = re.compile(
    r"(?:^|(?<=[\n\t|(]))[ 　]{0,9}(?:计量|金额)?单位[: ]{1,3}(?P<units>[^\n\t|)]{1,16}?) *(?=[\n\t|)])"
)
"""The units of a whole table, in a row or on a line of their own."""
_MONEY = re.compile(r"[亿万千百]*元")
_PART = re.compile(r"\n[ 　]*[一二三四五六七八][、.]")
_REACH = 600
"""Characters from the units of a table to its last row."""
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
    if _NAMED.search(mention.raw):
        return claim
    low, high = claim.quoted or claim.cell
    match = _UNIT.search(document.text, heads, mention.span.start)
    if match is None:
        unit = _unit_of_table(document.text, heads, mention.span.start)
        return claim.model_copy(update={"unit": unit}) if unit else claim
    if match[1] == item.unit:
        return claim
    quoted = Span(min(low, match.start()), high)
    return claim.model_copy(update={"unit": match[1], "quoted": quoted})


def _unit_of_table(text: str, heads: int, stop: int) -> str | None:
    """The one unit of money in the note above a table or in its first row, if there is one.

    What stands between is too long to quote it.
    """
    low = max(0, min(heads, stop) - _REACH)
    notes = list(_NOTE.finditer(text, low, stop))
    if not notes or _PART.search(text, notes[-1].end(), stop):
        return None
    units = set(_MONEY.findall(notes[-1]["units"]))
    return units.pop() if len(units) == 1 else None
