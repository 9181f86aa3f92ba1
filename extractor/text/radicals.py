"""Radicals and compatibility ideographs in the place of ideographs: what fonts make of text.

A font may draw 人 and the radical ⼈ with one glyph; a PDF then says whichever comes first, and what
is copied from it says the same.  The Kangxi radicals and the compatibility ideographs have their
ideograph in Unicode's own normalization; of the radicals of its supplement, those that are a whole
ideograph stand below, as Unicode's EquivalentUnifiedIdeograph.txt has them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import chain

_RADICALS = "⺁⺇⺌⺎⺒⺓⺟⺠⺩⺫⺮⺶⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳"
_IDEOGRAPHS = "厂几小兀巳幺母民王目竹羊肉虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟"
_KANGXI = range(0x2F00, 0x2FD6)
_COMPATIBILITY = range(0xF900, 0xFADA)


@cache
def unified() -> Mapping[int, str]:
    """The ideograph that each of them stands for, for ``str.translate``."""
    found = {ord(key): value for key, value in zip(_RADICALS, _IDEOGRAPHS, strict=True)}
    for code in chain(_KANGXI, _COMPATIBILITY):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and ord(plain) != code:
            found[code] = plain
    return found
