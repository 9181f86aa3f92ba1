"""Numbers that are written in ideographs, put in digits: 受理申请十二件 as 受理申请12件.

What is said around a number does not depend on how it is written.  Rules look at this text, of which
every character stands where it stood; quotes and values are taken from the text as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.schemas import Mention

from .vocabulary import DIGIT_OF, ONE_TO_NINE, ZEROS

# 万 and 亿 stay, as they do behind digits.  A ten, a hundred, a thousand is a digit too: the length
# matters, and that it is not zero.
_DIGITS = str.maketrans(DIGIT_OF | dict.fromkeys("十百千拾佰仟", "1") | {"廿": "2", "卅": "3"})
_NUMERAL = re.compile(f"[{''.join(map(chr, _DIGITS))}]+")
_YEAR = re.compile(f"(?:二[{ZEROS}]|一九)[{ZEROS}{ONE_TO_NINE}]{{2}}(?=年)")


def in_digits(text: str, mentions: Sequence[Mention]) -> str:
    """The text with a digit in place of each ideograph of its years and of the numbers that count."""
    text = _YEAR.sub(lambda year: year.group().translate(_DIGITS), text)
    pieces: list[str] = []
    at = 0
    for mention in mentions:
        if mention.kind != "number" or not mention.statistical:
            continue
        match = _NUMERAL.match(text, mention.span.start, mention.span.stop)
        if match and not _leans(text, mention, match.group()):
            pieces += (text[at : match.start()], match.group().translate(_DIGITS))
            at = match.end()
    return "".join((*pieces, text[at:])) if pieces else text


def _leans(text: str, mention: Mention, numeral: str) -> bool:
    """来自一家公司, 举办的三次活动: one ideograph before a noun is a word of the sentence like others;
    一名专职和七名兼职人员 are counts."""
    behind = text[mention.span.stop : mention.span.stop + 1]
    noun = "一" <= behind <= "鿿" and behind not in _HANDS
    return len(numeral) == 1 and mention.unit != "件" and noun


_HANDS = "专兼"
