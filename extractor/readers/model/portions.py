"""Divides a report into portions for the model: the sentences with numbers, under their headings.

Most of a report is prose without a number.  It is not sent: the model is asked about numbers, and
every token is paid for.  A sentence comes with the one before it where it leans on that one.
Portions are filled across chunks, so that the fixed part of the prompt is paid for seldom.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.schemas import Mention, Span
from extractor.text.document import Document, overlaps_any

from .sentences import sentences

_LEANS = re.compile(
    r"\s*(?:[((]?[一二三四五六七八九十\d]+[))、.]\s*)?"
    r"(?:其中|均|都|全部|上述|以上|该|其|这|此|分别|同比|环比|共|合计|总计|另|还|与|比)"
)
_SHORT = 16
"""A sentence of fewer characters says too little of what is counted."""
_LONGEST_LEANED_ON = 100
_DIGIT = re.compile(r"\d")
_AFTER_ALL = Span(sys.maxsize, sys.maxsize)


@dataclass(frozen=True, slots=True)
class Portion:
    """Ranges of one document that are read at once, in order, without overlap."""

    spans: tuple[Span, ...]

    @property
    def chars(self) -> int:
        """How much text it is."""
        return sum(span.stop - span.start for span in self.spans)

    def halves(self) -> tuple[Portion, Portion] | None:
        """Cut between two ranges, near the middle; None if there is only one."""
        if len(self.spans) < 2:
            return None
        half, so_far = self.chars / 2, 0
        cut = 0
        while cut < len(self.spans) - 1 and so_far < half:
            so_far += self.spans[cut].stop - self.spans[cut].start
            cut += 1
        return Portion(self.spans[:cut]), Portion(self.spans[cut:])


def portions(
    document: Document,
    offered: Sequence[Mention],
    unread: Sequence[int],
    tables: Sequence[Span],
    size: int,
) -> list[Portion]:
    """The portions that hold the offered mentions, of about ``size`` characters.

    ``unread`` are the places of digits that the scanner made nothing of: the model may know better.

    ``tables`` are read whole: their numbers mean nothing without the headers.
    """
    found: list[Portion] = []
    held: list[Span] = []
    for span in _relevant(document, offered, unread, tables):
        whole = sum(item.stop - item.start for item in held)
        if held and whole + span.stop - span.start > size:
            found.append(Portion(tuple(held)))
            held = []
        held.append(span)
    if held:
        found.append(Portion(tuple(held)))
    return found


def _relevant(
    document: Document,
    offered: Sequence[Mention],
    unread: Sequence[int],
    tables: Sequence[Span],
) -> Iterator[Span]:
    starts = [mention.span.start for mention in offered]
    done = 0
    for chunk in document.chunks:
        before: Span | None = None
        for sentence in sentences(document.text, chunk.span):
            wanted = any_in(starts, sentence) or any_in(unread, sentence)
            if wanted and sentence.stop > done:
                span = _whole(document.text, sentence, before, tables)
                yield Span(max(span.start, done), span.stop)
                done = span.stop
            before = sentence


def _whole(text: str, sentence: Span, before: Span | None, tables: Sequence[Span]) -> Span:
    """A sentence with what it cannot be understood without: its table, or the one before."""
    for table in tables:
        if overlaps_any(sentence, [table]):
            return Span(min(table.start, sentence.start), max(table.stop, sentence.stop))
    words = text[sentence.start : sentence.stop]
    leans = _LEANS.match(words) or len(words.strip()) < _SHORT
    if before is None or not leans or before.stop - before.start > _LONGEST_LEANED_ON:
        return sentence
    return Span(before.start, sentence.stop)


def any_in(places: Sequence[int], span: Span) -> bool:
    """Whether one of the places, which are in order, lies in a range."""
    at = bisect_left(places, span.start)
    return at < len(places) and places[at] < span.stop


def unread_digits(document: Document) -> list[int]:
    """Where digits stand that the scanner made nothing of: the model may know better."""
    found: list[int] = []
    at = 0
    for span in (*(mention.span for mention in document.mentions), _AFTER_ALL):
        stop = min(span.start, len(document.text))
        if at < stop:
            found += (digit.start() for digit in _DIGIT.finditer(document.text, at, stop))
        at = max(at, span.stop)
    return [place for place in found if not document.in_region(place)]
