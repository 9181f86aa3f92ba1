"""Sentences that a narrow column broke: lines of a telephone's screen, of ten to twenty characters.

Short lines are labels, cells and headings as well.  A paragraph shows itself by lines of one width, the
last of which is shorter and ends a sentence; its first is set in, or it has more of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .numbered import OPENS_BLOCK
from .vocabulary import UNIT_CELL

_NARROWEST, _WIDEST = 8, 24
_SET_IN, _FEWEST, _FEWEST_PLAIN = 2, 2, 3
"""Blanks before a first line; full lines of a paragraph that has such a line, and of one that has none; where
the width is known, one is enough."""

_NO_TEXT = re.compile(r"[\t|]|^[ \x00]*$|…{2}|\.{4}| {2,}\S+ {2,}\S")
_BLOCK = re.compile(rf"[ \x00]*{OPENS_BLOCK}")
_STOPS = re.compile(r"[,。;、]")
_ENDS = re.compile(r"[。;!?:][”\")]?$")
_WHOLE = re.compile(r"[A-Za-z\d.,%]{1,9}")
_BREAKS_A_NUMBER = re.compile(r"\d$")
_COUNT = re.compile(rf"\d[余多万亿]{{0,2}}{UNIT_CELL}$")
_CLOSING = ",。;、:)"
_WIDE = frozenset(",;:!?()")
"""Signs that are folded, and mostly stood in the width of an ideograph."""


class _Line(NamedTuple):
    """A line of a text: its words without what is dropped, its indent, and where its break stands."""

    words: str
    indent: int
    stop: int


class _Run(NamedTuple):
    """Full lines of a paragraph: how wide, whether it shows by itself that it is one, and which."""

    width: int
    sure: bool
    full: list[_Line]


def narrow_breaks(folded: str) -> frozenset[int]:
    """Where line breaks stand that a narrow column put into a sentence.  Time is linear in the text."""
    paragraphs = list(_paragraphs(list(_lines(folded))))
    found: set[int] = set()
    for size in _SIZES:
        runs = [run for paragraph in paragraphs for run in _runs(paragraph, size, _FEWEST)]
        # Two paragraphs of one width show it as well as one of many lines.
        several = Counter(run.width for run in runs)
        widths = {run.width for run in runs if run.sure or _near(several, run.width) > 1}
        for width in widths:
            for paragraph in paragraphs:
                for run in _runs(paragraph, size, 1, width):
                    found.update(line.stop for line in run.full)
    return frozenset(found)


def _near(widths: Counter[int], width: int) -> int:
    """How many are as wide, or by the one sign wider or narrower that may hang out of a line."""
    return widths[width - 1] + widths[width] + widths[width + 1]


def _lines(folded: str) -> Iterator[_Line]:
    at = 0
    for line in folded.split("\n"):
        words = line.replace("\x00", "").rstrip(" ")
        bare = words.lstrip(" ")
        yield _Line(bare, len(words) - len(bare), at + len(line))
        at += len(line) + 1


def _paragraphs(lines: Sequence[_Line]) -> Iterator[Sequence[_Line]]:
    """Lines of running text one below the other; each that is set in, or opens a block, begins one."""
    run: list[_Line] = []
    for line in lines:
        text = _NO_TEXT.search(line.words) is None
        if run and (not text or line.indent or _BLOCK.match(line.words)):
            yield run
            run = []
        if text and not _BLOCK.match(line.words):
            run.append(line)
    if run:
        yield run


def _runs(
    paragraph: Sequence[_Line], size: Callable[[_Line], int], fewest: int, width: int | None = None
) -> Iterator[_Run]:
    """The lines of a paragraph that go on in the next one; of one width, where that is known.

    Lines of another width may stand before: the rest of a heading that was broken too.
    """
    at = 0
    while at + fewest < len(paragraph):
        wide = width or max(map(size, paragraph[at : at + fewest]))
        last = _last(paragraph, at, size, wide) if _NARROWEST <= wide <= _WIDEST else at
        whole = paragraph[at : last + 1]
        if last - at >= fewest and _is_text(whole):
            sure = whole[0].indent >= _SET_IN or last - at >= _FEWEST_PLAIN
            yield _Run(wide, sure, [a for a, b in pairwise(whole) if _goes_on(a, b)])
        at = last + 1 if last - at >= fewest else at + 1


def _last(paragraph: Sequence[_Line], at: int, size: Callable[[_Line], int], width: int) -> int:
    """The last line of a paragraph that begins at a place: the first that is not full."""
    # Of the first line a copy may have lost the blanks.
    lost = 0 if paragraph[at].indent >= _SET_IN else _SET_IN
    for here in range(at, len(paragraph) - 1):
        line, after = paragraph[here], paragraph[here + 1]
        if size(after) > width + 1 or size(line) > width + 1:
            return at
        if size(line) + lost + _first(after) < width:
            return here
        lost = 0
    return len(paragraph) - 1


def _first(line: _Line) -> int:
    """How much of a line cannot be parted: a number or a word of letters, or one character."""
    whole = _WHOLE.match(line.words)
    return len(whole.group()) if whole else 1


def _is_text(paragraph: Sequence[_Line]) -> bool:
    """Whether lines end a sentence, and have more than one clause."""
    words = "".join(line.words for line in paragraph)
    return _ENDS.search(words) is not None and _STOPS.search(words[:-1]) is not None


def _goes_on(line: _Line, after: _Line) -> bool:
    # 15⏎32条 may be one number, or two; a count may end an entry of a list.
    if _BREAKS_A_NUMBER.search(line.words) and after.words[:1].isdecimal():
        return False
    return not _COUNT.search(line.words) or after.words[:1] in _CLOSING


def _by_characters(line: _Line) -> int:
    return line.indent + len(line.words)


def _by_width(line: _Line) -> int:
    """The width in places of ideographs: two letters or digits take one."""
    narrow = sum(char < "\u2000" and char not in _WIDE for char in line.words)
    return min(line.indent, _SET_IN) + len(line.words) - narrow + (narrow + 1) // 2


_SIZES = (_by_characters, _by_width)
