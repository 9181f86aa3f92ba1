"""Verification: deterministic, without a model, for any facts that come with a document."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from extractor.knowledge.pack import Pack, shipped
from extractor.schemas import OTHER, Claim, Fact, Finding
from extractor.text.document import Document

from .averages.again import check_averages_again
from .averages.each_time import check_each_time
from .averages.extremes import check_extremes
from .averages.stated import check_averages
from .foreign.claims import ForeignClaim, locate, prepare
from .foreign.read_instead import told_instead
from .grounding import objection
from .growth.last_year import check_last_year
from .growth.own_base import check_own_base
from .growth.paragraphs import check_paragraph_growth
from .growth.risen_to import check_risen_to
from .growth.stated import check_growth
from .growth.two_years import check_two_years
from .growth.year_cells import check_year_cells
from .growth.year_columns import check_year_columns
from .ledger import claimed_twice, keep_ledger, unclaimed
from .lists.added_lines import check_added_lines
from .lists.answered_more import check_answered_more
from .lists.categories import check_categories
from .lists.declared import check_declared
from .lists.done_or_not import check_done_or_not
from .lists.excluded import check_excluded
from .lists.explained import unexplained
from .lists.in_force import check_in_force
from .lists.introduced import check_introduced
from .lists.kinds import check_kinds
from .lists.money_left import check_money_left
from .lists.movements import check_movements
from .lists.prose import check_lists
from .lists.relations import check_relations
from .lists.spans_of_time import check_spans_of_time
from .lists.whole import check_whole_lists
from .lists.whole_elsewhere import check_each_once, check_whole_elsewhere
from .recognised import not_proven, unproven
from .reports.copied import check_copied
from .reports.damage import check_document
from .reports.several import check_several
from .result import Verification
from .shares.answers import check_answers_told
from .shares.applicants import check_applicants_changed, check_shares_of_applicants
from .shares.columns import check_share_columns
from .shares.far import check_far_shares
from .shares.fractions import check_fractions
from .shares.named import check_named_shares
from .shares.rates_of_all import check_rates_of_all
from .shares.rest import check_rest_of_share
from .shares.rows import check_shares_of_rows
from .shares.sentences import check_shares
from .tables.closed import closed_sums
from .tables.gaps import check_gaps
from .tables.identities import check_identities
from .tables.lost_rows import check_rows
from .tables.marked_tables import check_marked_tables
from .tables.plausibility import check_limits, check_plausibility
from .tables.scopes import check_scopes
from .tables.stocks import check_stocks
from .twice.conflicts import check_conflicts, doubted
from .twice.denied import check_denied
from .twice.left_over import check_left_over
from .twice.parts_again import check_parts_again
from .twice.retold import Agreed, alike_read
from .twice.rows_told import check_rows_told
from .twice.told_again import check_told_again
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
    told = [_with_facts(finding, checked) for finding in told]
    found = sorted(told, key=lambda found: found.whose != "source")
    findings = (*found, *unclaimed(ledger, document))
    closed = closed_sums(sound, document, pack.vocabulary, findings)
    doubts = doubted(sound, document, agreed)
    blurred = unproven(sound, closed, document.meta.form) if pack.official else {}
    judged = judge(facts, against, findings, closed, doubts, by_mention(second), blurred)
    return Verification(facts=judged, findings=findings, ledger=ledger)


def _with_facts(finding: Finding, facts: Sequence[Fact]) -> Finding:
    """A mistake of the source that was proven by bare numbers, with the facts that have these."""
    if finding.facts or finding.whose != "source" or finding.severity != "error":
        return finding
    broken = set(finding.mentions)
    mine = [f for f in facts if any(e.mention in broken for e in f.evidence)]
    named = dict.fromkeys(f.indicator for f in mine if f.indicator != OTHER)
    update = {"facts": tuple(f.id for f in mine), "indicators": tuple(named)}
    return finding.model_copy(update=update) if mine else finding


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
    if pack.official:
        yield from check_document(document)
        yield from check_several(document)
    broken = check_identities(facts, document, pack.vocabulary)
    yield from broken
    yield from check_conflicts(facts, document, agreed)
    yield from check_scopes(facts)
    yield from check_stocks(facts, pack.vocabulary)
    if pack.official:
        yield from check_plausibility(facts, document)
        yield from check_gaps(facts, document)
        yield from check_rows(facts, document)
        yield from check_copied(facts, document)
        yield from check_marked_tables(facts, document)
        yield from check_denied(facts, document)
        yield from check_left_over(facts, document)
        yield from check_rows_told(document)
    else:
        yield from check_limits(facts, pack.indicators)
    yield from check_shares(document)
    if pack.official:
        told = {mention for found in broken for mention in found.mentions}
        yield from _of_sentences(facts, document, told)
    yield from check_kinds(document, pack.prose.breakdowns)
    yield from claimed_twice(facts, document, pack.vocabulary)


def _of_sentences(
    facts: Sequence[Fact], document: Document, told: Container[str]
) -> Iterator[Finding]:
    """What disclosure reports say in sentences and own tables; ``told`` are the numbers of broken sums."""
    yield from check_named_shares(document)
    yield from check_far_shares(document)
    yield from check_rates_of_all(document)
    yield from check_rest_of_share(document)
    yield from check_shares_of_rows(facts, document)
    yield from check_shares_of_applicants(facts, document)
    yield from check_applicants_changed(facts, document)
    yield from check_averages(document)
    yield from check_averages_again(document)
    yield from check_told_again(document)
    yield from check_parts_again(facts, document)
    yield from check_extremes(document)
    yield from check_fractions(document)
    yield from check_growth(document)
    yield from check_paragraph_growth(document)
    yield from check_last_year(facts, document)
    yield from check_own_base(facts, document)
    yield from check_risen_to(facts, document)
    yield from check_two_years(document)
    yield from check_year_cells(facts, document)
    yield from check_year_columns(document)
    yield from check_share_columns(document)
    yield from check_added_lines(document, told)
    yield from check_each_time(document)
    yield from check_money_left(document)
    yield from check_declared(document)
    yield from check_relations(document)
    yield from check_done_or_not(document)
    yield from check_excluded(document)
    yield from check_movements(document)
    yield from check_in_force(facts, document)
    yield from check_answered_more(document)
    yield from check_answers_told(document)
    yield from check_lists(document, facts)
    yield from check_categories(document, facts)
    yield from check_introduced(document)
    yield from check_whole_lists(document)
    yield from check_whole_elsewhere(facts, document)
    yield from check_each_once(facts, document)
    yield from check_spans_of_time(document)


def verify_claims(
    claims: Sequence[ForeignClaim],
    document: Document,
    second: Sequence[Claim] = (),
    pack: Pack | None = None,
) -> Verification:
    """Verify results of another tool; the facts come back in the order of the claims.

    ``second`` is what the embedded readers make of the report, ``pack`` as for :func:`verify`.
    """
    pack = pack or shipped()
    located = locate(claims, prepare(document, second, pack.indicators))
    verified = verify(located, document, second, pack)
    return replace(verified, facts=told_instead(verified.facts, document, second))
