"""Texts of which nothing is left but digits: a program has put signs in place of all other characters."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.schemas import Span
from extractor.text.document import Source

_SIGNS = re.compile("\ufffd+|(?:锟斤拷?|锟|斤拷){2,}|\\?{2,}|□{2,}")
_WORDS = re.compile("[一-鿿A-Za-z]")
_FEWEST, _SHARE = 12, 0.8
"""Signs for lost characters, at least, and their share of all that is neither blank nor digit."""
_RUNS = 3


_TOLD = (
    "the characters of the text were lost when it was saved (? or 锟斤拷 stands in their place): "
    "save it again as UTF-8 from where it came, or download it again"
)


def with_lost_words(source: Source) -> Source:
    """The source, with what to tell if nearly all of its characters are ?, U+FFFD or 锟斤拷.

    Digits between such signs say nothing: nothing of the text is the report's.
    """
    text = source.content
    if not any(sign in text for sign in ("??", "\ufffd", "锟", "□□")):
        return source
    runs = list(_SIGNS.finditer(text))
    lost = sum(run.end() - run.start() for run in runs)
    words = len(_WORDS.findall(_SIGNS.sub("", text)))
    if lost < _FEWEST or len(runs) < _RUNS or lost < _SHARE * (lost + words):
        return source
    return replace(source, unread=(*source.unread, _TOLD), furniture=(Span(0, len(text)),))
