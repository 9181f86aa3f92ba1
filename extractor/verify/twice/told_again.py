"""A part of a list that adds up, and the same thing told elsewhere with another number.

公开500条:疫情防控188条、…, and in another section 疫情防控类信息(198条): no indicator is of it, but the list proves
its own number.  The words must be the same and specific, and the other sentence may name no part, body,
channel or stretch of time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extractor.knowledge.pack import shipped
from extractor.schemas import Finding, Mention
from extractor.text.document import Document
from extractor.text.titles import section_of

from ..counts.bare import bare_finding
from ..counts.indicator_words import things_in
from ..counts.interval import plain
from ..counts.statements import Statement, exact, opening_of, statements, statistics
from ..counts.whose_figure import of_another_year, of_same_bodies
from ..growth.stated import sign_of
from ..growth.told import APART, around
from ..shares.far import core_of, parts_of

_SHORTEST = 3
_GENERAL = re.compile(
    r"其[他它余]|信息|文件|业务|工作|动态|通知|公告|政策|新闻|综合|机构|概况|部门|单位|政府|公开|申请"
    r"|网|微|屏|栏|电|函|邮|平台|媒体|渠道|方式|窗口|[类项件个条]$"
)
"""Names of no thing in particular, and of ways."""
_CHANNEL = re.compile(
    r"网站|网页|微信|微博|公众号|抖音|头条|客户端|[公专宣]\w?栏|栏目|屏|广播|电视|报纸|平台|短信|媒体|简报|大厅|窗口|热线|电话|渠道"
    r"|图解|图文|图片|视频|音频|转载|原创|首发|采用|采纳"
)
_BEFORE = re.compile(
    r"^(?:全年度?|本年度?|今年|[我本][局委办厅县市区镇乡校院]|共|主动|依法)*"
    r"(?:公开|发布|受理|办理|编发|接待|制发)?了?"
)
_AFTER = re.compile(
    r"(?:共计?|合计|总计|仅|只有?|有|为|达到?|(?:共|仅|只)?(?:公开|发布|受理|办理|编发|接待)了?)+$"
)
_LEAD = re.compile(r"([^,。;:()\n|]+):[^:]*$")
_PLAIN_LEAD = re.compile(r"\d|其中|内容|类别|分类|看$")
"""What may lead to a thing with its number: a list that is counted, or how it is looked at."""
_VERB = re.compile(r"公开|发布|受理|办理|编发|接待|制发")
_TO_PUBLISH = frozenset({"公开", "发布"})
_ASIDE = re.compile(r"(?<!内容)(?<!类别)(?:方面|[中里上内下时]|来?看)[,:][^,:]*$")
"""图解方面,河长制信息5条: what is told is a part, unless it is looked at by contents (从内容看)."""
_BODIES = re.compile(r"乡镇|街道|部门|系统|直属|下属|单位|[县市区]直|本级|基层|村|社区")
_ENDS = re.compile(r"[,。;)、\n]|$")
_PARAGRAPH = 160


@dataclass(frozen=True, slots=True)
class _Part:
    """A count that a closed list proves, with its statement and the words that lead to its whole."""

    mention: Mention
    statement: Statement
    lead: str


def check_told_again(document: Document) -> Iterator[Finding]:
    """Numbers that a closed list has otherwise."""
    known = {name: some[0] for name, some in _listed(document).items() if len(some) == 1}
    if not known:
        return
    for mention in statistics(document):
        named = _name_of(document, mention, known)
        if named is None:
            continue
        part = known[named]
        if mention.value == part.mention.value or not exact([mention]) or not mention.value:
            continue
        if mention.unit == part.mention.unit and _same(document, mention, part, known):
            values = f"{plain(part.mention.value)}, {plain(mention.value)}"
            message = f"{named} is stated with different values"
            yield bare_finding(document, "conflict", [part.mention, mention], values, message)


def _listed(document: Document) -> Mapping[str, list[_Part]]:
    """The parts of closed lists by their names, where these are specific."""
    found: dict[str, list[_Part]] = {}
    for statement in statements(document):
        done = 0
        for at, whole in enumerate(statement.counts):
            if at < done or not whole.value or whole.unit in (None, "%"):
                continue
            parts = parts_of(statement, at)
            lead = document.text[statement.start : whole.span.start]
            if not parts or APART.search(lead) or of_another_year(document, lead):
                continue
            done = at + len(parts) + 1
            for part in parts:
                name = core_of(statement.label(part))
                if len(name) >= _SHORTEST and not _GENERAL.search(name) and not things_in(name):
                    found.setdefault(name, []).append(_Part(part, statement, lead))
    return found


def _name_of(document: Document, mention: Mention, known: Mapping[str, _Part]) -> str | None:
    """The name of a part that the clause of a number is, and nothing more."""
    words = document.before(mention, 40)
    clause = re.split(r"[,。;:()\n|]", words.removesuffix("("))[-1]
    *joined, clause = clause.split("、")
    if joined and not re.search(r"\d", joined[-1]):
        return None  # 疫情防控、农田水利类信息共400条
    lead = _LEAD.search(words)
    if lead is not None and not _PLAIN_LEAD.search(lead[1]):
        return None  # 立案查处:噪声扰民20件
    left = _BEFORE.sub("", _AFTER.sub("", clause))
    for cut in (0, 2):
        name = left[: len(left) - cut].removesuffix("类") if cut else left.removesuffix("类")
        part = known.get(name)
        noun = left[len(left) - cut :] if cut else ""
        if part is not None and (noun in ("", "信息") or noun in part.statement.words):
            return name
    return None


def _same(document: Document, mention: Mention, part: _Part, known: Mapping[str, _Part]) -> bool:
    """Whether a sentence tells of all of the part, of the same body and time, in every way."""
    text, statement = document.text, part.statement
    if statement.start <= mention.span.start < statement.stop or sign_of(document, mention):
        return False
    sentence = around(document, mention, mention)
    if APART.search(sentence) or of_another_year(document, sentence):
        return False
    if _ASIDE.search(text[opening_of(text, mention.span.start) : mention.span.start]):
        return False
    if not _ENDS.match(document.behind(mention, 1)) or not of_same_bodies(part.lead, sentence):
        return False
    low = text.rfind("\n", max(0, mention.span.start - _PARAGRAPH), mention.span.start) + 1
    low = max(low, mention.span.start - _PARAGRAPH)
    above = text[max(0, low - 30) : low].rstrip("\n").rpartition("\n")[2]
    heads = [*section_of(document, mention.span.start), "" if "。" in above else above]
    said = text[low : mention.span.stop] + heads[-1]
    if any(_BODIES.search(head) for head in heads):
        return False
    clause = re.split(r"[,。;:()、\n|]", sentence.rpartition(mention.raw)[0].rstrip("("))[-1]
    verbs = set(_VERB.findall(clause)) - set(_VERB.findall(statement.words))
    if verbs - (_TO_PUBLISH if _TO_PUBLISH & set(_VERB.findall(statement.words)) else set()):
        return False  # 受理违法取水12件, 查处21件
    if (things_in(said) - things_in(statement.words)) & _others():
        return False
    if set(_CHANNEL.findall(said)) - set(_CHANNEL.findall(statement.words)):
        return False
    if set(_CHANNEL.findall(part.lead)) - set(_CHANNEL.findall(said)):
        return False
    beside = document.mentions_in(
        max(low, text.rfind("。", low, mention.span.start)), mention.span.stop + 60
    )
    others = (m for m in beside if m is not mention and m.statistical and m.unit == mention.unit)
    return all(_in_list(document, m, known) for m in others)


@cache
def _others() -> frozenset[str]:
    """What is no topic of what was disclosed, but another thing that is counted: proposals, lawsuits."""
    pack = shipped().prose
    return frozenset({*pack.topics.values(), *pack.foreign, *pack.rivals}) - {"problem", "info"}


def _in_list(document: Document, mention: Mention, known: Mapping[str, _Part]) -> bool:
    name = _name_of(document, mention, known)
    return name is not None and known[name].mention.value == mention.value
