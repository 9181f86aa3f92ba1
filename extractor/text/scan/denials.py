"""Denials of what ``zeros`` does not know: 行政强制未实施, 自行办班的情况没有.

They are marked too, so that a model may say which indicator is zero.  Nobody need claim them:
most of them count nothing (渠道畅通无阻), and the ledger explains them as denials.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..document import Cover
from .exceptions import excepted

Range = tuple[int, int]

_NO = re.compile(
    r"(?=[没未無无不为是空均三双])(?:没有(?!现成)|没(?=[能发出办开花收向要])|無"
    r"|未(?![来必尽央雨满]|成年|按|及时|经|能|审结|办结|到期|婚)"
    r"|(?<![毫有])无(?![偿法关误论效线需缝纸须锡锚州故权私理棣极限疑害异从]|正当|障碍|条件|形|差错|死角"
    r"|遗漏|其他需要|不|一|处|文号|现成|违|逾期|党派|人机|烟|公害)"
    r"|无一(?!例外|不|[个种切直]|遗漏)|均非|不再(?:向[一-鿿]{1,6})?(?:收|另收)|[三双]零(?![一-鿿])"
    r"|不存在(?!数)|[为是]零(?![一-鿿])|空白(?=[,。;!?\n]|$))"
)
_STOPS = ",。;!?\n|\t()"
_BEFORE, _AFTER = 60, 40
_CHINESE = re.compile(r"[一-鿿]")
_FEWEST = 3
"""Characters of a clause that says what is not there; 无 in a cell says nothing to a reader."""


def unnumbered_denials(
    text: str, counted: Sequence[Range], taken: Sequence[Range], outside: Sequence[Range]
) -> Iterator[Range]:
    """Where such denials stand: from the word of denial to the end of its clause, or up to what
    is numbered there already.

    A clause that holds one of ``counted`` (statistics, known zeros) denies nothing further;
    ``taken`` are all mentions, both in order; ``outside`` are the ranges that are no report.
    """
    reached = 0
    not_said = Cover(outside)
    for match in _NO.finditer(text):
        start, stop = _clause(text, match.start(), match.end())
        if match.start() < reached or _first(counted, start) < stop:
            continue
        if excepted(text, match.start()):
            continue
        if not_said.overlaps(match.start(), match.start() + 1):
            continue
        if len(_CHINESE.findall(text, start, stop)) < _FEWEST:
            continue
        reached = stop
        stop = min(stop, _first(taken, match.start()))
        if stop >= match.end():
            yield match.start(), stop


def _clause(text: str, start: int, stop: int) -> Range:
    """The clause around a place."""
    low = max(0, start - _BEFORE)
    begins = max(text.rfind(mark, low, start) for mark in _STOPS) + 1
    high = min(len(text), stop + _AFTER)
    ends = [at for mark in _STOPS if (at := text.find(mark, stop, high)) >= 0]
    return max(begins, low), min(ends, default=high)


def _first(ranges: Sequence[Range], at: int) -> int:
    """Where the first range that ends behind a place begins; far away if none does."""
    found = bisect_left(ranges, at, key=lambda item: item[1])
    found += found < len(ranges) and ranges[found][1] == at
    return ranges[found][0] if found < len(ranges) else 1 << 60


_SIGN = re.compile(r"[\t|]")
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NOTHING = re.compile(r"(?:暂?无|没有|零)。?")
_MOST = 200


def has_figure(text: str, stop: int) -> bool:
    """Whether the cell of a row that ends behind ``stop`` has a figure behind it, and only then words for none: the 无
    of 收到申请数 | 件 | 1 | 无 is a remark."""
    end = text.find("\n", stop, stop + _MOST)
    first, *cells = _SIGN.split(text[stop : end if end >= 0 else stop + _MOST])
    if len(first.strip()) > 2:  # a sentence goes on
        return False
    for cell in map(str.strip, cells):
        if _NOTHING.fullmatch(cell):
            return False
        if _FIGURE.fullmatch(cell):
            return True
    return False
