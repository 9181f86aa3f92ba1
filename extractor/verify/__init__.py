"""Verification: deterministic, without a model, for any facts that come with a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.schemas import Fact, Finding, Ledger
from extractor.text.document import Document

from .claims import ForeignClaim, locate, prepare
from .conflicts import check_conflicts
from .document_findings import check_document
from .grounding import ground
from .identities import check_identities
from .ledger import keep_ledger, unclaimed
from .prose import check_lists, check_shares

__all__ = ["ForeignClaim", "Verification", "verify", "verify_claims"]


@dataclass(frozen=True, slots=True)
class Verification:
    """What verification says: the facts with their verdicts, the findings, the ledger."""

    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    ledger: Ledger


def verify(facts: Sequence[Fact], document: Document) -> Verification:
    """Ground every fact, check every identity, account for every mention."""
    grounded = tuple(fact.model_copy(update={"verdict": ground(fact, document)}) for fact in facts)
    supported = [fact for fact in grounded if fact.verdict != "unsupported"]
    ledger = keep_ledger(supported, document)
    findings = (
        *check_document(document),
        *check_identities(supported, document),
        *check_conflicts(supported),
        *check_shares(document),
        *check_lists(document, supported),
        *unclaimed(ledger, document),
    )
    contradicted = {
        id_ for finding in findings if finding.severity == "error" for id_ in finding.facts
    }
    judged = tuple(
        fact.model_copy(update={"verdict": "contradicted"}) if fact.id in contradicted else fact
        for fact in grounded
    )
    return Verification(facts=judged, findings=findings, ledger=ledger)


def verify_claims(claims: Sequence[ForeignClaim], document: Document) -> Verification:
    """Verify results of another tool; the facts come back in the order of the claims."""
    return verify(locate(claims, prepare(document)), document)
