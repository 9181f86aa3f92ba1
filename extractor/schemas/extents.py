"""Whose a value is and of when, in the key of a flat row: its own, or one beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from .indicators import Period, Scope
from .vocabulary import roles

SIGN = "@"
"""Stands in a key before whose the value is, or of when; in no indicator."""

Extent = tuple[Scope | None, Period]


def usual_period(indicator: str) -> Period:
    """The period that a value of an indicator is of, where nothing else is said."""
    return "cumulative" if indicator in roles().all_years else "year"


def keys(indicator: str, extents: Iterable[Extent], stated: Iterable[Extent]) -> dict[Extent, str]:
    """The key of each scope and period that a report gives an indicator for, its own first.

    The indicator alone is the key of one of them: that of the usual period which is said of nobody,
    else that of the office itself; never that of a whole area or of another period.  ``stated`` are
    those with a number: a blank cell does not take the key from one.  An extent without a key is
    such a blank.
    """
    usual, there = usual_period(indicator), {*extents}
    own: list[Extent] = [(scope, usual) for scope in (None, "own") if (scope, usual) in there]
    numbers = {*stated}
    chosen = next((one for one in own if one in numbers), own[0] if own else None)
    found = {} if chosen is None else {chosen: indicator}
    for scope, period in sorted(there - {chosen, (None, usual)}, key=_order):
        parts = (scope, period if period != usual else None)
        found[scope, period] = SIGN.join((indicator, *filter(None, parts)))
    return found


def _order(extent: Extent) -> tuple[bool, str, str]:
    scope, period = extent
    return (period == "cumulative", period, scope or "")


def parted(key: str) -> tuple[str, Scope | None, Period | None]:
    """The indicator of a key, and the scope and period that it names; those of none are None."""
    indicator, *named = key.split(SIGN)
    scopes: list[Scope] = [one for one in get_args(Scope) if one in named]
    periods: list[Period] = [one for one in get_args(Period) if one in named]
    if len(scopes) > 1 or len(periods) > 1 or len(named) != len(scopes) + len(periods):
        return key, None, None
    return indicator, next(iter(scopes), None), next(iter(periods), None)
