"""A table set in two halves side by side whose cells are parted by blanks only.

``指标名称  单位  统计数  指标名称  单位  统计数`` heads such lines: what a label of the left half counts would be
taken with that of the right.  In each half a row is a label, then its unit and as many figures as there are heads
for them, or the label alone, which is a heading.  Where all lines are such, the right half is written below the left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.text.vocabulary import UNIT_CELL

from .table_labels import is_value
from .text_tables import Piece, TextTable

_LINE = re.compile(r"[^\n]*\n?")
_WORD = re.compile(r"[^\s　]+")
_LABEL_HEAD = re.compile(r"(?:统计|主要)?(?:指标|项目|事项|内容)(?:名称|内容)?")
_UNIT_HEAD = re.compile(r"(?:计量|计算)?单位")
_UNIT = re.compile(UNIT_CELL)
_FEWEST, _MOST = 3, 400
"""Lines below the heads."""
_LONGEST = 400
_FEWEST_HEADS, _MOST_HEADS = 4, 16


@dataclass(slots=True)
class _Half:
    """One row of one half: its label, which may hold blanks, its unit and its figures."""

    label: Piece
    rest: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Heads:
    """The heads of each half and where the line with both ends; how many figures a row has."""

    words: tuple[Piece, ...]
    stop: int
    right: int
    unit: bool

    @property
    def wanted(self) -> int:
        return len(self.words) - 1


def tables_in_halves(content: str) -> Iterator[TextTable]:
    """Such tables of a text, the right half below the left."""
    lines = [match.span() for match in _LINE.finditer(content) if match[0]]
    at = 0
    while at < len(lines):
        heads = _heads(content, *lines[at])
        body = list(_body(content, lines[at + 1 : at + 1 + _MOST], heads)) if heads else []
        if heads and len(body) >= _FEWEST:
            yield TextTable(lines[at][0], lines[at + len(body)][1], list(_rows(heads, body)))
            at += len(body)
        at += 1


def _heads(content: str, start: int, stop: int) -> _Heads | None:
    """The heads of a line that says them twice: of the labels, of units if there are any, of figures."""
    line = content[start:stop]
    if stop - start > _LONGEST or "\t" in line or not _LABEL_HEAD.search(line):
        return None
    words = [match.span() for match in _WORD.finditer(content, start, stop)]
    if not _FEWEST_HEADS <= len(words) <= _MOST_HEADS or len(words) % 2:
        return None
    half = len(words) // 2
    said = [content[slice(*word)] for word in words]
    if said[:half] != said[half:] or not _LABEL_HEAD.fullmatch(said[0]) or any(map(is_value, said)):
        return None
    return _Heads(
        tuple(words[:half]), stop, words[half][0] - start, _UNIT_HEAD.fullmatch(said[1]) is not None
    )


def _body(
    content: str, lines: Sequence[Piece], heads: _Heads
) -> Iterator[tuple[_Half | None, _Half | None]]:
    """The rows of both halves, line by line; none where a line with figures is no such one."""
    rows: list[tuple[_Half | None, _Half | None]] = []
    for line in lines:
        halves = _halves(content, *line, heads)
        if halves is None:
            if any(is_value(content[slice(*word)]) for word in _words(content, *line)):
                return
            break
        rows.append(halves)
    yield from rows


def _words(content: str, start: int, stop: int) -> Iterator[Piece]:
    return (match.span() for match in _WORD.finditer(content, start, min(stop, start + _LONGEST)))


def _halves(
    content: str, start: int, stop: int, heads: _Heads
) -> tuple[_Half | None, _Half | None] | None:
    words = content[start:stop]
    if not words.strip() or stop - start > _LONGEST or "。" in words or "\t" in words:
        return None
    found: list[_Half] = []
    for before, word in pairwise([(start, start), *_words(content, start, stop)]):
        said = content[slice(*word)]
        if is_value(said) or (_UNIT.fullmatch(said) and found and not found[-1].rest):
            if not found:
                return None
            found[-1].rest.append(word)
        elif not found or found[-1].rest or word[0] - before[1] > 1:
            found.append(_Half(word))
        else:
            found[-1].label = (found[-1].label[0], word[1])
    if not 1 <= len(found) <= 2 or not all(_is_whole(content, half, heads) for half in found):
        return None
    if len(found) == 2:
        return found[0], found[1]
    right = found[0].label[0] - start >= heads.right
    return (None, found[0]) if right else (found[0], None)


def _is_whole(content: str, half: _Half, heads: _Heads) -> bool:
    """Whether a row has its unit and all its figures or none of them, or is a heading."""
    units = [bool(_UNIT.fullmatch(content[slice(*piece)])) for piece in half.rest]
    full = [heads.unit, *[False] * (heads.wanted - 1)]
    return units in ([], [True] if heads.unit else [], full)


def _rows(
    heads: _Heads, body: Sequence[tuple[_Half | None, _Half | None]]
) -> Iterator[list[list[Piece]]]:
    """The heads, then the rows of the left half and of the right, all with as many cells."""
    yield [[word] for word in heads.words]
    for half in (half for side in (0, 1) for line in body if (half := line[side]) is not None):
        filled = [[half.label], *([piece] for piece in half.rest)]
        yield filled + [[]] * (len(heads.words) - len(filled))
