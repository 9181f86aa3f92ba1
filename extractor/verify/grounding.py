"""Grounding: does the report print this value, and can its unit be that of the indicator?

The digits must be those of the mention, exactly; the unit must be the printed one and fit the
indicator.  What the words beside a number mean is for readers to say: an objection by words was
wrong each time that it could be held against an answer known to be right.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from extractor.schemas import OTHER, Evidence, Fact, Indicator, Mention
from extractor.schemas.units import counted_in, fits, in_unit, is_share
from extractor.text.document import Document

NO_NUMBER = "no number of the report is its evidence"


def objection(fact: Fact, document: Document, known: Mapping[str, Indicator]) -> str | None:
    """Why none of the evidence of a fact can be right, in words; None if some can."""
    if fact.value is None:
        cell = any(evidence.address is not None for evidence in fact.evidence)
        return None if cell else "no cell that is blank or crossed out is known for it"
    against = None
    for evidence in fact.evidence:
        against = _against(fact, evidence, document, known)
        if against is None:
            return None
    return against


def _against(
    fact: Fact, evidence: Evidence, document: Document, known: Mapping[str, Indicator]
) -> str | None:
    mention = document.mention(evidence.mention) if evidence.mention else None
    if mention is None:
        return NO_NUMBER
    in_table = evidence.address is not None and bool(evidence.address.table)
    explained = mention.explained is not None and not (in_table or mention.open_denial)
    if mention.kind == "damaged" or mention.value is None or explained:
        return f"{mention.raw} is no statistic ({mention.explained or mention.kind})"
    low, high = evidence.quote.span
    if document.text[low:high] != evidence.quote.text:
        return "the quote does not stand in the report"
    if not reads(mention, fact.value, fact.unit):
        return f"{mention.raw} does not read {fact.value} {fact.unit or ''}".rstrip()
    if fact.indicator == OTHER:
        return None
    item = known.get(fact.indicator)
    if item is None:
        return f"there is no indicator {fact.indicator}"
    apart = _unit_apart(fact, evidence, mention)
    if mention.kind == "share" and not is_share(item.unit):
        return "its unit cannot be: a share is no count"
    if item.unit and not _unit_holds(fact, mention, apart or item.unit):
        return f"its unit cannot be {fact.unit or mention.unit}"
    return None


def _unit_apart(fact: Fact, evidence: Evidence, mention: Mention) -> str | None:
    """The unit of a fact that its table prints, in the row or above the column, and not its cell."""
    if evidence.address is None or not fact.unit:
        return None
    if evidence.address.table:
        return fact.unit if fact.unit in evidence.quote.text else None
    words = (*evidence.address.row, *evidence.address.column, evidence.quote.text)
    return fact.unit if mention.unit is None and any(fact.unit in one for one in words) else None


def reads(mention: Mention, value: Decimal | None, unit: str | None) -> bool:
    """Whether a mention reads a value, exactly, or the same sum of money in another unit."""
    if mention.value is None or value is None:
        return False
    if mention.value == value:
        return True
    if unit is None or mention.unit is None or unit == mention.unit:
        return False
    money = in_unit(mention.value, mention.unit, unit) if "元" in mention.unit else None
    return money is not None and money == value


def _unit_holds(fact: Fact, mention: Mention, wanted: str) -> bool:
    """The unit of a fact is the printed one, or that of its indicator where both only count."""
    if mention.kind == "zero_statement" or mention.value == 0:
        return fits(fact.unit, wanted)
    printed = mention.unit or wanted
    if not fits(printed, wanted):
        return False
    if fact.unit is None or fact.unit == printed:
        return True
    if "元" in printed or "元" in fact.unit:
        converted = in_unit(mention.value or Decimal(0), printed, fact.unit)
        return converted is not None and converted == fact.value
    return fact.unit in (wanted, counted_in(wanted))
