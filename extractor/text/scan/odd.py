"""Signs that stand where a number should: ⑫件, Ⅻ件, ㈤件, ○件, ××件, 卌条; and 俩件, 仨件."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

WORDS_OF_FEW = {"俩": Decimal(2), "仨": Decimal(3)}
_CIRCLED = "①-⑳⑴-⒇⒈-⒛⓪⓵-⓾⓿❶-❿➀-➓"
ODD_SIGNS = f"{_CIRCLED}Ⅰ-Ⅻⅰ-ⅻ㈠-㈩㊀-㊉○Ο×弌弍弎卄丗卌皕俩仨"
# Behind a word and before a unit that ends the clause: ①条例 begins an item, and 他们俩人 counts no one.
ODD = (
    rf"(?<=[一-鿿:])(?<![年月])(?:[{ODD_SIGNS}]{{1,4}}"
    r"(?=(?:件次|条次|[件条份篇宗次])(?:[,，。;；、)\s]|$))"
    # 收到⑥⑦件申请: side by side they are no marks of a list.
    rf"|[{_CIRCLED}]{{2,4}}(?=(?:件|条(?![例款文目])|份|次|人次)))"
)

_TEN = 10

LATIN = r"(?=\d)(?<![\dA-Za-z.])\d{1,6}(?:\.\d{1,3})?[wWkK]\+?(?=(?:人次|[次条件人篇份个名户元册])(?![A-Za-z]))"
"""1.2w次, 2k+次: w for 万 and k for thousand before a unit."""


def odd_readings(signs: str) -> tuple[str, ...]:
    """What signs may be read as: 12 for ⑫, 67 for ⑥⑦; nothing for those that say no number."""
    values = [unicodedata.numeric(sign, None) for sign in signs]
    known = [int(value) for value in values if value is not None]
    if len(known) == len(values) and (len(known) == 1 or max(known) < _TEN):
        return ("".join(map(str, known)),)
    if len(known) == len(values) and known[0]:
        return ("".join(map(str, known)), ", ".join(map(str, known)))
    return ("0",) if signs in ("○", "Ο") else (signs,)
