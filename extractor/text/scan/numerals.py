"""Reading a numeral: Arabic, Chinese or mixed, to an exact Decimal."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

MULTIPLIERS = {
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "亿": Decimal(100_000_000),
}
_GROUPING = re.compile(r"[,， ]")
_ODD_ZERO = str.maketrans({"○": "〇", "零": "零", "两": "两", "俩": "两"})


def read_arabic(digits: str) -> Decimal:
    """``1,391`` and ``1 391`` and ``3.2`` as a Decimal."""
    return Decimal(_GROUPING.sub("", digits))


@lru_cache(maxsize=4096)
def read_chinese(numeral: str) -> Decimal | None:
    """``一百三十四``, ``两千``, ``二〇一五``, ``三点二``, ``百`` as a Decimal; None if it is none."""
    numeral = numeral.translate(_ODD_ZERO)
    if numeral in MULTIPLIERS:
        return MULTIPLIERS[numeral]
    if numeral[0] in "百千万亿":
        numeral = "一" + numeral
    if numeral[0] == "十" and len(numeral) > 1 and numeral[1] in "万亿":
        numeral = "一" + numeral
    # Imported late: it takes a fifth of a second, and a command may not read any report.
    import cn2an

    try:
        return Decimal(str(cn2an.cn2an(numeral, "smart")))
    except (ValueError, KeyError):  # both mean: no numeral
        return None


def scaled(value: Decimal, multiplier: str) -> Decimal:
    """``value`` times 万, 亿 … as written behind it, without a fraction of zeros."""
    for char in multiplier:
        value *= MULTIPLIERS[char]
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()
