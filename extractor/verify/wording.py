"""Whether the words beside a number name an indicator, or set it apart from another one.

Judged by the words of the vocabulary alone (:mod:`extractor.schemas.wording`).
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache

from extractor.schemas import vocabulary
from extractor.schemas.units import fits
from extractor.schemas.wording import (
    COMMON,
    all_pairs,
    applicant_pairs,
    chinese,
    holders,
    names,
    normal,
    pairs,
    weights,
)

_GENERIC = re.compile(
    r"历年|全年|本年度?|年度?|目前|已|均|并|还|也|共计|合计|累计|总计|总数|总量|数量|共|为|有|达到?|约|近|计|"
    r"其中|分别|主动|公开|发布|政府|政务|信息|各类|各种|文章|新增|收到|办理|完成|通过|我[省市县区镇乡局委办校]|的|了|数|量|"
    r"#[条件次篇份个人名场期项起宗多余]+|第"
)
_CLAUSE = re.compile(r"[,;:。(/]")
_WEIGHT_TO_WIN = 3.0
_SHARE_TO_WIN = 0.34
_LEAD_TO_WIN = 1.6
_SHARE_TO_BE_NAMED = 0.2
_SHARE_OF_COMMON = 0.4
_SHARE_OF_KIND = 0.5
_RARE = 3.7
"""The weight of a pair that seven indicators have at most: alone, it names them."""


def _plain_id(indicator: str) -> str:
    """The row of a figure of one kind of applicant: both are told apart by their columns."""
    item = vocabulary()[indicator]
    return item.part_of[0].parent if " × " in item.zh else indicator


def _weight(found: frozenset[str]) -> float:
    """The rarer a pair is among the indicators, the more it says."""
    said = weights()
    # fsum: the order of a set changes from process to process, and with it a plain sum.
    return math.fsum(said[pair] for pair in found if pair in said)


@lru_cache(maxsize=65536)
def rival(indicator: str, near: str) -> str | None:
    """The indicator that the words beside a number name instead of the given one, or None.

    A rival must be named by words that the given indicator does not have, by a fair share of one
    of its wordings, and by clearly more than what the words say for the given indicator.
    """
    mine = _plain_id(indicator)
    own, here = all_pairs()[mine], pairs(normal(near))
    found = {id_ for pair in here for id_ in holders().get(pair, ())} - {mine}
    best: tuple[float, str] | None = None
    for other in sorted(found):
        theirs = all_pairs()[other] - own
        against = _weight(theirs & here)
        if against < _WEIGHT_TO_WIN or _share(other, here, own) < _SHARE_TO_WIN:
            continue
        without = all_pairs()[other]
        if _share(mine, here, without) >= _SHARE_TO_WIN or _same_words(mine, other, here):
            continue
        lead = against - _LEAD_TO_WIN * _weight((own - without) & here)
        if lead > 0 and (best is None or lead > best[0]):
            best = (lead, other)
    return best[1] if best else None


def _share(indicator: str, here: frozenset[str], without: frozenset[str]) -> float:
    """The best share of one wording, leaving out what all or the other indicator have too."""
    left = (words - without - COMMON for words in names()[indicator])
    return max((len(words & here) / len(words) for words in left if words), default=0.0)


def _same_words(one: str, other: str, here: frozenset[str]) -> bool:
    """Whether the other is named by the same characters in another order only: forms print the

    same thing under two ids (制发规范性文件总数, 行政规范性文件:本年制发件数).
    """
    if one.partition(".")[0] == other.partition(".")[0]:
        return False
    mine = all_pairs()[one] & here
    left = all_pairs()[other] & here - all_pairs()[one] - COMMON
    return set("".join(left)) <= set("".join(mine))


@lru_cache(maxsize=65536)
def named(indicator: str, words: str) -> bool:
    """Whether the words name the indicator: by a share of one of its wordings.

    What all wordings have in common counts only for an indicator that has a wording of nothing
    else (主动公开政府信息数).
    """
    mine = _plain_id(indicator)
    here = pairs(normal(words))
    for wording in names()[mine]:
        own = wording - COMMON
        if own and len(own & here) / len(own) >= _SHARE_TO_BE_NAMED:
            return True
        if any(weights().get(pair, 0.0) >= _RARE for pair in own & here):
            return True
        if not own and len(wording & here) / len(wording) >= _SHARE_OF_COMMON:
            return True
    return False


@lru_cache(maxsize=65536)
def generic(near: str) -> bool:
    """Whether the words beside a number say nothing of what it counts (共计58条)."""
    return len(chinese(_GENERIC.sub("", near))) <= 1


@cache
def parts_words(indicator: str) -> frozenset[str]:
    """The pairs that a part has and its whole has not; empty for an indicator that is no part."""
    whose = vocabulary()[indicator].zh.partition(" × ")[2]
    if whose:
        return pairs(whose.rpartition(":")[2]) | pairs(whose.rpartition(":")[2] + "申请") - COMMON
    item = vocabulary()[_plain_id(indicator)]
    wholes = [relation.parent for relation in item.part_of if relation.kind not in ("subset",)]
    if not wholes:
        return frozenset()
    return all_pairs()[item.id].difference(*(all_pairs()[w] for w in wholes)) - COMMON


def under(indicator: str, near: str, before: str) -> bool:
    """Whether the words beside a number name a part, and those before them its whole.

    行政复议9件,其中维持7件,纠错2件: 纠错 stands under the whole that was named last and has such a
    part.  Kinds of applicants are told of applications received, and need no whole.
    """
    here, told = pairs(normal(near)), applicant_pairs(vocabulary()[indicator])
    if told:
        received = indicator.startswith("applications.received.")
        return received and len(told & here) >= _SHARE_OF_KIND * len(told)
    if not parts_words(indicator) & here:
        return False
    rivals = {whole for part, whole in _parts() if part & here}
    for clause in reversed(_CLAUSE.split(before)):
        words = pairs(normal(clause))
        named_here = [whole for whole in rivals if _said(whole, words)]
        if named_here:
            best = {w for w in named_here if not any(_outdoes(o, w, words) for o in named_here)}
            return bool(best & _wholes(indicator))
    return False


@lru_cache(maxsize=1024)
def better(indicator: str, near: str, before: str, unit: str | None) -> str | None:
    """An indicator that has all the words beside a number that the given one has, and more.

    网站发布信息: of 政府网站在线访谈次数 it has 网站 alone, and 政府网站公开政府信息数 has it too.
    ``before`` are the words of the sentence up to the number: one that they speak of more than of
    the other is not outdone.
    """
    mine, here = _plain_id(indicator), pairs(normal(near))
    own, told = _said(mine, here), pairs(normal(before))
    for other in sorted({id_ for pair in own for id_ in holders().get(pair, ())} - {mine}):
        if not fits(unit, vocabulary()[other].unit) or _of_other_forms(mine, other):
            continue
        if _outdoes(other, mine, here) and _spoken_of(other, told) >= _spoken_of(mine, told):
            return other
    return None


def _of_other_forms(one: str, other: str) -> bool:
    """Whether no form has both: then they name the same thing on different forms."""
    return not set(vocabulary()[one].forms) & set(vocabulary()[other].forms)


def _spoken_of(indicator: str, words: frozenset[str]) -> float:
    return _weight(_said(indicator, words))


def _said(indicator: str, here: frozenset[str]) -> frozenset[str]:
    return (all_pairs()[indicator] & here) - COMMON


def _outdoes(one: str, other: str, here: frozenset[str]) -> bool:
    """Whether the words name one indicator by all that they name another by, and better."""
    mine, theirs = _said(one, here), _said(other, here)
    if not theirs <= mine:
        return False
    if theirs < mine:
        return _part_of_name(one, here) >= _SHARE_TO_WIN
    return _part_of_name(one, here) >= 2 * _part_of_name(other, here)


def _part_of_name(indicator: str, here: frozenset[str]) -> float:
    return _share(indicator, here, frozenset())


@cache
def _parts() -> tuple[tuple[frozenset[str], str], ...]:
    """What sets every part apart, with its whole."""
    return tuple((parts_words(id_), whole) for id_ in names() for whole in sorted(_wholes(id_)))


@cache
def _wholes(indicator: str) -> frozenset[str]:
    relations = vocabulary()[_plain_id(indicator)].part_of
    return frozenset(relation.parent for relation in relations if relation.kind != "subset")
