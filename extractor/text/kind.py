"""Whether a text is a report of the kind that a pack is for, by the words of its title.

A pack of a user's own says in ``pack.toml`` of which words one stands in the title of every report
of its kind (``titles``).  What is titled otherwise may give the same figures, and of other things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .clean import fold
from .document import Document
from .meta_value import ANY_YEAR
from .numbered import NUMBERED
from .title import read_title, subject
from .vocabulary import ONE_TO_TEN

_HEAD, _LINES, _LONGEST = 4000, 16, 80
"""Characters and lines of a text in which its title stands, and the longest line that is one."""
_REPORT = re.compile(r"(?:报告|年报|公报|[总小]结|汇报)(?:\([^()\n]{1,12}\))?$")
_OTHER = re.compile(
    r"(?:通知|公告|通报|公示|方案|计划|要点|意见|办法|制度|简讯|启事|讲话|解读|的函|培训班?|[会课])$"
    r"|(?:召开|举行|举办|组织|开展|部署|启动|印发)(?!情况)[^\n。;]{2,40}$"
)
"""The headline of a notice, of a plan, of news."""
_FURNITURE = re.compile(
    r"[|\t>»›→]|首页\s?/|当前位置|索\s?引\s?号|发布(?:机构|目录|单位)|关键[字词]|分类[::]|大 中 小|\[大\]"
    r"|^.{0,8}(?:时间|日期|来源|分享|文号)[::]"
)
"""The path to a page and its other lines of a site, and rows of a table."""
_PART = re.compile(rf"{NUMBERED}|[{ONE_TO_TEN}\d]{{1,2}}[、.)是]|.*[。;:,]$")
"""A heading within a report, or a line of a sentence: the text is a part of one."""


def of_another_kind(document: Document, titles: Sequence[str]) -> str | None:
    """Why a text is no report of a kind whose titles have one of these words; None if it may be one.

    A passage without a title may be of any kind, and so may a text that says in a sentence that it
    reports on such a thing.
    """
    about = subject(titles)
    if read_title(document, about) is not None:
        return None
    words, lines = "、".join(titles), list(_headlines(document))
    for at, line in enumerate(lines):
        if re.search(about, line):
            return "the headline is that of another kind of text" if _OTHER.search(line) else None
        if _REPORT.search(line) and (at < 2 or re.search(ANY_YEAR, line)):
            return f"a report of another kind: its title has none of {words}"
    told = re.search(rf"{about}[^。\n]{{0,40}}(?:报告|[总小]结|汇报|如下)", document.text)
    return (
        None if told or not lines else f"no report of this kind: its headline has none of {words}"
    )


def _headlines(document: Document) -> Iterator[str]:
    """The lines above the text that may be its title: none where it begins with a sentence, with
    one of the parts of a report or with a table, and none where it is but one line."""
    # As they are printed: a headline whose words nobody knows is joined to the line below it.
    printed = fold(document.source.content[:_HEAD])[0].replace("\0", "")
    lines = [line.strip(" •*#") for line in printed.split("\n")]
    lines = [line for line in lines if line and not _FURNITURE.search(line)]
    if len(lines) < 2 or not _may_be_title(lines[0]):
        return
    yield from filter(_may_be_title, lines[:_LINES])


def _may_be_title(line: str) -> bool:
    return len(line) <= _LONGEST and not (_PART.match(line) or set("。;") & set(line))
