"""Units of the vocabulary, and what may stand in their place."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from math import prod

_MONEY = {
    "元": Decimal(1),
    "块钱": Decimal(1),
    "百元": Decimal(100),
    "千元": Decimal(1000),
    "万块": Decimal(10_000),
    "万元": Decimal(10_000),
    "亿元": Decimal(100_000_000),
}
_TIMES = dict(zip("百千万亿", map(Decimal, (100, 1000, 10_000, 100_000_000)), strict=True))
_LARGE = re.compile(r"^[百千]?[万亿](?=.)")
_PERSONS = frozenset("人 名 位 人次 人(次) 人/次 个 余人".split())
_ONLY_PERSONS = frozenset("人 名 位 余人 户".split())
_NO_COUNTS = frozenset("年 天 小时 分钟 工作日 个月 公里 平方米 亩 吨 类 大类 小类 种 级".split())
"""What is measured, and what divides a count instead of being one (公开15类信息)."""
_SHARES = frozenset({"%", "‰", "个百分点", "百分点"})
_COUNTED = _PERSONS | frozenset(
    "件 条 份 次 项 篇 宗 起 封 家 户 场 期 例 批 卷 本 册 部 张 幅 页 款 处 所 台 套 辆 只 支 座 栋 间 枚 笔 组 轮 "
    "门 届 版 集 通 回 场次 批次 件次 条次 户次 家次 期次 班次 篇次".split()
)
"""What is counted one by one: there is no half of it."""


def in_unit(value: Decimal, printed: str | None, wanted: str) -> Decimal | None:
    """``value`` in the unit of an indicator; None where the printed unit cannot be turned into it.

    Counting words stand for one another (件, 条, 份, 宗 all count one); money is converted.
    What is converted has no zeros behind its last decimal: 3.5万元 are 35000元, and not 35000.0.
    """
    if printed is None or printed == wanted:
        return value
    if wanted in _MONEY or printed in _MONEY:
        if wanted not in _MONEY or printed not in _MONEY:
            return None
        return _without_zeros(value * _MONEY[printed] / _MONEY[wanted])
    if (one := counted_in(wanted)) != wanted:
        whole = in_unit(value, printed, one)
        return None if whole is None else _without_zeros(whole / _multiple(wanted))
    if counted_in(printed) != printed:
        return _without_zeros(value * _multiple(printed))
    return None if printed in _SHARES else value


def _without_zeros(value: Decimal) -> Decimal:
    # Written out, as 3.5E+4 is a number of one digit to whoever prints it.
    return Decimal(f"{value.normalize():f}")


def counted_in(unit: str) -> str:
    """What a unit counts by the ten thousand or more: 人次 of 万人次, 吨 of 亿吨; else the unit itself."""
    return unit if unit in _MONEY else _LARGE.sub("", unit, count=1)


def _multiple(unit: str) -> Decimal:
    """How many of what it counts a unit is: 10000 of 万人次."""
    found = _LARGE.match(unit)
    return prod((_TIMES[sign] for sign in found[0]), start=Decimal(1)) if found else Decimal(1)


def written_out(unit: str, number: str) -> str:
    """The unit of a number in whose digits the 万 of the printed unit stands already: 1.2万 under 万元 are 元."""
    twice = len(unit) > 1 and unit[0] in "万亿" and ("万" in number or "亿" in number)
    return unit[1:] if twice else unit


def is_money(unit: str) -> bool:
    """Whether a unit is one of money that can be converted."""
    return unit in _MONEY


def is_share(unit: str) -> bool:
    """Whether a unit is a share, or the change of one."""
    return unit in _SHARES


def is_counted(unit: str) -> bool:
    """Whether a unit counts things one by one, or by the ten thousand."""
    return counted_in(unit) in _COUNTED


@lru_cache(maxsize=4096)
def fits(printed: str | None, wanted: str) -> bool:
    """Whether a printed unit can count what an indicator counts."""
    if printed is None or printed == wanted or counted_in(printed) == counted_in(wanted):
        return True
    if in_unit(Decimal(1), printed, wanted) is None:
        return False
    wanted = counted_in(wanted)
    if wanted == "人":
        return printed in _PERSONS
    if printed in _ONLY_PERSONS:
        return wanted == "人次"
    return printed not in _NO_COUNTS
