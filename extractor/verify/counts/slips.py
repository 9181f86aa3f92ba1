"""Whether one wrong number may be why a sum does not add up, as a person writes it wrongly.

One digit changed, two neighbours exchanged, a digit lost or doubled, a part left out or counted
twice, a count that is off by a little.  What is farther off is rather a total of something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

_A_LITTLE = Decimal("0.1")


def slips(added: Decimal, whole: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether a sum fails by a slip in its total or in one of its parts; ``added`` is what they make."""
    gap = whole - added
    if abs(gap) <= max(added, whole) * _A_LITTLE or abs(gap) in parts:
        return True
    return one_slip_apart(added, whole) or any(
        part + gap >= 0 and one_slip_apart(part, part + gap) for part in parts
    )


def one_slip_apart(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers differ in one digit, or in the order of two neighbours: 487 and 497, 7909
    and 7990, 26 and 246."""
    a, b = sorted((_digits(one), _digits(other)), key=len)
    if len(b) == len(a) + 1:
        return any(b[:at] + b[at + 1 :] == a for at in range(len(b)))
    if len(a) != len(b):
        return False
    unlike = [at for at in range(len(a)) if a[at] != b[at]]
    return len(unlike) < 2 or (
        unlike == [unlike[0], unlike[0] + 1]
        and a[unlike[0]] == b[unlike[1]]
        and a[unlike[1]] == b[unlike[0]]
    )


def by_slip(one: Decimal, other: Decimal) -> bool:
    """Whether one number is the other with a slip: any two of one digit differ in one."""
    return min(one, other) >= _TWO_DIGITS and one_slip_apart(one, other)


def exchanged(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers have the same digits in another order: 5236 and 5326."""
    return one != other and sorted(_digits(one)) == sorted(_digits(other))


_TWO_DIGITS = 10


def _digits(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", "")
