"""Numerals, zeros, blank cells and units: the signs and words of which a count is made.

Patterns of the text layer are put together from these, so that what one of them knows all know.  Constants
without brackets stand inside a character class; the others are patterns with groups that keep nothing.
"""

from __future__ import annotations

import re

ONE_TO_NINE = "一二三四五六七八九"
ONE_TO_TEN = f"{ONE_TO_NINE}十"
"""Numerals that number headings, days and months."""
DIGITS = f"〇{ONE_TO_NINE}"
"""Each at the place that is its value."""
TENFOLD = "十百千万亿"
NUMERALS = f"零{DIGITS}两{TENFOLD}"
"""What a count is written with."""
PLAIN_CAPITALS = "壹贰叁肆伍陆柒捌玖拾佰仟"
"""Numerals of money (大写), in the order of those that they stand for."""
CAPITALS = f"{PLAIN_CAPITALS}廿卅弌弍弎"
"""The same, also in old forms, and the old words for twenty and thirty."""
ROUND = "○◯0０OＯoｏ\u039f\u03bf\u041e\u043e"
"""What is written for 〇 among Chinese numerals and is none itself, letters of Greek and Cyrillic too."""
ZEROS = f"〇零{ROUND}"
DIGIT_OF = {
    sign: str(value)
    for signs in (DIGITS, f"〇{PLAIN_CAPITALS[:9]}", "〇弌弍弎")
    for value, sign in enumerate(signs)
} | {**dict.fromkeys(ZEROS, "0"), "两": "2"}

BLANK_CELL = r"(?:[/／\\—–\-－─]+|无)"
"""What stands in a cell for nothing: slashes or dashes of whatever width, 无."""
_BLANK_CELL = re.compile(BLANK_CELL)


def is_blank_cell(words: str) -> bool:
    """Whether a cell says that there is nothing: with nothing in it, or with a sign for that."""
    return not words or _BLANK_CELL.fullmatch(words) is not None


_NOT_OF = {
    "条": "例款文目件龙线", "件": "事数", "次": "数序日性生级要", "份": "有数额", "篇": "章数幅", "宗": "旨教",
    "封": "闭面", "起": "点步草来源诉到因", "人": "员民大才均", "名": "称单录额", "个": "人性别案", "家": "庭长园",
    "项": "目", "户": "籍口", "场": "所地", "期": "间限", "本": "年机行级单部局县区市省镇乡街院校次报月人地着", "幅": "度",
    "张": "贴", "册": "子", "批": "准复评示", "通": "知告过报用信常车行道风", "辆": "数", "台": "账", "处": "理置罚室",
    "部": "分门署", "位": "于置居", "例": "会如外行", "栏": "目",
}  # fmt: skip
"""What is counted one by one, each with the characters with which it begins another word: 条例, 次序, 期间."""
COUNTERS = "".join(_NOT_OF)
"""Within a class: whatever stands behind."""
_TIMES = r"[条件人场个班户批篇家份期](?:/?次|\(次\))|次/场"


def _counted(counters: str) -> str:
    ends = (f"{counter}(?![{_NOT_OF[counter]}])" for counter in counters)
    return "|".join((_TIMES, *ends))


COUNTED = f"(?:{_counted(COUNTERS)})"
"""A unit behind a number in a sentence, and not the beginning of another word."""
COUNTED_SURELY = f"(?:{_counted('条件次份篇宗封起')})"
"""One of those with which few words begin."""
COUNTED_AT_SIGHT = rf"(?:{COUNTED_SURELY}|{COUNTED}(?=[,。;、:)\n\t |]|\Z))"
"""The same, and any that ends its clause or cell."""
COUNTER = f"(?:{_TIMES}|[{COUNTERS}])"
"""One of them with nothing behind it."""
UNIT_CELL = f"(?:万?{COUNTER}|[千百]?[万亿]?元)"
"""A unit in a cell or in brackets of its own."""
