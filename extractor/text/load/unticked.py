"""Counts of answers that are not ticked: □有4件 ☑无 states no 4, and still 4 is written.

Such an answer is dropped where it stands, for what is read there is the other one.  It comes back in a
line behind the text, where nothing is read from it, so that its number is accounted for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor.schemas import Span
from extractor.text.changes import DROP
from extractor.text.clean import fold
from extractor.text.document import Source
from extractor.text.framed import without_frames
from extractor.text.spaced import closed_lines
from extractor.text.ticks import SIGNS, as_ticked

from .placed_text import PlacedText

_ANSWER = re.compile(r"(?:有[ \x00]{0,9})?\(?[ \x00]{0,9}\d")


def with_unticked(source: Source) -> Source:
    """The source with a line behind its text for each such answer."""
    if not SIGNS.search(source.content):
        return source
    content = source.content
    answers = list(_answers(without_frames(closed_lines(fold(content)[0]))))
    if not answers:
        return source
    made, spans = PlacedText.of(source), []
    for start, stop in answers:
        made.stand_for("\n\n", made.starts[start], made.stops[start])
        spans.append(Span(len(made), len(made) + stop - start))
        made.add(made, start, stop)
    return replace(made.as_content(source), unticked=tuple(spans))


def _answers(folded: str) -> Iterator[tuple[int, int]]:
    """The ranges of answers with a number that are dropped for their box."""
    ticked = as_ticked(folded)
    at = 0
    while (at := next(_changes(folded, ticked, at), len(folded))) < len(folded):
        stop = at
        while stop < len(folded) and ticked[stop] == DROP:
            stop += 1
        words = _ANSWER.search(folded, at, stop)
        if words:
            low, high = words.start(), stop
            while folded[high - 1] in f" {DROP}" or SIGNS.match(folded, high - 1):
                high -= 1
            yield low, high
        at = max(stop, at + 1)


def _changes(folded: str, ticked: str, start: int) -> Iterator[int]:
    return (at for at in range(start, len(folded)) if folded[at] != ticked[at])
