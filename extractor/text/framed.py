"""Numbers in a frame: the place of a template that somebody filled in, and what a spreadsheet writes.

收到申请__67__件, 公开信息“1532”条 and 【67】件 say what 67件 says; so does a cell '67 or 共67.  The signs of
the frame are dropped.  A mark of a note ([2]), the number of a paper (〔2022〕15号) and an empty place
(____件) stay as they are.
"""

from __future__ import annotations

import re

from .changes import DROP
from .vocabulary import CAPITALS, COUNTED_AT_SIGHT, NUMERALS, UNIT_CELL

_GAP = r"[ \x00]{0,9}"
_NUMBER = r"\d{1,9}(?:,\d{3})*(?:\.\d{1,4})?(?![\d.,]\d)"
_COUNTED = rf"(?:[余多万亿]{{0,2}}(?:{COUNTED_AT_SIGHT}|万?元)|%)"
# 十二(12)件 says its number twice, and both are looked at.
_NO_NUMERAL = rf"(?<![{NUMERALS}{CAPITALS}])"
_BEFORE = rf"(?<=[一-鿿:,。;、( ]){_NO_NUMERAL}"
_QUOTES = '“”"「『《'
_OPENING, _CLOSING = f"[{_QUOTES}]", '[”"」』》]'
_SQUARE = r"\["
_TWO_DIGITS = rf"(?=[1-9]\d){_NUMBER}"
_NO_YEAR = r"(?!(?:19|20)\d\d\D)"


def _frame(opening: str, closing: str, number: str = _NUMBER) -> str:
    return rf"(?P<open>{opening}{_GAP}){number}(?P<close>{_GAP}{closing})"


# Each with the signs of which one opens it.
_SENTENCES = tuple(
    (signs, re.compile(words))
    for signs, words in (
        # The line under a place that is filled in, whatever is counted there: __2022__年.
        ("_", rf"(?<![A-Za-z\d_]){_frame('_{1,40}', '_{1,40}')}(?![A-Za-z\d_])"),
        # (1) behind a colon begins a list.
        ("(", rf"(?<=[一-鿿]){_NO_NUMERAL}{_frame('[(]', '[)]')}(?={_GAP}{_COUNTED})"),
        ("(", rf"(?<=:){_frame('[(]', '[)]', _TWO_DIGITS)}(?={_GAP}{_COUNTED})"),
        ("〔", rf"{_BEFORE}{_frame('〔', '〕', _NO_YEAR + _NUMBER)}(?={_GAP}{_COUNTED})"),
        ("[", rf"{_BEFORE}{_frame(_SQUARE, '[]]', _NO_YEAR + _NUMBER)}(?={_GAP}{_COUNTED})"),
        ("【", rf"{_BEFORE}{_frame('【', '】')}(?={_GAP}{_COUNTED})"),
        (_QUOTES, rf"{_BEFORE}{_frame(_OPENING, _CLOSING)}(?={_GAP}{_COUNTED})"),
    )
)
_SIGNS = ("_", "(", "〔", "[", "【", "“", '"', "「", "『", "《")
"""Without one of these no sentence has such a frame."""
_MARKS = "'’‘`´′"
_MARK = f"[{_MARKS}]"
_SIDE = r"(?:^|(?<=[\t|]))"
_ENDS = rf"(?={_GAP}(?:[\t|]|$))"
_COUNT = rf"{_NUMBER}(?:{_GAP}(?:%|{UNIT_CELL}))?"
_CELLS = tuple(
    (signs, re.compile(words, re.MULTILINE))
    for signs, words in (
        # What tells a spreadsheet that a number is text; blanks part the cells of some copies.
        (
            _MARKS,
            rf"(?:^|(?<=[\t| \x00]))(?P<open>{_MARK}{_GAP}){_COUNT}(?P<close>{_MARK}?)(?=[ \x00]|{_GAP}(?:[\t|]|$))",
        ),
        (_QUOTES, rf"{_SIDE}{_GAP}{_frame('=?' + _OPENING, _CLOSING, _COUNT)}{_ENDS}"),
        ("【", rf"{_SIDE}{_GAP}{_frame('【', '】', _COUNT)}{_ENDS}"),
    )
)
# 共4, 4; and “4”, where blanks or ends of lines part the cells: only side by side.
_SAID = rf"(?:(?:共计?|计|为) ?|[:·•]|{_OPENING})"
_TOKEN = rf"{_SAID}\d[^ \n]{{0,20}}"
_ROW = re.compile(
    rf"^.*[\t|].*$|^.*(?:(?:^| ){_TOKEN}){{3}}.*$|(?:^{_GAP}{_TOKEN}{_GAP}(?:\n|\Z)){{3,}}",
    re.MULTILINE,
)
_IN_ROW = re.compile(
    rf"(?:^|(?<=[\t| ]))(?P<open>{_SAID}){_COUNT}(?P<close>(?:{_CLOSING}|[;。])?)(?=[ \t|]|$)"
    rf"|(?<=[\t|])(?P<bare> ?){_COUNT}(?P<stop>[;。])(?=[ \t|]|$)",
    re.MULTILINE,
)


def without_frames(folded: str) -> str:
    """The text with NUL in place of such signs, one for one."""
    known = (*_SENTENCES, *_CELLS) if any(sign in folded for sign in _SIGNS) else _CELLS
    for signs, frame in known:
        if any(sign in folded for sign in signs):
            folded = frame.sub(_bare, folded)
    return _ROW.sub(lambda row: _IN_ROW.sub(_bare, row.group()), folded)


def _bare(framed: re.Match[str]) -> str:
    start, stop = framed.span()
    groups = ("open", "close") if framed["open"] is not None else ("bare", "stop")
    low, high = framed.end(groups[0]), framed.start(groups[1])
    return DROP * (low - start) + framed.string[low:high] + DROP * (stop - high)
