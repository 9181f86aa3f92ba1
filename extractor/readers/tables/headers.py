"""The order of the columns of a flattened table, from its headers as they follow one another."""

from __future__ import annotations

from collections.abc import Sequence

GROUP = ""
"""The header over several columns, among the ids of columns: 法人或其他组织."""


def order_of(heads: Sequence[str], columns: Sequence[str]) -> list[str] | None:
    """The columns from left to right; None if fewer than two are known.

    ``heads`` are the ids of columns in the order of the text, of which the last is the total on the
    form (``columns``).  Where a header stands over a group, the lower line of headers comes behind
    the upper one, and the group's columns belong in its place.
    """
    found: list[str] = []
    for head in heads:
        if head in found:  # headers that are printed again
            found = []
        found.append(head)
    known = [head for head in found if head != GROUP]
    if len(known) < 2:
        return None
    ends = {columns[0], columns[-1]}
    upper = [head for head in found if head in ends or head == GROUP]
    lower = [head for head in known if head not in ends]
    spanned = GROUP in found and found == [*upper, *lower]
    if spanned:
        place = upper.index(GROUP)
        return [*upper[:place], *lower, *upper[place + 1 :]]
    return known


def is_two_lines(order: Sequence[str], columns: Sequence[str]) -> bool:
    """Whether an order may be that of two lines of headers: 自然人 总计 over 商业企业 …, or in one."""
    return [*order[:2]] == [columns[0], columns[-1]] and set(order) == set(columns)
