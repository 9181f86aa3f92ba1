"""The figure of an indicator told once more, with its digits in another order.

公开政府信息1204条 in the first section, and at the end 以1240条主动公开信息展示了工作: the words behind the second
number name the same indicator, and nothing says that it is another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.schemas import Fact, Finding, Mention
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.indicator_words import indicator_of
from ..counts.interval import ZERO, plain
from ..counts.slips import exchanged
from ..counts.statements import end_of, exact, opening_of, statistics
from ..counts.whose_figure import bodies, of_another_year, of_same_bodies, same_office, times
from ..growth.stated import sign_of
from ..growth.told import APART, Known, around

_BEHIND = re.compile(
    r"(?P<what>(?:新收|收到|受理|主动|依法)?(?:公开)?的?(?:政府信息公开申请|公开申请|依申请公开申请|申请|主动公开(?:的)?(?:政府)?信息|公开的?(?:政府)?信息|政府信息|信息|规范性文件|行政复议|行政诉讼))"
    r"(?=[,。;:)]|[^\d,。;:]{1,14}[,。;])"
)
_BEFORE = re.compile(
    r"(?:^|[,。;:(\n])(?:综上|总之|总的来?看|回顾|一年来|可以说|20\d\d年度?|全年|本年度?|今年|年内|[我本全][局委办厅县市区镇乡院会处所]|街道|[,的以将用就对在这上述前述等共达到及这]|统计|公布|展示|全部|所有|数字为准|即)*$"
)
_OTHERS = re.compile(
    r"网站|网页|微信|微博|公众号|客户端|栏|屏|广播|报纸|部门|乡镇|街道办?[^以,。]{0,3}公开|系统|各|其中|条例|转载|原创|目录|重点|重新"
)
_LEAST = 10


def check_named_again(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Figures that stand elsewhere with two of their digits exchanged."""
    known = Known.of_year(facts)
    for mention in statistics(document):
        match = _BEHIND.match(document.behind(mention, 40)) if mention.unit else None
        if match is None or not exact([mention]):
            continue
        indicator = indicator_of(document, match["what"], mention.unit)
        fact = known.only(indicator) if indicator else None
        first = document.mention(fact.evidence[0].mention or "") if fact else None
        if (
            fact is None
            or first in (None, mention)
            or not exact([first])
            or fact.unit != mention.unit
        ):
            continue
        low, high = sorted((first.value or ZERO, mention.value or ZERO))
        if low > _LEAST and exchanged(low, high) and _of_all(document, fact, first, mention):
            values = f"{plain(first.value)}, {plain(mention.value)}"
            message = f"{fact.label} is stated with different values"
            yield bare_finding(document, "conflict", [first, mention], values, message)


def _of_all(document: Document, fact: Fact, first: Mention, again: Mention) -> bool:
    """Whether neither sentence says that its figure is one of a part, of another body or another time."""
    at = again.span.start
    before = document.text[opening_of(document.text, at) : at]
    if not _BEFORE.search(before) or sign_of(document, again) or times(document, at):
        return False
    sentence = before + document.text[at : end_of(document.text, at)]
    cell = fact.evidence[0].address is not None
    own = "" if cell else around(document, first, first)
    words = re.sub(r"^综上,?", "", sentence)
    if APART.search(around(document, again, again)) or APART.search(own) or _OTHERS.search(words):
        return False
    if of_another_year(document, sentence) or bodies(document, at) - bodies(
        document, first.span.start
    ):
        return False
    return same_office(document, first, again) and (cell or of_same_bodies(own, sentence))
