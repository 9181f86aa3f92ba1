"""What copied text has of its pages in the middle of a sentence: 公开申⏎- 2 -⏎请12件.

Page numbers, the pager of a site, what a browser prints above and below a page (its address, the time,
the title), and the words of a mark that lies under it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .changes import DROP
from .numbered import NUMBERED
from .page_lines import PAGER
from .vocabulary import COUNTERS

_DRESSED = (
    r"(?:[-—–]+[ \x00]?\d{1,3}[ \x00]?[-—–]+"
    r"|第[ \x00]?\d{1,3}[ \x00]?页(?:[,/]?[ \x00]?共[ \x00]?\d{1,3}[ \x00]?页)?"
    r"|[Pp](?:age|AGE)[ \x00]{1,3}\d{1,3}(?:[ \x00]{1,3}(?:of|OF)[ \x00]{1,3}\d{1,3})?)"
)
_PRINTED = (
    r"(?:(?:https?://|file://|www\.)[^\s\x00]{3,300}(?:[ \x00\t]{1,9}\d{1,3}/\d{1,3})?"
    r"|\d{4}[/-]\d{1,2}[/-]\d{1,2}[ \x00\t]{1,9}(?:[上下]午)?\d{1,2}:\d\d(?::\d\d)?(?:[ \x00\t][^\n]{0,80})?"
    r"|\d{1,3}[ \x00]?/[ \x00]?\d{1,3})"
)
_UNDER = (
    r"(?:内部(?:资料|文件|材料|使用|参考|传阅)|仅供(?:内部|工作|参考|学习|核对|审核)[一-鿿]{0,4}|征求意见稿|送审稿|讨论稿|草稿"
    r"|样[稿本张]|[机秘绝]密|(?:严禁|请勿|不得)(?:外传|转发|复制|翻印|传播)|扫描全能王[一-鿿]{0,4}|DRAFT|CONFIDENTIAL)"
    r"(?:[ \x00]{1,9}(?:[一-鿿]{2,4}[ \x00]{1,9})?[\dA-Za-z.:/\-]{1,20}){0,4}"
)
"""A mark under the text of a page, with its number, name, date or address: 内部资料 3306."""
_NUMBER = r"[-—–]{0,2}[ \x00]?\d{1,3}[ \x00]?[-—–]{0,2}"
_BLANKS = r"[ \x00\u3000]{1,40}"
_RUNNING = r"[^\n。,;:!?|\t\x00]{3,60}(?:报告|年报)"
_RUNS = rf"(?:{_RUNNING}{_BLANKS}{_NUMBER}|{_NUMBER}{_BLANKS}{_RUNNING})(?=[ \x00]*\n)"
"""A title that runs along the pages with their numbers: 甲县政府信息公开年报    3."""
_TITLE = re.compile(r"[\s\x00]*([^\n\x00]{6,80}(?:报告|年报))[ \x00]*\n")
_OPENS = re.compile(rf"{NUMBERED}|[^\n]{{0,6}}(?:\n|$)")
_COUNT = re.compile(rf"\d[\d,]*(?:余|多)?[{COUNTERS}]")
"""A count with its unit, which begins no line of its own below a page number."""
_CLOSED = re.compile(r"[。;:!?|\t]")
_LONG = 15
"""Characters from which a line is one of running text: a cell or a label is shorter."""

_LONGEST = 200


def without_page_breaks(folded: str) -> str:
    """The text with NUL in place of such page numbers and their line breaks, one for one."""
    pieces: list[str] = []
    at = 0
    for match in _break(_title(folded)).finditer(folded):
        if _is_torn(folded, match):
            # The blanks at the end of the line go with its break.
            start = len(folded[at : match.start()].rstrip(" \x00")) + at
            pieces += (folded[at:start], DROP * (match.end() - start))
            at = match.end()
    return "".join([*pieces, folded[at:]]) if pieces else folded


def _title(folded: str) -> str:
    """The title above a text that stands on further pages too; nothing if it does not."""
    match = _TITLE.match(folded)
    return match[1] if match and folded.count(match[1]) > 1 else ""


@lru_cache(maxsize=64)
def _break(title: str) -> re.Pattern[str]:
    """The lines between two pages of a text whose pages have this title."""
    numbered = title and f"(?:{_NUMBER}{_BLANKS})?{re.escape(title)}(?:{_BLANKS}{_NUMBER})?"
    dressed = "|".join(filter(None, (_DRESSED, _PRINTED, PAGER, _UNDER, _RUNS, numbered)))
    line = r"[ \x00]*+\n[ \x00\n]*+"
    return re.compile(
        rf"(?<![ \x00\n])(?:(?P<dressed>(?:{line}(?:{dressed})){{1,5}})|{line}\d{{1,3}})"
        rf"{line}(?=[一-鿿\d])"
    )


def _is_torn(folded: str, match: re.Match[str]) -> bool:
    """Whether a sentence goes on behind the number: running text before it and behind it."""
    start, stop = match.span()
    above = folded[max(folded.rfind("\n", 0, start) + 1, start - _LONGEST) : start].rstrip(" \x00")
    below = folded[stop : stop + _LONGEST].partition("\n")[0]
    if len(above) < _LONG or _CLOSED.search(above[-1:]) or "\t" in above or "|" in above:
        return False
    if above.endswith(("报告", "年报")):
        return False  # a title that runs along the pages, and no sentence
    counted = match["dressed"] is not None and _COUNT.match(folded, stop) is not None
    if (_OPENS.match(folded, stop) and not counted) or "\t" in below or "|" in below:
        return False
    return match["dressed"] is not None or bool(
        re.search("[,。]", above) and re.search("[,。]", below)
    )
