"""The two-way account: every mention has exactly one status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from extractor.language.cues import each
from extractor.schemas import OTHER, Fact, Finding, Ledger, Mention
from extractor.schemas.account import entries_of
from extractor.schemas.vocabulary import Vocabulary
from extractor.text.document import Document
from extractor.text.quotes import clause_span


def keep_ledger(facts: Sequence[Fact], document: Document) -> Ledger:
    """A status for each mention.

    Raises:
        AssertionError: the counts do not add up to the number of mentions (a mistake of the
            program, never of a report).
    """
    ledger = Ledger(entries=entries_of(facts, document.mentions))
    if sum(ledger.totals.values()) != len(document.mentions):
        raise AssertionError("the ledger does not balance")
    return ledger


def claimed_twice(
    facts: Sequence[Fact], document: Document, known: Vocabulary
) -> Iterator[Finding]:
    """One number claimed by two indicators that cannot both be it: parts of one partition."""
    holders: dict[str, list[Fact]] = {}
    for fact in facts:
        for evidence in fact.evidence:
            if evidence.mention is not None and fact.indicator != OTHER:
                holders.setdefault(evidence.mention, []).append(fact)
    for id_, claimants in holders.items():
        if len(claimants) < 2:
            continue
        mention = document.mention(id_)
        if mention is not None and (not mention.value or _of_each(document, mention)):
            continue  # 没有通过网络和传真提出的: nothing is nothing of both
        # One fact an indicator: a thousand facts of one number are not put in pairs.
        alone = {fact.indicator: fact for fact in reversed(claimants)}
        pairs = [
            (one, other)
            for one, other in combinations(reversed(alone.values()), 2)
            if known.exclusive(one.indicator, other.indicator)
        ]
        for one, other in pairs[:1] if mention is not None else []:
            yield Finding(
                kind="conflict",
                severity="error",
                whose="extraction",
                message=f"one number is claimed as {one.label} and as {other.label}, "
                "which are different parts of the same total",
                formula=f"{one.label} = {other.label} = {mention.raw if mention else ''}",
                quotes=(one.evidence[0].quote,),
                indicators=(one.indicator, other.indicator),
                facts=(one.id, other.id),
                mentions=(id_,),
            )


def _of_each(document: Document, mention: Mention) -> bool:
    """同意公开、不予公开的均为2件: one number is printed for both."""
    start = mention.span.start
    before = document.text[max(0, start - 24) : start]
    return each(before[-4:].rstrip()) or _EACH_DID.search(before) is not None


_EACH_DID = re.compile(r"各自?(?:收到|受理|接到|接收|公开|发布|答复|办结|举办)[^,。;:、\d]{0,16}$")
"""信函、传真各收到申请2件."""


def unclaimed(ledger: Ledger, document: Document) -> Iterator[Finding]:
    """A finding for every statistical mention that no reader has claimed."""
    for entry in ledger.entries:
        mention = document.mention(entry.mention) if entry.status == "unclaimed" else None
        if mention is not None:
            yield Finding(
                kind="unclaimed_statistic",
                severity="info",
                whose="extraction",
                message=f"no reader claimed {mention.raw}",
                quotes=(document.quote(clause_span(document.text, mention.span)),),
                mentions=(mention.id,),
            )
