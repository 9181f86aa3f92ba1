"""The words that name an indicator, and that set it apart from every other one.

All of them are derived from labels, printed wordings and other wordings of the vocabulary, cut
into pairs of characters.  Nothing is written here for a single indicator; ``_ALIKE`` only says
which words reports use for one another (受理 and 收到, 信件 and 信函), for all indicators at once.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise

from extractor.schemas import Indicator, vocabulary

_ALIKE = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"接到|接收到?|受理|新收|接获|承接|接受|接待", "收到"),
        (r"信件|来信|邮寄|书信|邮递", "信函"),
        (r"网上|互联网|线上|电子邮件", "网络"),
        (r"专线|热线|来电", "电话"),
        (r"来访|上门", "现场"),
        (r"查询", "咨询"),
        (r"发布|推送|公布|编发|刊发|上传", "公开"),
        (r"转结|顺延|转入|转(?=下年|下一年)|遗留", "结转"),
        (r"下一年度?|次年|明年|下年度", "下年"),
        (r"上一年度?|上年度", "上年"),
        (r"收费|处理费|费用|邮寄费", "费用"),
        (r"要求|请求", "申请"),
        (r"全职", "专职"),
        (r"专[、兼]+职", "工作人员专兼职"),
        (r"申诉|申述|上访|举报|投诉", "投诉"),
        (r"入口网|门户网站?|官网|官方网站|信息网|信息公开网|政府网|网络公开|网络发布", "网站公开"),
        (r"公众平台", "公众号"),
        (r"解读材料|解读信息|解读文件|解读稿件", "政策解读"),
        (r"不予以?公开|不同意公开", "拒绝公开"),
        (r"全部公开|予以公开", "同意公开"),
        (r"纠错", "纠正"),
        (r"(?:全年|年度|共)累计", ""),
    )
)
_NOISE = re.compile(r"[^一-鿿%]+")
_TAIL = re.compile(r"(?:总数|数量|数|总计|总次数|次数|件数)$")
_NUMBERING = re.compile(
    r"^[一二三四]、(?:\([一二三四五六七]\))?(?:\d\.)?(?:第\([一二三四五六七八九]\)项)?"
)
_EVERYWHERE = (
    "主动公开各类政府信息公开的信息", "政府信息公开工作", "公开申请", "政务公开", "行政机关",
    "信息发布信息数量", "总数量总次数件数", "本年度", "累计公开", "本行政", "公开政府", "情况", "法定", "相关",
    "各类信息", "通过", "发布各类",
)  # fmt: skip
"""Words of so many sentences that they set nothing apart."""

_GENERIC = re.compile(
    r"历年|全年|本年度?|年度?|目前|已|均|并|还|也|共计|合计|累计|总计|总数|总量|数量|共|为|有|达到?|约|近|计|"
    r"其中|分别|主动|公开|发布|政府|政务|信息|各类|各种|文章|新增|收到|办理|完成|通过|我[省市县区镇乡局委办校]|的|了|数|量|"
    r"#[条件次篇份个人名场期项起宗多余]+|第"
)
_WEIGHT_TO_WIN = 3.0
_SHARE_TO_WIN = 0.34
_LEAD_TO_WIN = 1.6
_SHARE_TO_BE_NAMED = 0.2
_SHARE_OF_COMMON = 0.4


def normal(words: str) -> str:
    """Chinese characters only, with words that mean the same made the same."""
    words = re.sub(r"\s+", "", words)
    for pattern, word in _ALIKE:
        words = pattern.sub(word, words)
    return words


def pairs(words: str) -> frozenset[str]:
    """Every two characters that stand side by side, without those of another script."""
    return frozenset(a + b for part in _NOISE.split(words) for a, b in pairwise(part))


_COMMON = frozenset().union(*(pairs(words) for words in _EVERYWHERE))


def _plain_id(indicator: str) -> str:
    """The row of a figure of one kind of applicant: both are told apart by their columns."""
    item = vocabulary()[indicator]
    return item.part_of[0].parent if " × " in item.zh else indicator


def _wordings(item: Indicator) -> tuple[str, ...]:
    # ``also`` and ``printed`` hold remarks in English beside the wordings; they are no words of a report.
    printed = _NUMBERING.sub("", item.printed.partition(" (")[0])
    raw = [
        *re.split(r" / |[或和及]", item.zh),
        *(re.split(r"\(", w)[0] for w in item.also),
        printed,
    ]
    made = (
        _TAIL.sub("", "".join(_NOISE.split(normal(w))))
        for w in raw
        if not re.search(r"[a-z]{3}", w)
    )
    return tuple(dict.fromkeys(w for w in made if len(w) >= 2))


@cache
def _words() -> Mapping[str, tuple[frozenset[str], ...]]:
    return {
        item.id: tuple(pairs(words) for words in _wordings(item))
        for item in vocabulary().values()
        if " × " not in item.zh or item.group not in ("applications",)
    }


@cache
def _all_words() -> Mapping[str, frozenset[str]]:
    return {id_: frozenset().union(*found) for id_, found in _words().items()}


@cache
def _holders() -> Mapping[str, tuple[str, ...]]:
    """Pair of characters -> the indicators whose wordings hold it."""
    found: dict[str, list[str]] = {}
    for id_, words in _all_words().items():
        for pair in words - _COMMON:
            found.setdefault(pair, []).append(id_)
    return {pair: tuple(ids) for pair, ids in found.items()}


def _weight(found: frozenset[str]) -> float:
    """The rarer a pair is among the indicators, the more it says."""
    holders = _holders()
    return sum(math.log(1 + len(_all_words()) / len(holders[p])) for p in found if p in holders)


@lru_cache(maxsize=65536)
def rival(indicator: str, near: str) -> str | None:
    """The indicator that the words beside a number name instead of the given one, or None.

    A rival must be named by words that the given indicator does not have, by a fair share of one
    of its wordings, and by clearly more than what the words say for the given indicator.
    """
    mine = _plain_id(indicator)
    own, here = _all_words()[mine], pairs(normal(near))
    found = {id_ for pair in here for id_ in _holders().get(pair, ())} - {mine}
    best: tuple[float, str] | None = None
    for other in sorted(found):
        theirs = _all_words()[other] - own
        against = _weight(theirs & here)
        if against < _WEIGHT_TO_WIN or _share(other, here, own) < _SHARE_TO_WIN:
            continue
        without = _all_words()[other]
        if _share(mine, here, without) >= _SHARE_TO_WIN or _same_words(mine, other, here):
            continue
        lead = against - _LEAD_TO_WIN * _weight((own - without) & here)
        if lead > 0 and (best is None or lead > best[0]):
            best = (lead, other)
    return best[1] if best else None


def _share(indicator: str, here: frozenset[str], without: frozenset[str]) -> float:
    """The best share of one wording, leaving out what all or the other indicator have too."""
    left = (words - without - _COMMON for words in _words()[indicator])
    return max((len(words & here) / len(words) for words in left if words), default=0.0)


def _same_words(one: str, other: str, here: frozenset[str]) -> bool:
    """Whether the other is named by the same characters in another order only: forms print the

    same thing under two ids (制发规范性文件总数, 行政规范性文件:本年制发件数).
    """
    if one.partition(".")[0] == other.partition(".")[0]:
        return False
    mine = _all_words()[one] & here
    left = _all_words()[other] & here - _all_words()[one] - _COMMON
    return set("".join(left)) <= set("".join(mine))


@lru_cache(maxsize=65536)
def named(indicator: str, words: str) -> bool:
    """Whether the words name the indicator: by a share of one of its wordings.

    What all wordings have in common counts only for an indicator that has a wording of nothing
    else (主动公开政府信息数).
    """
    mine = _plain_id(indicator)
    here = pairs(normal(words))
    for wording in _words()[mine]:
        own = wording - _COMMON
        if own and len(own & here) / len(own) >= _SHARE_TO_BE_NAMED:
            return True
        if not own and len(wording & here) / len(wording) >= _SHARE_OF_COMMON:
            return True
    return False


@lru_cache(maxsize=65536)
def generic(near: str) -> bool:
    """Whether the words beside a number say nothing of what it counts (共计58条)."""
    return len("".join(_NOISE.split(_GENERIC.sub("", near)))) <= 1


@cache
def parts_words(indicator: str) -> frozenset[str]:
    """The pairs that a part has and its whole has not; empty for an indicator that is no part."""
    whose = vocabulary()[indicator].zh.partition(" × ")[2]
    if whose:
        return pairs(whose.rpartition(":")[2]) | pairs(whose.rpartition(":")[2] + "申请") - _COMMON
    item = vocabulary()[_plain_id(indicator)]
    wholes = [relation.parent for relation in item.part_of if relation.kind not in ("subset",)]
    if not wholes:
        return frozenset()
    return _all_words()[item.id].difference(*(_all_words()[w] for w in wholes)) - _COMMON
