"""Chooses the indicators that a passage may be about, so that not all 281 are sent.

An indicator is offered when its group is spoken of in the passage or its headings; within a
group, the parts of parts must share words with the passage.  Words are compared as pairs of
characters, rare pairs counting more.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from extractor.schemas import APPLICANTS, Form, Indicator, vocabulary

MOST_INDICATORS = 40
_SECTION_SHARE = 0.4
_DEEP_SHARE = 0.1
_PROSE_SHARE = 0.12
"""Of an indicator that is no part of the report's form, but that prose of any year may state."""

GROUP_WORDS: Mapping[str, str] = {
    "proactive": r"主动公开|公开.{0,12}信息|信息.{0,8}[条篇]|发布|网站|网络公开|公报|微博|微信|公众号|"
    r"规范性文件|公开.{0,6}文件|公开栏",
    "response": r"解读|回应|舆情|热点|发布会|新闻发布|访谈|在线交流",
    "applications": r"申请|办结|答复|结转|予以公开|不予公开|补正|要求.{0,6}公开",
    "reconsideration": r"复议",
    "litigation": r"诉讼|起诉|应诉",
    "complaints": r"举报|投诉|申诉",
    "fees": r"收费|费用|收取|减免|检索费|复印费|邮寄费",
    "organisation": r"人员|专职|兼职|机构|经费|查阅点|查阅场所|投入|[0-9一二两三四五六七八九十]名",
    "training": r"培训|会议|讲座",
    "consultations": r"咨询|来访|来电|查询|热线",
    "regulations": r"规章",
    "normative_documents": r"规范性文件",
    "licensing": r"许可",
    "other_services": r"管理服务",
    "penalties": r"处罚",
    "coercion": r"强制",
    "administrative_fees": r"行政事业性收费|事业性收费",
    "procurement": r"采购",
}
"""The words that bring up a group of indicators."""


def pairs(text: str) -> set[str]:
    """Every two characters that stand side by side in a word or a run of Chinese."""
    text = re.sub(r"[\s\W]+", " ", text)
    return {text[at : at + 2] for at in range(len(text) - 1) if " " not in text[at : at + 2]}


def wordings(item: Indicator) -> tuple[str, ...]:
    """The names of an indicator."""
    return (item.zh, *(word for word in item.also if not word.isascii()))


_Name = tuple[frozenset[str], float]
"""The pairs of a name, and what they weigh together."""


@cache
def _base(form: Form) -> tuple[tuple[Indicator, tuple[_Name, ...]], ...]:
    return tuple(
        (item, tuple(_name(words) for words in wordings(item)))
        for item in vocabulary().values()
        if {form, "narrative"} & set(item.forms) and item.id.rpartition(".")[2] not in APPLICANTS
    )


@cache
def _weights() -> Mapping[str, float]:
    labels = [pairs(item.zh) for item in vocabulary().values() if "×" not in item.zh]
    counted = Counter(pair for label in labels for pair in label)
    return {pair: math.log(1 + len(labels) / count) for pair, count in counted.items()}


def _name(words: str) -> _Name:
    named, weights = frozenset(pairs(words)), _weights()
    return named, math.fsum(weights.get(pair, 1.0) for pair in named)


def _share(name: _Name, seen: set[str]) -> float:
    found = name[0] & seen
    if not found:
        return 0.0
    weights = _weights()
    # fsum: the order of a set changes from process to process, and with it a plain sum.
    return math.fsum(weights.get(pair, 1.0) for pair in found) / name[1]


@cache
def _group_pattern(group: str) -> re.Pattern[str]:
    return re.compile(GROUP_WORDS[group])


def choose(
    form: Form, section: Sequence[str], text: str, *, most: int = MOST_INDICATORS
) -> tuple[Indicator, ...]:
    """The indicators that fit a passage under these headings, in vocabulary order.

    Those of the report's form, and those that reports tell in prose whatever their form: a report
    of 2021 says how much its website published, though the form does not ask.

    Columns by kind of applicant are left out; a question about a table names them once.
    """
    headings = " ".join(section)
    whole = f"{headings}\n{text}"
    groups = {group for group in GROUP_WORDS if _group_pattern(group).search(whole)}
    seen, above = pairs(text), pairs(headings)
    scored: list[tuple[float, int, Indicator]] = []
    for place, (item, names) in enumerate(_base(form)):
        if item.group not in groups:
            continue
        share = max(_share(name, seen) for name in names)
        share += _SECTION_SHARE * max(_share(name, above) for name in names)
        deep, own = item.id.count(".") > 1, form in item.forms
        if share >= (_DEEP_SHARE if deep else 0.0) and (own or share >= _PROSE_SHARE):
            scored.append((share + (0.0 if deep else 0.5 if own else 0.25), place, item))
    best = sorted(scored, key=lambda entry: (-entry[0], entry[1]))[:most]
    return tuple(item for _, _, item in sorted(best, key=lambda entry: entry[1]))
