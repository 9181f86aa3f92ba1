"""Fractions in words beside their count and total: 411件,其中本级137件,占三分之一."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.language.changing import is_base, sign_of
from extractor.language.fractions import Fraction, fraction_of
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import plain
from ..counts.statements import Statement, exact, statements
from ..lists.extent import MOST
from .sentences import NO_SUBJECT

_SAID = re.compile(
    r"[^,。;:\d()]{0,10}?[,(]?[^,。;:\d()占]{0,6}?(?:占(?P<base>(?:[^,。;\d()]{0,12}?的|了|比|其|总数|总量|全部|全年)?)|(?=超|不足|不到|过半|逾|将?近|一半以上|半数以上))"
    r"(?P<words>[^,。;:\d()]{2,14})(?=[,。;)])"
)
_OF_ALL = re.compile(
    r"(?<=[超过足到近逾])(?:全部|全年|总|所有|申请|信息|公开|收到|受理|数|量)+的?(?=半数|一半|[一二三四五六七八九]成|[二三四五六七八九十]分之)"
)
"""超过全部申请的半数: of what it is a fraction, between its words."""
_GROWS = re.compile(r"[增减升降涨]")
_REACH = 200
_FEWEST = 10
"""A total of few is no measure of a fraction in words."""


def check_fractions(document: Document) -> Iterator[Finding]:
    """Fractions that no total near them gives."""
    before: Statement | None = None
    for here in statements(document):
        for part in here.counts[:MOST]:
            match = _SAID.match(document.text, part.span.stop)
            fraction = fraction_of(_OF_ALL.sub("", match["words"])) if match else None
            if match is None or fraction is None or not _judgeable(document, part):
                continue
            lead = document.text[part.span.stop : match.start("words")]
            if _GROWS.search(lead) or _of_another(lead):
                continue  # 比上年的1002条增长近一成
            base = match["base"] or ("全部" if _OF_ALL.search(match["words"]) else "")
            found = _judged(document, before, here, part, fraction, base)
            if found is not None:
                yield found
        if here.counts:
            before = here


def _of_another(lead: str) -> bool:
    """Whether a noun between a count and a fraction says of what it is: 4个原创信息不足一成."""
    if _SOME_OF_THEM.match(lead):
        return True
    return "占" not in lead and not NO_SUBJECT.fullmatch(lead.lstrip(",("))


_SOME_OF_THEM = re.compile(r",[^,。;占]{2,14}的(?:大?约)?占$")
"""新收2306份,扫成电子版的占九成: of those that were counted, and not what they are of a larger count."""


def _judgeable(document: Document, part: Mention) -> bool:
    counted = part.kind == "number" and part.unit not in (None, "%") and bool(part.value)
    return counted and exact([part]) and not sign_of(document, part)


def _judged(
    document: Document,
    before: Statement | None,
    here: Statement,
    part: Mention,
    fraction: Fraction,
    base: str,
) -> Finding | None:
    near = [*(before.counts if before and here.start - before.stop < _REACH else ()), *here.counts]
    alike = [m for m in near if m.unit == part.unit and m.value and m.kind == "number"]
    others = [m for m in alike if m is not part]
    if base == "全部":  # what stands behind the part is no total
        others = [m for m in others if m.span.stop <= part.span.start]
    values = {m.value or 0 for m in others} | {
        (a.value or 0) + (b.value or 0) for a, b in pairwise(others)
    }
    value = part.value or 0
    if any(v > value and fraction.least <= value / v <= fraction.most for v in values if v):
        return None
    whole = _whole(document, alike, part)
    if whole is None or not exact([whole]) or (whole.value or 0) < _FEWEST:
        return None
    if re.search(r"类|级|面积|人口|所在|地区|行业|同类", base):
        return None
    share = value / (whole.value or 1)
    return bare_finding(
        document,
        "share_mismatch",
        [part, whole],
        f"{plain(part.value)} / {plain(whole.value)} = {share:.1%}, printed {fraction.words}",
        "the share does not follow from its count and total",
    )


def _whole(document: Document, alike: Sequence[Mention], part: Mention) -> Mention | None:
    """The total of the sentence that a part is told behind."""
    larger = [
        m
        for m in alike
        if m.span.stop <= part.span.start
        and (m.value or 0) > (part.value or 0)
        and not is_base(document, m)
        and not sign_of(document, m)
    ]
    inner = [m for m in larger if re.search(r"[。\n]", document.between(m, part)) is None]
    return inner[0] if inner else larger[-1] if larger else None
