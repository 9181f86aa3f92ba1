"""Whose figure a number is, and of when, as far as the words before it tell."""

from __future__ import annotations

import re

from extractor.language.cue_words import blanked, grammar
from extractor.language.labels import line_title
from extractor.language.other_years import BODY
from extractor.schemas import Mention
from extractor.text.document import Document
from extractor.text.titles import section_of

from .statements import opening_of

_BODIES = re.compile(
    r"全[省市州县区旗乡镇域](?!性|面)|[省市州县区旗]本级|系统|各[级部单乡镇街科处股所站]|[下直]属|办公[室厅]"
    r"|本办(?![法理公])|分局|机关(?!事务)|代表|政府办"
)
_TIMES = re.compile(
    r"(?!一年来)[一二三四五六七八九十两几数\d]{1,3}年(?:间|来)|(?<![第零〇一二三四五六七八九十年])[两二三四五六七八九十]年(?![级度月])|以来|历年|[上下]半年|季度|(?<![\d年])\d{1,2}月(?![底末\d])|年初|上年|去年|往年|累计(?=[^。;]{0,12}以来)"
)
_CARRIED = re.compile(r"(?:上|去|往)年度?末?(?=[^,。;\d]{0,8}(?:结转|遗留|转入|未办|未结|尚未))")
"""上年结转5件: what was carried over is counted this year."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年")
_NEW = re.compile(r"新(?:收|增|受理|发生|提起|立案)[^,;。\d]{0,30}$")
_ENDS = re.compile(r"[。!?\n]")
_FAR, _NEAR = 200, 80


def bodies(document: Document, at: int) -> frozenset[str]:
    """Whose figure it is, as far as the sentence of a place and the headings above it tell."""
    sentence = _ENDS.split(document.text[max(0, at - _FAR) : at])[-1]
    title = _BODIES.findall(line_title(document.text, at))
    return frozenset([*_BODIES.findall(sentence), *title])


def times(document: Document, at: int) -> frozenset[str]:
    """The stretches of time that the sentence of a place names before it."""
    sentence = blanked(_ENDS.split(document.text[max(0, at - _NEAR) : at])[-1])
    own = f"{document.meta.year}年"
    others = {year for year in _YEAR.findall(sentence) if year != own} if document.meta.year else ()
    return frozenset([*_TIMES.findall(_CARRIED.sub("", sentence)), *others])


def counts_new(words: str) -> bool:
    """Whether the words before a number say that it counts new ones: 新发生2件."""
    return _NEW.search(words) is not None


_UNDER = re.compile(r"[下直局所附]属|事业单位|基层|乡镇|街道|分局|系统|[上下]半年|季度")
_ABOVE = 40


def same_office(document: Document, one: Mention, other: Mention) -> bool:
    """Whether no heading, nor the line above, says that one of two numbers is of offices under the
    agency, or of a part of the year."""
    return _titled(document, one.span.start) == _titled(document, other.span.start)


def _titled(document: Document, at: int) -> frozenset[str]:
    agency = document.meta.agency
    own = agency.value if agency is not None and agency.value else "\n\n"
    text = document.text[max(0, at - _ABOVE - len(own)) : at]
    # 石桥街道办事处 in the title is no office under itself.
    above = text.replace(own, " " * len(own))[-_ABOVE:].split("\n")[:-1]
    words = "\n".join([*section_of(document, at), *above[-2:]])
    return frozenset(_UNDER.findall(words.replace(own, "")))


_OF_ALL = re.compile(r"全(?:[省市县区镇乡州旗]|系统)|本级|各(?![类种项位])")


def of_same_bodies(one: str, other: str) -> bool:
    """Whether two sentences name the same bodies, or none that is another."""
    if bool(_OF_ALL.search(one)) != bool(_OF_ALL.search(other)):
        return False
    mine, theirs = ({w[1] for w in BODY.findall(words)} for words in (one, other))
    return not mine or not theirs or mine == theirs


_THEIR_SUM = re.compile(
    r"(?:各(?:级|部门|单位)|乡镇|街道|[下直局所]属)[^,。;:\d]{0,12}(?:合计|共计|总计|共)"
)
_WITH_ALL = re.compile(r"全[省市县区州旗乡镇](?!性|面)")


def of_offices_under(document: Document, at: int) -> bool:
    """Whether a sentence adds up the offices under an agency alone: 各部门和乡镇合计新收62件."""
    sentence = document.text[opening_of(document.text, at) : at]
    return _THEIR_SUM.search(sentence) is not None and not _WITH_ALL.search(sentence)


_ANY_YEAR = grammar(r"<last_year>|(?P<year>(?:19|20)\d\d)年")


def of_another_year(document: Document, sentence: str) -> bool:
    """Whether a sentence names another year than that of the report, or the year before."""
    year = str(document.meta.year)
    return any(match["year"] != year for match in _ANY_YEAR.finditer(blanked(sentence)))


_CAME = re.compile(r"(?:收到|新收|受理)[^,。;:\d]{0,16}$")
_CAME_WITHIN = 400
_PLAIN = re.compile(
    r"(?:(?:20\d\d|全)年|一年来"
    r"|(?:从)?申请(?:主体|人)(?:来?看|仍?以[^,;:]{1,8}为主))?"
)
"""Clauses that narrow nothing: no 征地拆迁方面, no 从乡镇看."""


_GENERAL = re.compile(r"总体|概[述况]|基本情况|成效|公开|申请")
_NARROW = re.compile(r"重点|网|微|信函")


def general_section(document: Document, mention: Mention) -> bool:
    """Whether the title above a number names the whole of the work: no 重点领域公开, no 信函申请."""
    path = section_of(document, mention.span.start)
    return not path or (_GENERAL.search(path[-1]) is not None and _NARROW.search(path[-1]) is None)


def of_all_cases(document: Document, mention: Mention, whole: Mention, *, clauses: int = 1) -> bool:
    """Whether nothing before a number narrows what it is of to less than a total counts.

    It opens its paragraph, or this has told the total itself; the last ``clauses`` name what it is of.
    """
    if others_came(document, mention, whole) or not general_section(document, mention):
        return False
    low = max(0, mention.span.start - _CAME_WITHIN)
    low += document.text[low : mention.span.start].rfind("\n") + 1
    opening = max(low, opening_of(document.text, mention.span.start))
    total = {
        m.span for m in document.mentions_in(low, mention.span.start) if m.value == whole.value
    }
    if document.text[low:opening].strip() and not any(span.stop <= opening for span in total):
        return False
    at = opening
    for words in re.split(r"(?<=[,;:])", document.text[opening : mention.span.start])[:-clauses]:
        at += len(words)
        told = any(at - len(words) <= span.start < at for span in total)
        if not told and not _PLAIN.fullmatch(words.rstrip(",;:").strip()):
            return False
    return True


def others_came(document: Document, mention: Mention, whole: Mention) -> bool:
    """Whether the paragraph of a number tells before it of other cases than a total counts: those of
    one office, or of a part of the year."""
    low = max(0, mention.span.start - _CAME_WITHIN)
    low += document.text[low : mention.span.start].rfind("\n") + 1
    return any(
        m.unit not in (None, "%")
        and m.value != whole.value
        and _CAME.search(document.before(m, 24))
        for m in document.mentions_in(low, mention.span.start)
    )
