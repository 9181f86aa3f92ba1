"""Units, and the words around a number that make it more or less than exact."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.schemas import Qualifier

from ..vocabulary import DIGITS, ONE_TO_NINE

MONEY = ("亿元", "万元", "千元", "百元", "元", "万块", "块钱", "美元", "万美元")

UNITS = (
    "人次", "人(次)", "人/次", "件/次", "条/次", "场/次", "次/场", "期/次", "班/次", "篇/次", "份/次", "条次", "件次", "场次", "个次", "班次", "户次", "批次", "篇次", "家次",
    "条", "件", "次", "人", "名", "份", "个", "家", "项", "篇", "场", "期", "本", "封", "宗",
    "起", "户", "幅", "张", "册", "部", "部分", "页", "款", "类", "种", "处", "所", "台", "套", "块",
    "批", "卷", "例", "门", "字", "则", "位", "辆", "栏", "只", "支", "组", "轮", "届", "版", "集",
    "座", "栋", "间", "枚", "笔", "桩", "盘", "盒", "片", "分", "亩", "公里", "平方米", "平方公里", "米", "吨", "公斤", "千瓦", "千瓦时", "小时", "分钟", "天",
    "工作日", "个工作日", "个月", "年", "岁", "倍", "季度", "级",
)  # fmt: skip
MEASURES = (
    "公顷", "平方千米", "立方米", "千米", "毫米", "厘米", "克", "千克", "升", "毫升", "兆瓦", "兆瓦时", "千伏安", "度",
    "幢", "棵", "株", "头", "床", "标箱", "车次", "架次", "列次", "航次", "台次", "例次", "人天", "人日",
    "摄氏度", "分贝", "微克", "毫克", "微克/立方米", "毫克/升", "吨/日", "吨/天", "立方米/日", "元/人", "元/户", "元/吨",
)  # fmt: skip
"""Units of other reports than those on disclosure, besides those that a pack declares."""
_NOUN_UNITS = {
    "公众": "人", "群众": "人", "居民": "人", "市民": "人", "村民": "人", "学生": "人",
    "工作人员": "人", "党员": "人", "干部": "人", "职工": "人",
}  # fmt: skip
SHARES = ("个百分点", "百分点", "%", "‰")


def _any(words: tuple[str, ...] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_ALSO_VERBS = r"通(?![知告过报用信常车行道风])|回(?![复应答访收函避购迁族落升顾归头执])"
"""接听8,652通, 培训两回; 12回复 counts nothing with 回."""
_EITHER = "条件份篇册部家个人场期项本张块处幅"
_TWO_UNITS = rf"[{_EITHER}]\([{_EITHER}次批]\)|[{_EITHER}]/[{_EITHER}批](?!\d)"
"""551条(篇), 12块/处: two units for the same things."""

UNIT = (
    r"(?!部分(?:公开|同意|准予|提供|不予|未予)|本年(?:增|度|新|制|废|收|处)|处理决定)"
    rf"(?:{_any(list(SHARES))}|{_any(list(MONEY))}|{_TWO_UNITS}|{_any(list(UNITS))}|{_ALSO_VERBS}"
    rf"|(?={_any(list(_NOUN_UNITS))}))"
)
"""A pattern for the unit behind a number; nouns that stand for persons are looked at, not eaten.

In 同意 10 部分同意 1 the next result begins behind the number, in 上一年项目数量11 本年增/减2 the next column.
"""

_NOUN = re.compile(_any(list(_NOUN_UNITS)))


def noun_unit(text: str, at: int) -> str | None:
    """The unit that a bare noun implies (40万公众 are persons); None if there is none."""
    match = _NOUN.match(text, at)
    return _NOUN_UNITS[match.group()] if match else None


_JIAO = re.compile(rf"\s?(?P<jiao>[\d{ONE_TO_NINE}])角(?:(?P<fen>[\d{ONE_TO_NINE}])分)?")


def parts_of_money(text: str, at: int, unit: str | None) -> tuple[int, Decimal]:
    """Where 4角5分 behind so many yuan ends, and what it adds to them; nothing if none stands there."""
    match = _JIAO.match(text, at) if unit == "元" else None
    if match is None:
        return at, Decimal(0)
    jiao, fen = (
        Decimal(c) if c.isdecimal() else Decimal(DIGITS.index(c))
        for c in (match["jiao"], match["fen"] or "0")
    )
    return match.end(), jiao / 10 + fen / 100


_AROUND = {
    "以上": "at_least", "左右": "about", "上下": "about", "以内": "at_most", "以下": "at_most",
}  # fmt: skip
AFTER = re.compile("|".join(_AROUND))
BEFORE = re.compile(
    r"(?P<at_least>超过|超出|突破|不少于|不低于|不小于|至少有?|逾|超|多达|大于(?:等于|或等于)?|[≥≧⩾]=?|(?<![A-Za-z/\"'])>=?)"
    r"|(?P<at_most>不足|不到|不超过|未超过|不大于|至多|最多|低于|少于|小于(?:等于|或等于)?|[≤≦⩽<]=?)"
    r"|(?P<about>大约|约为|将近|接近|约|近|[≈≒])"
)
_BEFORE_END = re.compile(rf"(?:{BEFORE.pattern})(?:了|到|达|为)?\s?$")

"""What stands before a number; the end of a tag (<td>12) says nothing of it."""


def qualifier(before: str, more: bool, after: str) -> Qualifier:
    """Exact, or in which direction not.

    ``before`` is the text up to the number, ``more`` whether 余 or 多 stands with it, ``after``
    the text behind the unit.  近450余篇 says below and above at once: about.
    """
    head = _BEFORE_END.search(before)
    if more and not (head and head.group("about")):
        return "at_least"
    tail = AFTER.match(after)
    if tail:
        return _AROUND[tail.group()]  # type: ignore[return-value]
    if head is None:
        return "exact"
    if head.group("about") in ("近", "约") and before[: head.start()].endswith(
        ("最", "附", "条", "制", "节", "邻")
    ):
        return "exact"
    return head.lastgroup if head.lastgroup in ("at_least", "at_most", "about") else "exact"  # type: ignore[return-value]
