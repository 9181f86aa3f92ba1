"""More answers than applications, where the words behind say why: 两件申请各涉及两项内容,分别答复."""

from __future__ import annotations

import re

from extractor.text.scan.numerals import read_count

from ..counts.statements import end_of
from .enumeration import Enumeration

_SAID = re.compile(
    r"(?:分别|逐[项一件]|分[项开头])(?:予以|进行)?(?:作出|做出)?(?:答复|回复|办理|计[数算])"
    r"|(?:答复|办结|回复|结果)[^,。;\d]{0,6}(?:比申请[^,。;\d]{0,4}多|(?:多于|大于|超过|高于)(?:申请|受理|收到))"
)
_COUNT = r"[\d一二两三四五六七八九十]{1,4}"
_HOW_MANY = re.compile(
    rf"(?P<asked>{_COUNT})[件份条宗][^,。;\d]{{0,14}}?(?:涉及|包含|含有?|提出)了?(?P<each>{_COUNT})[个项类条件份]"
)


def answered_apart(one: Enumeration) -> bool:
    """Whether the words behind a list of answers say why they are more than the applications.

    Where they tell how many applications asked for how many things, these must make up what is more.
    """
    text, last = one.document.text, one.last.span.stop
    stop = end_of(text, last)
    if text.startswith("。", stop):
        stop = end_of(text, stop + 1)
    words = text[last:stop]
    if one.missing >= 0 or _SAID.search(words) is None:
        return False
    told = _HOW_MANY.search(words)
    if told is None:
        return True
    asked, each = (read_count(told[name]) for name in ("asked", "each"))
    return asked * (each - 1) == -one.missing
