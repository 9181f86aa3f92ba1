"""Which number of a table is wrong, where its sums tell.

A cell stands in its row and in its column, a total also in the balance.  Where all the sums of one
number are broken, would close with one and the same other value, and no other number would mend
one of them so, it is that one.  This is what arithmetic suggests: the value stays as it is printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.schemas import Fact, Finding
from extractor.schemas.vocabulary import Vocabulary
from extractor.text.document import Document

from ..counts.interval import plain
from .addends import equations
from .groups import in_table
from .strangers import strangers

SUMS = frozenset({"sum_mismatch", "balance_mismatch"})
SPARED = "a sum with it does not close, and the sums point at another number"


@dataclass(frozen=True, slots=True)
class _Sum:
    """One sum of a table: the ids of its numbers with their signs, and what they come to: 0 if it
    closes."""

    signs: Mapping[str, int]
    gap: Decimal


def point(
    findings: Sequence[Finding], facts: Sequence[Fact], document: Document, known: Vocabulary
) -> list[Finding]:
    """The findings about sums; those that one number breaks are about this number alone."""
    broken = [f for f in findings if f.severity == "error" and f.kind in SUMS]
    cells = [_cell(fact) for fact in facts if in_table(fact)] if broken else []
    if not cells:
        return list(_one_mistake(findings))
    by_id = {fact.id: fact for fact in facts}
    left, told = list(findings), []
    every = list(_sums(cells, document, known))
    for id_, value, sums in _wrong(every, cells):
        mine = [f for f in broken if id_ in f.facts and any({*f.facts} <= {*s} for s in sums)]
        left = [f for f in left if f not in mine]
        told += [_about(one, by_id[id_], value, facts) for one in _one_mistake(mine)]
    return [*(_narrowed(one, every) for one in _one_mistake(left)), *told]


def _narrowed(finding: Finding, sums: Sequence[_Sum]) -> Finding:
    """A finding about the numbers of which most sums are broken, where sums of all others close.

    A total that is wrong in two columns breaks both of these and the balance; each of their parts
    stands in a row that closes.
    """
    if finding.kind not in SUMS or finding.severity != "error" or len(finding.facts) <= _SUSPECTS:
        return finding
    through = {id_: [one for one in sums if id_ in one.signs] for id_ in finding.facts}
    broken = {id_: sum(one.gap != 0 for one in mine) for id_, mine in through.items()}
    most = max(broken.values())
    suspects = [id_ for id_ in finding.facts if broken[id_] == most]
    others = [id_ for id_ in finding.facts if broken[id_] < most]
    cleared = all(any(not one.gap for one in through[id_]) for id_ in others)
    if most < _SUSPECTS or len(suspects) < _SUSPECTS or not others or not cleared:
        return finding
    return finding.model_copy(update={"facts": tuple(suspects)})


_SUSPECTS = 2
"""Broken sums of a number, and numbers, from which on the others are not held against it."""


def named(finding: Finding) -> bool:
    """Whether a finding says which number of a broken sum is wrong; its fact is that alone."""
    return finding.kind in SUMS and len(finding.facts) == 1 < len(finding.mentions)


def spared(findings: Sequence[Finding], facts: Sequence[Fact]) -> Mapping[str, str]:
    """The facts of broken sums that point at other numbers, with this in words, by their ids."""
    pointed = [f for f in findings if f.kind in SUMS and len(f.facts) < len(f.mentions)]
    if not pointed:
        return {}
    blamed = {id_ for f in pointed for id_ in f.facts}
    beside = {mention for f in pointed for mention in f.mentions}
    return {
        fact.id: SPARED
        for fact in facts
        if in_table(fact) and fact.id not in blamed and fact.evidence[0].mention in beside
    }


def _cell(fact: Fact) -> Fact:
    """A cell as a sum takes it: at its place in the table, what a sentence says too comes behind;
    blank ones and crossed out ones as nothing."""
    first, *rest = sorted(fact.evidence, key=lambda evidence: evidence.address is None)
    update = {"value": fact.value or Decimal(0), "evidence": (first, *rest)}
    usual = fact.value is not None and first == fact.evidence[0]
    return fact if usual else fact.model_copy(update=update)


def _sums(cells: Sequence[Fact], document: Document, known: Vocabulary) -> Iterator[_Sum]:
    """The sums of the tables of which every number is read; a row left blank gives none."""
    for parts, wholes in equations(cells, document.meta.form, known):
        if len(wholes) == 1:
            filled = any(part.semantic not in ("blank", "slash") for part in parts)
            if not filled or len(parts) == 1 or strangers(wholes[0], parts, cells):
                continue
        yield _sum([*((fact, 1) for fact in parts), *((fact, -1) for fact in wholes)])


def _sum(members: Sequence[tuple[Fact, int]]) -> _Sum:
    gap = sum((sign * (fact.value or Decimal(0)) for fact, sign in members), Decimal(0))
    return _Sum({fact.id: sign for fact, sign in members}, gap)


def _wrong(
    sums: Sequence[_Sum], cells: Sequence[Fact]
) -> Iterator[tuple[str, Decimal, list[Mapping[str, int]]]]:
    """(id, the value that closes all its sums, these sums) of each number that alone can be it."""
    of: defaultdict[str, list[_Sum]] = defaultdict(list)
    for one in sums:
        for id_ in one.signs:
            of[id_].append(one)
    meant: dict[str, Decimal] = {}
    for cell in cells:
        values = {(cell.value or Decimal(0)) - s.signs[cell.id] * s.gap for s in of[cell.id]}
        if len(of[cell.id]) > 1 and len(values) == 1 and all(s.gap for s in of[cell.id]):
            (value,) = values
            if value >= 0:
                meant[cell.id] = value
    for id_, value in meant.items():
        if all(sum(other in meant for other in s.signs) == 1 for s in of[id_]):
            yield id_, value, [s.signs for s in of[id_]]


def _about(finding: Finding, wrong: Fact, value: Decimal, facts: Sequence[Fact]) -> Finding:
    """A broken sum as a finding about the number that is wrong in it."""
    label, meant, printed = wrong.label, plain(value), plain(wrong.value)
    message = f"{label} would have to be {meant} instead of {printed}: then all sums with it close"
    if any(_says(fact, wrong, value) for fact in facts):
        message = (
            f"{label} would have to be {meant}, which a sentence of the report says, "
            f"instead of {printed}: then all sums with it close"
        )
    own = [e.mention for e in wrong.evidence if e.mention]
    update = {
        "message": message,
        "indicators": tuple(dict.fromkeys((wrong.indicator, *finding.indicators))),
        "facts": (wrong.id,),
        "mentions": tuple(dict.fromkeys((*own, *finding.mentions))),
    }
    return finding.model_copy(update=update)


def _says(fact: Fact, wrong: Fact, value: Decimal) -> bool:
    """Whether a sentence of the report has the value that a cell would have to have."""
    same = fact.indicator == wrong.indicator and fact.period == wrong.period
    return same and not in_table(fact) and fact.value == value


def _one_mistake(findings: Sequence[Finding]) -> Iterator[Finding]:
    """A total that breaks its row and the balance is one mistake, and one finding."""
    balances_ = [f for f in findings if f.kind == "balance_mismatch"]
    merged: dict[int, list[Finding]] = {}
    for other in findings:
        total_ = other.facts[-1] if other.kind == "sum_mismatch" else None
        at = next((n for n, f in enumerate(balances_) if total_ in f.facts), None)
        if total_ is not None and at is not None:
            merged.setdefault(at, []).append(other)
    absorbed = [other for members in merged.values() for other in members]
    for one in findings:
        if one in absorbed:
            continue
        with_ = merged.get(balances_.index(one), []) if one in balances_ else []
        yield one.model_copy(
            update={
                "formula": "; ".join(filter(None, (f.formula for f in (one, *with_)))),
                "quotes": tuple(dict.fromkeys(q for f in (one, *with_) for q in f.quotes)),
                "indicators": tuple(dict.fromkeys(i for f in (one, *with_) for i in f.indicators)),
                "facts": tuple(dict.fromkeys(i for f in (one, *with_) for i in f.facts)),
                "mentions": tuple(dict.fromkeys(i for f in (one, *with_) for i in f.mentions)),
            }
        )
