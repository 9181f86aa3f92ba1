"""Zeros of what is carried over: 无结转 denies the next year's, 上年无结转 the last one's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extractor.language.denials import Denial
from extractor.text.scan import Zero

from .prose_file import Denials

_LONGEST_CLAUSE = 300
"""Characters; a text made to be slow has longer ones."""


def clause_of(text: str, at: int) -> int:
    """Where the clause of a place begins."""
    low = max(0, at - _LONGEST_CLAUSE)
    return max(low, *(text.rfind(mark, low, at) + 1 for mark in ",。;\n"))


_CARRIED = re.compile(
    r"(?:结转|转结|遗留|转入|转至|顺延|转过来|转(?=下年|下一年|次年|明年))(?:至|到|入)?(?:下年度?|下一年度?|次年|明年|本年度?|今年|本学年|20\d\d年度?)?(?:继续)?(?:办理)?(?:过来)?(?:的)?(?:政府信息公开|信息公开|依申请公开)?(?:申请)?(?:件|数量|事项)?"
    r"|要?(?:[没未]办[完结]|留下|留到|转到|转来)(?:下年度?|下一年度?|次年|明年|20\d\d年度?)?来?的?(?:申请|件)?(?=[,。;]|$)"
)
_EARLIER = re.compile(
    r"上年度?|以前学年|此前|前一年度?|(?:到|至|入)(?:本年度?|今年|本学年)|上一年度?|往年|去年|年初|既往|以前年度"
)


_OTHER_BUSINESS = re.compile(r"交办|督办|提案|建议|工单|信访|诉求|留言|批示")
"""办结领导交办事项12件,没有结转到下年的: of those, and not of applications."""


def carried_over(
    text: str, denial: Denial, words: str, of: Denials
) -> Iterator[tuple[tuple[int, int], Zero]]:
    """无结转: nothing goes into the next year; 上年无结转: nothing came from the last."""
    opened = clause_of(text, denial.at)
    low = max(0, denial.at - _LONGEST_CLAUSE)
    sentence = text[
        max(low, *(text.rfind(mark, low, denial.at) + 1 for mark in "。\n")) : denial.stop
    ]
    if _OTHER_BUSINESS.search(sentence) and "申请" not in sentence:
        return
    for found in islice(_CARRIED.finditer(words) if of.carried else (), 2):
        clause = text[opened : denial.start + found.end()]
        earlier = _EARLIER.search(clause) or re.search(
            r"20\d\d年度?(?:结转|转结|转来|转入|遗留|留下)", clause
        )
        thing = of.carried["last" if earlier else "next"]
        # 没有结转到2017年的申请: the year is a date of its own.
        words_of = re.split(r"\d", found.group())[0]
        at = denial.start + found.start()
        stop = at + (len(words_of) or len(found.group()))
        yield found.span(), Zero(at, stop, thing, denial.zero)
        opened = denial.start + found.end()
