"""Digits of which the source does not tell how they stand to each other, though a reader may see it.

A style sheet shifts one of them, one is printed over the other, or two columns are mixed line by line:
what stands there is one number, a part of one, or two.  A loader writes a sign between them, or at the end
that may go on elsewhere, and nothing is claimed from such a run.
"""

from __future__ import annotations

import re

from extractor.schemas import Span

from .glued_parts import DigitPiece

LOOSE = "⁞"
"""The sign between digits of which nobody can say how they stand to each other."""

_PART = r"\d{1,12}(?:[.,]\d{1,6}){0,4}"
_RUN = re.compile(
    rf"{_PART}(?: ?{LOOSE}(?:[ \n]?{LOOSE})?(?: ?{_PART})?){{1,20}}|{LOOSE} ?{_PART}(?: ?{LOOSE})?"
)


def loose_digits(text: str) -> tuple[DigitPiece, ...]:
    """The runs with such signs, each damaged as a whole; what it may be read as are its parts."""
    if LOOSE not in text:
        return ()
    return tuple(
        DigitPiece(Span(*run.span()), None, hypotheses=_parts(run[0]))
        for run in _RUN.finditer(text)
    )


def _parts(run: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for one in run.split(LOOSE) if (part := one.strip())))
