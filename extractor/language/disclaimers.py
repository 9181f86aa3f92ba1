"""Figures of which the text itself says that they are of other business: 与信息公开无关.

A disclaimer that ends its clause looks back: 接到投诉4起,与信息公开无关 is said of the 4.  It reaches
further only over what one clause counts with the other (病历7215份,收取工本费3万元,那是另一类业务), and
not over what another thing was added to (收到申请20件,另接到投诉4起,与信息公开无关).  One with 的 looks
ahead: 与信息公开无关的诉讼3件.  What opens the next sentence with 以上 or 这些 is said of this one.
"""

from __future__ import annotations

import re

from extractor.text.document import Document

from .cue_words import blanked, grammar, said
from .frames import Frame

_OUR_BUSINESS = r"(?:(?:本单位|本机关|本局|我局)?(?:政府|政务)?信息公开|政务公开|依申请公开)"
_UNRELATED = (
    rf"[与和同跟](?:{_OUR_BUSINESS}[^,。;:()\d]{{0,6}}?|《[^《》]*》|本项(?:工作)?|此项(?:工作)?|本报告|此)(?:均|都|并|皆)*<unrelated>"
    rf"|(?:没有|无)[一1][件起宗例]与{_OUR_BUSINESS}(?:工作)?有关"
)
_NOT_OF_IT = (
    rf"(?:不涉及|不属于?|不是|并非|不算|均非|都非){_OUR_BUSINESS}(?:的?(?:申请|事项|案件|咨询|收费|业务|范[围畴]))?"
    r"|不涉及公开|不是(?:信息|政务)?公开(?:方面)?的?问题"
)
_ELSE = (
    r"(?:那|这|此)?[是属系]于?另(?:外?一?[类码回种项]|一个?)[^,。;()\d]{0,6}"
    r"|(?:属于?|系)(?![^,。;()]{0,8}内部)[^,。;()\d]{2,12}业务"
)
_NOT_COUNTED = (
    r"不在(?:上述|此)[^,。;]{0,6}(?:统计|列)|不属于本(?:报告|年报|年度报告|次)[^,。;]{0,6}(?:范围|统计)|单列统计|此处不含"
    r"|另案统计|另行统计|不(?:作|计入|列入|纳入)(?:本报告|本报表|本项|信息公开|依?申请)[^,。;()\d]{0,6}"
    r"|已?(?:计入|列入|纳入)(?!本)[^,。;]{2,12}(?:年报|年度报告)"
)
_DISCLAIMER = grammar(
    r"(?=[与和同跟没无不并均都那这此是属系于单另已计列纳])"
    rf"(?:{_UNRELATED}|{_NOT_OF_IT}|{_ELSE}|{_NOT_COUNTED})"
)
_AHEAD = re.compile(r"的(?=[一-鿿《“])|:")
_ENDS = re.compile(r"[。;\n]")
_ALL = re.compile(r"(?:均|都|皆|全)[^,。;]{0,6}$|(?:那|这些?|以上|上述|两者)[^,。;]{0,6}$")
_ADDED = re.compile(r"另[有外,]?|此外|还有?|其中|同时")
_COUNT = re.compile(r"\d(?:条|件|次|人|篇|份|个|宗|期|场|元|项|起|例|万|亿|人次)")
_OF_THESE = re.compile(r"(?:以上|上述|这些|这|那些?)[^,。;\d]{0,10}?(?:是|为|系|属|与|和|均|都|不)")
_CLAUSE = re.compile(r"[,;:]")
_REST = 120


def disclaimed(frame: Frame, document: Document) -> bool:
    """Whether a number is told to be of other business than the disclosure of information."""
    text, stop = document.in_digits, frame.mention.span.stop
    rest = text[stop : stop + _REST]
    if _DISCLAIMER.search(rest):
        rest = blanked(rest)
    end = _ENDS.search(rest)
    here = rest[: end.start()] if end else rest
    if _behind(here) or _before(frame.sentence.rpartition(";")[2]):
        return True
    return end is not None and _in_next(rest[end.end() :])


def _behind(rest: str) -> bool:
    """What is said behind the number, of it."""
    for match in _DISCLAIMER.finditer(rest):
        if _AHEAD.match(rest, match.end()):
            continue
        between = rest[: match.start()]
        if not _COUNT.search(between):
            return True
        if _ADDED.search(between):
            return False
        said = between[max(between.rfind(sign) for sign in ",;") + 1 :] + match[0]
        return _ALL.search(between) is not None or said[:1] in "那这均都皆"
    return False


def _before(sentence: str) -> bool:
    """What is said before it: with 的, or at the head of what it counts."""
    if not said(_DISCLAIMER, sentence):
        return False
    sentence = blanked(sentence)
    for match in _DISCLAIMER.finditer(sentence):
        behind = sentence[match.end() :]
        if _AHEAD.match(sentence, match.end()):
            # 诉讼3件、复议2件 stay together, a comma parts them.
            if "," not in behind or not _COUNT.search(behind):
                return True
        elif not _COUNT.search(sentence[: match.start()]) and not _CLAUSE.match(behind):
            return True
    return False


def _in_next(text: str) -> bool:
    """以上为窗口业务,与信息公开无关: what the next sentence says of this one."""
    sentence = _ENDS.split(text.lstrip(), 1)[0]
    if not _OF_THESE.match(sentence):
        return False
    match = _DISCLAIMER.search(sentence)
    return match is not None and not _COUNT.search(sentence[: match.start()])
