"""Shares in words: 百分之三点二, 三分之一, 八成以上."""

from __future__ import annotations

from decimal import Decimal

from ..vocabulary import NUMERALS, ONE_TO_NINE
from .numerals import read_chinese, read_count
from .scanned_number import ScannedNumber
from .units import qualifier

FRACTION = rf"[{NUMERALS}]+分之[{NUMERALS}]+(?:点[{NUMERALS}]+)?"
TENTHS = (
    rf"(?<=[占近约超达逾有到过为是足])(?:[两{ONE_TO_NINE}]|[1-9])成[{ONE_TO_NINE}半]?"
    r"(?=以上|左右|以内|以下|多|的|[,。;、()\n]|[是为](?!功)|来自|属于|通过|集中)"
)
"""占八成以上, 近六成的申请, 约七成五; 建成三个 and 有三成功 are none."""


def read_fraction(text: str, start: int, stop: int) -> ScannedNumber | None:
    """百分之三点二 as 3.2 %, 三分之一 as a third of 1; None if it is no number."""
    whole, _, part = text[start:stop].partition("分之")
    below, above = read_chinese(whole), read_chinese(part)
    if not below or above is None:
        return None
    how = qualifier(text[max(0, start - 8) : start], False, text[stop : stop + 2])
    if whole == "百":
        return ScannedNumber(start, stop, above, "%", how, "share", None)
    return ScannedNumber(start, stop, above / below, None, how, "share", None)


def tenths_in(words: str) -> Decimal:
    """八成 as 8, 七成五 as 7.5."""
    tenths, _, rest = words.partition("成")
    return read_count(tenths) + Decimal(5 if rest == "半" else read_count(rest or "0")) / 10


def read_tenths(text: str, start: int, stop: int) -> ScannedNumber:
    """八成 as 8 tenths, 七成五 as 7.5: in its own unit, since nobody writes so what he has counted out."""
    more = text.startswith("多", stop)
    how = qualifier(text[max(0, start - 8) : start], more, text[stop : stop + 2])
    return ScannedNumber(start, stop, tenths_in(text[start:stop]), "成", how, "share", None)
