"""Sentences that a narrow column broke: lines of a telephone's screen, of ten to twenty characters.

Short lines are labels, cells and headings as well.  A paragraph shows itself by lines of one width, the
last of which is shorter and ends a sentence; its first is set in, or it has more of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_NARROWEST, _WIDEST = 8, 24
_SET_IN, _FEWEST, _FEWEST_PLAIN = 2, 2, 3
"""Blanks before a first line; full lines of a paragraph that has such a line, and of one that has none."""

_NO_TEXT = re.compile(r"[\t|]|^[ \x00]*$|…{2}|\.{4}| {2,}\S+ {2,}\S")
_BLOCK = re.compile(
    r"[ \x00]*(?:[•·●○◎◆◇■□▪▲△▼▽★☆※➢➤✓√*#>]|第?[一二三四五六七八九十]+[、.章节]"
    r"|\([一二三四五六七八九十\d]+\)|\d{1,2}[、.](?!\d)|附[件表])"
)
_STOPS = re.compile(r"[,。;、]")
_ENDS = re.compile(r"[。;!?:][”\")]?$")
_WHOLE = re.compile(r"[A-Za-z\d.,%]{1,9}")
_BREAKS_A_NUMBER = re.compile(r"\d$")


class _Line(NamedTuple):
    """A line of a text: its words without what is dropped, its indent, and where its break stands."""

    words: str
    indent: int
    stop: int


def narrow_breaks(folded: str) -> frozenset[int]:
    """Where line breaks stand that a narrow column put into a sentence."""
    found: set[int] = set()
    widths: set[int] = set()
    lines = list(_lines(folded))
    paragraphs = list(_paragraphs(lines))
    for paragraph in paragraphs:
        for size in _SIZES:
            if full := _full(paragraph, size):
                found.update(line.stop for line in full)
                widths.add(max(map(size, full)))
                break
    for paragraph in paragraphs:  # one full line, where others show how wide the column is
        first = paragraph[0]
        alone = len(paragraph) == _FEWEST and first.indent >= _SET_IN and _is_text(paragraph)
        if alone and any(size(first) in widths for size in _SIZES):
            found.add(first.stop)
    return frozenset(found)


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


def _full(paragraph: Sequence[_Line], size: Callable[[_Line], int]) -> Sequence[_Line]:
    """The lines of a paragraph that go on in the next one; none where it is no such paragraph."""
    set_in = paragraph[0].indent >= _SET_IN
    fewest = _FEWEST if set_in else _FEWEST_PLAIN
    if len(paragraph) <= fewest:
        return ()
    width = max(map(size, paragraph[:fewest]))
    if not _NARROWEST <= width <= _WIDEST:
        return ()
    pairs = pairwise(paragraph)
    ends = (at for at, (line, after) in enumerate(pairs) if size(line) + _first(after) < width)
    last = next(ends, len(paragraph) - 1)
    whole = paragraph[: last + 1]
    if last < fewest or any(size(line) > width + 1 for line in whole) or not _is_text(whole):
        return ()
    return [line for line, after in pairwise(whole) if _goes_on(line, after)]


def _first(line: _Line) -> int:
    """How much of a line cannot be parted: a number or a word of letters, or one character."""
    whole = _WHOLE.match(line.words)
    return len(whole.group()) if whole else 1


def _is_text(paragraph: Sequence[_Line]) -> bool:
    """Whether lines end a sentence, and have more than one clause."""
    words = "".join(line.words for line in paragraph)
    return _ENDS.search(words) is not None and _STOPS.search(words[:-1]) is not None


def _goes_on(line: _Line, after: _Line) -> bool:
    # 15⏎32条 may be one number, or two.
    return not (_BREAKS_A_NUMBER.search(line.words) and after.words[:1].isdecimal())


def _by_characters(line: _Line) -> int:
    return line.indent + len(line.words)


def _by_width(line: _Line) -> int:
    """The width in places of ideographs: two letters or digits take one."""
    narrow = sum(char < "\u2000" and char not in _WIDE for char in line.words)
    return min(line.indent, _SET_IN) + len(line.words) - narrow + (narrow + 1) // 2


_WIDE = frozenset(",;:!?()")
"""Signs that are folded, and mostly stood in the width of an ideograph."""

_SIZES = (_by_characters, _by_width)
