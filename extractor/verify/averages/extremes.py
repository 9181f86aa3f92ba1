"""The least, the most and the mean of one thing, in any order: 最短3天,最长14天,平均15天."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from extractor.schemas import Finding, Span
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import plain
from ..counts.statements import LONGEST, Statement, statements

_MEAN = re.compile(r"\d+[月日]|平均|[人日件户场月周年]均(?!在)")
_MOST = re.compile(r"最[长多高久慢大]")
_LEAST = re.compile(r"最[短少低快小]")
_APART = re.compile(r"[上去前]年|其中|约|不到|不足|超过|近|限|规定|法定|以[上内]|延长|另|同比|多$")
_NUMBER = re.compile(
    r"(?<![\d.,])(?P<value>\d{1,6}(?:\.\d{1,3})?)(?P<unit>个?工作日|天|日|个?小时|人次|人|件|条|次|篇|分钟|分)"
    r"(?!以[上内]|左右|多|余|之内|[前后])"
)
_FILLER = re.compile(
    r"\d+[月日]|平均|[人日件户场月周年]均|最[长多高久慢大短少低快小]|每|一|个|件|次|用时|时间|时长|仅|只|达到?|为|是|有|的|在|需|用|了|仅用|分别"
    r"|工作日|天|全年|本年|所|也|才|就|可|要|耗|花|费"
)
_GROUP = re.compile(r"(?<!\d)月|周|季|乡|镇|村|局|部门|单位|期|场|户|站|(?<=每)人|人(?=均)")
_SIGN = re.compile(r"[,。;:、\n()|]|(?<![\d年])\d[\d,.]*(?![\d年月日])")
_MOST_COUNTS = 30
_BEYOND_ALL = "the average is beyond the largest or smallest of what it is taken of"


def check_extremes(document: Document) -> Iterator[Finding]:
    """Averages above the largest or below the smallest."""
    if "均" not in document.text:
        return
    for here in statements(document):
        if "均" in here.words and "最" in here.words:
            yield from _of_statement(document, here)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number with its unit, its place in the text and the words before it in its clause."""

    value: Decimal
    unit: str
    span: Span
    label: str


def _of_statement(document: Document, here: Statement) -> Iterator[Finding]:
    numbers = _numbers(here)
    means = [n for n in numbers if _MEAN.search(n.label)]
    for most, pattern in ((True, _MOST), (False, _LEAST)):
        ends = [n for n in numbers if pattern.search(n.label)]
        pairs = [(a, b) for a in means for b in ends if a is not b and _alike(here, a, b)]
        if len(pairs) != 1:
            continue
        mean, end = pairs[0]
        mentions = [
            m for n in (mean, end) for m in document.mentions_in(n.span.start, n.span.start + 1)
        ]
        if mentions and (mean.value > end.value if most else mean.value < end.value):
            formula = f"{plain(mean.value)} {'>' if most else '<'} {plain(end.value)}"
            first, last = sorted((mean.span, end.span))
            low = max(here.start, first.start - len(_label(here, first.start)))
            span = Span(low, last.stop)
            yield bare_finding(document, "share_mismatch", mentions, formula, _BEYOND_ALL, span)


def _numbers(here: Statement) -> list[_Number]:
    """The numbers of a sentence, the times that something took among them."""
    matches = list(_NUMBER.finditer(here.text, here.start, min(here.stop, here.start + LONGEST)))
    return [
        _Number(Decimal(m["value"]), m["unit"], Span(*m.span()), _label(here, m.start()))
        for m in matches[:_MOST_COUNTS]
    ]


def _label(here: Statement, at: int) -> str:
    """The words before a number in its clause; a date stays in them: 最多的9月为12次."""
    return _SIGN.split(here.text[max(here.start, at - 40) : at])[-1]


def _alike(here: Statement, mean: _Number, end: _Number) -> bool:
    """Whether a mean and an extreme are of the same thing, as far as the words at both name it."""
    if mean.unit.removeprefix("个") != end.unit.removeprefix("个"):
        return False
    if _APART.search(mean.label) or _APART.search(end.label):
        return False
    first, last = sorted((mean.span, end.span))
    if ";" in here.text[first.stop : last.start]:
        return False
    groups = [set(_GROUP.findall(n.label)) for n in (mean, end)]
    said = [_FILLER.sub("", n.label) for n in (mean, end)]
    bigrams = [{a + b for a, b in pairwise(words)} for words in said]
    return groups[1] <= groups[0] and (not all(bigrams) or bool(bigrams[0] & bigrams[1]))
