"""The words that name an indicator, cut into pairs of characters.

All of them are derived from labels, printed wordings and other wordings of the vocabulary.
Nothing is written here for a single indicator; ``_ALIKE`` only says which words reports use for
one another (受理 and 收到, 信件 and 信函), for all indicators at once.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache
from itertools import chain
from operator import add

from .vocabulary import Indicator, vocabulary

_ALIKE = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"接到|接收到?|受理|新收|接获|承接|接受(?!培训|教育)|接待", "收到"),
        (r"信件|来信|邮寄|书信|邮递", "信函"),
        (r"网上|互联网|线上|电子邮件", "网络"),
        (r"专线|热线|来电", "电话"),
        (r"来访|上门|当面|窗口", "现场"),
        (r"查询", "咨询"),
        (r"发布|推送|公布|编发|刊发|上传", "公开"),
        (r"转结|顺延|转入|(?<!结)转(?=下年|下一年)|遗留", "结转"),
        (r"下一年度?|次年|明年|下年度", "下年"),
        (r"上一年度?|上年度", "上年"),
        (r"收费|处理费|费用|邮寄费", "费用"),
        (r"要求|请求", "申请"),
        (r"全职|专门负责|专管", "专职"),
        (r"兼[管办做任]", "兼职"),
        (r"(?<!行政)(?:打|民告官的?)?官司|告[上到过]法[院庭]|告过", "行政诉讼"),
        (r"专[、兼]+职", "工作人员专兼职"),
        (r"申诉|申述|上访|举报|投诉", "投诉"),
        (r"(?:入口|门户|官方|政府|政务|信息(?:公开)?)网站?|官网|网络公开|网络发布", "网站公开"),
        (r"公众平台", "公众号"),
        (r"(?<!政策)(?:解读材料|解读信息|解读文件|解读稿件)", "政策解读"),
        (r"不予以?公开|不同意公开", "拒绝公开"),
        (r"全部公开|予以公开", "同意公开"),
        (r"纠错", "纠正"),
        (r"(?:全年|年度|共|(?:19|20)\d\d年)累计", ""),
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


def normal(words: str) -> str:
    """Chinese characters only, with words that mean the same made the same."""
    words = re.sub(r"\s+", "", words)
    for pattern, word in _ALIKE:
        words = pattern.sub(word, words)
    return words


def chinese(words: str) -> str:
    """The Chinese characters and per cent signs of some words, joined."""
    return "".join(_NOISE.split(words))


def pairs(words: str) -> frozenset[str]:
    """Every two characters that stand side by side, without those of another script."""
    parts = _NOISE.split(words)
    return frozenset(chain.from_iterable(map(add, part, part[1:]) for part in parts))


COMMON = frozenset().union(*(pairs(words) for words in _EVERYWHERE))
"""The pairs of characters that set nothing apart."""


def wordings(item: Indicator) -> tuple[str, ...]:
    """The names of an indicator, normalised and without what every name ends in."""
    # ``also`` and ``printed`` hold remarks in English beside the wordings; they are no words of a report.
    printed = _NUMBERING.sub("", item.printed.partition(" (")[0])
    raw = [
        *re.split(r" / |[或和及]", item.zh),
        *(re.split(r"\(", w)[0] for w in item.also),
        printed,
    ]
    made = (_TAIL.sub("", chinese(normal(w))) for w in raw if not re.search(r"[a-z]{3}", w))
    return tuple(dict.fromkeys(w for w in made if len(w) >= 2))


@cache
def names() -> Mapping[str, tuple[frozenset[str], ...]]:
    """The wordings of every indicator, each as its pairs of characters.

    Applications by kind of applicant are left out: they bear the name of their row.
    """
    return {
        item.id: tuple(pairs(words) for words in wordings(item))
        for item in vocabulary().values()
        if " × " not in item.zh or item.group != "applications"
    }


def applicant_pairs(item: Indicator) -> frozenset[str]:
    """The pairs that name a kind of applicant (自然人); none for other indicators."""
    return pairs(normal(item.zh.partition(" × ")[2].rpartition(":")[2]))


@cache
def all_pairs() -> Mapping[str, frozenset[str]]:
    """The pairs of characters of all wordings of every indicator together."""
    return {id_: frozenset().union(*found) for id_, found in names().items()}


@cache
def holders() -> Mapping[str, tuple[str, ...]]:
    """Pair of characters -> the indicators whose wordings hold it; without ``COMMON``."""
    found: dict[str, list[str]] = {}
    for id_, words in all_pairs().items():
        for pair in words - COMMON:
            found.setdefault(pair, []).append(id_)
    return {pair: tuple(ids) for pair, ids in found.items()}


@cache
def weights() -> Mapping[str, float]:
    """What a pair of characters says: the rarer it is among the indicators, the more."""
    count = len(all_pairs())
    return {pair: math.log(1 + count / len(ids)) for pair, ids in holders().items()}
