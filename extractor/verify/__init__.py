"""Verification: deterministic, without a model, for any facts that come with a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractor.knowledge.pack import Pack, shipped
from extractor.schemas import Claim, Fact, Finding
from extractor.text.document import Document

from .averages.checks import check as of_averages
from .case import Agreed, Case
from .counts.bare import with_facts
from .foreign.claims import ForeignClaim, locate, prepare
from .foreign.read_instead import told_instead
from .grounding import objection
from .growth.checks import check as of_growth
from .ledger import claimed_twice, keep_ledger, unclaimed
from .lists.checks import check as of_lists
from .lists.explained import unexplained
from .lists.kinds import check_kinds
from .recognised import not_proven, unproven
from .reports.checks import check as of_reports
from .result import Verification
from .shares.checks import check as of_shares
from .shares.sentences import check_shares
from .tables.checks import check as of_tables
from .tables.closed import closed_sums
from .tables.identities import check_identities
from .tables.plausibility import check_limits
from .tables.scopes import check_scopes
from .tables.stocks import check_stocks
from .twice.checks import check as of_twice
from .twice.conflicts import check_conflicts, doubted
from .twice.retold import alike_read
from .verdicts import by_mention, judge

__all__ = ["ForeignClaim", "Verification", "verify", "verify_claims"]


def verify(
    facts: Sequence[Fact],
    document: Document,
    second: Sequence[Claim] = (),
    pack: Pack | None = None,
) -> Verification:
    """Ground every fact, check every identity, account for every mention, give the verdicts.

    ``second`` is what another reader makes of the same numbers.  ``pack`` says which indicators
    there are and what adds up; that of disclosure reports if None, which has checks of its own.
    """
    pack = pack or shipped()
    against = {
        fact.id: said
        for fact in facts
        if (said := objection(fact, document, pack.indicators)) is not None
    }
    sound = [fact for fact in facts if fact.id not in against]
    # What the learned reader alone reads accuses nobody: it sees one sentence, and is right less often.
    checked = [fact for fact in sound if fact.readers != ("learned",)]
    agreed = alike_read(second)
    ledger = keep_ledger(sound, document)
    told = not_proven(
        _once(unexplained(_checks(checked, document, pack, agreed), document, checked)), document
    )
    told = [finding if finding.facts else with_facts(finding, checked) for finding in told]
    found = sorted(told, key=lambda found: found.whose != "source")
    findings = (*found, *unclaimed(ledger, document))
    closed = closed_sums(sound, document, pack.vocabulary, findings)
    doubts = doubted(sound, document, agreed)
    blurred = unproven(sound, closed, document.meta.form) if pack.official else {}
    judged = judge(facts, against, findings, closed, doubts, by_mention(second), blurred)
    return Verification(facts=judged, findings=findings, ledger=ledger)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Each mistake once: where facts and bare numbers break the same sum, what is proven stays,
    and of two proofs that of the facts.
    """
    best: dict[tuple[object, ...], Finding] = {}
    for number, found in enumerate(findings):
        key: tuple[object, ...] = (found.kind, frozenset(found.mentions) or number)
        other = best.get(key)
        of_others = other is not None and set(other.facts) != set(found.facts)
        if other is not None and other.facts and found.facts and of_others:
            key = (*key, found.facts)
            other = best.get(key)
        if other is None or _worth(found) > _worth(other):
            best[key] = found
    return list(best.values())


def _worth(finding: Finding) -> tuple[bool, bool]:
    return finding.whose == "source", bool(finding.facts)


def _checks(
    facts: Sequence[Fact], document: Document, pack: Pack, agreed: Agreed
) -> Iterator[Finding]:
    """What the arithmetic of any pack tells, and what is known of disclosure reports alone."""
    broken = check_identities(facts, document, pack.vocabulary)
    told = frozenset(mention for found in broken for mention in found.mentions)
    case = Case(facts, document, pack, agreed, told)
    if pack.official:
        yield from of_reports(case)
    yield from broken
    yield from _of_any_report(case)
    if pack.official:
        for check in _OF_DISCLOSURE:
            yield from check(case)


def _of_any_report(case: Case) -> Iterator[Finding]:
    """What needs to know nothing of the kind of the report but what its pack says."""
    facts, document, pack = case.facts, case.document, case.pack
    yield from check_conflicts(facts, document, case.agreed)
    yield from check_scopes(facts)
    yield from check_stocks(facts, pack.vocabulary)
    if not pack.official:
        yield from check_limits(facts, pack.indicators)
    yield from check_shares(document)
    yield from check_kinds(document, pack.prose.breakdowns)
    yield from claimed_twice(facts, document, pack.vocabulary)


_OF_DISCLOSURE = (of_tables, of_twice, of_shares, of_averages, of_growth, of_lists)
"""The checks of each folder but those of the whole report, which come first."""


def verify_claims(
    claims: Sequence[ForeignClaim],
    document: Document,
    second: Sequence[Claim],
    pack: Pack | None = None,
) -> Verification:
    """Verify results of another tool; the facts come back in the order of the claims.

    ``second`` is what the embedded readers make of the report, ``pack`` as for :func:`verify`.
    """
    pack = pack or shipped()
    located = locate(claims, prepare(document, second, pack.indicators))
    verified = verify(located, document, second, pack)
    return replace(verified, facts=told_instead(verified.facts, document, second))
