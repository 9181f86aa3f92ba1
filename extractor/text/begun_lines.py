"""Digits in groups at the beginning of a line: 1 848条 is one number, or the first item of a list.

Inside a line words before the digits tell that they are one.  At its beginning only the items before and
behind tell: where none counts on, nobody can say which of both it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.schemas import Span

from .document import Cover, Grid
from .glued_parts import DigitPiece
from .vocabulary import COUNTERS

_UNIT = f"[{COUNTERS}元万]"
_ITEM = re.compile(
    rf"^ ?(?P<number>[1-9]\d{{0,2}}) \d[\d,]*(?: \d{{3}})*(?= ?{_UNIT})", re.MULTILINE
)
_GROUPS = re.compile(rf"^ ?(?P<digits>[1-9]\d{{0,2}}(?: \d{{3}})+)(?= ?{_UNIT})", re.MULTILINE)
_NUMBERED = re.compile(r"^ ?(?P<number>[1-9]\d?)(?:[.、)] ?| )(?=[\d一-鿿])", re.MULTILINE)
_DIVIDED = re.compile(r" ?[条件份]中,")
_NEAR = 600
"""Characters within which the next item of a list begins."""
_FEWEST = 3


def begun_lines(text: str, grids: Sequence[Grid]) -> tuple[DigitPiece, ...]:
    """The numbers of such items, and the digits of which nobody can say what they are."""
    if _ITEM.search(text) is None:
        return ()
    cells = Cover(grid.span for grid in grids)
    return tuple(
        piece for piece in _pieces(text) if not cells.overlaps(piece.span.start, piece.span.stop)
    )


def _pieces(text: str) -> Iterator[DigitPiece]:
    listed = _listed(text)
    for match in _ITEM.finditer(text):
        groups = _GROUPS.match(text, match.start())
        if groups and _DIVIDED.match(text, groups.end()):
            continue  # nothing is divided behind the number of an item
        if match.start() in listed:
            yield DigitPiece(Span(*match.span("number")), Decimal(match["number"]), "heading")
        elif groups:
            digits = groups["digits"]
            told = (digits.replace(" ", ""), digits)
            yield DigitPiece(Span(*groups.span("digits")), None, hypotheses=told)


def _listed(text: str) -> frozenset[int]:
    """Where lines begin whose numbers count up, line by line.

    Two lines that both begin with groups, 1 848 and 2 031, may do so by chance.
    """
    found: set[int] = set()
    run: list[re.Match[str]] = []
    for line in _NUMBERED.finditer(text):
        last = run[-1] if run else None
        if last and not (
            int(line["number"]) == int(last["number"]) + 1 and line.start() - last.start() <= _NEAR
        ):
            found |= _places(text, run)
            run = []
        run.append(line)
    return frozenset(found | _places(text, run))


def _places(text: str, run: Sequence[re.Match[str]]) -> set[int]:
    grouped = sum(_GROUPS.match(text, line.start()) is not None for line in run)
    certain = len(run) >= _FEWEST or (len(run) > 1 and grouped < len(run))
    return {line.start() for line in run} if certain else set()
