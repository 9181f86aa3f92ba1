"""From the two lines of a report back to its result."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from extractor.reconcile import build_report
from extractor.schemas import Address, Fact, Ledger, Mention, MentionKind, Quote, Result, Span
from extractor.schemas import Evidence as Rest

from . import defaults
from .form import EvidenceLine, Proof, QuotePlace, RecordLine, StoredFact, StoredNumber, Words
from .quoting import cut, ends_by_rule


def result_of(record: str | bytes, evidence: str | bytes | None) -> Result:
    """The result that was written as these lines; ``evidence`` is None if there is none.

    Raises:
        ValueError: they are no lines of this version of the program (a ``ValidationError``), or
            do not belong together.
    """
    line = RecordLine.model_validate_json(record)
    if evidence is None:
        raise ValueError("there is no such line")
    whole = (evidence.encode() if isinstance(evidence, str) else evidence).rstrip(b"\n")
    if hashlib.sha256(whole).hexdigest() != line.evidence:
        raise ValueError("it belongs to another record")
    return _put_together(line, EvidenceLine.model_validate_json(whole))


def _put_together(record: RecordLine, evidence: EvidenceLine) -> Result:
    pairs = ((record.facts, evidence.proofs), (record.quotes, evidence.places))
    if any(len(of_record) != len(beside) for of_record, beside in pairs):
        raise ValueError("it has other facts or quotes")
    try:
        return _Reading(record, evidence).result()
    except IndexError as error:
        raise ValueError("a part refers to what is not there") from error


class _Reading:
    """One report, while it is put together."""

    def __init__(self, record: RecordLine, evidence: EvidenceLine) -> None:
        self._record, self._evidence = record, evidence
        self._mentions = tuple(_mention(at, one) for at, one in enumerate(evidence.numbers, 1))
        self._by_id = {mention.id: mention for mention in self._mentions}
        self._quotes = [
            _quote(words, place)
            for words, place in zip(record.quotes, evidence.places, strict=True)
        ]
        self._sections: list[tuple[str, ...]] = []
        for title, within in record.sections:
            above = () if within is None else self._sections[within]
            self._sections.append((*above, title))

    def result(self) -> Result:
        """The result, put together."""
        record, evidence = self._record, self._evidence
        pairs = zip(record.facts, evidence.proofs, strict=True)
        facts = tuple(self._fact(at, *pair) for at, pair in enumerate(pairs, 1))
        ledger = (
            defaults.ledger(facts, self._mentions)
            if evidence.ledger is None
            else Ledger(entries=evidence.ledger)
        )
        return Result(
            schema_version=record.schema_version,
            name=record.name,
            sha256=record.sha256,
            state=record.state,
            reasons=record.reasons,
            meta=record.meta,
            report=build_report(facts) if record.report is None else record.report,
            facts=facts,
            findings=record.findings,
            ledger=ledger,
            mentions=self._mentions,
            failures=record.failures,
            versions=record.versions,
            custom=record.custom,
        )

    def _fact(self, at: int, fact: StoredFact, proofs: int | Sequence[Proof]) -> Fact:
        if isinstance(proofs, int):
            proofs = (Proof(number=proofs),)
        rests = tuple(self._rest(fact, proof) for proof in proofs)
        indicator, value, given = fact.indicator, fact.value, fact.model_fields_set
        label = fact.label if "label" in given else defaults.label(indicator)
        normal = (
            fact.normal_value
            if "normal_value" in given
            else defaults.normal_value(indicator, value)
        )
        number = f"f{at}" if fact.id is None else fact.id
        why = fact.why
        return Fact(
            id=number,
            indicator=indicator,
            label=label or "",
            value=value,
            unit=fact.unit if "unit" in given else defaults.unit(indicator, value),
            normal_value=normal,
            normal_unit=fact.normal_unit
            if "normal_unit" in given
            else defaults.normal_unit(indicator, normal),
            qualifier=fact.qualifier,
            semantic=fact.semantic,
            scope=fact.scope,
            period=fact.period,
            verdict=fact.verdict,
            verdict_because=None if why is None else self._record.why[why],
            readers=defaults.readers(rests[0].address is not None)
            if fact.readers is None
            else fact.readers,
            because=self._evidence.because.get(number),
            evidence=rests,
        )

    def _rest(self, fact: StoredFact, proof: Proof) -> Rest:
        at = fact.quote if proof.quote is None else proof.quote
        words, longest = self._record.quotes[at], self._quotes[at]
        column = proof.column if "column" in proof.model_fields_set else fact.column
        address = (
            None
            if words.table is None
            else Address(
                table=self._record.tables[words.table],
                row=words.row,
                column=() if column is None else self._record.columns[column],
            )
        )
        number = f"m{proof.number}" if isinstance(proof.number, int) else proof.number
        mention = None if number is None else self._by_id.get(number)
        stop = proof.stop or ends_by_rule(longest, mention, in_table=address is not None)
        return Rest(
            mention=number,
            quote=cut(longest, stop, proof.box),
            section=() if words.section is None else self._sections[words.section],
            address=address,
            recognition=proof.recognition,
        )


def _mention(at: int, number: StoredNumber) -> Mention:
    more = number.more
    kind: MentionKind = "number" if more is None else more.kind
    value, unit = defaults.reading(number.raw, kind, number.explained)
    if more is not None and {"value", "unit"} & more.model_fields_set:
        value, unit = more.value, more.unit
    length = source_length = len(number.raw)
    uncommon: dict[str, Any] = {}
    if more is not None:
        length = length if more.length is None else more.length
        source_length = source_length if more.source_length is None else more.source_length
        uncommon = {
            "qualifier": more.qualifier,
            "thing": more.thing,
            "hypotheses": more.hypotheses,
        }
    return Mention(
        id=f"m{at}" if more is None or more.id is None else more.id,
        value=value,
        unit=unit,
        raw=number.raw,
        span=Span(number.start, number.start + length),
        source=Span(number.source, number.source + source_length),
        kind=kind,
        explained=number.explained,
        **uncommon,
    )


def _quote(words: Words, place: QuotePlace) -> Quote:
    usual = len(words.text)
    length = usual if place.length is None else place.length
    source_length = usual if place.source_length is None else place.source_length
    return Quote(
        text=words.text,
        span=Span(place.start, place.start + length),
        source=Span(place.source, place.source + source_length),
        quote_source=place.verbatim,
        page=words.page,
    )
