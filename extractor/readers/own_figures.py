"""Whether a number beside a label of a user's own is the figure of the report's year: not planned, of no
other year, and no part of what the same label has just counted.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from extractor.language.changing import RISES_TO
from extractor.language.cue_words import grammar, says
from extractor.language.cues import compared, real
from extractor.language.frames import Frame
from extractor.language.years import dated

_DATED = re.compile(
    r"^(?:截[至止]到?|[到在至])?(?P<year>(?:19|20)\d\d)年(?:度|初|底|末|年底|年末)?(?![^,]{0,6}(?:以来|至今|起))(?!\s*[-—~至到])"
)
"""2021年污水处理厂10座: the year with which a clause begins."""
_ENDS_DATED = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:度|底|末|年底|年末)?(?:为|是|有|达|共)*$")
"""污水处理厂数量2021年10座, and the next is 2022年12座."""
_OPENED = re.compile(r"(?:^|[,;:])(?P<year>(?:19|20)\d\d)年(?:度|底|末)?,$")
"""2021年,污水处理厂10座: a clause that is nothing but a year."""
_BOUND = re.compile(r"(?:不少于|不低于|至少|不小于)#")
"""床位不少于120张 is a bound of the figure, and no aim."""
_TO_COME = re.compile(
    r"(?:规划(?:新建|建设|布局)|待建|筹建|将(?:新建|建设|建成|达到?|增加|新增))[^,;#]{0,16}#"
)
_FROM = grammar(r"[由从](?:<last_year>|原来|原有|20\d\d年)?末?底?的?#[^,;#]{0,8}[增减升降扩提调压]")
_BECAME = re.compile(rf"[^,;]{{0,4}}{RISES_TO}了?")
"""由15升至18件: from the first, which is no figure of the year, to the second."""
_OPENS_PART = re.compile(r"^(?:其中|包括|包含|含|[,:的])*")
_HIDDEN = "□"


def of_this_year(frame: Frame) -> bool:
    """Whether a number is no change, and none of the year before."""
    return not compared(frame) and not says(frame.label, "last_year")


def is_start(frame: Frame) -> bool:
    """Whether a change starts from a number: 由15升至18件."""
    return _FROM.search(frame.words) is not None


def has_become(frame: Frame) -> bool:
    """Whether the words before a number say no more than that something has become it."""
    return _BECAME.fullmatch(frame.label) is not None


def is_dated_alone(frame: Frame) -> bool:
    """Whether the words before a number are a year and nothing else."""
    return _ENDS_DATED.fullmatch(frame.label) is not None


def is_fact(frame: Frame, words: Collection[str], year: int | None) -> bool:
    """Whether a number is told as a fact of the report's year.

    ``words`` are the wordings of its label, which may hold the word that else speaks of a plan:
    计划投资1200万元.
    """
    if year is not None and year_of(frame) not in (None, year):
        return False
    for one in sorted(words, key=len, reverse=True):
        hidden = _HIDDEN * len(one)
        frame = frame._replace(
            words=frame.words.replace(one, hidden), sentence=frame.sentence.replace(one, hidden)
        )
    frame = frame._replace(words=_BOUND.sub("#", frame.words))
    return not _TO_COME.search(frame.words) and real(frame)


def year_of(frame: Frame) -> int | None:
    """The year with which the clause of a number begins or ends, or that stands alone before it."""
    label = dated(frame.label)
    named = _DATED.match(label) or _ENDS_DATED.search(label) or _OPENED.search(frame.earlier)
    return int(named["year"]) if named else None


def is_part(frame: Frame, words: Collection[str]) -> bool:
    """Whether a number behind 其中 is that of some of what its label names: 其中新建污水处理厂2座."""
    if not frame.subset:
        return False
    places = [(frame.label.rfind(one), one) for one in words if one in frame.label]
    if not places:
        return False
    return _OPENS_PART.sub("", frame.label[: max(places)[0]]) != ""
