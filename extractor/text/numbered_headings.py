"""Headings that are numbered without a mark (1 概述, 2 主动公开): their numbers count nothing."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.schemas import Span

from .glued_parts import DigitPiece

_HEADING = re.compile(r"^ ?(\d{1,2}) (?=[一-鿿][一-鿿、]{1,11}(?:[。:]|[ ]*$))", re.MULTILINE)
_FEWEST = 3


def heading_numbers(text: str) -> tuple[DigitPiece, ...]:
    """The numbers of short lines or openings of lines that count 1, 2, 3 … through the text."""
    pieces: list[DigitPiece] = []
    for match in _HEADING.finditer(text):
        if int(match[1]) == len(pieces) + 1:
            pieces.append(DigitPiece(Span(*match.span(1)), Decimal(match[1]), "heading"))
    return tuple(pieces) if len(pieces) >= _FEWEST else ()
