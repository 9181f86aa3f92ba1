"""Reading a numeral: Arabic, Chinese or mixed, to an exact Decimal."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from ..vocabulary import DIGITS, ONE_TO_NINE, ONE_TO_TEN, PLAIN_CAPITALS, ROUND, TENFOLD

MULTIPLIERS = {
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "亿": Decimal(100_000_000),
}
LONGEST = 40
"""Characters of a Chinese numeral; more are none, and reading them takes the square of their
number."""
_GROUPING = re.compile(r"[,，\s\\]")
_NOTHING_BEHIND = re.compile(r"\.0{1,4}$")
_PLAIN = str.maketrans(
    {**dict.fromkeys(ROUND, "〇"), **dict(zip(PLAIN_CAPITALS, f"{ONE_TO_TEN}百千", strict=True)),
     "廿": "二十", "卅": "三十", "俩": "两", "弌": "一", "弍": "二", "弎": "三"}
)  # fmt: skip
_APPROXIMATE = re.compile(
    rf"(?P<above>|.*[{TENFOLD}])(?P<low>[两{ONE_TO_NINE[:-1]}])(?P<high>[{ONE_TO_NINE[1:]}]|(?<=一)两)(?P<times>[十百千]?[万亿]?)"
)
_MIXED_PART = re.compile(
    rf"(?P<zero>[零〇]?)(?P<digits>\d+|[两{ONE_TO_NINE}])(?P<times>[十百千]?[万亿]|[十百千]|)"
)


def read_arabic(digits: str) -> Decimal:
    """``1,391`` and ``1 391`` and ``3.2`` as a Decimal; ``12.00`` is 12, as sheets show whole numbers too."""
    return Decimal(_NOTHING_BEHIND.sub("", _GROUPING.sub("", digits)))


@lru_cache(maxsize=4096)
def read_chinese(numeral: str) -> Decimal | None:
    """``一百三十四``, ``两千``, ``二〇一五``, ``三点二``, ``百`` as a Decimal; None if it is none."""
    if len(numeral) > LONGEST:
        return None
    numeral = numeral.translate(_PLAIN)
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


@lru_cache(maxsize=1024)
def read_approximate(numeral: str) -> tuple[Decimal, Decimal] | None:
    """两三 as (2, 3), 二三百 as (200, 300), 十七八 as (17, 18); None if it is no such pair.

    Two neighbouring digits side by side are a guess, never a two-digit number; so is 三五.
    """
    match = _APPROXIMATE.fullmatch(numeral.translate(_PLAIN)) if len(numeral) <= LONGEST else None
    if match is None:
        return None
    above, times = match["above"], match["times"]
    low, high = (DIGITS.find(match[name].replace("两", "二")) for name in ("low", "high"))
    idiom = not above and not times and (low, high) == (3, 5)  # 三五次: a few
    if (high != low + 1 and not idiom) or (above and above[-1] != "十" and not times):
        return None  # 三百四五: tens or ones?
    values = [read_chinese(f"{above}{match[name]}{times}") for name in ("low", "high")]
    return (values[0], values[1]) if values[0] is not None and values[1] is not None else None


@lru_cache(maxsize=1024)
def read_mixed(numeral: str) -> Decimal | None:
    """13万2千 as 132000, 1百05 as 105; None where it can be read in two ways (13万2, 3千5)."""
    total, least, at = Decimal(0), None, 0
    while at < len(numeral):
        part = _MIXED_PART.match(numeral, at)
        if part is None:
            return None
        digits = part["digits"].replace("两", "二")
        value = Decimal(DIGITS.find(digits)) if digits in DIGITS else Decimal(digits)
        scale = scaled(Decimal(1), part["times"])
        if least is not None:
            padded = part["zero"] or digits[0] == "0" or 10 ** len(digits) == least
            if value * scale >= least or (not part["times"] and not padded):
                return None
        total, least, at = total + value * scale, scale, part.end()
        if not part["times"] and at < len(numeral):
            return None
    return total


def read_count(numeral: str) -> int:
    """A count in digits or in ideographs, 3 or 三; 0 if it is neither."""
    return int(numeral) if numeral.isdecimal() else int(read_chinese(numeral) or 0)
