"""Mistakes of readers, planted in correct results: one function a kind.

Only mistakes that arithmetic, the digits, the unit or the place of a cell can show are planted.
A mutant arrives as the claim of another tool would, without a mention: a value, an indicator and
what that tool would have quoted.  Where the tool read the right place and copied a wrong number
(changed or swapped digits, a factor of 10,000) the quote is that of the right place; where it
read a wrong cell (a neighbour, a shifted row) the quote is that of the wrong cell.  A mutant whose
value is the right one by chance is no mutant.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractor.schemas import OTHER, Fact, vocabulary
from extractor.schemas.units import in_unit
from extractor.verify.foreign.claims import ForeignClaim, Locator


@dataclass(frozen=True, slots=True)
class BaseReport:
    """A correct result: claims with the facts they become.  ``labelled`` tells gold from generated."""

    name: str
    labelled: bool
    locator: Locator
    claims: tuple[ForeignClaim, ...]
    facts: tuple[Fact, ...]

    def states(self, value: Decimal) -> bool:
        """Whether any statistic of the report reads a value."""
        return value in self.locator.readable


@dataclass(frozen=True, slots=True)
class Mutant:
    """What was changed: claims by their place in the base (None: dropped), and claims added."""

    changed: Mapping[int, ForeignClaim | None] = field(default_factory=dict)
    added: tuple[ForeignClaim, ...] = ()


Plant = Callable[[random.Random, BaseReport], Mutant | None]


def _pick(rng: random.Random, base: BaseReport, wanted: Callable[[int], bool]) -> int | None:
    places = [n for n in range(len(base.claims)) if wanted(n)]
    return rng.choice(places) if places else None


def _standard(base: BaseReport, n: int) -> bool:
    return base.claims[n].indicator != OTHER and base.claims[n].value is not None


def _value(base: BaseReport, n: int) -> Decimal:
    return base.claims[n].value or Decimal(0)


def is_cell(fact: Fact) -> bool:
    """Whether a fact stands in an official table."""
    address = fact.evidence[0].address
    return address is not None and bool(address.table)


def _mention(base: BaseReport, n: int) -> str | None:
    return base.facts[n].evidence[0].mention


def _quote(base: BaseReport, n: int) -> str:
    return base.facts[n].evidence[0].quote.text


def _one(base: BaseReport, n: int, claim: ForeignClaim) -> Mutant | None:
    """A changed claim; None where it says what was right before."""
    old = base.claims[n]
    said = (claim.indicator, claim.value, claim.unit, claim.period, claim.scope)
    if said == (old.indicator, old.value, old.unit, old.period, old.scope):
        return None
    if claim.value != old.value and any(
        other.indicator == claim.indicator and other.value == claim.value for other in base.claims
    ):
        return None  # the report states this value of this indicator too
    return Mutant({n: claim})


def _digits(rng: random.Random, value: Decimal, *, swap: bool) -> Decimal | None:
    digits = list(f"{value:f}")
    places = [n for n, char in enumerate(digits) if char.isdigit()]
    if swap:
        pairs = [(a, b) for a in places for b in places if a < b and digits[a] != digits[b]]
        if not pairs:
            return None
        a, b = rng.choice(pairs)
        digits[a], digits[b] = digits[b], digits[a]
    else:
        at = rng.choice(places)
        digits[at] = rng.choice([d for d in "0123456789" if d != digits[at]])
    return Decimal("".join(digits))


def digit_changed(rng: random.Random, base: BaseReport) -> Mutant | None:
    """One digit misread; the report states the new value nowhere."""
    n = _pick(rng, base, lambda n: _standard(base, n))
    value = _digits(rng, _value(base, n), swap=False) if n is not None else None
    if n is None or value is None or base.states(value):
        return None
    return _one(base, n, replace(base.claims[n], value=value))


def digit_changed_elsewhere(rng: random.Random, base: BaseReport) -> Mutant | None:
    """One digit misread, and another number of the report happens to read the same."""
    n = _pick(rng, base, lambda n: _standard(base, n))
    value = _digits(rng, _value(base, n), swap=False) if n is not None else None
    if n is None or value is None or not base.states(value):
        return None
    return _one(base, n, replace(base.claims[n], value=value))


def digits_swapped(rng: random.Random, base: BaseReport) -> Mutant | None:
    """Two digits in each other's place."""
    n = _pick(rng, base, lambda n: _standard(base, n))
    value = _digits(rng, _value(base, n), swap=True) if n is not None else None
    return _one(base, n, replace(base.claims[n], value=value)) if n is not None and value else None


def _taken_from(base: BaseReport, n: int, m: int) -> Mutant | None:
    """The claim with the value and the quote of another place."""
    if _value(base, m) == _value(base, n):
        return None
    claim = replace(base.claims[n], value=_value(base, m), quote=_quote(base, m), place=None)
    return _one(base, n, claim)


def _places(base: BaseReport) -> dict[str, int]:
    return {mention: n for n in range(len(base.claims)) if (mention := _mention(base, n))}


def neighbour(rng: random.Random, base: BaseReport) -> Mutant | None:
    """The number of the cell just before or behind."""
    n = _pick(rng, base, lambda n: _standard(base, n) and _mention(base, n) is not None
              and is_cell(base.facts[n]))  # fmt: skip
    if n is None:
        return None
    own = int((_mention(base, n) or "m0")[1:])
    found = _places(base)
    near = [found[f"m{k}"] for k in (own - 1, own + 1) if f"m{k}" in found]
    near = [m for m in near if is_cell(base.facts[m])]
    return _taken_from(base, n, rng.choice(near)) if near else None


def _cells(base: BaseReport) -> dict[tuple[str, ...], list[int]]:
    """Facts of tables by column."""
    found: dict[tuple[str, ...], list[int]] = {}
    for n, fact in enumerate(base.facts):
        address = fact.evidence[0].address
        if address is not None and address.table and fact.value is not None:
            found.setdefault((address.table, *address.column), []).append(n)
    return found


def row_shifted(rng: random.Random, base: BaseReport) -> Mutant | None:
    """The same column one row up or down."""
    columns = [c for c in _cells(base).values() if len(c) > 1]
    if not columns:
        return None
    column = rng.choice(columns)
    at = rng.randrange(len(column) - 1)
    n, m = (column[at], column[at + 1])[:: rng.choice((1, -1))]
    return _taken_from(base, n, m)


def column_shifted(rng: random.Random, base: BaseReport) -> Mutant | None:
    """A whole row of a table read one column too far."""
    rows: dict[tuple[str, ...], list[int]] = {}
    for n, fact in enumerate(base.facts):
        address = fact.evidence[0].address
        if address is not None and address.table and fact.value is not None:
            rows.setdefault((address.table, *address.row, _quote(base, n)), []).append(n)
    whole = [row for row in rows.values() if len(row) > 2]
    if not whole:
        return None
    row = rng.choice(whole)
    changed = [_taken_from(base, n, row[k - 1]) for k, n in enumerate(row) if k]
    found = {n: claim for mutant in changed if mutant for n, claim in mutant.changed.items()}
    return Mutant(found) if found else None


def exchanged(rng: random.Random, base: BaseReport) -> Mutant | None:
    """Two cells under each other's indicator, each with its own quote."""
    n = _pick(rng, base, lambda n: _standard(base, n) and is_cell(base.facts[n]))
    m = _pick(rng, base, lambda m: n is not None and m != n and _standard(base, m)
              and is_cell(base.facts[m]))  # fmt: skip
    if n is None or m is None:
        return None
    one, two = _taken_from(base, n, m), _taken_from(base, m, n)
    if one is None or two is None or base.claims[n].indicator == base.claims[m].indicator:
        return None
    return Mutant({**one.changed, **two.changed})


def wrong_unit(rng: random.Random, base: BaseReport) -> Mutant | None:
    """The right number in a unit that is neither printed nor the indicator's own."""
    n = _pick(rng, base, lambda n: _standard(base, n) and bool(_value(base, n)))
    if n is None:
        return None
    wanted = vocabulary()[base.claims[n].indicator].unit
    units = {"元", "万元", "%", "天", "人"} - {wanted, base.claims[n].unit}
    if in_unit(Decimal(1), wanted, "人") is not None and wanted in ("人", "人次"):
        units -= {"人"}
    return _one(base, n, replace(base.claims[n], unit=rng.choice(sorted(units))))


def factor_10000(rng: random.Random, base: BaseReport) -> Mutant | None:
    """元 read as 万元, or a 万 lost: 10,000 times too much or too little."""
    n = _pick(rng, base, lambda n: _standard(base, n) and bool(_value(base, n)))
    if n is None:
        return None
    value = _value(base, n) * Decimal(10) ** rng.choice((4, -4))
    return _one(base, n, replace(base.claims[n], value=value))


def dropped_part(rng: random.Random, base: BaseReport) -> Mutant | None:
    """A part of a whole that the report states and the result lacks."""
    n = _pick(rng, base, lambda n: _standard(base, n) and _mention(base, n) is not None
              and bool(vocabulary()[base.claims[n].indicator].part_of))  # fmt: skip
    return Mutant({n: None}) if n is not None else None


def zero_for_blank(rng: random.Random, base: BaseReport) -> Mutant | None:
    """A zero where the report leaves a cell blank."""
    blank = _pick(rng, base, lambda n: base.claims[n].value is None)
    if blank is None:
        return None
    return _one(base, blank, replace(base.claims[blank], value=Decimal(0), semantic="explicit"))


KINDS: Mapping[str, Plant] = {
    plant.__name__: plant
    for plant in (
        digit_changed, digit_changed_elsewhere, digits_swapped, neighbour, row_shifted,
        column_shifted, exchanged, wrong_unit, factor_10000, dropped_part, zero_for_blank,
    )
}  # fmt: skip
"""Every kind of planted mistake by its name."""


def plant(
    kind: str, bases: Sequence[BaseReport], wanted: int, seed: int
) -> list[tuple[BaseReport, Mutant]]:
    """``wanted`` mutants of one kind, as many of real reports as of generated ones if there are any.

    Fewer only if the bases hold no occasion for more in fifty times as many tries.
    """
    rng = random.Random(f"{seed}/{kind}")
    pools = [
        pool for labelled in (True, False) if (pool := [b for b in bases if b.labelled is labelled])
    ]
    found: list[tuple[BaseReport, Mutant]] = []
    for attempt in range(wanted * 50):
        if len(found) == wanted:
            break
        base = rng.choice(pools[attempt % len(pools)])
        mutant = KINDS[kind](rng, base)
        if mutant is not None:
            found.append((base, mutant))
    return found
