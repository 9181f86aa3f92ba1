"""Grounding: does the text really say this, of this?

The digits must be those of the mention, exactly; the unit must fit the indicator; and the words
around the number (clause, section, row and column) must speak of what the indicator counts.
"The number occurs somewhere" proves nothing: small integers occur everywhere.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import pairwise

from extractor.schemas import OTHER, Evidence, Fact, Mention, Verdict, vocabulary
from extractor.schemas.units import fits
from extractor.text.document import Document

_NO_EVIDENCE = frozenset("政府 信息 公开 府信 息公 数量 总数 总量 申请 公开政 开政 开信 收到 答复 复数 请数 件数 本年 年度".split())


def ground(fact: Fact, document: Document) -> Verdict:
    """``verified``, or ``unsupported`` where value, unit or words do not hold."""
    if fact.value is None:
        return "verified"
    return (
        "verified"
        if any(_holds(fact, evidence, document) for evidence in fact.evidence)
        else "unsupported"
    )


def _holds(fact: Fact, evidence: Evidence, document: Document) -> bool:
    mention = document.mention(evidence.mention) if evidence.mention else None
    if mention is None or not _reads(mention, fact.value):
        return False
    if not _quote_stands(evidence, document):
        return False
    if fact.indicator == OTHER:
        return True
    item = vocabulary().get(fact.indicator)
    return item is not None and fits(mention.unit, item.unit) and _supported(fact, evidence)


def _reads(mention: Mention, value: Decimal | None) -> bool:
    return mention.kind != "damaged" and mention.value is not None and mention.value == value


def _quote_stands(evidence: Evidence, document: Document) -> bool:
    low, high = evidence.quote.span
    return document.text[low:high] == evidence.quote.text


def _supported(fact: Fact, evidence: Evidence) -> bool:
    if evidence.address is not None and evidence.address.table:
        return True  # the cell's row and column are the words that name it
    words = evidence.quote.text + "/".join(evidence.section)
    return bool(support(fact.indicator) & _pairs(words)) or not support(fact.indicator)


def _pairs(words: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(words))


@cache
def support(indicator: str) -> frozenset[str]:
    """Pairs of characters of label and other wordings, one of which must stand nearby."""
    item = vocabulary()[indicator]
    wordings = [item.zh.partition(" × ")[0], *item.also, item.printed.partition("(")[0]]
    if indicator.startswith("applications."):
        wordings.append("依申请")
    if indicator.startswith(("fees.", "organisation.budget")):
        wordings.append("费用收费经费投入")
    if indicator.startswith("training."):
        wordings.append("培训会议参训")
    if indicator.startswith("consultations."):
        wordings.append("咨询查询")
    found = frozenset().union(*(_pairs(w) for w in wordings))
    if indicator.startswith("proactive."):
        return found - _NO_EVIDENCE | {"公开", "发布", "公布"}
    return found - _NO_EVIDENCE or found
