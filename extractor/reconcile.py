"""From claims to facts: duplicates merged, conflicts kept, units made comparable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from operator import is_
from typing import Any, TypeVar

from pydantic import BaseModel

from extractor.schemas import (
    OTHER,
    Claim,
    Evidence,
    Fact,
    Figure,
    Indicator,
    Mention,
    Quote,
    Reader,
    Report,
    Span,
    vocabulary,
)
from extractor.schemas.extents import usual_period
from extractor.schemas.units import in_unit
from extractor.text.document import Document
from extractor.text.quotes import clause_span
from extractor.text.titles import section_of

_Node = TypeVar("_Node", bound=BaseModel)
_Key = tuple[str, str, Decimal | None, str, str | None]


def reconcile(
    claims: Iterable[Claim], document: Document, known: Mapping[str, Indicator] | None = None
) -> tuple[Fact, ...]:
    """One fact a value: claims that say the same are merged into one with several evidences.

    Claims of the same indicator with different values all become facts; whether that is a
    conflict is for verification to say.  ``known`` are the indicators by id, the vocabulary if None.
    Facts are in the order of the text, with ids f1, f2, ….
    """
    known = vocabulary() if known is None else known
    grouped: dict[_Key, list[Claim]] = {}
    for claim in _settled(list(claims), document):
        grouped.setdefault(_key(claim, document), []).append(claim)
    # The claims are in the order of the text, and so are the groups by their first ones.
    return tuple(
        _fact(f"f{n}", group, document, known) for n, group in enumerate(grouped.values(), 1)
    )


def _place(claim: Claim, document: Document) -> Span:
    mention = document.mention(claim.mention) if claim.mention else None
    if mention is not None:
        return mention.span
    if claim.cell is None:
        raise ValueError(f"a claim of {claim.indicator} has neither a mention nor a cell")
    return claim.cell


def _settled(claims: list[Claim], document: Document) -> list[Claim]:
    """Drop ``other`` claims on mentions that a standard indicator claims."""
    standard = {c.mention for c in claims if c.indicator != OTHER and c.mention is not None}
    kept = [c for c in claims if c.indicator != OTHER or c.mention not in standard]
    return sorted(kept, key=lambda claim: (_place(claim, document), claim.indicator))


def _key(claim: Claim, document: Document) -> _Key:
    mention = document.mention(claim.mention) if claim.mention else None
    if claim.indicator == OTHER:
        # 甲、乙、丙均为3条: one number, three statistics
        return (OTHER, claim.mention or "", None, claim.label or "", None)
    value = mention.value if mention else None
    address = "" if mention else repr(claim.cell)
    if mention is not None and value and "元" in (mention.unit or ""):
        address = mention.unit or ""  # 32 元 and 32 万元 are not the same sum
    return (claim.indicator, address, value, claim.period, claim.scope)


def _fact(id_: str, group: list[Claim], document: Document, known: Mapping[str, Indicator]) -> Fact:
    # The cell of an official table says more than the sentence that repeats it.
    first = next((claim for claim in group if claim.address is not None), group[0])
    mention = document.mention(first.mention) if first.mention else None
    item = known.get(first.indicator)
    unit = _unit_of(first, mention) if mention else None
    if unit is None and item is not None and mention is not None:
        unit = item.unit or None
    value = mention.value if mention else None
    normal = in_unit(value, unit, item.unit) if item is not None and value is not None else None
    readers: tuple[Reader, ...] = tuple(dict.fromkeys(claim.reader for claim in group))
    return Fact(
        id=id_,
        indicator=first.indicator,
        label=item.zh if item else (first.label or ""),
        value=value,
        unit=unit,
        normal_value=normal,
        normal_unit=item.unit if item and normal is not None else None,
        qualifier=mention.qualifier if mention else "exact",
        semantic=first.semantic,
        scope=first.scope,
        period=first.period,
        readers=readers,
        because=next((claim.because for claim in group if claim.because), None),
        evidence=tuple(_evidence(claim, document) for claim in _one_a_mention(group)),
    )


def _unit_of(claim: Claim, mention: Mention) -> str | None:
    """The unit beside a number, or the one that its row prints where that beside it is of another cell."""
    behind = claim.cell is not None and mention.span.stop > claim.cell.stop
    return claim.unit if behind and claim.unit else mention.unit or claim.unit


def _one_a_mention(group: list[Claim]) -> list[Claim]:
    seen: dict[object, Claim] = {}
    for claim in group:
        seen.setdefault(claim.mention or claim.cell, claim)
    return list(seen.values())


def _evidence(claim: Claim, document: Document) -> Evidence:
    place = _place(claim, document)
    span = claim.quoted or clause_span(document.text, place)
    return Evidence(
        mention=claim.mention,
        quote=_in_its_cell(document.quote(span), claim, document),
        section=section_of(document, place.start),
        address=claim.address,
        recognition=document.recognition(place),
    )


def _in_its_cell(quote: Quote, claim: Claim, document: Document) -> Quote:
    """The words of a row, and where on the page the cell itself stands: a row is as wide as the page."""
    if (
        quote.box is None
        or claim.address is None
        or not claim.cell
        or claim.cell.start >= claim.cell.stop
    ):
        return quote
    cell = document.quote(claim.cell)
    return quote.model_copy(update={"page": cell.page, "box": cell.box})


_latest: tuple[tuple[Fact, ...], Report] | None = None


def build_report(facts: tuple[Fact, ...]) -> Report:
    """The typed record.  A figure whose facts differ has no value; they are in ``conflicting``.

    That of the same facts is given again: what writes a result asks, right after it was made,
    whether its record follows from its facts.
    """
    global _latest
    known = _latest
    # The same ones, and not equal ones: 1 and 1.0 are equal, and written differently.
    if known is None or len(known[0]) != len(facts) or not all(map(is_, known[0], facts)):
        known = _latest = (facts, _built(facts))
    return known[1]


def _built(facts: Iterable[Fact]) -> Report:
    by_indicator: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.indicator in vocabulary() and fact.verdict != "doubtful":
            by_indicator.setdefault(fact.indicator, []).append(fact)
    tree: dict[str, Any] = {}
    for indicator, found in by_indicator.items():
        node = tree
        for step in indicator.split("."):
            node = node.setdefault(step, {})
        node.update(_figure(indicator, found))
    return _filled(_nothing_stated(), tree)


@cache
def _nothing_stated() -> Report:
    return Report()


def _filled(node: _Node, tree: Mapping[str, Any]) -> _Node:
    """A copy of an empty part of the record with these values.

    Not ``Report.model_validate(tree)``: that makes hundreds of empty figures for every report.
    The values come from validated figures.
    """
    update = {
        name: _filled(getattr(node, name), value) if isinstance(value, dict) else value
        for name, value in tree.items()
    }
    return node.model_copy(update=update)


def preferred(indicator: str, facts: Sequence[Fact]) -> Sequence[Fact]:
    """The facts of an indicator that speak of one thing: one period and one scope.

    An office's figure and its county's never stand for each other.
    """
    wanted = usual_period(indicator)
    best = [fact for fact in facts if fact.period == wanted] or facts
    for scope in (None, "own", "jurisdiction"):
        if any(fact.scope == scope and fact.value is not None for fact in best):
            return _exact([fact for fact in best if fact.scope == scope])
    return _exact(best)


def _exact(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Without the approximate values that all exact ones fit: 700余条 of the prose beside a cell with 732."""
    exact = [fact for fact in facts if fact.qualifier == "exact" and fact.value is not None]
    if not exact or len(exact) == len(facts):
        return facts
    # Imported late: what shows results compiles no pattern of the checks.
    from extractor.verify.counts.interval import of_fact, overlap

    return [
        fact
        for fact in facts
        if fact.value is None
        or fact.qualifier == "exact"
        or not all(overlap(of_fact(fact), of_fact(one)) for one in exact)
    ]


def _figure(indicator: str, facts: list[Fact]) -> Mapping[str, Any]:
    best = preferred(indicator, facts)
    amounts: dict[Decimal | None, Decimal] = {}
    for fact in best:
        if fact.value is not None:
            amounts.setdefault(fact.amount, fact.value)
    values = (*amounts.values(),)
    first = next((fact for fact in best if fact.value is not None), best[0])
    figure = {
        "value": first.value if len(values) <= 1 else None,
        "unit": first.unit,
        "qualifier": first.qualifier,
        "semantic": first.semantic,
        "scope": first.scope,
        "period": first.period,
        "fact": first.id,
        "conflicting": values if len(values) > 1 else (),
        "verdict": first.verdict,
    }
    # Values of a fact are valid ones of its figure.
    return {name: value for name, value in figure.items() if value != _NO_FIGURE[name]}


_NO_FIGURE = Figure().model_dump()
