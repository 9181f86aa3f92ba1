"""Cutting digits that ran together into the cells of a row: only where sums leave one way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

Row = tuple[int, ...]
"""The numbers of a row, the total last."""

_LONGEST = 26
_MOST = 4000
_MOST_TABLES = 60_000
"""Ways of a row, and of a table, beyond which none is looked for: nothing is claimed then."""


def splits(digits: str, width: int, group: int) -> list[Row]:
    """Every way to cut ``digits`` into ``width`` numbers, in groups whose last is their sum.

    No number but 0 begins with 0.  Nothing if there are too many ways to look at.
    """
    if not width <= len(digits) <= _LONGEST or width % group:
        return []
    found = list(_ways(digits, width // group, group))
    return found if len(found) < _MOST else []


def cuts(digits: str, count: int) -> Iterator[Row]:
    """Every way to cut digits into so many numbers, none of which but 0 begins with 0."""
    if count == 1:
        if digits == "0" or digits[:1] not in ("", "0"):
            yield (int(digits),)
        return
    longest = 1 if digits[:1] == "0" else min(len(digits) - count + 1, 7)
    for length in range(1, longest + 1):
        for rest in cuts(digits[length:], count - 1):
            yield (int(digits[:length]), *rest)


def may_be_shorter(digits: str, width: int, *, first: bool = False) -> bool:
    """Whether digits may be those of fewer cells and their sum, the ``first`` or the last of them,
    because some cells are blank."""
    if not first:
        return any(splits(digits, count, count) for count in range(2, width))
    return any(2 * row[0] == sum(row) for count in range(2, width) for row in cuts(digits, count))


def _ways(digits: str, groups: int, group: int) -> Iterator[Row]:
    if groups == 0:
        if not digits:
            yield ()
        return
    least = (groups - 1) * group
    for first, rest in _group(digits, group, least):
        for others in _ways(rest, groups - 1, group):
            yield (*first, *others)


def _group(digits: str, size: int, left: int) -> Iterator[tuple[Row, str]]:
    """A group of numbers at the beginning whose last is the sum of the others, and the rest."""

    def parts(at: int, count: int, total: int) -> Iterator[tuple[Row, str]]:
        if count == size - 1:
            last = str(total)
            if digits.startswith(last, at) and len(digits) - at - len(last) >= left:
                yield (total,), digits[at + len(last) :]
            return
        longest = len(digits) - at - (size - count - 1) - left
        for length in range(1, min(longest, 7) + 1):
            number = digits[at : at + length]
            for tail, rest in parts(at + length, count + 1, total + int(number)):
                yield (int(number), *tail), rest
            if number[0] == "0":
                break

    yield from parts(0, 0, 0)


def proven(rows: Sequence[tuple[str, Sequence[Row]]]) -> list[Row | None]:
    """The one way of each row of the table of applications; None where two are possible.

    Args:
        rows: the role of each row (``received``, ``carried_in``, ``closed``, ``carried_out``, or
            ``outcome`` for the results that closed sums up) and its ways, in order.

    A row with one way is proven by its own sum.  Others are by the sums of the columns, if the
    table has all rows that these take.
    """
    alone = [ways[0] if len(ways) == 1 else None for _, ways in rows]
    roles = [role for role, _ in rows]
    count = 1
    for _, ways in rows:
        count *= max(1, len(ways))
    once = all(
        roles.count(role) == 1 for role in ("received", "carried_in", "closed", "carried_out")
    )
    if all(alone) or not once or count > _MOST_TABLES or not all(ways for _, ways in rows):
        return alone
    fitting = [way for way in product(*(ways for _, ways in rows)) if _closes(roles, way)]
    if not fitting:
        return [None] * len(rows)
    return [
        way if all(other[at] == way for other in fitting) else None
        for at, way in enumerate(fitting[0])
    ]


def _closes(roles: Sequence[str], rows: Sequence[Row]) -> bool:
    sums: Mapping[str, Row] = {
        role: tuple(
            map(
                sum,
                zip(
                    *(row for name, row in zip(roles, rows, strict=True) if name == role),
                    strict=True,
                ),
            )
        )
        for role in set(roles)
    }
    plus = [a + b for a, b in zip(sums["received"], sums["carried_in"], strict=True)]
    minus = [a + b for a, b in zip(sums["closed"], sums["carried_out"], strict=True)]
    return plus == minus and sums.get("outcome", sums["closed"]) == sums["closed"]
