"""A report that corrects a figure of its own: 原载收到申请43件有误,应为34件 below a sentence that has 43件.

The wrong figure still stands in its place, and nothing there tells that it is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.schemas import OTHER, Fact, Finding
from extractor.text.document import Document

from ..counts.interval import plain
from ..tables.identities import finding

_UNIT = r"(?:[条件次份篇宗个人项元万]|人次){0,3}"
_SIGN = r"(?:有误|错误|笔误|误[写报填印载植为])"
_SHOULD = r"(?:应为|应是|应该?[更改订]正?为|现?[更订]正为|改为)"
_CORRECTED = re.compile(
    rf"(?<![\d.])(?P<old>\d+(?:,\d{{3}})*){_UNIT}[”\"』」》)]{{0,2}}"
    rf"(?:[^。;\n\d]{{0,8}}{_SIGN}[^。;\n\d]{{0,12}}{_SHOULD}[^。;\n\d]{{0,14}}"
    rf"|[,(]?(?:注|更正|说明|勘误)?:?{_SHOULD}(?:[“\"「『][^。;\n\d]{{0,14}})?)"
    r"(?P<new>\d+(?:,\d{3})*)(?= ?(?:[条件次份篇宗个人项元万]|人次))"
)
_OF_ANOTHER_YEAR = re.compile(r"上年|去年|上一年|往年|历年|以前年度|(?<!\d)(?:19|20)\d\d ?年")
_OWN = re.compile(r"[一-鿿]{2,12}$")
_SHORTEST = 4
_BETWEEN = "共为计约有:了 "
"""What may stand between the name of a figure and its number, and says nothing."""


def check_corrected(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """The figures that another sentence of the report says are wrong."""
    text = document.text
    if "为" not in text and "应是" not in text:
        return
    for match in _CORRECTED.finditer(text):
        begin = max(text.rfind(sign, 0, match.start()) for sign in "。;\n") + 1
        years = (m[0] for m in _OF_ANOTHER_YEAR.finditer(text, begin, match.end()))
        if any(str(document.meta.year) not in year for year in years):
            continue
        words = _OWN.search(text, max(begin, match.start() - 12), match.start())
        if words is None or len(words[0]) < _SHORTEST:
            continue
        old, new = (match[group].replace(",", "") for group in ("old", "new"))
        wrong = [fact for fact in facts if _is_it(fact, old, words[0], document)]
        for fact in wrong[:1]:
            message = f"{fact.label} is corrected by the report itself: {old} should be {new}"
            told = finding("conflict", wrong, f"{plain(fact.value)}, {new}", message)
            yield told.model_copy(update={"whose": "source"})


def _is_it(fact: Fact, old: str, words: str, document: Document) -> bool:
    """Whether a fact has this value, and stands behind words as the correction has them."""
    mention = document.mention(fact.evidence[0].mention or "")
    if fact.indicator == OTHER or mention is None or plain(fact.value) != old:
        return False
    before = document.text[max(0, mention.span.start - 30) : mention.span.start]
    return before.rstrip(_BETWEEN).endswith(words.rstrip(_BETWEEN)[-_SHORTEST:])
