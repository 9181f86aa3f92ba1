"""Fractions in words: 三分之一, 一半, 近七成, 过半, 不足两成."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.text.scan.numerals import read_count
from extractor.text.scan.parts_of_a_whole import tenths_in

_DIGIT = "[一二两三四五六七八九]"
_LESS = r"不足|不到|未到|少于|低于|将近|接近|近"
_MORE = r"超过?|逾|多于|高于|过"
_WORD = re.compile(
    rf"(?P<mod>{_LESS}|{_MORE}|大约|约|正好|恰好|刚好|达到?)?"
    rf"(?:(?P<of>[二三四五六七八九十])分之(?P<parts>{_DIGIT})|(?P<tenths>{_DIGIT})成(?P<more>[一二三四五六七八九半])?"
    r"|(?P<half>一半|半数|半(?!年|月|天|小时|日)))(?P<tail>以上|以下|多|左右|强|弱)?"
)
_NEAR = Decimal("0.05")
_FAR = Decimal("0.2")
_HAIR = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class Fraction:
    """What a fraction in words allows: the least and the largest share, and its words."""

    least: Decimal
    most: Decimal
    words: str


def fraction_of(words: str) -> Fraction | None:
    """The fraction that a few words are, from the first to the last of them; None where they are none."""
    match = _WORD.fullmatch(words)
    if match is None:
        return None
    value = _value(match)
    mod, tail = match["mod"] or "", match["tail"] or ""
    if re.fullmatch(_LESS, mod) or tail in ("以下", "弱"):
        far = _FAR if mod.startswith(("不", "未", "少", "低")) or tail == "以下" else 2 * _NEAR
        return Fraction(value - far, value + _HAIR, words)
    if re.fullmatch(_MORE, mod) or tail in ("以上", "多", "强"):
        return Fraction(value - _HAIR, Decimal(1), words)
    if match["half"] == "半":
        return None
    return Fraction(value - _NEAR, value + _NEAR, words)


def _value(match: re.Match[str]) -> Decimal:
    if match["half"]:
        return Decimal("0.5")
    if match["of"]:
        return Decimal(read_count(match["parts"])) / read_count(match["of"])
    return tenths_in(f"{match['tenths']}成{match['more'] or ''}") / 10
