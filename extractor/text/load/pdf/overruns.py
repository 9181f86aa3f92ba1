"""Words that run out of their cell over those of the next one: a long label over the unit behind it.

On the page both stand on each other, and a glyph alone does not say of which cell it is.  The words are drawn as
one run, from the cell in which nothing else lies under them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .glyphs import Glyph

Place = tuple[int, int, int]
"""A cell: the number of its table, its row and column."""

_LEVEL, _NEAR, _OVER = 0.1, 0.25, 0.2
"""In em: how far glyphs of one run differ in height and stand apart, and how far glyphs lie on each other."""
_SAME_LINE = 0.4
_MOST = 500_000
"""Pairs of glyphs that are compared on a page: one with more is drawn over and over, and is left alone."""


def put_home(glyphs: Sequence[Glyph], places: Sequence[Place | None]) -> list[Place | None]:
    """The cell of each glyph, those of such runs in the cell that they come from.

    ``glyphs`` stand in the order in which they are drawn; None: outside of all tables.
    """
    found = list(places)
    crossing = [run for run in _runs(glyphs) if _crosses([places[at] for at in run])]
    if not crossing:
        return found
    inside: dict[Place, list[int]] = {}
    for at, place in enumerate(places):
        if place is not None and not glyphs[at].text.isspace():
            inside.setdefault(place, []).append(at)
    if (
        sum(len(inside.get(place, ())) for run in crossing for at in run if (place := places[at]))
        > _MOST
    ):
        return found
    for run in crossing:
        home = _home(run, glyphs, places, inside)
        if home is not None:
            for at in run:
                found[at] = home
    return found


def _runs(glyphs: Sequence[Glyph]) -> Iterator[range]:
    """Where glyphs are drawn one behind the other without a gap."""
    start = 0
    for at, (one, other) in enumerate(pairwise(glyphs), 1):
        em = max(one.size, other.size)
        level = abs(one.middle - other.middle) <= _LEVEL * em
        if not (level and abs(other.x0 - one.x1) <= _NEAR * em):
            yield range(start, at)
            start = at
    if glyphs:
        yield range(start, len(glyphs))


def _crosses(places: Sequence[Place | None]) -> bool:
    """Whether a run lies in several cells of one row of a table."""
    rows = {place[:2] for place in places if place is not None}
    return None not in places and len(rows) == 1 and len(set(places)) > 1


def _home(
    run: range,
    glyphs: Sequence[Glyph],
    places: Sequence[Place | None],
    inside: dict[Place, list[int]],
) -> Place | None:
    """The cell that a run comes from; None where it lies on nothing, or nobody can say."""
    covered: set[Place] = set()
    for at in run:
        place = places[at]
        if place is not None and place not in covered:
            others = (glyphs[other] for other in inside.get(place, ()) if other not in run)
            if any(_lies_on(glyphs[at], other) for other in others):
                covered.add(place)
    free = [place for at in (run[0], run[-1]) if (place := places[at]) not in covered]
    return free[0] if covered and free else None


def _lies_on(one: Glyph, other: Glyph) -> bool:
    em = min(one.size, other.size)
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    return across > _OVER * em and abs(one.middle - other.middle) <= _SAME_LINE * em
