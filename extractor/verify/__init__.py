"""Verification: deterministic, without a model, for any facts that come with a document."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.schemas import Fact, Verdict
from extractor.text.document import Document

from .claims import ForeignClaim, locate, prepare
from .conflicts import check_conflicts
from .copied import check_copied
from .document_findings import check_document
from .gaps import check_gaps
from .grounding import ground
from .growth import check_growth
from .identities import check_identities
from .ledger import claimed_twice, keep_ledger, unclaimed
from .own import verify_own
from .plausibility import check_plausibility
from .prose import check_lists, check_shares
from .result import Verification

__all__ = ["ForeignClaim", "Verification", "verify", "verify_claims", "verify_own"]


def verify(facts: Sequence[Fact], document: Document) -> Verification:
    """Ground every fact, check every identity, account for every mention."""
    grounded = tuple(_judged(fact, ground(fact, document)) for fact in facts)
    supported = [fact for fact in grounded if fact.verdict != "unsupported"]
    ledger = keep_ledger(supported, document)
    findings = (
        *check_document(document),
        *check_identities(supported, document),
        *check_conflicts(supported),
        *check_plausibility(supported, document),
        *check_gaps(supported, document),
        *check_copied(supported, document),
        *check_shares(document),
        *check_growth(document),
        *check_lists(document, supported),
        *claimed_twice(supported, document),
        *unclaimed(ledger, document),
    )
    contradicted = {
        id_ for finding in findings if finding.severity == "error" for id_ in finding.facts
    }
    judged = tuple(
        _judged(fact, "contradicted") if fact.id in contradicted else fact for fact in grounded
    )
    return Verification(facts=judged, findings=findings, ledger=ledger)


def _judged(fact: Fact, verdict: Verdict) -> Fact:
    return fact if fact.verdict == verdict else fact.model_copy(update={"verdict": verdict})


def verify_claims(claims: Sequence[ForeignClaim], document: Document) -> Verification:
    """Verify results of another tool; the facts come back in the order of the claims."""
    return verify(locate(claims, prepare(document)), document)
