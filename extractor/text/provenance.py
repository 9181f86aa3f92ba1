"""Where a person finds words: as they stand in the source, and on which page of a PDF."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extractor.schemas import Span

_TAG = re.compile(r"<[^<>]{0,2000}>")
_BREAKING = re.compile(r"\s*\n\s*")

Box = tuple[float, float, float, float]
"""left, top, right, bottom in points, from the top left corner of the page."""


class LineBox(NamedTuple):
    """A line of a PDF: its range in ``raw``, its page (from 1), and where it stands there.

    Points from the top left corner of the page, as it is read: a page set sideways is turned.
    ``scores`` are those of its characters, one each, if the line was recognised in a picture.
    """

    start: int
    stop: int
    page: int
    left: float
    top: float
    right: float
    bottom: float
    scores: tuple[float, ...] = ()


def verbatim_of(raw: str, format_: str, span: Span) -> str:
    """The words of a range of a source as a person sees them: of a page, without its markup."""
    words = raw[span.start : span.stop]
    if format_ in ("html", "mhtml"):
        words = html.unescape(_TAG.sub("", words))
        return _BREAKING.sub(" ", words)
    return words


def recognition_of(boxes: Sequence[LineBox], span: Span) -> float | None:
    """The certainty of the least certain character of a range that was recognised in a picture."""
    scores = [
        score
        for line in _lines(boxes, span)
        for score in line.scores[max(0, span.start - line.start) : span.stop - line.start]
    ]
    return min(scores) if scores else None


def place_of(boxes: Sequence[LineBox], span: Span) -> tuple[int | None, Box | None]:
    """The page on which a range begins, and the box around what of it stands there."""
    lines = _lines(boxes, span)
    here = [line for line in lines if line.page == lines[0].page]
    if not here:
        return None, None
    return here[0].page, (
        round(min(line.left for line in here), 1),
        round(min(line.top for line in here), 1),
        round(max(line.right for line in here), 1),
        round(max(line.bottom for line in here), 1),
    )


def _lines(boxes: Sequence[LineBox], span: Span) -> list[LineBox]:
    """The lines on which a range stands."""
    at = max(0, bisect_right(boxes, span.start, key=lambda box: box.start) - 1)
    lines = []
    while at < len(boxes) and boxes[at].start < max(span.stop, span.start + 1):
        if boxes[at].stop > span.start:
            lines.append(boxes[at])
        at += 1
    return lines
