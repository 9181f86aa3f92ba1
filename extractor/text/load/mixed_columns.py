"""Columns that are mixed line by line, and nothing tells for certain where each goes on.

A number that ends a line of its column goes on below it, not behind the gap or in the next line of the
text.  Its pieces are marked, so that none is read, and none joined with what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.text.document import Cover
from extractor.text.loose_digits import LOOSE
from extractor.text.vocabulary import COUNTERS

from .laid_out_lines import LaidOutLine, LineSegment, cut_at
from .rewriting import Stretch

_ENDS = re.compile(r"[一-鿿：:，,（(]\s?\d[\d,，]{0,8}$")
_UNIT = f"[{COUNTERS}万元]"
_BEGINS = re.compile(rf"\d[\d,，]{{0,8}}(?:\.\d{{1,4}})?\s?{_UNIT}")
OVER_GAP = re.compile(
    rf"(?<=[一-鿿：:])[1-9]\d{{0,2}}(?P<gap>[ \u3000]{{2,40}})(?=\d{{3}}\s?{_UNIT})"
)
"""What would be one number in groups but for the width of the gap; other digits are damaged by any."""

OVER_LINE = re.compile(
    rf"^(?=(?P<line>[^\n]{{10,80}}[一-鿿](?!(?:19|20)\d\d\n)\d{{1,6}})\n"
    rf"(?P<other>(?![\d，。、；,;]|{_UNIT})[^\n]{{10,80}})\n(?P<rest>\d{{1,6}}\s?{_UNIT}[^\n]{{6,80}}))",
    re.MULTILINE,
)
"""A number that ends a line, one that does not go on with it, and a third that does: lines by turns."""

_BY_TURNS = re.compile(
    rf"^(?=[^\n]{{4,80}}(?<=[一-鿿])\n[^\n]{{4,80}}(?<=[一-鿿])\n"
    rf"(?:\d{{1,6}}\s?{_UNIT}[^\n]{{0,80}}(?<=[。；;])(?:\n|\Z)){{2}})",
    re.MULTILINE,
)
"""Two beginnings of sentences, then two ends: lines of two columns by turns."""
_ALIKE = 0.2
"""How much the lengths of lines of columns differ at most."""
_MOST = 60
"""Signs of a part that are looked at."""


def by_turns(content: str) -> tuple[str, ...]:
    """What to say of sentences that are mixed line by line, so that no half can be read alone."""
    if _BY_TURNS.search(content) is None:
        return ()
    return ("prose stands side by side and may have been read across; look at the page",)


def loose_ends(content: str, lines: Sequence[LaidOutLine], taken: Cover) -> Iterator[Stretch]:
    """A sign at each end of a number that may go on elsewhere; ``taken`` is what is known better."""
    places: set[int] = set()
    for gap in OVER_GAP.finditer(content):
        places.add(gap.end("gap"))
    for turn in OVER_LINE.finditer(content):
        one, two = len(turn["line"]), len(turn["other"])
        if abs(one - two) <= _ALIKE * max(one, two):
            places |= {turn.end("line"), turn.start("rest")}
    for upper, lower in pairwise(lines):
        if max(len(upper.parts), len(lower.parts)) < 2:
            continue
        line, below = _cut_alike(content, upper, lower), _cut_alike(content, lower, upper)
        for part in line.parts if len(line.parts) > 1 else ():
            if not _ENDS.search(content, max(part.start, part.stop - _MOST), part.stop):
                continue
            for other in _next(content, line, part, below):
                places |= {part.stop, other.start}
    for place in sorted(places):
        if not taken.overlaps(place - 1, place + 1):
            stretch = Stretch(place, place)
            stretch.put(LOOSE, place - 1)
            yield stretch


def _cut_alike(content: str, line: LaidOutLine, other: LaidOutLine) -> LaidOutLine:
    """The line with its words apart where those of its neighbour begin, be the gap ever so small."""
    for part in other.parts[1:]:
        line = cut_at(content, line, part.left)
    return line


def _next(
    content: str, line: LaidOutLine, part: LineSegment, below: LaidOutLine
) -> Iterator[LineSegment]:
    """Where a number may go on that ends a part: below it, and where the text goes on."""
    for other in below.parts:
        under = other.left < part.right and part.left < other.right
        behind = part == line.parts[-1] and other == below.parts[0]
        if (under or behind) and _BEGINS.match(content, other.start, other.stop):
            yield other
