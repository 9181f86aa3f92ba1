"""The rows of the statistical table of 2014-2018 (政府信息公开情况统计表), known by wording.

The wordings are those of the vocabulary.  A row whose words do not say enough (其他情形数,
2.政府网站, 其中:主要负责同志参加) is understood by its section, which is found on the way down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from extractor.schemas import Indicator, vocabulary

from .forms import plain, without_numbering

TABLE = "政府信息公开情况统计表"
"""The name of the table, as the form heads it."""

_ANNOTATION = re.compile(r"\([^()]*(?:\)|$)")
_TAIL = re.compile(r"(?:总次数|总数量?|次数|数量|数)$")
_NEAR = 0.85
_LEAD = 0.05
_SHORTEST = 5

_OTHER_WORDINGS: Mapping[str, str] = {
    "收到政府信息公开申请数": "applications.received",
    "危及国家安全、公共安全、经济安全和社会稳定": "applications.refused.security_stability",
    "维持具体行政行为或者驳回原告诉讼请求数": "litigation.upheld",
    "维持具体行政行为或驳回原告诉讼请求数": "litigation.upheld",
    "驳回原告诉讼请求数": "litigation.upheld",
    "专职工作人员数": "organisation.staff.full_time",
    "兼职工作人员数": "organisation.staff.part_time",
    "政府信息公开工作专项经费": "organisation.budget",
    "投诉举报数量": "complaints.total",
    # The local tables of 2008-2018, with a column for the year and one for all years.
    "主动公开信息数": "proactive.total",
    "主动公开政府信息总数": "proactive.total",
    "受理依申请公开信息总数": "applications.received",
    "受理依申请公开申请数": "applications.received",
    "依申请公开申请总数": "applications.received",
    "受理申请总数": "applications.received",
    "申请总数": "applications.received",
    "网上申请数": "applications.received.online",
    "信件申请数": "applications.received.letter",
    "现场申请数": "applications.received.in_person",
    "对依申请公开的答复总数": "applications.replied",
    "对申请的答复总数": "applications.replied",
    "依申请公开答复总数": "applications.replied",
    "答复总数": "applications.replied",
    "否决公开答复数": "applications.refused",
    "不予公开答复数": "applications.refused",
    "电话咨询数": "consultations.phone",
    "咨询电话接听数": "consultations.phone",
    "网上咨询数": "consultations.online",
    "网络咨询数": "consultations.online",
    "现场咨询数": "consultations.on_site",
}
_DISPUTE = {
    "维持具体行政行为": "upheld",
    "维持": "upheld",
    "被依法纠错": "corrected",
    "依法纠错": "corrected",
    "纠错": "corrected",
    "维持或驳回": "upheld",
    "其他情形": "other",
    "其他": "other",
}
_SHORT: Mapping[str, Mapping[str, str]] = {
    "proactive": {
        "政府公报公开": "proactive.gazette",
        "公报公开": "proactive.gazette",
        "政府网站公开": "proactive.website",
        "网站公开": "proactive.website",
        "政务微博公开": "proactive.weibo",
        "政务微信公开": "proactive.wechat",
        "其他方式公开": "proactive.other_channels",
        "政府公报": "proactive.gazette",
        "政府网站": "proactive.website",
        "政务微博": "proactive.weibo",
        "政务微信": "proactive.wechat",
        "其他方式": "proactive.other_channels",
        "规范性文件": "proactive.normative_documents",
    },
    "response": {
        "参加或举办新闻发布会": "response.press_conferences",
        "新闻发布会": "response.press_conferences",
        "在线访谈": "response.online_interviews",
        "政策解读稿件": "response.interpretations",
        "微博微信回应": "response.weibo_wechat",
        "其他方式": "response.other",
        "其他方式回应": "response.other",
    },
    "applications": {
        "当面": "applications.received.in_person",
        "传真": "applications.received.fax",
        "网络": "applications.received.online",
        "信函": "applications.received.letter",
        "国家秘密": "applications.refused.state_secret",
        "涉及国家秘密": "applications.refused.state_secret",
        "商业秘密": "applications.refused.trade_secret",
        "个人隐私": "applications.refused.privacy",
        "其他情形": "applications.refused.other_circumstances",
        # Inside of the answers given: nowhere else would 已主动公开 be a kind of answer.
        "已主动公开": "applications.already_public",
        "同意公开": "applications.granted",
        "同意部分公开": "applications.partially_granted",
        "不同意公开": "applications.refused",
        "否决公开": "applications.refused",
        "不属于本机关": "applications.not_this_agency",
        "不属于本行政机关": "applications.not_this_agency",
        "信息不存在": "applications.nonexistent",
        "更改补充": "applications.clarification_requested",
        "其他途径办理": "applications.referred_elsewhere",
    },
    "reconsideration": {words: f"reconsideration.{part}" for words, part in _DISPUTE.items()},
    "litigation": {words: f"litigation.{part}" for words, part in _DISPUTE.items()},
    "organisation": {
        "专门机构": "organisation.offices",
        "查阅点": "organisation.reading_points",
        "工作人员": "organisation.staff",
        "专职": "organisation.staff.full_time",
        "兼职": "organisation.staff.part_time",
        "专项经费": "organisation.budget",
    },
    "training": {
        "工作会议或专题会议": "training.meetings",
        "培训班": "training.sessions",
        "接受培训": "training.attendees",
    },
}
"""Words that say enough only inside their section."""

_SECTIONS = (
    ("response", re.compile(r"^(?:政府信息公开)?(?:政策)?(?:回应)?解读(?:回应)?(?:工作)?情况|^回应社会关切|^政策解读$")),
    ("proactive", re.compile(r"^(?:政府信息)?主动公开(?:政府信息)?(?:情况)?$|^通过不同渠道和方式公开")),
    ("applications", re.compile(r"^(?:政府信息)?依申请公开(?:政府信息)?(?:情况)?$")),
    ("reconsideration", re.compile(r"^(?:政府信息公开)?行政复议(?:情况)?$")),
    ("litigation", re.compile(r"^(?:政府信息公开)?行政诉讼(?:情况)?$")),
    ("organisation", re.compile(r"^机构建设")),
    ("training", re.compile(r"^(?:政府信息公开)?会议和?培训")),
)  # fmt: skip
_HEADS = frozenset({"reconsideration.total", "litigation.total"})
"""Rows that are a figure and the head of a section at once."""

_PRINCIPAL = re.compile(r"^主要(?:负责|领导)同志参加")


def key_of(words: str) -> str:
    """A label without numbering, annotation, blanks and the word for number at its end."""
    return _TAIL.sub("", plain(_ANNOTATION.sub("", without_numbering(words))))


def _wordings_of(item: Indicator) -> Iterator[str]:
    printed = item.zh.partition(" / ")[0]
    yield printed
    head, _, tail = printed.partition(":")
    if tail and head == "不同意公开":
        yield tail


@cache
def wordings() -> Mapping[str, str]:
    """Label, without what varies -> indicator, for every row that its words alone name."""
    found = {
        key_of(words): item.id
        for item in vocabulary().values()
        if "stat2014" in item.forms
        for words in _wordings_of(item)
    }
    return found | {key_of(words): id_ for words, id_ in _OTHER_WORDINGS.items()}


@dataclass(slots=True)
class StatContext:
    """Walks down the rows of the table and names each.

    ``group`` is the section it is in; ``path`` are the labels that name the last row: its
    section, the row it is a part of where only that tells what it counts, and its own.
    """

    group: str = ""
    last: str = ""
    path: tuple[str, ...] = ()
    _section: str = ""
    _above: str = ""
    _opened: str = ""

    def name(self, words: str) -> str | None:
        """The indicator of the row whose label is ``words``; None for headings and strangers."""
        key = key_of(words)
        if not key:
            return None
        found = self._named(key)
        words = words.strip()
        if found is None:
            self._enter(key, words)
            return None
        group = found.partition(".")[0]
        if group != self.group or found in _HEADS:
            self._section = ""
            self._opened = words
        of_parent = (self._above,) if found.endswith("_by_principal") else ()
        if not self._section and not of_parent and wordings().get(key) is None:
            # The section has no heading of its own: the first of its rows says what it is about.
            of_parent = (self._opened,) if self._opened != words else ()
        self.path = tuple(w for w in (self._section, *of_parent, words) if w)
        if found in _HEADS:
            self._section = words
        if not found.endswith("_by_principal"):
            self._above = words
        self.last, self.group = found, group
        return found

    def knows(self, words: str) -> bool:
        """Whether :meth:`name` would name these words here; nothing is entered."""
        key = key_of(words)
        return bool(key) and self._named(key) is not None

    def _named(self, key: str) -> str | None:
        if _PRINCIPAL.match(key) and self.last.startswith("response."):
            return self._by_principal(key)
        inside = _SHORT.get(self.group, {})
        return wordings().get(key) or inside.get(key) or _nearest(key)

    def _by_principal(self, key: str) -> str:
        of_conference = "发布会" in key or ("访谈" not in key and "press" in self.last)
        kind = "press_conferences" if of_conference else "online_interviews"
        return f"response.{kind}_by_principal"

    def _enter(self, key: str, words: str) -> None:
        for group, pattern in _SECTIONS:
            if pattern.search(key):
                self.group, self.last, self._section = group, "", words
                return


@cache
def _nearest(key: str) -> str | None:
    """The row that damaged words stand for, unless another is as near."""
    if len(key) < _SHORTEST or "率" in key:
        return None
    scored = sorted(
        ((SequenceMatcher(None, key, words).ratio(), words) for words in wordings()), reverse=True
    )
    best, words = scored[0]
    rivals = [ratio for ratio, other in scored[1:] if wordings()[other] != wordings()[words]]
    clear = best >= _NEAR and best - rivals[0] >= _LEAD
    return wordings()[words] if clear else None
