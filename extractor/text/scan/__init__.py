"""The scanner: numbers every number of a document before any reader sees it."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from extractor.schemas import Mention, Span

from ..document import Damage, Region
from .numbers import find_numbers
from .zeros import find_zeros

__all__ = ["scan"]

_HIDES_NUMBERS = ("fused_digits", "damaged_characters", "agency_overwritten", "lost_character")


def scan(
    text: str,
    starts: array[int],
    stops: array[int],
    damages: Sequence[Damage] = (),
    regions: Sequence[Region] = (),
) -> tuple[Mention, ...]:
    """Every number and every statement of zero, in order of the text, with ids m1, m2, ….

    A number inside a damaged place becomes a ``damaged`` mention without a value.
    """
    bad = [damage for damage in damages if damage.kind in _HIDES_NUMBERS]
    found: list[tuple[int, int, dict[str, object]]] = []
    for damage in bad:
        if any(char.isdigit() for char in text[damage.span.start : damage.span.stop]):
            found.append((*damage.span, _damaged(damage)))
    bad_starts = [damage.span.start for damage in bad]
    for number in find_numbers(text, [tuple(region.span) for region in regions]):
        if not _inside(bad, bad_starts, number.start, number.stop):
            fields = {
                "value": number.value,
                "unit": number.unit,
                "qualifier": number.qualifier,
                "kind": number.kind,
                "explained": number.explained,
            }
            found.append((number.start, number.stop, fields))
    taken = [(start, stop) for start, stop, _ in found]
    taken.sort()
    for zero in find_zeros(text):
        if not _overlaps(taken, zero.start, zero.stop):
            fields = {
                "value": Decimal(0),
                "unit": None,
                "qualifier": "exact",
                "kind": "zero_statement",
                "thing": zero.thing,
            }
            found.append((zero.start, zero.stop, fields))
    found.sort(key=lambda item: item[0])
    return tuple(
        Mention(
            id=f"m{number}",
            raw=text[start:stop],
            span=Span(start, stop),
            source=Span(starts[start], stops[stop - 1]),
            **fields,  # type: ignore[arg-type]
        )
        for number, (start, stop, fields) in enumerate(found, 1)
    )


def _damaged(damage: Damage) -> dict[str, object]:
    return {
        "value": None,
        "unit": None,
        "qualifier": "exact",
        "kind": "damaged",
        "hypotheses": damage.hypotheses,
    }


def _inside(bad: list[Damage], bad_starts: list[int], start: int, stop: int) -> bool:
    at = bisect_left(bad_starts, stop) - 1
    return at >= 0 and bad[at].span.stop > start


def _overlaps(taken: list[tuple[int, int]], start: int, stop: int) -> bool:
    at = bisect_left(taken, (stop, 0)) - 1
    return at >= 0 and taken[at][1] > start
