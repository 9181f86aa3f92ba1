"""What no person can have meant: an indicator that does not exist, a number or a unit that it cannot
have.  The page asks the same of what is typed there, in ``possible.js``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from extractor.schemas import OTHER, Indicator, vocabulary
from extractor.schemas.units import counted_in, fits, in_unit, is_counted, is_money, is_share
from extractor.schemas.vocabulary import vocabulary_of
from extractor.text.scan.units import MONEY, SHARES, UNITS

from ..kept_pack import kept_pack, vocabulary_for
from ..plain_text import number
from ..records import read_records
from .checked import label_of
from .decision import OF_REPORT, Decision

_CALLED = ("通", "回")
"""Units that a text has behind some verbs alone."""
_SAME_THINGS = re.compile(r"\(.\)\Z|(?<!元)/.\Z")
"""条(篇), 块/处: two units for the same things."""


def known_in(run: Path) -> Mapping[str, Indicator]:
    """The indicators that people can decide on in a run: the published ones, and those of its pack.

    Raises:
        UsageError: the pack that the run holds is damaged.
    """
    pack = kept_pack(run)
    return {**(vocabulary_of(pack).indicators if pack else {}), **vocabulary()}


def impossible(run: Path, made: Iterable[Decision], held: Collection[Decision]) -> Iterator[str]:
    """What is wrong with decisions, a line each; those that the run ``held`` already are not asked.

    Raises:
        UsageError: the folder holds no run of this version.
    """
    known, kept, about = known_in(run), frozenset(held), {one.key for one in held}
    new = [one for one in dict.fromkeys(made) if one.action not in OF_REPORT and one not in kept]
    unknown = [
        one
        for one in new
        if one.indicator not in known and one.indicator != OTHER and one.key not in about
    ]
    excused = _read_as_such(run, unknown) if unknown else set()
    wrong = [one for one in unknown if one.key not in excused]
    none = {name: _no_such(name, known) for name in {one.indicator for one in wrong}}
    for one in wrong:
        yield f"{one.report}: {one.indicator}: {none[one.indicator]}"
    for one in new:
        if why := _wrong(one, known.get(one.indicator)):
            yield f"{one.report}: {label_of(one)}: {why}"


def _no_such(indicator: str, known: Mapping[str, Indicator]) -> str:
    near = get_close_matches(indicator, list(known), n=3, cutoff=0.5)
    hint = f"; near: {', '.join(near)}" if near else ""
    return f"there is no such indicator{hint}"


def _read_as_such(run: Path, made: Iterable[Decision]) -> set[tuple[object, ...]]:
    """The decisions, by what they are about, whose indicator the run itself has: older versions read
    others, and a pack of the user's own may not be there any more."""
    by_report: dict[str, list[Decision]] = {}
    for one in made:
        by_report.setdefault(one.sha256, []).append(one)
    found: set[tuple[object, ...]] = set()
    pack = kept_pack(run)
    for result in read_records(run):
        mine = by_report.get(result.sha256, ())
        anything = mine and not vocabulary_for(result, pack).indicators
        read = {fact.indicator for fact in result.facts} if mine else set()
        found.update(one.key for one in mine if anything or one.indicator in read)
    return found


def _wrong(made: Decision, item: Indicator | None) -> str | None:
    """Why nobody can have meant the value of a decision; None where somebody can."""
    if made.action == "correct":
        value, unit = made.corrected, made.corrected_unit or made.unit
    elif made.action == "add":
        value, unit = made.value, made.unit
    else:
        return None
    wanted = item.unit if item else ""
    if value is None:
        if made.how_exact in (None, "exact"):
            return None
        return f"the qualifier {made.how_exact} needs a value, and none is stated"
    if value < 0 and not is_share(unit or wanted):
        return f"the value {number(value)} is below zero"
    if wanted and unit and not _takes(wanted, unit, made.unit):
        return f"the unit {unit} cannot be converted to {wanted}"
    # What is not of the indicator (a mean, for example) may be any number of anything.
    by_one = counted_in(unit or wanted) == (unit or wanted)
    if is_counted(wanted) and by_one and value != value.to_integral_value():
        return f"the value {number(value)} is no whole number of what is counted ({unit or wanted})"
    return None


def _takes(wanted: str, unit: str, read: str | None) -> bool:
    """Whether an indicator takes a unit; that which was ``read`` wherever it can be converted."""
    if unit == read:
        return in_unit(Decimal(1), unit, wanted) is not None
    words = units_for(wanted)
    return unit in words or _SAME_THINGS.sub("", counted_in(unit)) in words


@cache
def units_for(wanted: str) -> tuple[str, ...]:
    """The units that can be converted to one; 万 may stand before each that is no money."""
    every = dict.fromkeys((wanted, counted_in(wanted), *UNITS, *_CALLED, *MONEY, *SHARES))
    return tuple(
        unit
        for unit in every
        if fits(unit, wanted) and (unit == wanted or is_share(unit) == is_share(wanted))
    )


def units_told(run: Path) -> dict[str, Any]:
    """What the page knows of units.

    ``of`` are those of the indicators, ``taken`` what each of these takes, ``worth`` one of each
    unit of money in 元.

    Raises:
        UsageError: the pack that the run holds is damaged.
    """
    of = {item.id: item.unit for item in known_in(run).values() if item.unit}
    taken = {wanted: units_for(wanted) for wanted in dict.fromkeys(of.values())}
    every = dict.fromkeys((*of.values(), *UNITS, *_CALLED, *MONEY, *SHARES))
    money = [unit for unit in every if is_money(unit)]
    return {
        "of": of,
        "taken": taken,
        "money": money,
        "worth": {unit: int(in_unit(Decimal(1), unit, "元") or 1) for unit in money},
        "shares": [unit for unit in every if is_share(unit)],
        "counted": [unit for unit in every if is_counted(unit)],
    }
