"""The status that facts give each mention, as the ledger counts it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .closed_lists import Status
from .records import Fact, LedgerEntry, Mention
from .vocabulary import OTHER


def entries_of(facts: Iterable[Fact], mentions: Iterable[Mention]) -> tuple[LedgerEntry, ...]:
    """The status that facts give each mention."""
    claimed: dict[str, list[str]] = {}
    for fact in facts:
        for evidence in fact.evidence:
            if evidence.mention is not None:
                claimed.setdefault(evidence.mention, []).append(fact.indicator)
    return tuple(_entry(mention, claimed.get(mention.id, ())) for mention in mentions)


def _entry(mention: Mention, indicators: Sequence[str]) -> LedgerEntry:
    standard = tuple(dict.fromkeys(i for i in indicators if i != OTHER)) if indicators else ()
    status: Status
    if standard:
        status = "claimed"
    elif indicators:
        status = "other_statistic"
    elif mention.kind == "damaged":
        status = "damaged"
    elif mention.explained is not None:
        status = "explained"
    else:
        status = "unclaimed"
    reason = mention.explained if status == "explained" else None
    return LedgerEntry(mention=mention.id, status=status, indicators=standard, reason=reason)
