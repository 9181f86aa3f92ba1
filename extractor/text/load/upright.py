"""A text whose lines stand: columns from top to bottom, the first at the right, a character a place.

A text of lines has such places as well.  So it is read along its columns only where they hold the
words of a report, the lines hold none, and the words over two columns say which comes first.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.text.document import Source

_BLANKS = " \u3000\t"
_FEWEST_LINES, _FEWEST_COLUMNS, _FEWEST_WORDS = 4, 3, 3
_MOST_LINES, _WIDEST = 200, 200
_WORDS = re.compile(
    "(?=政府信息|信息公开|政务公开|主动公开|申请|年度报告|情况|收到|办结|答复|行政复议|行政诉讼|工作|问题|根据|二〇|〇年)"
)
_TOLD = (
    "the characters stand in columns from top to bottom, and nothing tells which comes first: copy "
    "the report from a page that shows it in lines"
)

_Block = list[tuple[int, str]]
"""Lines that touch each other, each with its place."""
_Sign = tuple[int, str]
"""A character and its place; a break between paragraphs has that of the character before it."""


def stood_up(source: Source) -> Source:
    """The source with such stretches in the order in which they are read."""
    if source.starts is not None or source.tables:
        return source
    read: list[_Sign] = []
    text, unread, done = source.content, source.unread, 0
    for block in _blocks(text):
        order = _order(block)
        if order:
            read += enumerate(text[done : block[0][0]], done)
            read += order
            done = block[-1][0] + len(block[-1][1])
        elif order is not None:
            unread = (*source.unread, _TOLD)
    if not read:
        return replace(source, unread=unread)
    read += enumerate(text[done:], done)
    return replace(
        source,
        content="".join(sign for _, sign in read),
        starts=array("q", (place for place, _ in read)),
        stops=array("q", (place + 1 for place, _ in read)),
        unread=unread,
    )


def _blocks(text: str) -> Iterator[_Block]:
    block: _Block = []
    at = 0
    for line in text.split("\n"):
        if line.strip(_BLANKS) and len(line) <= _WIDEST:
            block.append((at, line))
        else:
            if _FEWEST_LINES <= len(block) <= _MOST_LINES:
                yield block
            block = []
        at += len(line) + 1
    if _FEWEST_LINES <= len(block) <= _MOST_LINES:
        yield block


def _order(block: _Block) -> list[_Sign] | None:
    """The characters of a block as they are read.

    None where it is a text of lines; nothing where its columns are, and their order is not told.
    """
    apart = all(all(sign in _BLANKS for sign in line[1::2]) for _, line in block)
    step = 2 if apart else 1
    width = max(len(line) for _, line in block)
    if -(-width // step) < _FEWEST_COLUMNS or any(_count(line) for _, line in block):
        return None
    columns = [column for at in range(0, width, step) if (column := _column(block, at))]
    leftward, rightward = _read(columns[::-1]), _read(columns)
    if max(leftward, rightward) < _FEWEST_WORDS:
        return None
    if leftward <= rightward:
        return []
    longest = max(map(len, columns))
    signs: list[_Sign] = []
    for column in columns[::-1]:
        signs += column
        if len(column) < longest:
            signs.append((column[-1][0], "\n"))
    return signs


def _column(block: _Block, at: int) -> list[_Sign]:
    return [
        (start + at, line[at])
        for start, line in block
        if at < len(line) and line[at] not in _BLANKS
    ]


def _read(columns: Sequence[Sequence[_Sign]]) -> int:
    """How many words of a report the columns hold, one behind the other."""
    return _count("".join(sign for column in columns for _, sign in column))


def _count(words: str) -> int:
    return len(_WORDS.findall(re.sub(rf"[{_BLANKS}]", "", words)))
