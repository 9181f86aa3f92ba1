"""The result of one report, put together from what was read and verified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from extractor.endpoint.keys import public_url
from extractor.knowledge.pack import Pack, pack_of
from extractor.options import Options
from extractor.readers import model
from extractor.readers.damaged import with_indicators
from extractor.readers.first import no_sentence
from extractor.readers.model.injection import instructions
from extractor.readers.other_units import left_by_unit
from extractor.readers.reading import Reading
from extractor.reconcile import build_report
from extractor.schemas import (
    OF_THE_WHOLE,
    PLUGIN,
    ChunkFailure,
    Claim,
    Fact,
    Finding,
    Meta,
    Reader,
    Report,
    Result,
    State,
    Usage,
    Versions,
    fields_digest,
    nested_record,
)
from extractor.text.document import Document
from extractor.text.kind import of_another_kind
from extractor.text.meta import with_form
from extractor.text.unread import unread
from extractor.verify import Verification
from extractor.verify.ledger import keep_ledger
from extractor.verify.reports.damage import check_names
from extractor.verify.reports.states import may_be_none, no_report, review


def assembled(
    document: Document,
    verified: Verification,
    readings: Sequence[Reading],
    claims: Sequence[Claim],
    options: Options,
    usage: Usage,
) -> Result:
    """The result of a report: its facts and findings, its state, and everything that made it."""
    orders = instructions(document)
    findings = [*unread(document), *orders, *_without_orders(verified.findings, orders)]
    findings += [finding for reading in readings for finding in reading.findings]
    pack = pack_of(options.pack)
    if pack.official:
        findings += check_names(document, verified.facts, findings)
    else:
        findings += left_by_unit(document, pack, verified.facts)
    placed = {claim.mention for claim in claims if claim.mention}
    findings = list(with_indicators(findings, document, pack, no_sentence(document) | placed))
    # Both rounds may fail at the same place in the same words: it is told once.
    failures = tuple(dict.fromkeys(f for reading in readings for f in reading.failures))
    findings = list(dict.fromkeys((*findings, *map(_incomplete, failures))))
    state, reasons = _state(verified, findings, failures, document, options)
    if state == "not_a_report":
        # Its numbers are none of a report's statistics; the ledger still lists them.
        verified = Verification(facts=(), findings=(), ledger=keep_ledger((), document))
        findings = list(orders)
    source = document.source
    return Result(
        name=source.name,
        sha256=source.sha256,
        state=state,
        reasons=reasons,
        meta=_meta(document, pack),
        report=build_report(verified.facts) if pack.official else Report(),
        facts=verified.facts,
        findings=tuple(findings),
        ledger=verified.ledger,
        mentions=document.mentions,
        failures=failures,
        usage=usage,
        versions=_versions(claims, verified.facts, options),
        custom=None if pack.official else nested_record(pack.indicators, verified.facts),
    )


def _without_orders(findings: Sequence[Finding], orders: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, but for those that call it a mistake of this program that a number of an injected
    order was not read: the finding of the order says that it was left out on purpose."""
    left_out = {mention for order in orders for mention in order.mentions}
    for finding in findings:
        if finding.kind != "unclaimed_statistic" or not left_out.issuperset(finding.mentions):
            yield finding


def _meta(document: Document, pack: Pack) -> Meta:
    """What is told of a report.

    The forms are those of disclosure reports: of another report none is told by its year alone.
    """
    meta = document.meta
    if not pack.official and meta.form_quote is None:
        return meta.model_copy(update={"form": "narrative"})
    return with_form(meta)


def _incomplete(failure: ChunkFailure) -> Finding:
    """What a failure is told as: with its kind, but where all of the report is meant.

    Of a model no error: an endpoint that is out of order makes none in the report, whose numbers the
    embedded readers read all the same.  What a plug-in would have read, nobody else may read.
    """
    message, plugged = failure.message, failure.kind == PLUGIN
    if plugged:
        message = f"a part of the report was not read ({failure.kind}): {message}"
    elif failure.kind not in OF_THE_WHOLE:
        message = f"a part of the report was not read by the model ({failure.kind}): {message}"
    return Finding(
        kind="incomplete",
        severity="error" if plugged else "warning",
        whose="extraction",
        message=message,
        quotes=(failure.quote,),
    )


def _state(
    verified: Verification,
    findings: Sequence[Finding],
    failures: Sequence[ChunkFailure],
    document: Document,
    options: Options,
) -> tuple[State, tuple[str, ...]]:
    """``done`` only if nothing is left for a person to look at; otherwise why not."""
    # What was not read may be the report; what a model did not answer, the embedded readers read.
    unread = bool(document.source.unread)
    pack = pack_of(options.pack)
    official = pack.official
    other = None if unread else _another(document, verified.facts, pack)
    if other is not None:
        return "not_a_report", (other,)
    tabled = official or pack.tables is not None
    told = review(verified, findings, failures, document, official=official, tabled=tabled)
    reasons = tuple(told)
    return ("needs_review" if reasons else "done"), reasons


def _another(document: Document, facts: Sequence[Fact], pack: Pack) -> str | None:
    """Why a text is no report of the kind that is read; None if it may be one."""
    if pack.official:
        return no_report(document, facts)
    return of_another_kind(document, pack.titles) if pack.titles else None


def may_be_another(document: Document, pack: Pack) -> bool:
    """Whether a text may turn out to be no report of the kind that is read."""
    if document.source.unread:
        return False
    return may_be_none(document) if pack.official else _another(document, (), pack) is not None


def _versions(claims: Sequence[Claim], facts: Sequence[Fact], options: Options) -> Versions:
    heard = (*(claim.reader for claim in claims), *(r for fact in facts for r in fact.readers))
    readers: tuple[Reader, ...] = tuple(dict.fromkeys(heard))
    asked = options.model
    return Versions(
        extractor=program_version(),
        prompts=(
            model.prompt_version(asked.strategy, own=not pack_of(options.pack).official)
            if asked
            else None
        ),
        model=asked.model if asked else None,
        base_url=(public_url(asked.base_url) or None) if asked else None,
        readers=readers,
        fields=fields_digest(options.pack) if options.pack else None,
    )


@cache
def program_version() -> str:
    """The version of the installed package."""
    try:
        return version("gov-report-extractor")
    except PackageNotFoundError:
        return "unknown"
