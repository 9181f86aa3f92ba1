"""Digits of which the source does not tell how they stand to each other, though a reader may see it.

A style sheet shifts one of them, or one is printed over the other: what stands there is one number, another
one or two.  A loader writes a sign between them, and nothing is claimed from such a run.
"""

from __future__ import annotations

import re

from extractor.schemas import Span

from .glued_parts import DigitPiece

LOOSE = "⁞"
"""The sign between digits of which nobody can say how they stand to each other."""

_PART = r"\d{1,12}(?:[.,]\d{1,6}){0,4}"
_RUN = re.compile(rf"{_PART}(?: ?{LOOSE} ?{_PART}){{1,20}}")


def loose_digits(text: str) -> tuple[DigitPiece, ...]:
    """The runs with such signs, each damaged as a whole; what it may be read as are its parts."""
    if LOOSE not in text:
        return ()
    return tuple(
        DigitPiece(
            Span(*run.span()),
            None,
            hypotheses=tuple(dict.fromkeys(part.strip() for part in run[0].split(LOOSE))),
        )
        for run in _RUN.finditer(text)
    )
