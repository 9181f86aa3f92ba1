"""Numbers that count nothing themselves: the 1 of 不同渠道公开相同信息计1条, the 10 of 1年内申请10件以上的,
按规定收费, the 3 of A、B、C三种."""

from __future__ import annotations

import re

from .numerals import read_count

_ONE = frozenset({"1", "一", "壹"})
_UNITS = frozenset("条 件 次 篇 个 项 份 期 例 宗 起 封 场 人次".split())
"""Not persons: 会计1名 is one."""
_COUNTED = re.compile(
    r"(?:(?<![合共总累另统审预小设估漏少多误补未不])[计记算]|合并(?:统计|计算)|[视当看])(?:作|为|成|数)?\s?$"
)
"""计1条, 算作一条, 合并计为1件; 合计1件, 另计1件 and 漏计1件 are counts."""
_TAKEN = re.compile(r"按照?\s?$")
_AS_ONE = re.compile(r"\s?(?:合并)?(?:[计记算]|统计|登记|核算)")
"""按1件计算."""
_MERGED = re.compile(r"合并(?:统计|计算|[计记算])(?:作|为|成|数)?\s?$")
_WHICHEVER = re.compile(
    r"同[一样类]|相同|不同(?:的?渠道|方式|形式|途径|平台|载体|媒[介体]|栏目|网站|时间|地点)|重复|多次|多[个种条项件人]"
    r"|多渠道|多平台|各渠道|[两几]次|以上的|每|凡|无论|不论|不管"
)
"""Words that say of which cases a rule speaks."""
_REACH = 48
_CONSEQUENCE = (
    r"(?:的?部分|的(?=,)),?(?:[^,。;\n]{0,12},)?[^,。;\n未没无免]{0,14}"
    r"(?:收取|收费|加收|计收|缴费|不予(?:受理|处理|答复)|说明理由|视[为作])"
)
"""What a rule lays down for such a case: 超过30件,收取了费用 tells of what was."""
_FROM = re.compile(rf"及?以上{_CONSEQUENCE}")
_BEYOND = re.compile(_CONSEQUENCE)
_OVER = re.compile(r"(?:超过|超出|多于|(?<!圆)满|达到?)\s?$")


def _is_condition(text: str, start: int, stop: int, unit: str) -> bool:
    """Whether a number says from which on a rule holds: 超过10件的,收取信息处理费."""
    behind = text.find(unit, stop, stop + len(unit) + 2)
    if behind < 0:
        return False
    after = behind + len(unit)
    over = _OVER.search(text, max(0, start - 4), start)
    return bool(_FROM.match(text, after) or (over and _BEYOND.match(text, after)))


def _left_of(before: str) -> str:
    """The sentence or line before a number; the lines of one parenthesis are one: (相同⏎信息计1条)."""
    sentence = re.split(r"[。;!?]", before)[-1]
    opened = sentence.rfind("(")
    inside = opened > sentence.rfind(")")
    return sentence[opened:] if inside else sentence.rpartition("\n")[2]


def counting_rule(text: str, start: int, stop: int, digits: str, unit: str | None) -> bool:
    """Whether a number is that of a rule: a 1 tells how many something counts for, or any from which on
    the rule holds; ``stop`` is the end of its digits."""
    if unit in _UNITS and _is_condition(text, start, stop, unit):
        return True
    if digits not in _ONE or unit not in _UNITS:
        return False
    left = _left_of(text[max(0, start - _REACH) : start])
    behind = text.find(unit, stop, stop + len(unit) + 2)
    if _TAKEN.search(left):
        return behind >= 0 and _AS_ONE.match(text, behind + len(unit)) is not None
    if _MERGED.search(left):
        return True
    return _COUNTED.search(left) is not None and _WHICHEVER.search(left) is not None


_LISTED = re.compile(r"(?:^|[,。;:\n])(?P<items>[^,。;:\d\n]{2,60})[,:]?(?:[这以][上些]?|上述)?$")
_TOGETHER = re.compile(
    r"[类种项个家者块][^,。;:\d\n]{0,14}?(?:[均各都皆]|一律|合计|共计|总计|总共|分别)"
)
_JOINS = re.compile(r"、|[和及与](?=[^、]{2,}$)")
_COUNTS_A_LIST = frozenset("类 种 项 个 家 者 块".split())


def counts_its_list(text: str, start: int, stop: int, numeral: str, unit: str | None) -> bool:
    """Whether a number tells how many were just named: 检索费、复印费两项收费各为60元.

    What was named is then counted itself; 印发办法、细则两项 has no other count.
    """
    if unit not in _COUNTS_A_LIST or not _TOGETHER.match(text, stop):
        return False
    listed = _LISTED.search(text[max(0, start - _REACH) : start])
    return listed is not None and 1 + len(_JOINS.findall(listed["items"])) == read_count(numeral)
