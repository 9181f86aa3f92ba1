"""The sign of a change: a minus, a word or an arrow before a number, and when nobody knows which."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..vocabulary import ONE_TO_TEN
from .units import SHARES

SIGN_ENDS = frozenset("-−‐–—减少了)▲△▼▽↓负( ")
"""What may stand right before a number as its sign, or as the end of it."""

_WORDS = r"(?:增长|增加|增幅|增/?减|同比|环比|下降|减少|降低|变化|变动|为)(?:了|约|率)?"
_SIGNED = re.compile(rf"{_WORDS}:?$")
# With a blank behind it, in brackets, as a word or an arrow: only behind such words.
_BEHIND = re.compile(
    rf"{_WORDS} ?(?P<sign>[-−‐–—] {{1,2}}|\([-−–—减]\) ?|负|[▼▽↓] ?|(?P<unsure>[▲△]) ?)$"
)
_INSIDE = re.compile(r"\((?P<sign>[-−–▼▽↓] ?|(?P<unsure>[▲△]) ?)$")
"""60件(-25%)."""
_BOOKED = re.compile(r"[同环]比(?:率|为)? ?\($")
"""同比(20%): a minus to those who keep books, and to nobody else."""
_DASHES = "-−‐–—"
"""What stands for a minus before a number; all but the first only before a share."""
_SIGN_BEFORE = "\n\t| "
_DIRECTION = re.compile(r"(?:\(减\)|减少?|[▲△▼▽↓])$")


class Sign(NamedTuple):
    """Where the sign of a number begins, and whether it is surely a minus.

    ``brackets``: it is a pair of brackets round the number.
    """

    start: int
    sure: bool
    brackets: bool = False


def sign_before(text: str, start: int, stop: int, unit: str | None) -> Sign | None:
    """The sign of the number at ``start``, which ends with its unit at ``stop``; None if it has none."""
    if (less := _less(text, start, stop)) is not None:
        return Sign(less, False)
    if unit in ("项", None) and (fewer := _fewer_items(text, start, unit)) is not None:
        return Sign(fewer, True)
    if text[start - 1] in _DASHES and _is_minus(text, start - 1, unit):
        return Sign(start - 1, True)
    if _is_less_than_none(text, start, unit):
        return Sign(start - 1, False)
    share = unit in SHARES
    match = _BEHIND.search(text, max(0, start - 10), start)
    if match is None and share and text[stop : stop + 1] == ")":
        match = _INSIDE.search(text, max(0, start - 3), start)
        if match is None and _BOOKED.search(text, max(0, start - 5), start):
            return Sign(start - 1, False, brackets=True)
    if match is not None and (share or not match["sign"].endswith(" ")):
        return Sign(match.start("sign"), not match["unsure"])
    return None


def _less(text: str, start: int, stop: int) -> int | None:
    """Where the cell of a number begins whose sign is a word or an arrow: 减3, (减)3, ▲3.

    Whether ▲ means more or less, each report decides for itself: the number is not sure.
    """
    if text[stop : stop + 1] not in ("", "\n", "\t", "|", " "):
        return None
    match = _DIRECTION.search(text, max(0, start - 5), start)
    at = match.start() if match else 0
    return at if match and (at == 0 or text[at - 1] in _SIGN_BEFORE) else None


_THIS_YEAR = r"(?:本年度?|今年|年内|因[一-鿿]{1,10})"
_LAST_YEAR = (
    r"(?:上一?年度?(?:项目)?(?:数量|数)?[为是有]?:?\d{1,5}[项个]?|\d{1,5}[项个]?\(上一?年度?\))"
)
_FEWER = re.compile(rf"{_THIS_YEAR}(?P<sign>净?减少?了?)$")
_FEWER_THAN = re.compile(rf"{_LAST_YEAR}[,、;](?:{_THIS_YEAR})?(?P<sign>净?减少?了?)$")
"""上年12,减2: no unit is needed where the year before stands right there."""
_FEWER_IN_ROW = re.compile(
    r"行政(?:许可|处罚|强制|(?:事业性)?收费)(?:项目|事项)?[:为]?\d{1,5}项[,、](?P<sign>净?减少?了?)$"
)
"""行政强制:41项,减3项: the number right behind the name is that of the year before."""
_ITEMS = re.compile(r"项目(?:数量|数)|事项|许可|处罚|强制|收费")


def _fewer_items(text: str, start: int, unit: str | None) -> int | None:
    """行政许可上一年项目数量4项,本年减1项: the change of how many items there are has a sign."""
    match = _FEWER_THAN.search(text, max(0, start - 32), start)
    match = match or _FEWER_IN_ROW.search(text, max(0, start - 32), start)
    if match is None and unit is not None:
        match = _FEWER.search(text, max(0, start - 16), start)
    if match is None:
        return None
    low = max(text.rfind(mark, max(0, start - 80), start) for mark in "。;\n") + 1
    return match.start("sign") if _ITEMS.search(text, low, match.start("sign")) else None


_IN_ROW = re.compile(r"[\d项个]、$")
"""5项、-1、3件: a dash in a row of numbers stands for nothing else."""
_DASHED = re.compile(rf"(?:(?![年月日号第{ONE_TO_TEN}])[一-鿿]|[:)”]) ?[-−] ?\d")
_NEAR, _LISTED = 200, 3


def _is_less_than_none(text: str, start: int, unit: str | None) -> bool:
    """收到申请-3件: nobody receives fewer than none; a dash may stand there, or a digit is lost.

    Where several stand so, in a line or in lines one below the other, the dashes part names from
    their numbers: 网站-30条,微信-12条,微博-7条.
    """
    here = any(_DASHED.match(text, max(0, start - back)) for back in (2, 3))
    if unit is None or unit in SHARES or not here:
        return False
    return len(_DASHED.findall(text, max(0, start - _NEAR), start + _NEAR)) < _LISTED


def _is_minus(text: str, at: int, unit: str | None) -> bool:
    """Whether the dash at a place is a minus: first in a cell, or behind 增长 and its like."""
    if text[at] != "-" and unit not in SHARES:
        return False
    if at == 0:
        return True
    before = text[at - 1]
    if _IN_ROW.search(text, max(0, at - 2), at):
        return True
    if before in _SIGN_BEFORE:
        return unit is None or unit in SHARES or before != " "
    return _SIGNED.search(text, max(0, at - 5), at) is not None
