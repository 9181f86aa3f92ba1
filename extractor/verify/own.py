"""Verification of facts of a user's own schema: grounding, conflicts, shares and the ledger.

Nothing is known of such a report beyond the schema, so no identities are checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.schemas import OTHER, Evidence, Fact, Indicator
from extractor.schemas.units import fits
from extractor.schemas.wording import pairs
from extractor.text.document import Document

from .conflicts import check_conflicts
from .ledger import keep_ledger, unclaimed
from .prose import check_shares
from .result import Verification


def verify_own(
    facts: Sequence[Fact], document: Document, known: Mapping[str, Indicator]
) -> Verification:
    """Ground every fact in the text and account for every mention; ``known`` by field id."""
    grounded = tuple(
        fact
        if _holds(fact, document, known)
        else fact.model_copy(update={"verdict": "unsupported"})
        for fact in facts
    )
    supported = [fact for fact in grounded if fact.verdict != "unsupported"]
    ledger = keep_ledger(supported, document)
    findings = (
        *check_conflicts(supported),
        *check_shares(document),
        *unclaimed(ledger, document),
    )
    wrong = {id_ for found in findings if found.severity == "error" for id_ in found.facts}
    judged = tuple(
        fact.model_copy(update={"verdict": "contradicted"}) if fact.id in wrong else fact
        for fact in grounded
    )
    return Verification(facts=judged, findings=findings, ledger=ledger)


def _holds(fact: Fact, document: Document, known: Mapping[str, Indicator]) -> bool:
    return any(_supported(fact, evidence, document, known) for evidence in fact.evidence)


def _supported(
    fact: Fact, evidence: Evidence, document: Document, known: Mapping[str, Indicator]
) -> bool:
    mention = document.mention(evidence.mention) if evidence.mention else None
    if mention is None or mention.kind == "damaged" or mention.value != fact.value:
        return False
    low, high = evidence.quote.span
    if document.text[low:high] != evidence.quote.text:
        return False
    if fact.indicator == OTHER:
        return True
    item = known.get(fact.indicator)
    if item is None or (mention.kind == "share" and item.unit != "%"):
        return False
    if item.unit and not fits(fact.unit, item.unit):
        return False
    places = [evidence.quote.text, *evidence.section]
    if evidence.address is not None:
        places += [*evidence.address.row, *evidence.address.column]
    return bool(pairs("".join((item.zh, *item.also))) & pairs("\n".join(places)))
