"""From a result to its two lines."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import to_json

from extractor.reconcile import build_report
from extractor.schemas import Evidence as Rest
from extractor.schemas import Fact, Mention, Report, Result
from extractor.schemas.json_lines import one_line

from . import defaults
from .quoting import QuoteList, ends_by_rule

Json = dict[str, Any]
"""A line, or a part of it, before it is text."""

_FACT = {name: Fact.model_fields[name].default
         for name in ("qualifier", "semantic", "scope", "period", "verdict")}  # fmt: skip
_MENTION = {name: Mention.model_fields[name].default
            for name in ("kind", "qualifier", "thing", "hypotheses")}  # fmt: skip


class Parts(NamedTuple):
    """The lines of a report, without their line ends."""

    record: str
    evidence: str


def parts_of(result: Result) -> Parts:
    """A result as two lines; what reading it used is left out, it is no part of the report."""
    written = _Writing(result)
    evidence = one_line(to_json(written.evidence).decode())
    digest = hashlib.sha256(evidence.encode()).hexdigest()
    record = one_line(to_json({**written.record, "evidence": digest}).decode())
    return Parts(record, evidence)


class _Places:
    """Things that are written once, and referred to by their place."""

    def __init__(self) -> None:
        self.at: dict[Hashable, int] = {}

    def of(self, thing: Hashable) -> int:
        return self.at.setdefault(thing, len(self.at))

    def __iter__(self) -> Iterator[Any]:
        return iter(self.at)


class _Writing:
    """The parts of one report, while they are put together."""

    def __init__(self, result: Result) -> None:
        self._sections, self._tables, self._columns = _Places(), _Places(), _Places()
        self._verdicts = _Places()
        self._mentions = {mention.id: mention for mention in result.mentions}
        self._quoted = QuoteList(rest for fact in result.facts for rest in fact.evidence)
        self._numbers = {mention.id: at for at, mention in enumerate(result.mentions, 1)}
        head = {
            "schema_version": result.schema_version,
            "name": result.name,
            "sha256": result.sha256,
        }
        # Facts and proofs first: what they lie in and rest on is collected on the way.
        facts = [self._fact(place, fact) for place, fact in enumerate(result.facts, 1)]
        proofs = [self._proofs(fact) for fact in result.facts]
        self.record: Json = {**head, **self._record(result, facts)}
        self.evidence: Json = {**head, **self._evidence(result, proofs)}

    def _record(self, result: Result, facts: list[Json]) -> Json:
        """The record behind its head."""
        record = {
            "state": result.state,
            **_filled(
                reasons=result.reasons,
                meta=_stated(result.meta),
                quotes=[self._words(rest) for rest in self._quoted.longest],
                sections=[_short(*heading) for heading in self._sections],
                tables=list(self._tables),
                columns=list(self._columns),
                why=list(self._verdicts),
                findings=[_stated(finding) for finding in result.findings],
                ledger={name: count for name, count in result.ledger.totals.items() if count},
                failures=[_stated(failure) for failure in result.failures],
            ),
            "facts": facts,  # also where there is none: programs count them
            "versions": _stated(result.versions),
        }
        if (report := _report(result)) is not None:
            record["report"] = report
        if result.custom is not None:
            record["custom"] = result.custom
        return record

    def _evidence(self, result: Result, proofs: list[int | list[Json]]) -> Json:
        """The evidence behind its head."""
        evidence = _filled(
            places=[_place(rest) for rest in self._quoted.longest],
            proofs=proofs,
            because={fact.id: fact.because for fact in result.facts if fact.because is not None},
            numbers=[_number(at, mention) for at, mention in enumerate(result.mentions, 1)],
        )
        if result.ledger != defaults.ledger(result.facts, result.mentions):
            evidence["ledger"] = [_stated(entry) for entry in result.ledger.entries]
        return evidence

    def _fact(self, place: int, fact: Fact) -> Json:
        rest = fact.evidence[0]
        said: Json = {}
        if fact.id != f"f{place}":
            said["id"] = fact.id
        said["indicator"] = fact.indicator
        if fact.label != defaults.label(fact.indicator):
            said["label"] = fact.label
        if fact.value is not None:
            said["value"] = fact.value
        if fact.unit != defaults.unit(fact.indicator, fact.value):
            said["unit"] = fact.unit
        if not defaults.same(fact.normal_value, defaults.normal_value(fact.indicator, fact.value)):
            said["normal_value"] = fact.normal_value
        if fact.normal_unit != defaults.normal_unit(fact.indicator, fact.normal_value):
            said["normal_unit"] = fact.normal_unit
        said |= _uncommon(fact, _FACT)
        if fact.verdict_because is not None:
            said["why"] = self._verdicts.of(fact.verdict_because)
        if fact.readers != defaults.readers(rest.address is not None):
            said["readers"] = fact.readers
        said["quote"] = self._quoted.place(rest)
        if (column := self._column(rest)) is not None:
            said["column"] = column
        return said

    def _column(self, rest: Rest) -> int | None:
        if rest.address is None or not rest.address.column:
            return None
        return self._columns.of(rest.address.column)

    def _words(self, rest: Rest) -> Json:
        words: Json = {"text": rest.quote.text}
        section = None
        for title in rest.section:
            section = self._sections.of((title, section))
        if section is not None:
            words["section"] = section
        if rest.address is not None:
            words["table"] = self._tables.of(rest.address.table)
            if rest.address.row:
                words["row"] = rest.address.row
        if rest.quote.page is not None:
            words["page"] = rest.quote.page
        return words

    def _proofs(self, fact: Fact) -> int | list[Json]:
        proofs = [self._proof(fact, rest) for rest in fact.evidence]
        (first, *others) = proofs
        if not others and first.keys() == {"number"} and isinstance(first["number"], int):
            return int(first["number"])
        return proofs

    def _proof(self, fact: Fact, rest: Rest) -> Json:
        proof: Json = {}
        if rest.mention is not None:
            at = self._numbers.get(rest.mention)
            proof["number"] = at if rest.mention == f"m{at}" else rest.mention
        quote, column = self._quoted.place(rest), self._column(rest)
        if quote != self._quoted.place(fact.evidence[0]):
            proof["quote"] = quote
        if column != self._column(fact.evidence[0]):
            proof["column"] = column
        mention = self._mentions.get(rest.mention) if rest.mention else None
        longest = self._quoted.longest[quote].quote
        stop = (rest.quote.span.stop, rest.quote.source.stop)
        if stop != ends_by_rule(longest, mention, in_table=rest.address is not None):
            proof["stop"] = stop
        if rest.quote.box is not None:
            proof["box"] = rest.quote.box
        if rest.recognition is not None:
            proof["recognition"] = rest.recognition
        return proof


def _place(rest: Rest) -> list[Any]:
    quote = rest.quote
    length, source_length = (span.stop - span.start for span in (quote.span, quote.source))
    usual = len(quote.text)
    return _short(
        quote.span.start,
        quote.source.start,
        quote.quote_source,
        source_length if source_length != usual else None,
        length if length != usual else None,
    )


def _number(at: int, mention: Mention) -> list[Any]:
    more = _uncommon(mention, _MENTION)
    if mention.id != f"m{at}":
        more["id"] = mention.id
    value, unit = defaults.reading(mention.raw, mention.kind, mention.explained)
    if not defaults.same(mention.value, value) or mention.unit != unit:
        more["value"] = mention.value
        if mention.unit is not None:
            more["unit"] = mention.unit
    for name, span in (("length", mention.span), ("source_length", mention.source)):
        if span.stop - span.start != len(mention.raw):
            more[name] = span.stop - span.start
    return _short(
        mention.span.start, mention.source.start, mention.raw, mention.explained, more or None
    )


def _report(result: Result) -> Json | None:
    """The typed record where the facts do not make it."""
    if result.report == build_report(result.facts):
        return None
    return {} if result.report == Report() else _stated(result.report)


def _uncommon(part: BaseModel, usual: Mapping[str, object]) -> Json:
    """What is not as usual.  ``model_dump`` would do, and takes ten times as long."""
    found = ((name, getattr(part, name), default) for name, default in usual.items())
    return {name: value for name, value, default in found if value != default}


def _stated(part: BaseModel) -> Json:
    return part.model_dump(mode="json", exclude_defaults=True)


def _filled(**parts: Any) -> Json:
    return {name: part for name, part in parts.items() if part}


def _short(*items: Any) -> list[Any]:
    """Without the Nones at the end."""
    kept = list(items)
    while kept and kept[-1] is None:
        kept.pop()
    return kept
