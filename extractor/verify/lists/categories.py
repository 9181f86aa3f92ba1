"""Categories of what was disclosed, in a sentence of their own: 机构职能类1条、政策信息40条 …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.schemas import Fact, Finding, Mention, roles
from extractor.text.document import Document

from ..counts.statements import opening_of
from .enumeration import Enumeration
from .extent import is_part, label
from .prose import MARK, sentences

_COMPARED = re.compile(r"[同比较与][^,。;]{0,3}(?:上年|去年|上一年|往年|同期)|同比|环比")

_FEWEST = 3


def check_categories(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Categories that add up to more than the report disclosed."""
    for _, here in sentences(document):
        if len(here) >= _FEWEST:
            yield from _categories(document, here, facts)


def _categories(
    document: Document, here: list[Mention], facts: Sequence[Fact]
) -> Iterator[Finding]:
    """公开机构职能类1条、政策信息40条 …: a breakdown in a sentence of its own."""
    text = document.text
    parts = _top_level(document, [m for m in here if m.unit == here[0].unit])
    if len(parts) < _FEWEST or not re.search(r"(?<!各)类(?:信息)?$", label(document, parts[0])):
        return
    opening = opening_of(text, parts[0].span.start)
    words = text[opening : parts[0].span.start]
    if MARK.search(words) or not re.search(r"公开|发布|类别|分类|构成|按[^,。;:]{1,6}分", words):
        return
    whole = next((f for f in facts if f.indicator == roles().disclosed), None)
    parent = document.mention(whole.evidence[0].mention or "") if whole else None
    if parent is None or parent in parts:
        return
    one = Enumeration(document, tuple(parts), parent)
    if one.missing < 0 and one.broken(""):
        yield one.finding("the categories add up to more than the total of the report")


def _top_level(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """The categories themselves: no parts of a category in parentheses or
    behind 其中, nothing of last year."""
    found = [mentions[0]]
    inner = False
    for before, mention in pairwise(mentions):
        between = document.between(before, mention)
        if _COMPARED.search(between):
            break
        inner = "其中" in between or (inner and ";" not in between)
        if not inner and is_part(document, mentions[0].span.stop, mention):
            found.append(mention)
    return found
