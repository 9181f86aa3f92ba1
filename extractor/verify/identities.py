"""Arithmetic between facts: parts and wholes, subsets, channels, balances.

The identities are derived from the declarations in ``extractor.schemas``; none is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from extractor.schemas import Fact, Finding, FindingKind, balances, partitions, vocabulary
from extractor.text.document import Document

from .interval import Interval, of_fact, overlap, plain, total

_Group = tuple[str | None, str]
_Facts = Mapping[str, list[Fact]]


def check_identities(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Every identity of the report's form that the facts break, own and whole scope apart."""
    form = document.meta.form
    for group in _groups(facts):
        for (parent, kind), children in partitions(form).items():
            whole = _single(group, parent)
            if whole is not None:
                yield from _check(whole, kind, _printed(children, group, form), group)
        if form in ("form2019", "form2021"):
            yield from _balances(group)
        yield from _channels(group)


def _groups(facts: Sequence[Fact]) -> Iterator[_Facts]:
    """Facts by indicator, for each period; facts without a scope belong to every scope."""
    usable = [f for f in facts if f.value is not None and f.indicator in vocabulary()]
    table = [f for f in usable if _in_table(f)]
    prose = [f for f in usable if not _in_table(f)]
    for members in (table, prose):
        for period in ("year", "cumulative"):
            here = [f for f in members if f.period == period]
            by_indicator: dict[str, list[Fact]] = {}
            for fact in here:
                by_indicator.setdefault(fact.indicator, []).append(fact)
            if by_indicator:
                yield by_indicator


def _in_table(fact: Fact) -> bool:
    return any(evidence.address is not None for evidence in fact.evidence)


def _single(group: _Facts, indicator: str) -> Fact | None:
    """The fact of an indicator, None where it has none or contradicts itself."""
    found = group.get(indicator, [])
    return found[0] if len(found) == 1 else None


@cache
def _parts_of(form: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Every whole of a form with each of the ways it is divided."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for (parent, _), members in partitions(form).items():
        found.setdefault(parent, []).append(members)
    return {parent: tuple(ways) for parent, ways in found.items()}


def _printed(children: Sequence[str], group: _Facts, form: str) -> tuple[str, ...]:
    """The parts as the form prints them.

    A part that is printed only as its own parts (其他处理 on the form of 2021) is replaced by these.
    """
    found: list[str] = []
    for child in children:
        ways = () if child in group else _parts_of(form).get(child, ())
        whole = next((way for way in ways if all(part in group for part in way)), (child,))
        found += whole
    return tuple(found)


def _check(whole: Fact, kind: str, children: Sequence[str], group: _Facts) -> Iterator[Finding]:
    stated = [fact for child in children if (fact := _single(group, child)) is not None]
    if not stated:
        return
    if kind in ("subset", "channel"):
        for part in stated:
            if of_fact(part)[0] > of_fact(whole)[1] and not (
                kind == "channel" and not _in_table(whole)
            ):
                yield _exceeds(part, whole)
        return
    added = total([of_fact(part) for part in stated])
    complete = len(stated) == len(children) or _all_cells(whole, stated, children)
    if added[0] > of_fact(whole)[1] or (complete and not overlap(added, of_fact(whole))):
        yield finding(
            "sum_mismatch",
            [*stated, whole],
            sum_formula([part.value for part in stated], whole.value),
            f"the parts of {whole.label} do not add up to it",
        )


def _all_cells(whole: Fact, stated: Sequence[Fact], children: Sequence[str]) -> bool:
    """In an official table every cell is printed, also those of forms that print one row less."""
    return (
        _in_table(whole)
        and all(_in_table(part) for part in stated)
        and len(stated) >= len(children) - 1 > 2
    )


def sum_formula(parts: Iterable[Decimal | None], whole: Decimal | None) -> str:
    """``1 + 40 + 13 = 54, printed total 58``."""
    values = list(parts)
    added = sum((value for value in values if value is not None), Decimal(0))
    return f"{' + '.join(map(plain, values))} = {plain(added)}, printed total {plain(whole)}"


def _channels(group: _Facts) -> Iterator[Finding]:
    """A channel that exceeds its total in the same words and unit, on whatever form."""
    for (parent, kind), children in partitions("stat2014").items():
        whole = _single(group, parent)
        if kind != "channel" or whole is None or _in_table(whole):
            continue
        words = whole.evidence[0].quote
        for child in children:
            part = _single(group, child)
            if part is None or part.evidence[0].quote != words or part.unit != whole.unit:
                continue
            if of_fact(part)[0] > of_fact(whole)[1]:
                yield _exceeds(part, whole)


def _exceeds(part: Fact, whole: Fact) -> Finding:
    return finding(
        "subset_exceeds",
        [part, whole],
        f"{plain(part.value)} > {plain(whole.value)}",
        f"{part.label} exceeds {whole.label}, of which it is a part",
    )


def _balances(group: _Facts) -> Iterator[Finding]:
    for row in balances():
        found = [_single(group, indicator) for indicator in row]
        if any(fact is None for fact in found):
            continue
        received, carried_in, closed, carried_out = (fact for fact in found if fact is not None)
        given: Interval = total([of_fact(received), of_fact(carried_in)])
        done: Interval = total([of_fact(closed), of_fact(carried_out)])
        if not overlap(given, done):
            yield finding(
                "balance_mismatch",
                [received, carried_in, closed, carried_out],
                f"{plain(received.value)} + {plain(carried_in.value)} = {plain(given[0])}, "
                f"{plain(closed.value)} + {plain(carried_out.value)} = {plain(done[0])}",
                f"received and carried in do not balance closed and carried out ({row[0]})",
            )


def finding(kind: FindingKind, facts: Sequence[Fact], formula: str, message: str) -> Finding:
    """A finding about facts.  Their quotes reproduce it, so it is the source's own mistake,

    unless one of them is not grounded.
    """
    grounded = all(fact.verdict == "verified" for fact in facts)
    return Finding(
        kind=kind,
        severity="error",
        whose="source" if grounded else "undecided",
        message=message,
        formula=formula,
        quotes=tuple(dict.fromkeys(fact.evidence[0].quote for fact in facts)),
        indicators=tuple(dict.fromkeys(fact.indicator for fact in facts)),
        facts=tuple(fact.id for fact in facts),
        mentions=tuple(
            evidence.mention for fact in facts for evidence in fact.evidence if evidence.mention
        ),
    )
