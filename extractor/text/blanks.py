"""Blanks that set a number or a stop off in a sentence: 收到申请 12 件 says what 收到申请12件 says.

In a table that is laid out with blanks they part the cells, so only lines that read as sentences are
closed up (words with a stop outside parentheses, and no three cells side by side), and titles, of
which the year is the only number.
"""

from __future__ import annotations

import re

from .changes import DROP
from .vocabulary import BLANK_CELL, UNIT_CELL

_SET_OFF = re.compile(
    # 分别为12, 345条: two numbers, and not one with a comma.
    r"(?<=[一-鿿,。;:、()《》“”])(?<!\d[,、])[ \x00]*"
    # Not the number of an entry (2.举办培训): what follows its point is no digit.
    r"\d[\d,]*+(?:\.\d+)?(?![.、\d])(?:[ \x00]*(?:[余多]|[万亿][余多]?|%))?"
    r"[ \x00]*(?=[一-鿿,。;:、()《》“”])"
)
_STOP_APART = re.compile(r"(?<=[一-鿿)])[ \x00]+[,。;、:](?:[ \x00]+(?=[一-鿿(])|[ \x00]*$)?")
"""行政复议 : 无 ; 行政诉讼 : 无 。: no cell begins with a stop."""
_BLANK = re.compile(rf"[ \x00]\d|\d[ \x00]|{_STOP_APART.pattern}")
_CELL = rf"(?:-?\d[\d.,]*%?{UNIT_CELL}?|{UNIT_CELL}|零|{BLANK_CELL})"
_CELLS = re.compile(
    rf"[|\t]|(?<![^ \x00]){_CELL}(?:[ \x00]+{_CELL}){{2}}(?![^ \x00])"
    rf"|[ \x00]{UNIT_CELL}[ \x00]+\d"
)
_ASIDE = re.compile(r"\([^()\n]*\)")
_STOP = re.compile(r"[。;、]|,(?!\d)|(?<!\d),")
_TITLE = re.compile(r"\D*(?<![ \x00\d])[ \x00]*(?:19|20)\d\d[ \x00]*年\D*")


def closed_up(folded: str) -> str:
    """The text with NUL in place of such blanks, one for one."""
    if not _BLANK.search(folded):
        return folded
    return "\n".join(_closed(line) for line in folded.split("\n"))


def _closed(line: str) -> str:
    if not _BLANK.search(line):
        return line
    sentence = _STOP.search(_ASIDE.sub("", line)) or _TITLE.fullmatch(line)
    if _CELLS.search(line) or not sentence:
        # What stands in parentheses in a label is no cell: (相同信息计 1 条).
        return _ASIDE.sub(lambda aside: _SET_OFF.sub(_without, aside.group()), line)
    return _SET_OFF.sub(_without, _PAIRS.sub(_closed_pair, _STOP_APART.sub(_without, line)))


_PAIRS = re.compile(
    r"(?:[一-鿿]{2,10}[ \x00]+\d{1,6}[、,;][ \x00]*){2,}[一-鿿]{2,10}[ \x00]+\d{1,6}(?![、.\d])"
)
"""结果维持 2、结果纠正 0、尚未审结 1: labels and their numbers, and no numbers of a list (要求 1、条件 2、…)."""


def _closed_pair(match: re.Match[str]) -> str:
    numbers = [int(number) for number in re.findall(r"\d+", match.group())]
    if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        return match.group()
    return re.sub(r"[ \x00]+(?=\d)", _without, match.group())


def _without(match: re.Match[str]) -> str:
    return match.group().replace(" ", DROP)
