"""Figures in a list: ``收到申请:26``, each in its line, or several in one line with ``;`` between.

What a row counts stands in it, and the number has no unit because the list has none.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

FEWEST = 3
"""Items that make a list; fewer may be a number of any kind with a colon before it."""

_MARK = r"(?:\(?[\d一二三四五六七八九十]{1,2}[、.)]\s{0,2})?"
_LABEL = r"[^\d\n\t|:;,=。]{0,39}[一-鿿)](?<!年)(?:\((?:单位:)?[一-鿿]{1,4}\))?"
_NUMBER = r"\d{1,3}(?:,\d{3}){1,3}|\d{1,9}(?:\.\d{1,4})?"
_UNIT = r"(?:[条件次篇个份期场人宗例]|人次|万?元)?"
_ROW = re.compile(
    rf"\s*{_MARK}{_LABEL}\s*(?:[:;,=、]|—{{1,4}}|-{{1,2}}|\s)\s*(?:{_NUMBER}){_UNIT}[;,。]?\s*"
)
_ITEM = re.compile(rf"\s*{_MARK}(?:其中)?{_LABEL}\s*[:=]\s*(?:{_NUMBER}){_UNIT}\s*")
_BETWEEN = re.compile("[;。]|,(?!\\d{3}(?!\\d))")
_BARE_ITEM = re.compile(rf"\s*[一-鿿]{{2,16}}(?<![年月第共计])(?:{_NUMBER}){_UNIT}\s*")
_BETWEEN_BARE = re.compile(r"[;。]|,(?!\d{3}(?!\d))|(?<=[\d件条次元]) {1,80}(?=[一-鿿]{2})")
_REMARK = re.compile(r"(?<=\d)\([^()\n]{0,80}\)")
"""行政处罚126(执法权下放后首年);…: the item is one without it."""
_TITLE = 40
_OF_OTHERS = re.compile(r"(?:(?:19|20)\d\d年|上年|去年|计划|各|所辖|下属)[^\n。;]{0,20}\n$")
"""2021年数据, 所辖5个乡镇: the title on the line above a list without signs may make it another's."""
_LONGEST_ROW, _LONGEST_LINE, _REACH = 80, 400, 200
"""Characters of a row, of a line with a list, and of the text on each side that is looked at."""


def is_row(line: str) -> bool:
    """Whether a line names one thing and gives its number: 主动公开政府信息:417, 行政复议 3."""
    return len(line) <= _LONGEST_ROW and _ROW.fullmatch(line) is not None


def in_list(text: str, start: int, stop: int) -> bool:
    """Whether the number at ``start``..``stop`` is that of an item of a list of three or more."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", stop)
    high = len(text) if high < 0 else high
    if is_row(text[low:high]):
        return _rows_around(text, low, high) >= FEWEST
    return high - low <= _LONGEST_LINE and _items_around(text[low:high], start - low) >= FEWEST


_WHOLE = re.compile(r"\d(?P<unit>[ ]?[一-鿿]{1,2})?[(:]$")
_BY_WAY = re.compile(r"按(?:公开)?(?:途径|渠道|载体|方式)(?:分|划分|统计|计|看|来看)?:$")
"""按途径:局网站1270,报纸36: a list of ways says what it divides."""
_PART = re.compile(r"(?:其中[,:]?)?(?P<name>[^\d,;、。:()]{2,16}?)[为是有:]?(?P<number>\d{1,9})")
_PARTS_END = {"(": ")", ":": "。;\n"}
_GROUP = 80
"""Characters of a parenthesis that is looked at."""


def in_parts(text: str, start: int) -> bool:
    """Whether the number at ``start`` is one of the parts that are listed behind a count.

    复议8件(维持5、纠错2、未结1), 复议8件:维持5、纠错2、未结1。: the parts have the unit of the whole, and no more than it together.
    In brackets one part may stand alone: 诉讼5件(驳回5).  Behind a count without a unit they are in brackets, and
    add up to it.
    """
    low = max(text.rfind(mark, max(0, start - _GROUP), start) for mark in "(:") + 1
    ends = _PARTS_END[text[low - 1]] if low else ""
    high = min(
        (at for mark in ends if (at := text.find(mark, start, start + _GROUP)) > 0), default=-1
    )
    whole = _WHOLE.search(text, max(0, low - _UNIT_ROOM), low) if low else None
    if low and high > 0 and _BY_WAY.search(text, max(0, low - _UNIT_ROOM * 3), low):
        return len([*_PART.finditer(text, low, high)]) > 1
    if whole is None or high < 0:
        return False
    parts = [_PART.fullmatch(part) for part in re.split("[,;、/]", text[low:high])]
    named = [int(part["number"]) for part in parts if part]
    counted = re.search(r"[\d,]{1,12}$", text[max(0, low - _GROUP) : whole.start() + 1])
    most = int(counted[0].replace(",", "") or 0) if counted else 0
    if len(named) != len(parts):
        return False
    if whole["unit"] is None:
        return len(parts) > 1 and text[low - 1] == "(" and sum(named) == most
    if len(parts) > 1:
        return sum(named) <= most
    # 诉讼5件(驳回5), 不同意2(秘密2): one part in parentheses, of all or of some
    return len(parts) == 1 and text[low - 1] == "(" and sum(named) <= most


_UNIT_ROOM = 5

_BARE = re.compile(r"(?:其中[,:]?)?(?P<name>[一-鿿]{2,8}?)(?P<number>\d{1,9})")
_BARE_ENDS = re.compile(r"[。;:\n()】]")


def in_run(text: str, start: int) -> bool:
    """Whether the number at ``start`` is one of three or more, each right behind its own name and without a unit.

    维持1,纠正0,其他1,未结0: what counts them all stands before them, or nowhere.
    """
    low = max(0, start - _GROUP)
    opened = max((mark.end() for mark in _BARE_ENDS.finditer(text, low, start)), default=low)
    if text[opened - 1 : opened] == "(":
        return False  # 无法提供164(不掌握131,…): parts, of which the whole says what they are
    ending = _BARE_ENDS.search(text, start, start + _GROUP)
    high = ending.start() if ending else min(len(text), start + _GROUP)
    run: list[re.Match[str]] = []
    held = False
    for part in re.finditer(r"[^,、]+", text[opened:high]):
        match = _BARE.fullmatch(part.group().strip())
        if match is None:
            if held:
                break
            run = []
            continue
        run.append(match)
        held = held or part.start() <= start - opened < part.end()
    if not held or len(run) < FEWEST or len({one["name"] for one in run}) < len(run):
        return False
    numbers = [int(one["number"]) for one in run]
    # 见表格1、申请2、复议3: they number what they stand behind.
    return any(other - one != 1 for one, other in pairwise(numbers))


def in_bare_list(text: str, start: int) -> bool:
    """Whether the line of a number is a list of items without a sign, and nothing else: 行政许可41;行政处罚126;行政强制8."""
    low = text.rfind("\n", 0, start) + 1
    line = text[low : low + _LONGEST_LINE].partition("\n")[0]
    if len(line) == _LONGEST_LINE or _OF_OTHERS.search(text, max(0, low - _TITLE), low):
        return False
    bare = _REMARK.sub("", line)
    items = [item for item in _BETWEEN_BARE.split(bare) if item.strip()]
    inside = any(m.start() < start - low < m.end() for m in _REMARK.finditer(line))
    return not inside and len(items) >= FEWEST and all(map(_BARE_ITEM.fullmatch, items))


_GROUP_BEHIND = re.compile(r"\([^\d()\n]{2,16}(?=\d)")


def is_divided(text: str, stop: int) -> bool:
    """Whether behind a number without a unit parts stand in brackets that add up to it: 复议8(维持5/纠错3)."""
    group = _GROUP_BEHIND.match(text, stop)
    return group is not None and in_parts(text, group.end())


def _rows_around(text: str, low: int, high: int) -> int:
    before = text[max(0, low - _REACH) : max(0, low - 1)].split("\n")
    after = text[high + 1 : high + 1 + _REACH].split("\n")
    return 1 + sum(sum(1 for _ in takewhile(is_row, side)) for side in (reversed(before), after))


def _items_around(line: str, at: int) -> int:
    """How many items stand side by side where a number is; none where it is no item's."""
    count, begin = 0, 0
    held = False
    for stop in (*(mark.start() for mark in _BETWEEN.finditer(line)), len(line)):
        if _ITEM.fullmatch(line, begin, stop):
            count += 1
            held = held or begin <= at < stop
        elif held:
            return count
        else:
            count = 0
        begin = stop + 1
    return count if held else 0
