"""Sentences with their counts, as arithmetic wants them: a list in lines is one sentence.

A line that breaks off (均归 / 于下列三种渠道) goes on in the next, and so does one that ends with a
colon or 如下, as long as short lines with one count each follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extractor.language.wholeness import Declaration, declarations
from extractor.schemas import Mention
from extractor.text.document import Document, found_once

_END = re.compile(r"[。!?\n]")
_OPEN = re.compile(r"[:,、;]\s*$")
_NEW_LINE = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十]|\(|【|\d{1,2}[、.]|[|#])"
)
_ITEM = re.compile(r"\s*(?:[-*•·●▪]|\(?[一二三四五六七八九十\d]{1,2}[)、.])?[^。\n]{2,44}$")
_YEARS = re.compile(r"(?:19|20)\d\d(?:年|[-—])?")
_COUNT = re.compile(r"\d|[一二三四五六七八九十两]\s?[件条次份人]")
_IDEOGRAPH = re.compile(r"[一-鿿]")
_GOES_ON = re.compile(r"[,\d]")
REMARK = re.compile(r"\([^()]*\)")
"""What stands in parentheses that close: 县级3个(档案馆、图书馆)、乡镇级19个."""
LONGEST = 1200
"""Characters of a statement; what is longer is none that people write."""
_MOST = 60
"""Counts of a statement that are looked at."""


@dataclass(frozen=True)
class Statement:
    """One sentence, or a list in lines, with its counts in order.

    ``text`` and ``in_digits`` are those of the whole document, which keeps its statements.
    """

    text: str
    in_digits: str
    start: int
    stop: int
    counts: tuple[Mention, ...]
    _labels: dict[int, str] = field(default_factory=dict, repr=False, compare=False)
    _behind: dict[int, str] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def words(self) -> str:
        """The text of it."""
        return self.text[self.start : min(self.stop, self.start + LONGEST)]

    @cached_property
    def declared(self) -> tuple[Declaration, ...]:
        """What it says of the wholeness of its lists."""
        return tuple(declarations(self.words))

    @cached_property
    def _depths(self) -> dict[int, int]:
        depths: dict[int, int] = {}
        at, depth = self.start, 0
        for mention in self.counts:
            between = self.text[at : mention.span.start]
            depth = max(0, depth + between.count("(") - between.count(")"))
            at = mention.span.start
            depths[at] = depth
        return depths

    def depth(self, mention: Mention) -> int:
        """In how many parentheses of the statement a number of it stands."""
        return self._depths[mention.span.start]

    def label(self, mention: Mention) -> str:
        """The words before a number, from the sign or the number before it."""
        at = mention.span.start
        if at not in self._labels:
            words = self.text[max(self.start, at - 40) : at]
            self._labels[at] = _BEFORE.split(words)[-1].strip()
        return self._labels[at]

    def behind(self, mention: Mention) -> str:
        """The words behind a number, up to the next sign or number."""
        at = mention.span.stop
        if at not in self._behind:
            self._behind[at] = _BEHIND.split(self.text[at : at + 30], 1)[0].strip()
        return self._behind[at]


_BEFORE = re.compile(r"[,。;:、\n()|]|\d[\d,.]*")
_BEHIND = re.compile(r"[,。;:、\n()|]|\d")


@found_once
def statistics(document: Document) -> Sequence[Mention]:
    """The numbers that are statistics, in order: what nearly every check of sentences goes over."""
    return tuple(mention for mention in document.mentions if mention.statistical)


@found_once
def statements(document: Document) -> tuple[Statement, ...]:
    """Every statement of a document that lies outside its tables, also those without a count."""
    return tuple(_statements(document))


def _statements(document: Document) -> Iterator[Statement]:
    text = document.text
    counts = [m for m in statistics(document) if m.value is not None]
    tables = [grid.span for grid in document.grids]
    start, at, table = 0, 0, 0
    for stop in _ends(text):
        first = at
        while at < len(counts) and counts[at].span.start < stop:
            at += 1
        while table < len(tables) and tables[table].stop <= start:
            table += 1
        inside = table < len(tables) and tables[table].start < stop
        if text[start:stop].strip() and not inside:
            yield Statement(
                text, document.in_digits, start, stop, tuple(counts[first : min(at, first + _MOST)])
            )
        start = stop


def _ends(text: str) -> Iterator[int]:
    """Where statements end, each behind its last character."""
    opened, listing = 0, False
    for match in _END.finditer(text):
        at, stop = match.start(), match.end()
        if match.group() != "\n":
            following = text[stop : stop + 1]
            if listing and following == "\n":
                continue
            listing = False
            yield stop
            opened = stop
            continue
        line = text[max(opened, text.rfind("\n", opened, at) + 1, at - 200) : at]
        next_stop = text.find("\n", stop, stop + 200)
        next_line = text[stop : next_stop if next_stop >= 0 else stop + 200]
        if stop - opened < LONGEST and _goes_on(line, next_line, listing):
            listing = listing or _leads(line)
            continue
        listing = False
        yield stop
        opened = stop
    if opened < len(text):
        yield len(text)


def _leads(line: str) -> bool:
    """Whether a list follows a line: 来源如下:, 互不重复,分布如下."""
    return line.rstrip().endswith((":", "如下"))


def _goes_on(line: str, next_line: str, listing: bool) -> bool:
    """Whether the next line belongs to the same statement."""
    if not next_line.strip():
        return False
    item = _ITEM.fullmatch(next_line.rstrip(" 。;,、")) is not None and bool(
        _COUNT.search(next_line)
    )
    if listing or _leads(line):
        return item
    if _OPEN.search(line):
        return not _NEW_LINE.match(next_line) or item
    return (
        _IDEOGRAPH.match(line[-1:]) is not None
        and _IDEOGRAPH.match(next_line) is not None
        and not _NEW_LINE.match(next_line)
        and _GOES_ON.search(_YEARS.sub("", line)) is not None
    )


def opening_of(text: str, at: int, longest: int = LONGEST) -> int:
    """Where the sentence of a place begins; no sentence is longer than people write."""
    low = max(0, at - longest)
    for sign in "\n。!?":  # the nearest first: what is left to look through gets shorter
        low = max(low, text.rfind(sign, low, at) + 1)
    return low


def end_of(text: str, at: int) -> int:
    """Where the sentence of a place ends, before its last sign."""
    high = min(len(text), at + LONGEST)
    return min((n for sign in "。!?\n" if (n := text.find(sign, at, high)) >= 0), default=high)


def sentence_of(document: Document, mention: Mention) -> str:
    """The words of a number's sentence."""
    at = mention.span.start
    return document.text[opening_of(document.text, at) : end_of(document.text, at)]


def exact(mentions: Sequence[Mention]) -> bool:
    """Whether all are printed as exact numbers."""
    return all(m.qualifier == "exact" and m.value is not None for m in mentions)
