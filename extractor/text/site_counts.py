"""What a site counts of itself beside a report: a live tally of its desk, the size of a file and how often
it was fetched, the days of a calendar.  None of these is a figure of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.schemas import Span

from .vocabulary import ONE_TO_NINE

_TALLY = re.compile(
    r"^[^\n。;]{0,12}(?:(?:实时|即时|今日|昨日)[^\n。;\d]{0,4}(?:统计|数据|办件|受理|访问)"
    r"|(?:统计|数据)[ ]?\(截[至止](?:今[日天]|昨[日天])\))[^\n。;\d]{0,12}"
    rf"(?:\n[ \t•·*\-]{{0,4}}(?![{ONE_TO_NINE}]、)[^\n\d。;,]{{1,16}}[\d,.]{{1,12}}万? ?(?:人次|[一-鿿])?[ ]?$){{1,12}}",
    re.MULTILINE,
)
"""本网实时统计, and the lines of one count each below it."""

_SIZE = r"(?:(?:文件|附件)?(?:大小|容量)?:? ?\d[\d.]{0,8} ?(?:[KMGkmg][Bb]?|字节)(?![A-Za-z]))"
_FETCHED = r"(?:(?:已被?|累计|共)?下载(?:次数|量|数)? ?:? ?\d{1,8} ?次?)"
_FILES = r"(?:(?:附件|文件)(?:数量?)? ?:? ?\d{1,3} ?个)"
_KIND = r"(?:(?:文件)?(?:格式|类型):? ?\.?[A-Za-z]{1,5})"
_TOKEN = rf"(?:{_SIZE}|{_FETCHED}|{_FILES}|{_KIND})"
_IN_BRACKETS = re.compile(
    rf"\((?!下载 ?\d{{1,8}} ?次?\)){_TOKEN}(?:[,;、 |/]{{1,3}}{_TOKEN}){{0,5}}\)"
)
"""(文件大小:93KB,下载次数:57); 指南(下载57次) may be a figure of the report."""
_BEHIND_NAME = re.compile(
    rf"\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar|jpe?g|png)[ \t\])】]{{0,4}}{_TOKEN}"
    rf"(?:[,;、 \t|/]{{1,3}}{_TOKEN}){{0,5}}"
)
"""报告.docx 93KB 下载次数:57."""
_SHOWN = re.compile(
    r"^[^\n。]{0,20}浏览器(?:版本)?(?:不支持|无法|过低)[^\n]{0,100}$|\((?:全文|报告|文档|文件)?共 ?\d{1,4} ?页\)",
    re.MULTILINE,
)
"""您的浏览器不支持预览,请下载后查看(共6页)."""

_DAY = r"(?:星期|周)?{}"
_WEEK = r"[ \t|]{1,9}".join(_DAY.format(day) for day in "一二三四五六")
_CALENDAR = re.compile(
    rf"^[ \t|]{{0,9}}(?:(?:星期|周)?日[ \t|]{{1,9}}{_WEEK}|{_WEEK}[ \t|]{{1,9}}(?:星期|周)?日)[ \t|]{{0,9}}"
    r"(?:\n(?=[^\n]{0,99}\d)(?:[ \t|]|(?<!\d)(?:[12]\d|3[01]|0?[1-9])(?!\d)){1,80}$){1,6}",
    re.MULTILINE,
)
"""日 一 二 三 四 五 六, and rows of days below."""
_WEATHER = re.compile(
    r"^(?=[^\n。]{0,120}℃)[^\n。]{0,60}星期[一二三四五六日天][^\n。]{0,60}$", re.M
)


def site_counts(text: str) -> Iterator[Span]:
    """Where such counts stand in a cleaned text."""
    patterns = [_TALLY] if "统计" in text or "数据" in text or "办件" in text else []
    if "(" in text:
        patterns.append(_IN_BRACKETS)
    if "." in text:
        patterns.append(_BEHIND_NAME)
    if "浏览器" in text or "页)" in text:
        patterns.append(_SHOWN)
    if "℃" in text:
        patterns.append(_WEATHER)
    if "六" in text and "五" in text:
        patterns.append(_CALENDAR)
    for pattern in patterns:
        yield from (Span(*match.span()) for match in pattern.finditer(text))
