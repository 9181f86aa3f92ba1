"""Facts that may be held against each other, and the parts of a whole among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extractor.schemas import APPLICANTS, Fact
from extractor.schemas.vocabulary import Vocabulary

Facts = Mapping[str, list[Fact]]
"""Facts by their indicator."""


def groups(facts: Sequence[Fact], known: Vocabulary) -> Iterator[Facts]:
    """Facts by indicator that may be held against each other.

    Tables and prose apart, each period apart, and whose count it is.  What names no scope goes with
    the one scope of the report; in a report that names both, it stays by itself.
    """
    usable = [f for f in facts if f.value is not None and f.indicator in known.indicators]
    apart: dict[tuple[bool, str, str | None], dict[str, list[Fact]]] = {}
    scopes = {f.scope for f in usable if f.scope is not None and not in_table(f)}
    for fact in usable:
        scope = fact.scope if len(scopes) > 1 else None
        group = apart.setdefault((in_table(fact), fact.period, scope), {})
        group.setdefault(fact.indicator, []).append(fact)
    yield from apart.values()


def in_table(fact: Fact) -> bool:
    """Whether a fact stands in a cell of a table."""
    first, *rest = fact.evidence  # nearly always the first: this is asked for every part of a sum
    return first.address is not None or any(one.address is not None for one in rest)


def single(group: Facts, indicator: str) -> Fact | None:
    """The fact of an indicator, None where it has none or contradicts itself."""
    found = group.get(indicator, [])
    return found[0] if len(found) == 1 else None


def stated_wholes(
    group: Facts, form: str, known: Vocabulary
) -> Iterator[tuple[Fact, str, tuple[str, ...]]]:
    """(whole, kind, parts) of each way in which the form divides what a fact states."""
    for (parent, kind), children in known.partitions(form).items():
        found = group.get(parent, ())
        if len(found) == 1:
            yield found[0], kind, children


@cache
def _parts_of(form: str, known: Vocabulary) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Every whole of a form with each of the ways it is divided."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for (parent, _), members in known.partitions(form).items():
        found.setdefault(parent, []).append(members)
    return {parent: tuple(ways) for parent, ways in found.items()}


def as_printed(
    children: Sequence[str], group: Facts, form: str, known: Vocabulary
) -> tuple[str, ...]:
    """The parts as the form prints them.

    A part that is printed only as its own parts (其他处理 on the form of 2021) is replaced by these.
    """
    found: list[str] = []
    for child in children:
        ways = () if child in group else _parts_of(form, known).get(child, ())
        whole = next((way for way in ways if all(part in group for part in way)), (child,))
        found += whole
    return tuple(found)


def those_stated(children: Sequence[str], group: Facts) -> list[Fact]:
    """The parts that a fact states, once each."""
    return [fact for child in children if (fact := single(group, child)) is not None]


def all_cells(whole: Fact, facts: Sequence[Fact], children: Sequence[str]) -> bool:
    """In an official table every cell is printed, also those of forms that print one row less."""
    return (
        in_table(whole)
        and all(in_table(part) for part in facts)
        and len(facts) >= len(children) - 1 > 2
    )


def printed_as(form: str, group: Facts) -> str:
    """The form whose sums hold: a table in a report without one is the local kind of 2008-2018."""
    tables = all(in_table(fact) for facts in group.values() for fact in facts)
    return "stat2014" if form == "narrative" and tables else form


def unread(kind: str, stated: Sequence[Fact], children: Sequence[str], group: Facts) -> bool:
    """Whether the part that is not stated is printed all the same: a column, or a row with other cells.

    Its own cell then holds what nobody understood (#REF!), and the parts that are stated are not all.
    """
    lost = {*children} - {fact.indicator for fact in stated}
    rows = {child.rpartition(".")[0] if in_column(child) else child for child in lost}
    inner = tuple(f"{row}." for row in rows)
    printed = any(name in rows or name.startswith(inner) for name in group)
    return bool(lost) and (kind == "applicant" or printed)


def in_column(indicator: str) -> bool:
    """Whether it is a row in the column of one kind of applicants."""
    return indicator.rpartition(".")[2] in APPLICANTS
