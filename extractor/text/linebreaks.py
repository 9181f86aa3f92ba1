"""Line breaks of text files: which end something, and which a fixed line width put into a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .leaders import is_led
from .narrow import narrow_breaks
from .numbered import OPENS_BLOCK, PART
from .title_lines import is_title
from .torn_words import is_torn_word
from .vocabulary import BLANK_CELL, COUNTERS, ONE_TO_TEN, UNIT_CELL, ZEROS

_BLANK_LINE = re.compile(r"\n[ \t\x00]*\n")

_TERMINAL = '。;:!?”"》)】』」…|'
_OPENS_BLOCK = re.compile(
    rf"[|\-—\t]|{OPENS_BLOCK}|[{ONE_TO_TEN}]是|\S{{2,6}}:|[\d./%,-]+(?:\n|$)"
    rf"|[{ZEROS}{ONE_TO_TEN}\d年月日 ]{{6,}}(?:\n|$)"
)
_ENDS_BLOCK = re.compile(r"(?:报告|情况|通知|公告|通报|公示|简讯|年报|目录|首页|正文|统计表)$")
# Fields of the record that a site prints above a report: no sentence goes on behind them.
_RECORD = re.compile(
    r"(?:(?<![一-鿿])来源|索\s?引\s?号|发布机构|发文机关|信息来源|文\s?号|浏览次数|点击数)\s?:"
    r"|^ ?今天是|\d ?℃$"
)
# The foot of a printed page: no sentence goes on behind it either.
_FOOT = re.compile(r"\d:\d\d[^\n]*? ?\d{1,3} ?页$")
# The path to a page: 首页 > 信息公开 > 年度报告.
_PATH = re.compile(
    r"[一-鿿] ?(?:>{1,2}|»|›|→) ?[一-鿿]|(?:^|\n)[^\n]{0,8}(?:首页|位置)[^\n]{0,40}? [/\\|] ?[一-鿿]"
)
_TORN_NUMBER = re.compile(rf"[\d,.]+%?[ \x00]*\n[ \x00\n]*(?:{UNIT_CELL}余?)?[,。;、]")
# 4-⏎5件, 4\⏎5件, 4=⏎5件, 4↵⏎5件: a number that is broken so, or a range; nobody can tell.
_HYPHEN_LAST = re.compile(r"\d[,.]?[-\\=↵⏎↩¶]$")
_COUNT_FIRST = re.compile(rf"[,.]?\d[\d,.]{{0,12}}+ ?[{COUNTERS}元万亿]")
_UNIT_FIRST = re.compile(rf"{UNIT_CELL}余?[,。;、]")
# A line of cells is a row of a flattened table: it is never the rest of a sentence.
_CELL = rf"(?:[-+]?\d[\d,.]*%?(?:元|万元)?(?:\([^()\n]*\))?|{BLANK_CELL})"
_TABLE_ROW = re.compile(
    rf"(?:[^\s,。;:!?]+ )?(?:{UNIT_CELL} )?{_CELL}(?: {_CELL})*[ \x00]*(?:\n|$)|{UNIT_CELL}[ \x00]*\n"
)
_COLUMN = re.compile(_CELL)
# Three cells side by side begin a row, whatever words stand behind them.
_CELLS_FIRST = re.compile(rf"{_CELL}(?:[ \t\x00]+{_CELL}){{2}}(?![^ \t\n])")
# 统计指标 单位 统计数 统计指标 单位 统计数: words apart, without a stop and a number, are headers.
_HEADERS_ROW = re.compile(r"[一-鿿()/]+(?:[ \x00]+[一-鿿()/]+){2,}[ \x00]*(?:\n|$)")
# A count is the end of an entry, unless the line is as wide as the text: then it was wrapped.
_ENDS_COUNT = re.compile(rf"\d[余多万亿]{{0,2}}[ \x00]?{UNIT_CELL}$")
_ENDS_ROW = re.compile(rf" {BLANK_CELL}$")
# What some copies make of a blank that does not break, at the beginning of a cell.
_LOST_BLANK = re.compile(r"\?[ \x00]+\d[\d,.]*[ \x00]*(?:\n|$)")
_FULL = 0.85
_HEADING = re.compile(rf"[|\t]|(?!\d){OPENS_BLOCK}")
"""Without 3、 which may go on with a list: 分别为2、⏎3、5件."""
_TITLE = re.compile(rf"{PART} ?[^,。;:!?\d]{{2,40}}")
_WIDE, _SHORT = 34, 0.6
"""A numbered title without a comma ends where its line does, unless the text is as narrow."""
_CELLS_LAST = re.compile(rf" {_CELL} {_CELL}$|[ \x00]{UNIT_CELL}[ \x00]+{_CELL}(?:[ \x00]|$)")
_SHORTEST, _LOOSE = 20, 2
"""Characters of a line of running text, at least; how many fewer than the others a full line may have."""
_CLOSING = ")、,。;:!?%》”】"
_TITLE_LINE = re.compile(r"[^\n,。;:]{4,40}?公开[^\n,。;:]{0,12}(?:报告|年报|总结)[ \x00]*(?:\n|$)")
_ALONE = re.compile(r"[ \x00]*[一-鿿][ \x00]*")


def _is_set_downwards(folded: str, start: int, stop: int) -> bool:
    """Whether a line break stands between characters that each have a line, three of them at least."""
    end = folded.find("\n", stop)
    end = len(folded) if end < 0 else end
    begin = folded.rfind("\n", 0, start)
    if not _ALONE.fullmatch(folded, begin + 1, start) or not _ALONE.fullmatch(folded, stop, end):
        return False
    before = folded.rfind("\n", 0, max(begin, 0))
    after = folded.find("\n", end + 1)
    after = len(folded) if after < 0 else after
    return bool(
        _ALONE.fullmatch(folded, before + 1, max(begin, 0))
        or _ALONE.fullmatch(folded, end + 1, after)
    )


@dataclass(frozen=True, slots=True)
class Lines:
    """How wide the lines of a text are.

    ``longest`` is the length of the longest; ``fixed`` that at which its lines were broken, as
    ``size`` measures it, None where they were not; ``narrow`` are the breaks in the sentences of
    narrow columns; ``downwards`` tells that each character has a line of its own.
    """

    longest: int
    size: Callable[[str], int] = len
    fixed: int | None = None
    narrow: frozenset[int] = frozenset()
    downwards: bool = False

    def full(self, line: str) -> bool:
        """Whether no more goes into a line, so that its end says nothing."""
        return self.fixed is not None and self.fixed - _LOOSE <= self.size(line) <= self.fixed


def _drawn(line: str) -> int:
    """The width of a line in places of ideographs: two letters or digits take one."""
    narrow = sum(char < "\u2000" for char in line)
    return len(line) - narrow + (narrow + 1) // 2


def lines_of(folded: str) -> Lines:
    """How wide the lines of a text are: broken at a width if half of the long ones end there."""
    lines = [line.rstrip(" ") for line in folded.replace("\x00", "").split("\n")]
    longest = max(map(len, lines))
    if _downwards(lines):
        return Lines(longest, downwards=True)
    for size in (len, _drawn):
        sizes = Counter(size(line) for line in lines if "\t" not in line and "|" not in line)
        long = {width: count for width, count in sizes.items() if width >= _SHORTEST}
        ends = {
            width: sum(long.get(width - less, 0) for less in range(_LOOSE + 1)) for width in long
        }
        for width, count in sorted(ends.items(), key=lambda end: (-end[1], end[0])):
            wider = sum(more for other, more in long.items() if other > width)
            if count >= 4 and 2 * count >= sum(long.values()) and 10 * wider <= count:
                return Lines(longest, size, width, narrow_breaks(folded))
    return Lines(longest, narrow=narrow_breaks(folded))


_FEWEST_LINES, _MOST_OF = 24, 0.9


def _downwards(lines: Sequence[str]) -> bool:
    """Whether nearly every line is one character, most of them words: a text set downwards.

    Cells of a table that stand a line each are numbers, and have labels beside them.
    """
    filled = [line.strip() for line in lines if line.strip()]
    single = [line for line in filled if len(line) == 1]
    words = sum("一" <= sign <= "鿿" for sign in single)
    return (
        len(filled) >= _FEWEST_LINES
        and len(single) >= _MOST_OF * len(filled)
        and 2 * words >= len(single)
    )


def _between_signs(folded: str, start: int, stop: int) -> str:
    ends = _BLANK_LINE.search(folded, start, stop) or folded[start - 1] in "。!?"
    return "\n" if ends else ""


def line_break(folded: str, start: int, stop: int, *, led: bool, lines: Lines) -> str:
    """What a run of line breaks becomes: a line break, or nothing inside a wrapped sentence.

    ``led`` tells that dots lead to a number somewhere in the text.
    """
    if start == 0 or stop == len(folded):
        return "\n"
    begin = folded.rfind("\n", 0, start) + 1
    if lines.downwards:
        return _between_signs(folded, start, stop)
    # What is dropped (NUL) is no part of a line, as where a blank stood between all characters.
    whole = folded[begin:start].replace("\x00", "")
    line = whole[-60:].strip(" ")
    following = folded[stop : stop + 160].replace("\x00", "")[:80]
    if not line or _BLANK_LINE.search(folded, start, stop) or "|" in line or _RECORD.search(line):
        return "\n"
    if (
        _PATH.search(line)
        or _FOOT.search(line)
        or (_HYPHEN_LAST.search(line) and _COUNT_FIRST.match(following))
    ):
        return "\n"
    if _LOST_BLANK.match(following) or (led and is_led(folded, start, stop)):
        return "\n"
    if (
        is_narrow(folded, start, stop, lines)
        or in_word(folded, start, stop)
        or _TORN_NUMBER.match(following)
        or _goes_on(whole, following, lines)
    ):
        return ""
    if line[-1] in _TERMINAL or _OPENS_BLOCK.match(following):
        return "" if following[0] in _CLOSING and line[-1] not in "|" else "\n"
    if following[0] in _CLOSING:
        return ""
    # 无 below 无 are cells.
    if len(line) == 1 and line != following[0] and _is_set_downwards(folded, start, stop):
        return ""
    if _begins_a_report(following):
        return "\n"
    if line[-1].isdigit():
        return "" if _UNIT_FIRST.match(following) else "\n"
    if _is_of_table(line, following) or _is_whole(line, len(whole), lines.longest):
        return "\n"
    # Blanks between words make no line long: 【字体:      】  打印.
    long = len(line) - line.count(" ") >= 15
    wrapped = long and not _ENDS_BLOCK.search(line) and "\t" not in line
    return "" if wrapped and "|" not in following.partition("\n")[0] else "\n"


def _begins_a_report(following: str) -> bool:
    """Whether the next line is a title with year and agency or place: what stands above it is no part of it."""
    title = _TITLE_LINE.match(following)
    return title is not None and is_title(title[0].strip(" \x00\n"))


def _is_of_table(line: str, following: str) -> bool:
    """Whether a line, or what follows it, is a row of cells or of heads."""
    return bool(
        _is_row(following)
        or _in_columns(following.partition("\n")[0])
        or _in_columns(line)
        or _ENDS_ROW.search(line)
        or _HEADERS_ROW.fullmatch(line)
    )


def _is_whole(line: str, length: int, longest: int) -> bool:
    """Whether a line that is shorter than others ends a count or is a title."""
    if _ENDS_COUNT.search(line) and length < _FULL * longest:
        return True
    return longest >= _WIDE and length < _SHORT * longest and _TITLE.fullmatch(line) is not None


def is_narrow(folded: str, start: int, stop: int, lines: Lines) -> bool:
    """Whether a narrow column put a run of line breaks into a sentence."""
    put = folded.find("\n", start, stop)
    return put in lines.narrow and not _is_row(folded[stop : stop + 160].replace("\x00", "")[:80])


def in_word(folded: str, start: int, stop: int) -> bool:
    """Whether a run of line breaks stands within a word of what is counted behind it."""
    if not 0 < start < stop < len(folded) or _BLANK_LINE.search(folded, start, stop):
        return False
    before = folded[folded.rfind("\n", 0, start) + 1 : start].replace("\x00", "")
    return is_torn_word(before.rstrip(" "), folded[stop : stop + 60].replace("\x00", ""))


def _in_columns(line: str) -> bool:
    """Whether wide blanks part the cells of a line, two numbers of them at least."""
    cells = re.split(r" {2,}", line.strip(" "))
    return len(cells) > 2 and sum(bool(_COLUMN.fullmatch(cell)) for cell in cells) > 1


def _goes_on(line: str, following: str, lines: Lines) -> bool:
    """Whether a full line of running text, broken at the width of all, goes on in the next one."""
    line = line.rstrip(" \x00")
    ends = line[-1:]
    if not lines.full(line) or ends in "。!?…" or _CELLS_LAST.search(line):
        return False
    if " " in line.strip() and not re.search("[,。;、]", line):
        return False  # words apart, and no sentence: a row
    if ends.isdigit() and following[:1].isdigit():
        return False  # it may be one number, or two
    return not (_HEADING.match(following) or _is_row(following))


def _is_row(following: str) -> bool:
    """Whether what stands behind a break is a row of a flattened table."""
    return bool(_CELLS_FIRST.match(following) or _TABLE_ROW.match(following))
