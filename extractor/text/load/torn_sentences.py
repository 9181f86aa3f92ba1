"""What programs that read pages write between two pages, in the middle of a sentence.

``<!-- page break -->``, ``{3}------``, an anchor, a rule, a picture, a form feed: it stands alone
between 收到政府信息公开申请 and 32件.  A person reads over it, and so do the readers.
"""

from __future__ import annotations

import re

from extractor.text.changes import replaced
from extractor.text.vocabulary import COUNTERS, UNIT_CELL

_COMMENT = r"<!--(?:(?!-->)[\s\S]){0,300}-->"
_ANCHOR = r"<(?P<tag>span|a|div)\b[^<>\n]{0,200}>[ \t]{0,9}</(?P=tag)>|<hr\b[^<>\n]{0,100}>"
# Right below a line, signs of a rule make it a heading, or end a text that is cut off there.
_RULE = (
    r"\{\d{1,4}\}-{10,200}"
    r"|(?<=\n\n)(?:(?:-[ \t]?){3,200}|(?:\*[ \t]?){3,200}|(?:_[ \t]?){3,200})"
    r"|(?<=\n\r\n)(?:(?:-[ \t]?){3,200}|(?:\*[ \t]?){3,200}|(?:_[ \t]?){3,200})"
)
_PICTURE = r"!\[[^\[\]\n]{0,200}\](?:\([^()\n]{0,500}\)|\[[^\[\]\n]{0,60}\])|<img\b[^<>\n]{0,500}>"
_NAMED = (
    r"[-=\[#*]{1,40}[ \t]?page[ _]\d{1,4}(?:[ ]?(?:of|/)[ ]?\d{1,4})?[ \t]?[-=\]*]{0,40}"
    r"|\\(?:new|clear)?page(?:break)?"
)
"""--- Page 3 ---, [Page 3], ## Page 3."""
_BETWEEN = re.compile(
    rf"[ \t]{{0,99}}\r?\n(?:[ \t\r\n]{{0,99}}(?:\f|{_COMMENT}|{_ANCHOR}"
    rf"|(?:{_RULE}|{_PICTURE}|{_NAMED})(?=[ \t]{{0,9}}\r?\n))){{1,9}}"
    r"[ \t\r\n]{0,99}(?=\*\*\d|[^\s<!|#>*+-])",
    re.I,
)
_MARKS = re.compile(r"<!--|</(?:span|a|div)>|<hr\b|-[ \t]?--?|\*[ \t]?\*|__|!\[|<img|page|\f", re.I)

_ROW = re.compile(r"[|\t]|  |^#")
"""In a row of a table, at the begin of a heading."""
_WHOLE = re.compile(
    rf"[。．.；;：:！!？?）)】〕」』”\"》]$|\d(?:余|多)?{UNIT_CELL}$"
    r"|(?:报告|年报)$|\d日$|^[^，,。]{0,12}(?:时间|日期|来源)"
)
"""The end of a sentence; a title, a date, and what a page says of itself."""
_STOP = re.compile(r"[，,。；;、]")
_OPENS = re.compile(
    r"[（(]?第?[一二三四五六七八九十]{1,3}[、.．部章节）)]|[（(]?\d{1,2}(?:[、）)]|[.．](?!\d))|\d{4}年"
    r"|[①-⑳]|根据|按照|依据|本报告|现将|附|注|图|表|特此"
)
_GOES_ON = re.compile(rf"[。；;）)]|(?:\*\*)?\d[\d,，]*(?:余|多)?(?:\*\*)?[{COUNTERS}万]")
"""Nothing that a paragraph begins with."""


def without_torn_sentences(text: str) -> str:
    """The text with a line break in place of what parts a sentence, as long as before."""
    if _MARKS.search(text) is None:
        return text
    torn = (between.span() for between in _BETWEEN.finditer(text))
    return replaced(
        text,
        (
            (start, stop, " " * (stop - start - 1) + "\n")
            for start, stop in torn
            if _is_torn(text, start, stop)
        ),
    )


def _is_torn(text: str, start: int, stop: int) -> bool:
    """Whether the line before goes on behind: running text, and no end or beginning of one."""
    above = text[text.rfind("\n", 0, start) + 1 : start].strip()
    below = text[stop : stop + 400].partition("\n")[0].strip()
    if not above or not below or _ROW.search(above) or "|" in below or "\t" in below:
        return False
    if below[0] in "，,、":
        return True
    if _WHOLE.search(above):
        return False
    running = _STOP.search(above) and _STOP.search(below) and not _OPENS.match(below)
    return bool(running) or _GOES_ON.match(below) is not None
