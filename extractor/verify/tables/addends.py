"""The sums and balances of the tables of a report, with the facts in them.

Whoever corrects a number sees at once what it does to them: they are added up anew with his value.
Only those are told whose parts are all there and exact; sentences have words that explain much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.schemas import Fact
from extractor.schemas.vocabulary import Vocabulary

from .groups import (
    Facts,
    all_cells,
    as_printed,
    groups,
    in_table,
    printed_as,
    single,
    stated_wholes,
    those_stated,
    unread,
)

Equation = tuple[tuple[Fact, ...], tuple[Fact, ...]]
"""What comes to the same: the parts and their whole, or the two sides of a balance."""


def equations(facts: Sequence[Fact], form: str, known: Vocabulary) -> Iterator[Equation]:
    """What should come to the same in the tables of a report of this form, whether it does or not."""
    for group in groups(facts, known):
        for equation in (*_sums(group, form, known), *_balances(group, known)):
            if all(
                in_table(fact) and fact.qualifier == "exact" for side in equation for fact in side
            ):
                yield equation


def _sums(group: Facts, form: str, known: Vocabulary) -> Iterator[Equation]:
    printed = printed_as(form, group)
    for whole, kind, children in stated_wholes(group, printed, known):
        if kind in ("subset", "channel"):
            continue
        names = as_printed(children, group, printed, known)
        parts = those_stated(names, group)
        if len(parts) == len(names) or (
            all_cells(whole, parts, names) and not unread(kind, parts, names, group)
        ):
            yield tuple(parts), (whole,)


def _balances(group: Facts, known: Vocabulary) -> Iterator[Equation]:
    for left, right in known.balances:
        came, went = ([single(group, name) for name in side] for side in (left, right))
        sides = tuple(fact for fact in came if fact), tuple(fact for fact in went if fact)
        if sum(map(len, sides)) == len(left) + len(right):
            yield sides
