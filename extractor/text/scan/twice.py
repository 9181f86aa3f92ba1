"""Numbers that are written twice, 十一(11)件, and two numbers written as one, 二十七、八条."""

from __future__ import annotations

import re
from decimal import Decimal

from ..vocabulary import CAPITALS, COUNTED, NUMERALS, ONE_TO_TEN
from .numerals import read_arabic, read_chinese

_UNIT = rf"[余多]?(?![项批部处栏例]){COUNTED}"
"""Of 一、二项 and 一、二批 each is one of a list: 第 is left out."""
_PAIRS = "|".join(
    f"{a}、{b}" for a, b in zip("一二两三四五六七八", "二三三四五六七八九", strict=True)
)
_DIGIT = f"[两{ONE_TO_TEN}]"
PAIR = (
    rf"(?=[{NUMERALS}])(?<=[一-鿿])(?<![第{NUMERALS}])(?:(?:[{NUMERALS}]*[十百])?(?:{_PAIRS})"
    rf"|{_DIGIT}{{1,3}}[至到或]{_DIGIT}{{1,3}})(?={_UNIT})"
)
"""七、八件, 二十七、八条: between two, or two of a list; 一至两件, 一或两件: between two.  At the beginning of a
line 三、四项 is a heading."""
TENS = rf"(?=[1-9])(?<=[一-鿿])(?<!第)[1-9]\d{{1,2}}、\d(?={_UNIT})"
"""公开27、8条: between 27 and 28, or two of a list."""

_IN_CHARACTERS = re.compile(rf"\(([{NUMERALS}{CAPITALS}]{{1,16}})\)")
_IN_DIGITS = re.compile(r"\((\d{1,3}(?:,\d{3})+|\d{1,9})\)")


def again(text: str, stop: int, value: Decimal | None) -> tuple[int, bool] | None:
    """Where a number ends that stands behind ``stop`` once more, and whether it says the same.

    1345(壹仟叁佰肆拾伍)条 and 十一(11)件 do; of 一百二十三(132)件 nobody knows which is meant.
    """
    digits = text[stop - 1 : stop].isdecimal()
    match = (_IN_CHARACTERS if digits else _IN_DIGITS).match(text, stop)
    if match is None or value is None:
        return None
    other = read_chinese(match[1]) if digits else read_arabic(match[1])
    return None if other is None else (match.end(), other == value)


_APART = re.compile(r"(?:分别|依次|各[为是])[^,。;\n]{0,40}$")


def are_told_apart(text: str, start: int) -> bool:
    """Whether words before a pair say that it is two numbers: 分别为."""
    return _APART.search(text, max(0, start - 50), start) is not None


def ends_of(pair: str) -> tuple[str, str]:
    """十七 and 十八 of 十七、八, whose tens stand with the first alone; 一 and 两 of 一至两."""
    first, mark, last = re.split("([、至到或])", pair)
    return first, first[:-1] + last if mark == "、" else last
