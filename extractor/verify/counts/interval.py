"""What a printed number says, as an interval: 700多 is at least 700 and below 800."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from extractor.schemas import Fact, Mention

Interval = tuple[Decimal, Decimal]
ZERO = Decimal(0)
_FAR = Decimal("1e15")


def _place(value: Decimal) -> Decimal:
    """The weight of the last digit that is not zero: 100 of 700, 1000 of 15000."""
    if value == 0:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


def interval(value: Decimal, qualifier: str) -> Interval:
    """The smallest and the largest number that a careful reader would allow."""
    if qualifier == "exact":
        return value, value
    place = _place(value)
    if qualifier == "at_least":
        return value, value + place
    if qualifier == "at_most":
        return value - place, value
    return value - place, value + place


def of_fact(fact: Fact) -> Interval:
    """The interval of a fact, in the unit of its indicator where it has one."""
    value = fact.amount
    if value is None:
        return -_FAR, _FAR
    return interval(value, fact.qualifier)


def of_mention(mention: Mention) -> Interval:
    """The interval of a mention."""
    if mention.value is None:
        return -_FAR, _FAR
    return interval(mention.value, mention.qualifier)


_DECIMALS = re.compile(r"\d\.(\d+)")
_PRINTED = re.compile(r"(?P<number>[\d,]+(?:\.(?P<places>\d+))?)(?P<unit>[万亿])?")


def rounded(mention: Mention, *, money_too: bool = True) -> Interval:
    """The interval of a mention, where 12万 and 3.4万元 are rounded to their last digit.

    Money is rounded only if ``money_too``.  A figure of one digit (5万) is taken as printed: so wide an interval would allow anything.
    """
    low, high = of_mention(mention)
    match = _PRINTED.match(mention.raw)
    if match is None or len(match["number"]) < 2 or not (match["places"] or match["unit"]):
        return low, high
    money = (mention.unit or "").endswith("元")
    if money and not money_too:
        return low, high
    digits = 0 if money else {"万": 4, "亿": 8}.get(match["unit"] or "", 0)
    half = Decimal(1).scaleb(digits - len(match["places"] or "")) / 2
    if money and not match["places"]:
        return low, high
    return low - half, high + half


def last_place(mention: Mention) -> Decimal:
    """The weight of the last digit that is printed of a number, one at the most: a tenth of 39.0%."""
    printed = _DECIMALS.search(mention.raw) if mention.unit in ("%", "个百分点") else None
    if printed is not None:
        return Decimal(1).scaleb(-len(printed[1]))
    exponent = (mention.value or Decimal(0)).as_tuple().exponent
    return Decimal(1).scaleb(min(0, int(exponent)))


def sum_of(parts: Iterable[Mention]) -> Decimal:
    """The sum of some numbers."""
    return sum((m.value or ZERO for m in parts), ZERO)


def total(parts: list[Interval]) -> Interval:
    """The interval of a sum."""
    return sum((p[0] for p in parts), Decimal(0)), sum((p[1] for p in parts), Decimal(0))


def overlap(one: Interval, other: Interval) -> bool:
    """Whether both can be the same number."""
    return one[0] <= other[1] and other[0] <= one[1]


def plain(value: Decimal | None) -> str:
    """A number as people write it."""
    return "?" if value is None else f"{value.normalize():f}" if value else "0"
