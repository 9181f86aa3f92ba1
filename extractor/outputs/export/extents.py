"""For whom and of when values are: what a report says of one reading is told of its equal, and of a
row what its columns have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from extractor.schemas import OTHER, Scope

from ..review.checked import Checked

if TYPE_CHECKING:
    from .panel import PanelCell

EXTENTS = ("own", "jurisdiction", "cumulative")
"""The scopes and periods that are not the usual: nobody named, and the year of the report."""
_NAMED = 3
"""Columns that a row names; of more it tells how many they are."""


Scopes = Mapping[tuple[object, ...], set[Scope]]
"""The scopes that a report states of a value, by indicator, value and period."""


def scopes_of(facts: Iterable[Checked]) -> Scopes:
    """The scopes that facts state which nobody rejected; those of other statistics are of one fact
    each, as these have one indicator and many names."""
    found: dict[tuple[object, ...], set[Scope]] = {}
    for one in facts:
        scope = one.fact.scope
        if scope is not None and one.reviewed != "rejected" and one.fact.indicator != OTHER:
            found.setdefault(_value(one), set()).add(scope)
    return found


def scope_of(shown: Checked, scopes: Scopes) -> Scope | None:
    """The scope of a fact: its own, else that of the same value of the same indicator and period.

    A table gives 318 without a word, and the sentence above it says that they are of the whole
    district.  Where equal values are of several scopes, nobody knows which of them is meant.
    """
    if shown.fact.scope is not None or shown.fact.normal_value is None:
        return shown.fact.scope
    if shown.reviewed == "corrected":
        return None  # A person who gave the value gave its scope.
    found = scopes.get(_value(shown), set())
    return next(iter(found)) if len(found) == 1 else None


def _value(checked: Checked) -> tuple[object, ...]:
    fact = checked.fact
    return fact.indicator, fact.normal_value, fact.period


def covers(cells: Mapping[str, PanelCell]) -> str | None:
    """What the values of a row cover, as far as the report says: of the office, of its whole area,
    of several years; behind it the columns, where it is not said of all that have a value."""
    stated = {name: cell for name, cell in cells.items() if cell.value is not None}
    return "; ".join(_told(stated)) or None


def _told(stated: Mapping[str, PanelCell]) -> Iterator[str]:
    for extent in EXTENTS:
        names = [
            name for name, cell in stated.items() if extent in (cell.scope, cell.unusual_period)
        ]
        if not names:
            continue
        if len(names) == len(stated):
            yield extent
        elif len(names) <= _NAMED:
            yield f"{extent} ({', '.join(names)})"
        else:
            which = f"{len(names)} of {len(stated)} columns"
            yield f"{extent} ({which})"
