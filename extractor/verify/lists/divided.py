"""What a declared list divides: all of the cases before it, places of the kinds it names, or some of them."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.language.movement import FROM_BEFORE
from extractor.language.wholeness import Declaration, is_result
from extractor.schemas import Mention

from ..counts.statements import REMARK, Statement
from .enumeration import Enumeration

_LITTLE = Decimal("0.1")
_REACH = 200
_SEVERAL = 3
_CASES = frozenset("件 起 宗 例 份 次".split())


def all_results(here: Statement, declaration: Declaration, one: Enumeration) -> bool:
    """Whether the parts are the results of the cases before them, all decided, none carried in.

    A colon leads to all of them; behind a comma some may be left out, unless the list ends with the
    others or misses little.
    """
    whole, labels = one.whole, [here.label(m) for m in one.parts]
    beside = whole.span.start >= here.start and whole.unit in _CASES
    gap = here.text[whole.span.stop : here.start + declaration.start]
    if not beside or not all(map(is_result, labels)) or not _OF_THEM_ALL.fullmatch(gap):
        return False
    if one.missing < 0:
        return not FROM_BEFORE.search(here.text, max(0, here.start - _REACH), here.stop)
    led = here.words[declaration.stop - 1 : declaration.stop] == ":"
    little = len(labels) >= _SEVERAL and one.within(_LITTLE)
    return led or little or any(map(REST.match, labels))


REST = re.compile(r"其[他它余]")
_OF_THEM_ALL = re.compile(
    r"[,;](?:(?:截?[至止到]?(?:20\d\d年)?(?:年[底末内终]|当年|全年|本年度?|目前|12月31日|报告期末))前?,?)?"
    r"(?:现|已|且|并|也|案件|申请|以上|上述|这些)*"
)
"""Words before 全部审结 that leave none of the cases out: no 其余全部审结, 符合条件的全部办结."""

_KIND_OF_PLACE = re.compile(r"(?:[级直]|部门|机关)*$")


def named_by(here: Statement, declaration: Declaration, one: Enumeration) -> bool:
    """只设在市、县两级,市级3个、县级12个: what declares the list names its parts, behind their total.

    Then no other total is meant, however far the parts are from it.
    """
    whole = one.whole
    if declaration.count != len(one.parts) or declaration.strength == "decided":
        return False
    cue, gap = (
        here.words[declaration.start : declaration.stop],
        here.text[whole.span.stop : here.start + declaration.start],
    )
    names = [_KIND_OF_PLACE.sub("", here.label(m)) for m in one.parts]
    beside = whole.span.start >= here.start and gap in (",", "")
    return beside and len(set(names)) == len(names) and all(n and n in cue for n in names)


_POINTED = re.compile(r"^(?:这些|上述|以上|所有|全部|该|各|其|均|都)+")
_WITHOUT = re.compile(r"除(?!此)[^,。;]{1,16}外|其余|剩余|余下|扣除")


def of_some(here: Statement, declaration: Declaration, whole: Mention) -> bool:
    """查阅点31个,无障碍查阅点只设在市、县两级: what is divided is named, and is a kind of what is counted.

    除撤回的外,全部答复: or some are left out.  由机关公开和乡镇公开两部分组成 names the parts.
    """
    gap = REMARK.sub("", here.text[whole.span.stop : here.start + declaration.start])
    if _WITHOUT.search(gap):
        return True
    subject = _POINTED.sub("", re.split(r"[,;。:(]", gap)[-1])
    subject = _OF_PARTS.split(subject)[0]
    counted = here.label(whole) + here.behind(whole)
    return len(subject) > 2 and subject not in counted and subject[-2:] in counted


_OF_PARTS = re.compile(r"由(?!于)")
_APART = re.compile(r"另|此外|还有")


def told_apart(here: Statement, one: Enumeration) -> bool:
    """市级3个、县级12个,开发区另设16个: what a list lacks is told behind it, apart from its parts."""
    return any(
        m.value == one.missing and m.unit == one.whole.unit and _APART.search(here.label(m))
        for m in here.counts
        if m.span.start > one.last.span.start
    )
