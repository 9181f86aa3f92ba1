"""Sums that close: they confirm their numbers, unless another sum through one of these is broken.

Two rows that a recogniser took for one still add up, digit by digit; their column does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from extractor.schemas import Fact, Finding
from extractor.schemas.vocabulary import Vocabulary
from extractor.text.document import Document

from .groups import all_cells, as_printed, groups, in_column, in_table, stated_wholes, those_stated
from .pointed import SUMS


def closed_sums(
    facts: Sequence[Fact],
    document: Document,
    known: Vocabulary,
    findings: Sequence[Finding],
) -> Mapping[str, str]:
    """The facts whose sums close, with the sum in words, by their ids.

    ``findings`` are those about the facts: a broken sum that may be ours speaks against its numbers.
    """
    every = list(_sums(facts, document, known))
    against = _against(every, findings)
    found: dict[str, set[str]] = {}
    for whole, parts, children in every:
        if not _closes(whole, parts, children):
            continue
        if all(fact.id not in against for fact in (whole, *parts)):
            for fact in (whole, *parts):
                found.setdefault(fact.id, set()).add(_direction(whole, children[0]))
    return {id_: _WORDS[frozenset(ways)] for id_, ways in found.items()}


_Sum = tuple[Fact, Sequence[Fact], Sequence[str]]
"""A whole, its parts that are stated, and the names of all of them."""


def _sums(facts: Sequence[Fact], document: Document, known: Vocabulary) -> Iterator[_Sum]:
    form = document.meta.form
    for group in groups(facts, known):
        for whole, kind, children in stated_wholes(group, form, known):
            if kind not in ("subset", "channel"):
                yield whole, those_stated(as_printed(children, group, form, known), group), children


def _against(every: Iterable[_Sum], findings: Sequence[Finding]) -> set[str]:
    """The ids of those that a broken sum of a table speaks against.

    Where two broken sums cross in one number, and would both close with another one in its place,
    it is that.  What the report itself has wrong is read as it stands there.
    """
    undecided = (f for f in findings if f.severity == "error" and f.whose != "source")
    told = [{*f.facts} for f in undecided if f.kind in SUMS]
    wrong: list[Mapping[str, Decimal]] = []
    for whole, parts, children in every:
        ids = {fact.id for fact in (whole, *parts)}
        gap = _value(whole) - sum(map(_value, parts), Decimal(0))
        known = in_table(whole) and any(ids <= facts for facts in told)
        if known and (gap < 0 or (gap and len(parts) >= len(children))):
            meant = {part.id: _value(part) + gap for part in parts}
            wrong.append(meant | {whole.id: _value(whole) - gap})
    found = {id_ for facts in told if len(facts) == 1 for id_ in facts}
    crossed: set[int] = set()
    for (a, one), (b, other) in combinations(enumerate(wrong), 2):
        here = {id_ for id_, value in one.items() if other.get(id_) == value}
        if len(here) == 1:
            found |= here
            crossed |= {a, b}
    return found.union(*(meant for at, meant in enumerate(wrong) if at not in crossed))


def _value(fact: Fact) -> Decimal:
    return fact.value or Decimal(0)


_ROW, _COLUMN, _PROSE = "row", "column", "prose"
_WORDS: Mapping[frozenset[str], str] = {
    frozenset({_ROW}): "the row of its table adds up",
    frozenset({_COLUMN}): "the column of its table adds up",
    frozenset({_ROW, _COLUMN}): "the row and the column of its table add up",
    frozenset({_PROSE}): "a stated sum with it closes",
}


def _direction(whole: Fact, part: str) -> str:
    if not in_table(whole):
        return _PROSE
    return _ROW if in_column(part) and not in_column(whole.indicator) else _COLUMN


def _closes(whole: Fact, parts: Sequence[Fact], children: Sequence[str]) -> bool:
    """Whether all parts are there, exact, and make up the whole; zeros prove nothing in prose."""
    complete = len(parts) >= len(children) or all_cells(whole, parts, children)
    exact = all(fact.qualifier == "exact" for fact in (whole, *parts))
    if not complete or not exact or len(parts) < 2:
        return False
    if not in_table(whole) and sum(bool(part.value) for part in parts) < 2:
        return False
    return sum((part.value or Decimal(0) for part in parts), Decimal(0)) == whole.value
