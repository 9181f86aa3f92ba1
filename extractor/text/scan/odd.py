"""Signs that stand where a number should: ⑫件, Ⅻ件, ㈤件, ○件, ××件, 卌条; and 俩件, 仨件."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from ..vocabulary import CAPITALS, COUNTED_SURELY, COUNTERS, NUMERALS
from .numerals import read_chinese

WORDS_OF_FEW = {"俩": Decimal(2), "仨": Decimal(3)}
_CIRCLED = "①-⑳⑴-⒇⒈-⒛⓪⓵-⓾⓿❶-❿➀-➓"
_SIGNS = f"{_CIRCLED}Ⅰ-Ⅻⅰ-ⅻ㈠-㈩㊀-㊉○Ο×弌弍弎卄丗卌皕俩仨"
_OF_OLD = str.maketrans("什陌阡参桼漆", "十百千三七七")
"""Numerals as old documents write them."""
_MISREAD = "染"
"""柒 as it is misrecognised."""
_OLD = f"什陌阡参桼漆{_MISREAD}"
ODD_SIGNS = _SIGNS + _OLD
_NUMERAL = f"{NUMERALS}{CAPITALS}"
# Behind a word and before a unit that ends the clause: ①条例 begins an item, and 他们俩人 counts no one.
ODD = (
    rf"(?<=[一-鿿:])(?<![年月])(?:[{_SIGNS}]{{1,4}}"
    rf"(?={COUNTED_SURELY}(?:[,，。;；、)\s]|$))"
    # 收到⑥⑦件申请: side by side they are no marks of a list.
    rf"|[{_CIRCLED}]{{2,4}}(?={COUNTED_SURELY}))"
    # 什二件, 壹陌贰拾件, 参拾件: 什么 asks, and 参 is a word but among numerals of money.
    rf"|(?:(?=[{_NUMERAL}]{{0,8}}[什陌阡])(?=[什陌阡]?[{_NUMERAL}])"
    rf"|(?=[{_NUMERAL}]{{0,8}}[参桼漆{_MISREAD}])(?=[参桼漆{_MISREAD}]?[{CAPITALS}]))"
    rf"[{_NUMERAL}{_OLD}]{{2,12}}(?= ?{COUNTED_SURELY})"
)
_TEN = 10


def odd_number(signs: str) -> Decimal | None:
    """2 for 俩, 12 for 什二, 120 for 壹陌贰拾; None where nobody can say whether it is a number."""
    if signs in WORDS_OF_FEW:
        return WORDS_OF_FEW[signs]
    # Signs that are numerals without doubt: not 染拾, and not ⑫.
    return read_chinese(signs.translate(_OF_OLD)) if _SURE.fullmatch(signs) else None


_SURE = re.compile(rf"(?=.*[什陌阡参桼漆])[{_NUMERAL}什陌阡参桼漆]{{2,12}}")

LATIN = rf"(?=\d)(?<![\dA-Za-z.])\d{{1,6}}(?:\.\d{{1,3}})?[wWkK]\+?(?=[{COUNTERS}元](?![A-Za-z]))"
"""1.2w次, 2k+次: w for 万 and k for thousand before a unit."""


def odd_readings(signs: str) -> tuple[str, ...]:
    """What signs may be read as: 12 for ⑫, 67 for ⑥⑦, 70 for 染拾; nothing for those that say no number."""
    if _MISREAD in signs:
        return (f"{read_chinese(signs.replace(_MISREAD, '柒').translate(_OF_OLD))}",)
    values = [unicodedata.numeric(sign, None) for sign in signs]
    known = [int(value) for value in values if value is not None]
    if len(known) == len(values) and (len(known) == 1 or max(known) < _TEN):
        return ("".join(map(str, known)),)
    if len(known) == len(values) and known[0]:
        return ("".join(map(str, known)), ", ".join(map(str, known)))
    return ("0",) if signs in ("○", "Ο") else (signs,)
