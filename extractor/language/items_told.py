"""Figures told one behind another, each with the words that stand right before it.

主动公开73条;政府网站70(含链接);微博3 is a run of items: each says itself what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.schemas import Mention
from extractor.text.document import Document

_SIGNS = re.compile(r"[,;。、:=()\n\t|]|—{1,4}|-{2}")
_BLANKS = re.compile(r"[ \u3000“”\"+]")
_BEHIND_NAME = (":", "=", "-", "—", "|", "\t")
_LEADING = re.compile(r"(?:其中|另有?|\.)+")
_NUMBERING = re.compile(r"[一二三四五六七八九十]{1,3}|第[一二三四五六七八九十]+")

_ARTICLE = re.compile(
    r"第[一二三四五六七八九十]{1,4}条(?:第?\(?[一二三四五六七八九十]{1,3}\)?项)?[ \u3000]?(?!\d)"
)
"""第二十条第(五)项 行政许可: where the form names the article that asks for the row."""


_REMARK = re.compile(r"^\s?\((?![^()]*(?:[上去前]年|同期|计划|预计|目标|单位))[^()\d\n]{1,20}\)")
"""行政处罚126(执法权下放后首年): what is remarked of a number begins nothing new."""


class Item(NamedTuple):
    """A number with the words right before it, and those of other clauses since the number before.

    ``heads`` tells that a new line or sentence begins between them, ``earlier`` how many of those
    clauses are of sentences that ended before; a title ends none.
    """

    mention: Mention
    words: str
    between: tuple[str, ...]
    heads: bool
    earlier: int


def items_told(document: Document) -> Iterator[Item]:
    """The numbers of a text in order, denials of one among them; what numbers an item is none."""
    text, floor = document.in_digits, 0
    for mention in document.mentions:
        if not (mention.statistical or mention.open_denial):
            floor = mention.span.stop if mention.explained == "heading" else floor
            continue
        gap = _ARTICLE.sub("", text[floor : mention.span.start])
        gap = _REMARK.sub("", gap)
        ends = gap.rfind("。") + 1
        earlier, own = _parts(gap[:ends]), _parts(gap[ends:])
        words = own.pop() if own else ""
        if not words and own and gap.rstrip(" +")[-1:] in _BEHIND_NAME:
            words = own.pop()
        before, here = (tuple(filter(_says, parts)) for parts in (earlier, own))
        yield Item(mention, words, (*before, *here), ends > 0 or "\n" in gap, len(before))
        floor = mention.span.stop


def _parts(words: str) -> list[str]:
    parts = [_BLANKS.sub("", part) for part in _SIGNS.split(words)]
    return [part[lead.end() :] if (lead := _LEADING.match(part)) else part for part in parts]


def _says(part: str) -> bool:
    return bool(part) and _NUMBERING.fullmatch(part) is None
