"""Which column a number of part three stood in, where blank cells were left out of its row.

What is left of such a row keeps its order, so that its numbers have few columns to stand in.  The
form says which sums must hold in every column: applications received and carried in are as many as
those closed and carried out, and those closed are as many as all outcomes together.  A number is
placed only if every way to place all of them, in which all sums hold, has it in the same column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

_MOST = 200_000
"""Sums made before a table is given up, which takes less than a second; most need some hundreds."""

Columns = tuple[Decimal, ...]
"""What a row holds in each column but the total; a blank cell is zero."""
Places = tuple[int, ...]
"""The columns of the numbers of a row, in order."""
_Viable = dict[str, set[Places]]
Balance = Sequence[str]
"""Four rows: received, carried in, closed, carried out."""


@dataclass(slots=True)
class _Work:
    """How many sums may still be made."""

    left: int = _MOST

    def spend(self, sums: int) -> None:
        """Take ``sums`` off.

        Raises:
            OverflowError: so many are not left.
        """
        self.left -= sums
        if self.left < 0:
            raise OverflowError


@dataclass(frozen=True, slots=True)
class _Choice:
    """One way to place the numbers of a row."""

    places: Places
    columns: Columns


def places(
    whole: Mapping[str, Columns],
    short: Mapping[str, Sequence[Decimal]],
    width: int,
    balance: Balance,
) -> Mapping[str, tuple[int | None, ...]]:
    """The column of each number of the short rows; None where the sums leave a choice.

    Args:
        whole: the rows whose cells stand in their columns, by indicator.
        short: the numbers that are left of the other rows, in order and without the total.
        width: how many columns there are, without the total.
        balance: the rows of the balance, which all others add up to the third of; may be empty.

    Returns:
        For each short row the columns of its numbers, counted from 0.  Nothing at all if the table
        lacks a row of the balance, or if its sums hold in no way: what it says is not sure then.
    """
    rows = {name: [_Choice((), columns)] for name, columns in whole.items()}
    rows |= {name: list(_choices(numbers, width)) for name, numbers in short.items()}
    if not balance or not rows.keys() >= set(balance):
        return {}
    try:
        viable = _viable(rows, width, balance)
    except OverflowError:
        return {}
    return {
        name: tuple(
            found.pop() if len(found := {way[at] for way in viable[name]}) == 1 else None
            for at in range(len(numbers))
        )
        for name, numbers in short.items()
        if viable.get(name)
    }


def _choices(numbers: Sequence[Decimal], width: int) -> Iterator[_Choice]:
    for way in combinations(range(width), len(numbers)):
        columns = [Decimal(0)] * width
        for column, number in zip(way, numbers, strict=True):
            columns[column] = number
        yield _Choice(way, tuple(columns))


def _viable(rows: Mapping[str, Sequence[_Choice]], width: int, balance: Balance) -> _Viable:
    """For each row the ways that some placing of the whole table has, in which all sums hold."""
    outcomes = {name: choices for name, choices in rows.items() if name not in balance}
    viable: _Viable = defaultdict(set)
    work = _Work()
    for closed in rows[balance[2]]:
        of_balance = _balanced(rows, closed.columns, balance, work)
        of_outcomes = _adding_up(outcomes, closed.columns, width, work) if of_balance else None
        if of_outcomes is None or of_balance is None:
            continue
        viable[balance[2]].add(closed.places)
        for ways in (of_outcomes, of_balance):
            for name, some in ways.items():
                viable[name] |= some
    return viable


def _balanced(
    rows: Mapping[str, Sequence[_Choice]], closed: Columns, balance: Balance, work: _Work
) -> _Viable | None:
    """The ways of the rows that balance with ``closed``; None if they do not."""
    received, carried_in, _, carried_out = balance
    work.spend(len(rows[received]) * len(rows[carried_in]) + len(rows[carried_out]))
    given: dict[Columns, list[tuple[_Choice, _Choice]]] = defaultdict(list)
    for one in rows[received]:
        for other in rows[carried_in]:
            given[_plus(one.columns, other.columns)].append((one, other))
    viable: _Viable = defaultdict(set)
    for left in rows[carried_out]:
        for one, other in given.get(_plus(closed, left.columns), ()):
            viable[received].add(one.places)
            viable[carried_in].add(other.places)
            viable[carried_out].add(left.places)
    return viable or None


def _adding_up(
    rows: Mapping[str, Sequence[_Choice]], whole: Columns, width: int, work: _Work
) -> _Viable | None:
    """The ways of the rows that add up to ``whole``, column by column; None if they do not."""
    reached = [{tuple([Decimal(0)] * width)}]
    for choices in rows.values():
        work.spend(2 * len(reached[-1]) * len(choices))  # there and, below, back
        reached.append(
            {
                total
                for before in reached[-1]
                for choice in choices
                if _within(total := _plus(before, choice.columns), whole)
            }
        )
    if whole not in reached[-1]:
        return None
    viable: _Viable = {}
    wanted = {whole}
    for (name, choices), before in zip(
        reversed(list(rows.items())), reversed(reached[:-1]), strict=True
    ):
        steps = [
            (total, choice)
            for total in before
            for choice in choices
            if _plus(total, choice.columns) in wanted
        ]
        viable[name] = {choice.places for _, choice in steps}
        wanted = {total for total, _ in steps}
    return viable


def _plus(one: Columns, other: Columns) -> Columns:
    return tuple(map(Decimal.__add__, one, other))


def _within(part: Columns, whole: Columns) -> bool:
    return all(map(Decimal.__le__, part, whole))
