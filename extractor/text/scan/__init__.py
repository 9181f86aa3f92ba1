"""The scanner: numbers every number of a document before any reader sees it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from extractor.schemas import Explanation, Mention, MentionKind, Qualifier, Span

from ..document import Cover, Damage, Region
from ..glued_parts import DigitPiece
from .denials import has_figure, unnumbered_denials
from .digits import LOST_BYTE
from .numbers import find_numbers
from .own_units import OwnUnit

__all__ = ["FindZeros", "OwnUnit", "Zero", "scan"]

_SAME_CLAUSE = re.compile(r"[^,。;:、\n]{0,10}")
_HIDES_NUMBERS = ("fused_digits", "damaged_characters", "agency_overwritten", "lost_character")
_NOT_STATED = ("example", "advertising")
"""Regions whose denials are nobody's either."""
_REASONS: tuple[Literal["struck_out", "not_ticked"], ...] = ("struck_out", "not_ticked")
"""Regions whose kind says why nothing in them is a statistic."""


class Zero(NamedTuple):
    """One thing that a sentence denies; the span is that of the words that name the thing.

    ``zero`` is where the sentence writes its one 0 for several things.
    """

    start: int
    stop: int
    thing: str
    zero: tuple[int, int] | None = None


FindZeros = Callable[[str], Sequence[Zero]]
"""What finds the statements of zero of a text: knowledge of a pack, which this layer has not."""


class _Candidate(NamedTuple):
    start: int
    stop: int
    value: Decimal | None
    unit: str | None
    qualifier: Qualifier
    kind: MentionKind
    explained: Explanation | None = None
    thing: str | None = None
    hypotheses: tuple[str, ...] = ()


def scan(
    text: str,
    starts: array[int],
    stops: array[int],
    damages: Sequence[Damage] = (),
    regions: Sequence[Region] = (),
    find_zeros: FindZeros = lambda _: (),
    pieces: Sequence[DigitPiece] = (),
    tables: Sequence[Span] = (),
    own: Sequence[OwnUnit] = (),
) -> tuple[Mention, ...]:
    """Every number and every statement of zero, in order of the text, with ids m1, m2, ….

    A number inside a damaged place becomes a ``damaged`` mention without a value.  ``pieces`` are
    digits of tables that are known to be cut otherwise than they stand; in ``tables``, whose cells
    ran together, words are labels and deny nothing.  ``own`` are the units of a pack.
    """
    outside = [(region.span.start, region.span.stop) for region in regions]
    candidates = _numbers(text, damages, outside, pieces, own)
    taken = sorted((item.start, item.stop) for item in candidates)
    zeros = [zero for zero in find_zeros(text) if not _overlaps(taken, zero.start, zero.stop)]
    zeros = [zero for zero in zeros if not has_figure(text, zero.stop)]
    if unsaid := [region.span for region in regions if region.kind in _NOT_STATED]:
        said_by_others = Cover(unsaid)
        zeros = [zero for zero in zeros if not said_by_others.overlaps(zero.start, zero.stop)]
    if tables:
        glued = Cover(tables)
        zeros = [zero for zero in zeros if not glued.overlaps(zero.start, zero.stop)]
        outside += tables
    candidates = _without_written(text, candidates, zeros)
    candidates += [
        _Candidate(z.start, z.stop, Decimal(0), None, "exact", "zero_statement", thing=z.thing)
        for z in zeros
    ]
    candidates.sort(key=lambda item: (item.start, item.stop))
    candidates += _open_denials(text, candidates, outside)
    candidates = _not_said(candidates, regions)
    candidates.sort(key=lambda item: (item.start, item.stop))
    return tuple(
        _mention(f"m{number}", item, text, Span(starts[item.start], stops[item.stop - 1]))
        for number, item in enumerate(candidates, 1)
    )


def _numbers(
    text: str,
    damages: Sequence[Damage],
    outside: list[tuple[int, int]],
    pieces: Sequence[DigitPiece],
    own: Sequence[OwnUnit],
) -> list[_Candidate]:
    """What is written in digits or words for them, damaged places among it."""
    bad = [damage for damage in damages if damage.kind in _HIDES_NUMBERS]
    bad_starts = [damage.span.start for damage in bad]
    candidates = [
        _Candidate(*damage.span, None, None, "exact", "damaged", hypotheses=damage.hypotheses)
        for damage in bad
        if any(char.isdigit() for char in text[damage.span.start : damage.span.stop])
    ]
    candidates += [
        _Candidate(*number[:7], hypotheses=number.hypotheses)
        for number in find_numbers(text, outside, own)
        if LOST_BYTE in text[number.start : number.stop]
        or not _inside(bad, bad_starts, number.start, number.stop)
    ]
    if not pieces:
        return candidates
    cut = Cover(piece.span for piece in pieces)
    candidates = [item for item in candidates if not cut.overlaps(item.start, item.stop)]
    return [*candidates, *map(_of_piece, pieces)]


def _not_said(candidates: list[_Candidate], regions: Sequence[Region]) -> list[_Candidate]:
    """The same, with what a line is drawn through, and what is not ticked, explained by that."""
    for reason in _REASONS:
        if spans := [region.span for region in regions if region.kind == reason]:
            gone = Cover(spans)
            candidates = [
                item._replace(explained=reason) if gone.overlaps(item.start, item.stop) else item
                for item in candidates
            ]
    return candidates


def _of_piece(piece: DigitPiece) -> _Candidate:
    kind: MentionKind = "damaged" if piece.value is None else "number"
    read, because = piece.value, piece.explained
    return _Candidate(*piece.span, read, None, "exact", kind, because, hypotheses=piece.hypotheses)


def _open_denials(
    text: str, candidates: Sequence[_Candidate], outside: Sequence[tuple[int, int]]
) -> list[_Candidate]:
    counted = [(item.start, item.stop) for item in candidates if item.explained is None]
    taken = [(item.start, item.stop) for item in candidates]
    return [
        _Candidate(start, stop, Decimal(0), None, "exact", "zero_statement", "denial")
        for start, stop in unnumbered_denials(text, counted, taken, outside)
    ]


def _mention(name: str, item: _Candidate, text: str, source: Span) -> Mention:
    return Mention(
        id=name,
        value=item.value,
        unit=item.unit,
        qualifier=item.qualifier,
        kind=item.kind,
        raw=text[item.start : item.stop],
        span=Span(item.start, item.stop),
        source=source,
        explained=item.explained,
        thing=item.thing,
        hypotheses=item.hypotheses,
    )


_PEOPLE = frozenset("人 名 位 家".split())
_SOMEBODY_DID = re.compile(r"[^,。;:、\n\d]{0,8}(?:提[出起交]|递交|申请|要求|向[^,。;:\n\d]{1,6})")
"""没有一人提出书面申请: none of what they did not do."""


def _without_written(
    text: str, candidates: list[_Candidate], zeros: list[Zero]
) -> list[_Candidate]:
    """行政复议、行政诉讼均为0件: each thing is a mention of its own, and the 0 no further statistic.

    Nor is the zero of 没有一件复议案件; without such a thing behind it, it is the statistic.
    """
    zeros_written = {place for zero in zeros if zero.zero for place in range(*zero.zero)}
    things = sorted(zero.start for zero in zeros)

    def judged(item: _Candidate) -> _Candidate:
        if item.start in zeros_written:
            return item if item.explained else item._replace(explained="denial")
        if item.explained != "denial":
            return item
        at = bisect_left(things, item.stop)
        between = text[item.stop : things[at]] if at < len(things) else ","
        named = _SAME_CLAUSE.fullmatch(between) or (
            item.unit in _PEOPLE and _SOMEBODY_DID.fullmatch(between)
        )
        return item if named else item._replace(explained=None)

    return [judged(item) for item in candidates]


def _inside(bad: list[Damage], bad_starts: list[int], start: int, stop: int) -> bool:
    at = bisect_left(bad_starts, stop) - 1
    return at >= 0 and bad[at].span.stop > start


def _overlaps(taken: list[tuple[int, int]], start: int, stop: int) -> bool:
    at = bisect_left(taken, (stop, 0)) - 1
    return at >= 0 and taken[at][1] > start
