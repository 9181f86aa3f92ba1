"""Rows of a text whose cells stand between colons: 行政规范性文件:9:4:76.

A colon also stands in times and ratios.  So a table is told by two rows or more under one another, or one under its
headers, with as many cells each: words first, and three figures or more without a leading zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.text.document import SourceTable

from .content import trimmed

_FIGURE = r"(?:0|[1-9]\d{0,6})(?:\.\d{1,4})?"
_ROW = re.compile(
    rf"[ \t　]*[^\s:：,，。;；|\d][^\s:：,，。;；|]{{1,40}}(?:[ ]?[:：][ ]?{_FIGURE}){{3,15}}[ \t]*\r?"
)
_HEADS = re.compile(
    r"[ \t　]*[^\s:：,，。;；|\d]{2,20}(?:[ ]?[:：][ ]?[^\s:：,，。;；|\d]{2,20}){3,15}[ \t]*\r?"
)
_CELL = re.compile(r"[^:：]+")


def colon_tables(text: str) -> tuple[SourceTable, ...]:
    """The tables of a text whose cells stand between colons."""
    if text.count(":") + text.count("：") < 6:
        return ()
    blocks = (block for block in _blocks(text) if len(block) > 1)
    return tuple(SourceTable.of(block, headed=False) for block in blocks)


def _blocks(text: str) -> Iterator[list[list[tuple[int, int]]]]:
    block: list[list[tuple[int, int]]] = []
    at = 0
    while at <= len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        heads = _HEADS.fullmatch(text, at, stop) is not None
        row = heads or _ROW.fullmatch(text, at, stop) is not None
        cells = (
            [trimmed(text, *cell.span()) for cell in _CELL.finditer(text, at, stop)] if row else []
        )
        if block and (heads or len(cells) != len(block[0])):
            yield block
            block = []
        if cells:
            block.append(cells)
        at = stop + 1
    if block:
        yield block
