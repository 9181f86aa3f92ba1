"""Text that is shown from right to left although its characters run left to right: 75 for 57.

Unicode has a mark for it (U+202E, right-to-left override), HTML an element and Word a run
(``bdo``).  A page uses them to keep copies of its figures useless: what the eye reads is the
reverse of what the file holds.
"""

from __future__ import annotations

import re

from extractor.text.document import Source

from .placed_text import PlacedText

OVERRIDE, END = "\u202e", "\u202c"
"""What begins a stretch that is shown reversed, and what ends it.  Only numbers are put in order."""

_STRETCH = re.compile(
    r"\u202e(?=[^\n]{0,2000}?\d\S{0,2}\d)([^\u202a-\u202e\u2066-\u2069\t\n\r]{2,2000})"
)


def as_shown(source: Source) -> Source:
    """The source with such stretches in the order in which they are shown.

    Every character of a stretch stands for the whole of it in the raw text.
    """
    if OVERRIDE not in source.content:
        return source
    old, made, at = PlacedText.of(source), PlacedText(), 0
    for match in _STRETCH.finditer(source.content):
        begin, end = match.span(1)
        made.add(old, at, begin)
        made.stand_for(match[1][::-1], min(old.starts[begin:end]), max(old.stops[begin:end]))
        at = end
    made.add(old, at, len(old))
    return made.as_content(source)
