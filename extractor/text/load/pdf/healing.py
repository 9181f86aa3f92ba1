"""Which lines of a PDF are one paragraph, and what stands where a line break was."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractor.text.vocabulary import COUNTERS, ONE_TO_TEN, UNIT_CELL

from ..content import wide
from .glyphs import Line

_TERMINAL = re.compile(r"[。！？!?；;：:][”’」』）)]?$")
_HEADING = re.compile(
    rf"(?:第[{ONE_TO_TEN}百\d]{{1,4}}[章节部分条]|[（(][{ONE_TO_TEN}\d]{{1,3}}[）)]|"
    rf"[{ONE_TO_TEN}]{{1,3}}[、.．]|\d{{1,2}}[、.．](?!\d)|[①-⑳●•■◆])"
)
# A row of a table without rules: cells stand far apart, or several numbers side by side.
_CELLS = re.compile(r"\t|(?:^|[ \t])-?[\d.,%]+(?:[ \t]+-?[\d.,%]+)+$")
# 一、总体情况………1: an entry of a table of contents.
_ENTRY = re.compile(r"(?:\.{4,}|[…⋯‥]{2,}|[·・]{4,})\s?\d{1,3}\s?$")
# 收到申请 / 12件,…: a count and its unit, or what closes a clause, begins no paragraph.
_RESUMES = re.compile(rf"\d[\d,.]*\s?[{COUNTERS}元万余多%][^\n]|[，,、；;。）)]")
_CLAUSE = re.compile("[，,。；;]")
_COUNT = re.compile(rf"\d[\d,.]*(?:余|多)?\s?{UNIT_CELL}[，,。；;]")
_ENDS = re.compile(r"[。！？!?；;：:]$|报告$|情况$|通知$")
_RUNNING = 8
_HYPHENATED = re.compile(r"[a-z]-$")
_PITCH = 1.7
"""Line distance, in usual ones, from which a blank line separates paragraphs."""


_APART = 4.0
"""Line distance in em from which lines have nothing to do with each other."""

_NARROW = 15.0
"""Width in em below which lines are a list, a caption or a form, not running text."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The column of text: its left and right edge, and the usual distance of its lines."""

    left: float
    right: float
    pitch: float


def measure(pages: Sequence[Sequence[Line]]) -> Measure:
    """The column that most lines of the document fill; ``pages`` are the lines of each page."""
    every = [line for page in pages for line in page]
    if not every:
        return Measure(0.0, 0.0, 0.0)
    rights = sorted(line.x1 for line in every)
    right = rights[math.ceil(0.9 * (len(rights) - 1))]
    full = [line for line in every if line.x1 >= right - 1.5 * line.size] or every
    left = Counter(round(line.x0) for line in full).most_common(1)[0][0]
    steps = [
        after.top - before.top
        for page in pages
        for before, after in pairwise(page)
        if after.top > before.top
    ]
    return Measure(float(left), right, median(steps) if steps else 0.0)


def continues(before: Line, after: Line, column: Measure, same_page: bool) -> bool:
    """Whether ``after`` goes on with the paragraph of ``before``."""
    em = max(before.size, after.size)
    if abs(before.size - after.size) > 0.15 * em:
        return False
    if column.right - column.left < _NARROW * em:
        return False
    if _ENTRY.search(before.text) or _CELLS.search(before.text) or _CELLS.search(after.text):
        return False
    if same_page and after.top - before.top > min(_PITCH * column.pitch, _APART * em):
        return False
    if after.x0 > column.left + 0.8 * em:
        return False
    if before.x1 + _first_word(after) < column.right - 0.7 * em:
        # On one page the line was ended there by hand, in the middle of a clause.
        within = not same_page or (_CLAUSE.search(before.text) and _COUNT.match(after.text))
        return bool(within) and _goes_on(before.text, after.text)
    return not (_TERMINAL.search(before.text) and _HEADING.match(after.text))


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence that a page break cuts goes on: the line above it need not be full."""
    cut = len(before) >= _RUNNING and wide(before[-1]) and not _ENDS.search(before)
    return cut and _HEADING.match(before) is None and _RESUMES.match(after) is not None


def _first_word(line: Line) -> float:
    """Width of what cannot be broken at the beginning of a line: it may not have fitted above."""
    length = 0
    while length < len(line.text) and not wide(line.text[length]) and line.text[length] != " ":
        length += 1
    return max(length * 0.5 * line.size, line.size)


def joint(before: str, after: str) -> str:
    """What replaces the line break between two lines of a paragraph: nothing, or a blank.

    Digits on both sides keep a blank: two numbers must never become one.
    """
    if not before or not after:
        return ""
    last, first = before[-1], after[0]
    if wide(last) or wide(first) or last.isspace():
        return ""
    return " "


def hyphenated(before: str, after: str) -> bool:
    """Whether the hyphen at the end of a line only divides a word."""
    return _HYPHENATED.search(before) is not None and after[:1].islower()
