"""Denials of a part: 第四季度没有收到申请, 未收到法人的申请, 不存在申请未答复的情况.

That none of some kind, of some months or in some state was there says nothing of all of them.
"""

from __future__ import annotations

import re

from extractor.language.denials import WAIVED, Denial, of_every_one
from extractor.language.lexicon import Token, residue
from extractor.language.modifiers import restricts
from extractor.language.periods import months_of

from .zeros_carried import clause_of

_WHOLE_YEAR = (1, 12)
_UP_TO = re.compile(r"截[至止]|[底末]|[之以]来|起|全年|年度|年内|至今")
_CONDITION = re.compile(r"(?:^|[,。;:(])(?:如果?|若|凡是?|倘若?|要是|一旦|万一|假如|如遇)[^,。;]*$")
_EACH_BODY = re.compile(r"各单位[^,。;]*$")
_RULE = re.compile(r"的,?(?:也|均|都|一律)?(?:应|须|需|要|可|实行|按)")

FOR_ELSE = re.compile(
    r"(?<=申请)(?<!公开申请)(?![一-鿿]{0,8}(?:公开|信息))"
    r"(?:[一-鿿]{0,4}?(?:补贴|补助|救助|低保|援助|许可|执照|贷款|审批|用地|住房|仲裁|调解|听证|延期|减免|缓交|免交)|[一-鿿]{2,3}登记(?!表))"
)
"""没有人申请补贴: asked for, and no information."""


def of_a_time(text: str, denial: Denial) -> bool:
    """Whether the words before a denial date it to a part of the year: 上半年未发生…."""
    clause = text[clause_of(text, denial.at) : denial.at]
    months = months_of(clause)
    return months not in (None, _WHOLE_YEAR) and _UP_TO.search(clause) is None


def supposed(text: str, denial: Denial, stop: int) -> bool:
    """Whether a denial is a condition or a rule: 如未收到申请, 未收到申请的应零报告.

    ``stop`` is where the denied thing ends.
    """
    clause = text[clause_of(text, denial.at) : denial.at]
    if _EACH_BODY.search(clause) and not of_every_one(text, denial):
        return True
    return bool(_CONDITION.search(clause) or _RULE.match(text, stop))


_KIND = re.compile(r"重大|集体|群体|疑难|复杂|恶意|批量|超期|逾期|新类型|大规模")


def of_some_kind(own: str) -> bool:
    """未发生重大行政复议案件, 没有集体申诉: ``own`` are the words between denial and thing."""
    return _KIND.search(own) is not None


_ONE_KIND = re.compile(
    r"^(?:过|到|由)?(?:法人|企业|公司|律师|自然人)(?:提出|提交|递交)?(?:的|(?=$))"
)
_OTHER_WAYS = re.compile(r"(?:其[他它余]|别的)(?:形式|方式|渠道|途径)")
"""未收到其他形式的申请: some came by the ways that were told of."""
_GOES_ON = re.compile(r"(?:后|的)?(?:[未没不超逾]|(?:办理|处理|答复|回复)(?!$|[,。;、]))")


def of_a_part(text: str, denial: Denial, own: str, high: int) -> bool:
    """Whether applications that are denied are some of them: 未收到法人的申请, 不存在申请未答复的情况.

    ``own`` are the words between denial and thing, ``high`` is where the thing ends in the text.
    """
    if denial.kind != "forward":
        return False
    own = ANY_WAY.sub("", own)
    if _ONE_KIND.match(own) or _OTHER_WAYS.search(own) or restricts(own):
        return True
    return _GOES_ON.match(text, high) is not None


_COUNTED = re.compile(r"(?:收到|受理|新收|申请)[^,。;\n\d]{0,12}[1-9]\d{0,5}[件份宗人条]")


def came_by_another(text: str, at: int) -> bool:
    """收到申请1份,当面提交。没有收到传真、信函以及网上申请: of the ways that are named, and not of all."""
    low = max(text.rfind("\n", 0, at) + 1, at - 200)
    return _COUNTED.search(text, low, at) is not None


EVERY_WAY = 3
"""Ways that are denied together from which on nothing came by any."""
ANY_WAY = re.compile(
    r"(?:书面|口头)(?:或者?|、|和|及)(?:网上|网络|在线|线上|口头|书面|电子)(?:方式|形式)?的?"
)
"""未收到书面或者网上申请: by whatever way."""


_MONEY = re.compile(
    r"(?:免收|免除|减免|免缴|收取|缴纳)[^,。;\d]{0,12}?(?P<what>[一-鿿]{2})费(?:用)?[,。;]"
)
_OURS = frozenset(
    "检索 复制 复印 邮寄 邮递 处理 工本 成本 任何 相关 各种 上述 全部 其他 各类".split()
)


def of_other_money(text: str, denial: Denial) -> bool:
    """对农机手免收检修费用,没有收取一分钱: what the sentence before tells of is paid for something else."""
    low = max(text.rfind(mark, 0, denial.at) for mark in "。\n") + 1
    named = _MONEY.search(text[low : denial.at])
    return named is not None and named["what"] not in _OURS


_TWO = 2


def for_else(words: str, tokens: tuple[Token, ...], token: Token) -> bool:
    """没有学生缴过补课费用: two words that nobody knows, right before the fee, say what it is for."""
    low = token.start - _TWO
    return (
        token.text[:1] == "费"
        and low >= 0
        and len(residue(words, tokens, low, token.start)) == _TWO
    )


_OF_OURS = re.compile(r"收费|公开|申请|检索|复制|信息")
_SOME_PEOPLE = re.compile(
    r"(?:对|给|为|向)(?!申请人|所有|全部|群众|公众|社会)[^,。;\n]{2,12}$|(?:学校|学生|医院|患者|困难)[^,。;\n]{0,6}$"
)


def waived_for_some(text: str, denial: Denial) -> bool:
    """对困难户免除所有费用: those of some people; 学校免除所有费用: those of something else.

    Where nothing before it is about disclosure, what is waived is something else.
    """
    if not WAIVED.match(text, denial.start, denial.stop):
        return False
    low = text.rfind("\n", 0, denial.at)
    low = max(text.rfind("\n", 0, max(low, 0)), denial.at - 80, 0)
    before = text[low : denial.at]
    if _SOME_PEOPLE.search(before):
        return True
    return not (_OF_OURS.search(before) or _OF_OURS.search(text, denial.start, denial.stop))
