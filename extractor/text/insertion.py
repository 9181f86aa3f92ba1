"""Characters that are put into a text and stand for nothing of its source."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TypeAlias

AllPlaces: TypeAlias = "tuple[array[int], array[int], array[int]]"
"""For each character of a text where it begins and ends in the source, and its place in the content."""


def insert_sign(
    text: str, at: Sequence[int], sign: str, places: AllPlaces
) -> tuple[str, AllPlaces]:
    """The text with a sign before each of these characters, and with it the places of all characters."""
    if not at:
        return text, places
    pieces, made, done = [], [array("I") for _ in places], 0
    for place in at:
        pieces += [text[done:place], sign]
        for old, new in zip(places, made, strict=True):
            new.extend(old[done:place])
        here = min(place, len(text) - 1)
        for new, own in zip(made, (places[0], places[0], places[2]), strict=True):
            new.append(own[here])
        done = place
    for old, new in zip(places, made, strict=True):
        new.extend(old[done:])
    return "".join([*pieces, text[done:]]), (made[0], made[1], made[2])
