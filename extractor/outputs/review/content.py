"""What the review page shows of one report, as JSON."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from extractor.messages import LANGUAGES, Language, said
from extractor.schemas import OTHER, Fact, Finding, Mention, Meta, Result, Span
from extractor.schemas.verdicts import DOUBT
from extractor.schemas.vocabulary import Vocabulary
from extractor.text.document import Document, Grid
from extractor.verify.chosen import one_chosen
from extractor.verify.tables.addends import equations

from ..kept_pack import vocabulary_for
from ..plain_text import number
from ..quoted import longest
from ..states import shown_state
from ..verdicts import LOOKS, doubtful
from .checked import Checked, CheckedReport, checked, differ, of_cell
from .decisions import place_of
from .grids import Heads, heads_of, shown_rows
from .to_check import to_check

_USUAL = {"qualifier": "exact", "semantic": "explicit", "period": "year"}
_LOOK_OF = {"claimed": "sure", "other_statistic": "other", "explained": "plain",
            "damaged": "damaged", "unclaimed": "open"}  # fmt: skip


def look_of(fact: Fact) -> str:
    """How a fact is coloured: ``sure``, ``plain``, ``doubt`` or ``bad``."""
    rank = LOOKS[fact.verdict].rank
    return "bad" if rank < DOUBT else "doubt" if rank == DOUBT else "sure" if rank > 2 else "plain"


def index_entry(
    result: Result,
    *,
    finished: bool = False,
    read: Meta | None = None,
    errata: Sequence[Finding] = (),
    first: Result | None = None,
) -> dict[str, Any]:
    """What the list of reports shows of one; ``finished``: nothing is left in it to look at;
    ``errata``: findings that stand with numbers that people confirmed; ``first``: the report as it was
    read, where people decided since, so that what they are through with is counted still.

    ``read``: what it was read to be, if people gave something else; the page knows their decisions.
    """
    meta = read or result.meta
    standard = [fact for fact in result.facts if fact.indicator != OTHER]
    report = checked(result, ())
    waiting = list(to_check(report))
    return {
        "name": result.name,
        "sha256": result.sha256,
        "agency": meta.agency.value if meta.agency else None,
        "region": meta.region.value if meta.region else None,
        "year": meta.year,
        # A page that is no report has no form, whatever its year.
        "form": None if result.state == "not_a_report" else meta.form,
        "state": shown_state(result.state, looked=finished),
        "facts": len(standard),
        "reasons": [(said(reason, "en"), said(reason, "zh")) for reason in result.reasons],
        "ask": [_asked(one.fact, result) for one, _ in waiting],
        "asked": [_asked(one.fact, first) for one, _ in to_check(checked(first, ()))]
        if first
        else [],
        "sides": list(_sides(report)),
        "kinds": sorted(_kinds((*result.findings, *errata), waiting)),
        "errors": sum(one.severity == "error" for one in (*result.findings, *errata)),
        "warnings": sum(one.severity == "warning" for one in (*result.findings, *errata)),
        "unclaimed": unclaimed(result),
    }


def unclaimed(result: Result) -> int:
    """The numbers that nothing accounts for; nobody looks for any in what is no report."""
    return 0 if result.state == "not_a_report" else result.ledger.totals["unclaimed"]


def _asked(fact: Fact, result: Result) -> str:
    """A fact as the page knows a decision about it again, but for the report's digest."""
    place = place_of(fact, result)
    return "|".join((fact.indicator, fact.scope or "", fact.period, f"{place[0]}-{place[1]}"))


def _sides(report: CheckedReport) -> Iterator[list[tuple[str, str]]]:
    """The facts that give one cell several values: of each group, what is asked and the value."""
    by_indicator: dict[str, list[Checked]] = {}
    for one in report.facts:
        if one.fact.indicator != OTHER:
            by_indicator.setdefault(one.fact.indicator, []).append(one)
    for indicator, found in by_indicator.items():
        cell = of_cell(indicator, found)
        if differ(cell):
            facts = [one.fact for one in cell]
            yield [
                (_asked(f, report.result), number(f.amount)) for f in facts if f.value is not None
            ]


def _kinds(findings: Iterable[Finding], waiting: Iterable[tuple[Checked, str]]) -> set[str]:
    """Why a report needs eyes: the kinds of its errors, and facts to check that none is about."""
    errors = [finding for finding in findings if finding.severity == "error"]
    about = {fact for finding in errors for fact in finding.facts}
    doubts = {why for one, why in waiting if one.fact.id not in about}
    return {str(finding.kind) for finding in errors} | doubts


def content(
    result: Result,
    document: Document | None,
    *,
    finished: bool = False,
    read: Meta | None = None,
    errata: Sequence[Finding] = (),
    known: Vocabulary | None = None,
) -> dict[str, Any]:
    """One report; without its document (the source is gone), its facts and quotes alone.

    ``finished``, ``read`` and ``errata`` as in :func:`index_entry`; ``known`` are the indicators
    that it was read by, with what adds up.
    """
    facts = sorted(result.facts, key=lambda fact: fact.indicator == OTHER)
    numbers = {mention.id: at for at, mention in enumerate(result.mentions)}
    entry = index_entry(result, finished=finished, read=read, errata=errata)
    data: dict[str, Any] = {
        key: entry[key] for key in ("name", "sha256", "agency", "year", "form", "state", "reasons")
    }
    data["why"] = "; ".join(dict.fromkeys(failure.message for failure in result.failures))
    data |= _text(result, facts, document)
    readings = _readings(result)
    places = numbers if document else {}
    place = {fact.id: at for at, fact in enumerate(facts)}
    broken = _broken(result.findings)
    why = {one.fact.id: why for one, why in to_check(checked(result, ()))}
    data["facts"] = [
        _fact(fact, result, places, readings)
        | broken.get(fact.id, {})
        | ({"check": why[fact.id]} if fact.id in why else {})
        for fact in facts
    ]
    of_number: dict[str, list[int]] = {}
    for at, fact in enumerate(facts):
        for evidence in fact.evidence:
            of_number.setdefault(evidence.mention or "", []).append(at)
    data["findings"] = list(_findings(result, errata, place, of_number))
    known = vocabulary_for(result, None) if known is None else known
    data["sums"] = [
        [[place[fact.id] for fact in side] for side in sides]
        for sides in equations(result.facts, result.meta.form, known)
    ]
    for language in LANGUAGES:
        data[language] = dict(_worded(data, language))
    return data


def _text(result: Result, facts: list[Fact], document: Document | None) -> dict[str, Any]:
    """The text of a report with its numbers, its tables, and what of it is no report."""
    if document is None:
        return {"text": None, "marks": [], "grids": [], "off": []}
    at, heads = _Units(document.text), heads_of(result)
    return {
        "text": document.text,
        "marks": list(_marks(result, facts, at)),
        "grids": [_grid(grid, at, heads) for grid in document.grids],
        "off": [at.span(region.span) for region in document.regions],
    }


def _worded(data: Mapping[str, Any], language: Language) -> Iterator[tuple[str, str]]:
    """Every message of a report that a language words in its own way: the page can be switched."""
    facts, findings = data["facts"], data["findings"]
    shown = [data["why"], *(fact.get("why") for fact in facts)]
    shown += [reading for fact in facts for reading in fact.get("readings", ())]
    shown += [finding[part] for finding in findings for part in ("message", "formula")]
    for text in filter(None, shown):
        if (worded := said(text, language)) != text:
            yield text, worded


def _findings(
    result: Result,
    errata: Iterable[Finding],
    place: Mapping[str, int],
    of_number: Mapping[str, Sequence[int]],
) -> Iterator[dict[str, Any]]:
    """Those that are open, and behind them those that stand: ``chosen`` tells why."""
    for finding in result.findings:
        yield _finding(finding, place, of_number)
    for finding in errata:
        stands = {"stands": True, "chosen": one_chosen(finding)}
        yield _finding(finding, place, of_number) | stands


def _finding(
    finding: Finding, place: Mapping[str, int], of_number: Mapping[str, Sequence[int]]
) -> dict[str, Any]:
    """``facts`` are those that it is about, ``numbers`` all whose numbers are in its sums."""
    about = [place[fact] for fact in finding.facts if fact in place]
    beside = (at for mention in finding.mentions for at in of_number.get(mention, ()))
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "whose": finding.whose,
        "message": finding.message,
        "formula": finding.formula,
        "quotes": list(dict.fromkeys(quote.text for quote in longest(finding.quotes))),
        "facts": about,
        "numbers": list(dict.fromkeys((*about, *beside))),
    }


def _broken(findings: Iterable[Finding]) -> Mapping[str, dict[str, list[int]]]:
    """The sums that do not close, by the facts that they are about: their places among the findings,
    so that each stands there under its own words."""
    found: dict[str, dict[str, list[int]]] = {}
    for at, finding in enumerate(findings):
        if finding.severity == "error" and finding.formula:
            for fact in finding.facts:
                found.setdefault(fact, {"broken": []})["broken"].append(at)
    return found


class _Units:
    """Places in a text as a browser counts them: rare ideographs count twice there."""

    def __init__(self, text: str) -> None:
        self._double = [at for at, char in enumerate(text) if char > "\uffff"]

    def span(self, span: Span) -> Span:
        """A range in UTF-16 units."""
        start, stop = (at + bisect_left(self._double, at) for at in span)
        return Span(start, stop)


def _readings(result: Result) -> Mapping[str, list[str]]:
    """What another reader takes a number for, by mention."""
    found: dict[str, list[str]] = {}
    for finding in result.findings:
        if finding.kind == "reader_disagreement":
            for mention in finding.mentions:
                found.setdefault(mention, []).append(finding.message)
    return found


def _fact(
    fact: Fact, result: Result, numbers: Mapping[str, int], readings: Mapping[str, list[str]]
) -> dict[str, Any]:
    """A fact, without what is empty or as usual: the page knows that by itself."""
    evidence = fact.evidence[0]
    mentions = [one.mention for one in fact.evidence if one.mention]
    address = evidence.address
    said: dict[str, Any] = {
        "indicator": fact.indicator,
        "label": fact.label or (fact.indicator if fact.indicator != OTHER else ""),
        "value": None if fact.value is None else number(fact.value),
        "unit": fact.unit,
        "qualifier": fact.qualifier,
        "semantic": fact.semantic,
        "scope": fact.scope,
        "period": fact.period,
        "verdict": fact.verdict,
        "why": fact.verdict_because if doubtful(fact) else None,
        "readers": fact.readers,
        "readings": [said for mention in mentions for said in readings.get(mention, ())],
        "quote": evidence.quote.text,
        "page": evidence.quote.page,
        "box": evidence.quote.box,
        "section": " > ".join(evidence.section),
        "place_in": " × ".join((*address.row[-1:], *address.column[-1:])) if address else "",
        "place": place_of(fact, result),
        "marks": [numbers[mention] for mention in mentions if mention in numbers],
    }
    return {key: value for key, value in said.items() if value and _USUAL.get(key) != value}


def _marks(result: Result, facts: list[Fact], units: _Units) -> Iterator[list[Any]]:
    """Every number of the report in text order, with what became of it.

    Start, stop, look, reason, value, unit, the places of its facts, where it stands in the source,
    so that a person can make a fact of it, and its qualifier, unless it is exact.
    """
    claimed: dict[str, list[int]] = {}
    for at, fact in enumerate(facts):
        for evidence in fact.evidence:
            if evidence.mention:
                claimed.setdefault(evidence.mention, []).append(at)
    entries = {entry.mention: entry for entry in result.ledger.entries}
    for mention in result.mentions:
        entry = entries.get(mention.id)
        mine = claimed.get(mention.id, [])
        standard = [facts[at] for at in mine]
        look = _LOOK_OF[entry.status] if entry else "open"
        if standard and standard[0].indicator != OTHER:
            look = look_of(min(standard, key=lambda fact: LOOKS[fact.verdict].rank))
        elif standard and any(doubtful(fact) for fact in standard):
            look = "doubt"
        said = "" if mine else _said(mention, entry.reason if entry else None)
        value = None if mention.value is None else number(mention.value)
        # A number that cannot be read any more gets its value from a person.
        source = mention.source if value or mention.kind == "damaged" else None
        exact = [] if mention.qualifier == "exact" else [mention.qualifier]
        yield [*units.span(mention.span), look, said, value, mention.unit, mine, source, *exact]


def _said(mention: Mention, reason: str | None) -> str:
    return reason or mention.explained or ", ".join(mention.hypotheses)


def _grid(grid: Grid, units: _Units, heads: Heads) -> dict[str, Any]:
    return {
        "at": units.span(grid.span),
        "rows": [
            [[*units.span(cell.span), cell.rows, cell.columns] for cell in row]
            for row in shown_rows(grid, heads)
        ],
    }
