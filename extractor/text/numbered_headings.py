"""Headings that are numbered without a mark (1 概述, 2 主动公开) and the items of an outline (3.1 收到申请6件):
their numbers count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractor.schemas import Span

from .glued_parts import DigitPiece
from .scan.units import MEASURES, MONEY, SHARES, UNITS

_HEADING = re.compile(r"^ ?(\d{1,2}) (?=[一-鿿][一-鿿、]{1,11}(?:[。:]|[ ]*$))", re.MULTILINE)
_FEWEST = 3


def heading_numbers(text: str) -> tuple[DigitPiece, ...]:
    """The numbers of short lines or openings of lines that count 1, 2, 3 … through the text."""
    pieces: list[DigitPiece] = []
    for match in _HEADING.finditer(text):
        if int(match[1]) == len(pieces) + 1:
            pieces.append(DigitPiece(Span(*match.span(1)), Decimal(match[1]), "heading"))
    return tuple(pieces) if len(pieces) >= _FEWEST else ()


_NO_UNIT = rf"(?=[一-鿿《“])(?!(?:{'|'.join(map(re.escape, (*UNITS, *MONEY, *SHARES, *MEASURES)))}|[万亿余多倍成]))"
_OUTLINED = re.compile(
    rf"^[ \t]*(?P<number>(?P<part>\d{{1,2}}(?:\.\d{{1,2}})?)\.(?P<item>\d{{1,2}}))(?![.\d]?\d)[.、]?[ \t]*{_NO_UNIT}",
    re.MULTILINE,
)
_FEWEST_OUTLINED = 2
_NEAR = 200
"""Characters back to the heading of a part: 3 申请⏎3.1 收到…."""


def outline_numbers(text: str) -> tuple[DigitPiece, ...]:
    """The numbers of lines that count x.1, x.2 … within a part; 3.1 alone, or 1.5万元, may be a figure."""
    spans: list[Span] = []
    for lines in _runs(_OUTLINED.finditer(text)):
        if len(lines) < _FEWEST_OUTLINED:
            continue
        part = lines[0]["part"]
        first = lines[0].start()
        above = re.compile(rf"^[ \t]*({part})(?![.\d])[ \t]*{_NO_UNIT}", re.MULTILINE)
        *_, head = (None, *above.finditer(text, max(0, first - _NEAR), first))
        if head is not None and "." not in part:
            spans.append(Span(*head.span(1)))
        # Of 2.1.1 the scan reads 2.1.
        spans += (Span(*one.span("part" if "." in part else "number")) for one in lines)
    return tuple(DigitPiece(s, Decimal(text[s.start : s.stop]), "heading") for s in spans)


def _runs(lines: Iterable[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """The lines of each part, which count up from 1; those of a part within it may stand between them."""
    runs: dict[str, list[re.Match[str]]] = {}
    for line in lines:
        run = runs.get(line["part"], [])
        if run and int(line["item"]) == len(run) + 1:
            run.append(line)
        elif line["item"] == "1":
            yield run
            runs[line["part"]] = [line]
    yield from runs.values()
