"""Words in the report that are none of its statements: examples of how to fill it in, advertising.

They stay in the document as regions: their numbers are explained by them, and deny nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.schemas import Span

from .document import Region

_EXAMPLE = r"(?:(?:填写|填报|填表|书写|表述|写法|格式|参考)(?:的)?(?:示例|样例|范例|例子|样式|样本)|示例|样例|范例)[一二三四五\d]?"
_MAYBE = r"(?:例如|比如|举例(?:来说)?|例|如)"
_MARK = re.compile(
    r"(?=[(\[【〔 \t填书表写格参示样范例比举如])"
    rf"(?:(?P<opening>[(\[【〔])(?:{_EXAMPLE}(?P<closed>[)\]】〕]:?|[:,]|(?=20\d\d年))|(?P<maybe>{_MAYBE}):)"
    rf"|(?:^|(?<=[\n。;]))[ \t]*(?:{_EXAMPLE}:|(?P<line>{_MAYBE}:)))"
)
# Nobody names themselves so in a report of their own: what a form of many bodies says.
_ANYBODY = re.compile(
    r"本(?:机关|单位|部门)|[×xX*＊某○〇]{2}|某[局委办县市区镇乡]|填[写报]|[_＿]{2}"
)
_CLOSING = {"(": ")", "[": "]", "【": "】", "〔": "〕"}
_LONGEST = 600

_SALES = re.compile(
    r"(?=[注开绑首充存体彩老百日稳包秒极急返])(?:"
    r"(?:注册|开户|绑卡|首存|首充|充值|存款|(?<![一-鿿])存)(?:\d{1,6}元?)?(?:即|就|立即|立|最高)?(?:可)?"
    r"(?:[送返赠领])(?:现金|红包|礼金|[￥¥])?\d|体验金|彩金|老虎机|百家乐"
    r"|日[赚入]\d|[稳包][赚赢]|(?:秒|极速|急速)(?:下款|提现)|返水)"
)
_LEADS = re.compile(
    r"(?:最新|备用|永久|官方)?(?:网址|域名|入口)|https?://|www\.|加?(?:微信|QQ)(?:号|群)?[:\d]|客服"
)
_SEGMENT = re.compile(r"[。;!?\n【】\[\]()]")


def not_stated(text: str) -> list[Region]:
    """The examples and the advertising of a cleaned text."""
    regions = [Region("example", span) for span in _examples(text)]
    return regions + [Region("advertising", span) for span in _advertising(text)]


def _examples(text: str) -> Iterator[Span]:
    reached = 0
    for mark in _MARK.finditer(text):
        if mark.start() < reached:
            continue
        line = text.find("\n", mark.end())
        line = len(text) if line < 0 else line
        closed = (mark["closed"] or "")[:1] in tuple(_CLOSING.values())
        stop = line
        if mark["opening"] and not closed:
            stop = _closing(text, mark.start(), mark["opening"])
        words = text[mark.end() : stop]
        if (mark["maybe"] or mark["line"]) and not _ANYBODY.search(words):
            continue
        reached = stop
        yield Span(mark.start(), stop)


def _closing(text: str, start: int, opening: str) -> int:
    """Behind the bracket that closes the one at a place; the end of its line if none does."""
    depth, closing = 0, _CLOSING[opening]
    for at in range(start, min(len(text), start + _LONGEST)):
        depth += (text[at] == opening) - (text[at] == closing)
        if depth == 0:
            return at + 1
    line = text.find("\n", start)
    return len(text) if line < 0 else line


def _advertising(text: str) -> Iterator[Span]:
    """From the first sign of it in a sentence or bracket to the end of the clause of the last."""
    reached = 0
    for sign in _SALES.finditer(text):
        if sign.start() < reached:
            continue
        low = max(reached, sign.start() - _LONGEST)
        for mark in _SEGMENT.finditer(text, low, sign.start()):
            low = mark.end()
        end = _SEGMENT.search(text, sign.end(), sign.end() + _LONGEST)
        high = end.start() if end else min(len(text), sign.end() + _LONGEST)
        lead = _LEADS.search(text, low, sign.start())
        *_, last = (sign, *_SALES.finditer(text, sign.end(), high))
        comma = text.find(",", last.end(), high)
        reached = high if comma < 0 else comma
        yield Span(lead.start() if lead else sign.start(), reached)
