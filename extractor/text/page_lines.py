"""Lines that a site or a printer puts round a report, and that count nothing of it: a pager, the
number of results of a search, the foot of a printed page, a request to accept cookies, a summary that
a machine wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.schemas import Span

from .document import Region
from .vocabulary import ONE_TO_NINE

PAGER = (
    r"(?=[^\n]{0,160}(?:[上下]一?页|\d[ \x00]?/[ \x00]?\d{1,4}[ \x00]?页|共[ \x00]?\d{1,4}[ \x00]?页))"
    r"(?=[^\n]{0,160}\d)(?:首页|[上下]一?页|[尾末]页|跳?转到?|跳至|到第|当前|每页|显示|记录|数据|确定|GO|\d{1,6}"
    r"|[第共页条篇到][ \x00]?|[|/<>«»‹›.…,:()\[\] \x00\t]){2,80}+"
)
"""上一页 1 2 3 下一页 第1页/共3页, 共23条 1/3页: the whole of a line, as part of a pattern."""

_LINE = re.compile(rf"^{PAGER}$", re.MULTILINE)
_PAGE_WORD = re.compile(r"[上下]一?页|\d ?/ ?\d{1,4} ?页|共 ?\d{1,4} ?页")

_FOUND = re.compile(
    r"^[^\n。]{0,20}(?:为您(?:找到|搜索到|检索到)[^\n。]{0,60}|结果[^\n。]{0,30}用时 ?[\d.]{1,8} ?秒[^\n。]{0,9})$",
    re.MULTILINE,
)
_FOUND_WORD = re.compile("为您|用时")
_PRINTED = re.compile(
    r"^(?:https?://|file://|www\.)[^\s]{3,300}[ \t]{1,9}\d{1,3}/\d{1,3}(?=[ \t\n]|$)"
    r"|^(?:打印(?:时间|日期)?:? ?)?20\d\d[-/.]\d{1,2}[-/.]\d{1,2}[ \t]{1,9}(?:[上下]午)?\d{1,2}:\d\d(?::\d\d)?[^\n。,]{0,60}?"
    r"第? ?\d{1,3} ?页(?:[,/]? ?共 ?\d{1,3} ?页)?[ \t]*$",
    re.MULTILINE,
)
_COUNTER = r"(?:(?:阅读|浏览|访问|点击|点赞|转发|收藏|评论|在看|分享|推荐|喜欢)(?:次数|数|量)?[ \t]*[:(]?[ \t]*\d{1,8}(?:\.\d)?[万+]{0,2}[次人]?\)?)"
_COUNTERS = re.compile(
    rf"^[ \t]*(?=[^\n]*(?:点赞|在看|收藏|转发)){_COUNTER}(?:[ \t|/·]{{1,9}}{_COUNTER}){{1,6}}[ \t]*$",
    re.MULTILINE,
)
"""阅读 187 点赞 12 收藏 3: what readers did with the page, each count behind its button."""
_READERS = re.compile(
    r"^(?:(?:本文|全文|本页)?字数[:为]? ?\d[^\n。,]{0,40}|您是[^\n。,]{0,8}第 ?\d+ ?位[^\n。,]{0,6}|(?:热度|人气)[: ]?\d+"
    r"|\d+ ?人(?:已阅读|已读|参与评分|已评分|觉得有用)[^\n。,]{0,20}|您?觉得(?:本文|此文|本页|这篇)[^\n。,]{0,40})$",
    re.MULTILINE,
)
"""本页字数:2873, 您是第 12345 位访客: what a page tells of its words and its readers."""
_READERS_WORD = re.compile("字数|您是|热度|人气|已阅读|已读|评分|觉得")
_COOKIE = re.compile(r"^[^\n]{0,60}[Cc][Oo][Oo][Kk][Ii][Ee][^\n]{0,200}$", re.MULTILINE)
_CONSENT = re.compile(r"使用|接受|同意|偏好|隐私")

_MACHINE = re.compile(
    r"^[ \t]*[【\[(]?(?:(?:本文|内容|以下内容)?由?(?:AI|Ai|智能|机器|大模型|人工智能)(?:自动)?(?:生成)?(?:的)?)[ ]?"
    r"(?:摘要|总结|导读|概要|速览)[ ]?[】\])]?[ ]?(?:\([^()\n]{0,40}\))?[ ]?(?::|$|(?<=[】\])]))",
    re.MULTILINE,
)
"""AI摘要(由大模型生成,仅供参考): what follows is no statement of the body that reports."""
_REPORT_BEGINS = re.compile(
    rf"^[^\n。;]{{4,60}}(?:报告|年报)[ ]*$|^[ ]?[{ONE_TO_NINE}]、[^\n。]{{2,40}}$", re.MULTILINE
)
_LONGEST, _MOST_LINES = 600, 4
"""Characters and lines above a title or a heading that such a summary may have."""


def page_lines(text: str) -> Iterator[Span]:
    """Where such lines stand in a cleaned text."""
    if _PAGE_WORD.search(text):
        yield from (Span(*line.span()) for line in _LINE.finditer(text))
    if _FOUND_WORD.search(text):
        yield from (Span(*line.span()) for line in _FOUND.finditer(text))
    if "点赞" in text or "在看" in text or "收藏" in text or "转发" in text:
        yield from (Span(*line.span()) for line in _COUNTERS.finditer(text))
    if "://" in text or "www." in text or ":" in text:
        yield from (Span(*line.span()) for line in _PRINTED.finditer(text))
    if _READERS_WORD.search(text):
        yield from (Span(*line.span()) for line in _READERS.finditer(text))
    if "ookie" in text or "OOKIE" in text:
        for line in _COOKIE.finditer(text):
            if _CONSENT.search(line[0]):
                yield Span(*line.span())
    yield from _summaries(text)


def _summaries(text: str) -> Iterator[Span]:
    """The summaries of machines: up to the title or the first heading of the report below.

    Where neither follows soon, only the line that says so is none of the report's, with the line below
    it if no sentence stands in it.
    """
    reached = 0
    for mark in _MACHINE.finditer(text):
        if mark.start() < reached:
            continue
        line = text.find("\n", mark.end())
        line = len(text) if line < 0 else line
        below = _REPORT_BEGINS.search(text, line, line + _LONGEST)
        near = below and text.count("\n", line, below.start()) <= _MOST_LINES
        reached = below.start() if below and near else _first_lines(text, mark.end(), line)
        yield Span(mark.start(), reached)


def _first_lines(text: str, start: int, line: int) -> int:
    if "。" in text[start:line]:
        return line
    end = text.find("\n", line + 1)
    return len(text) if end < 0 else end


_CARRIED = re.compile(
    r"^[ \t|]{0,9}(?:过次页|[承接]前页|[承接]上页|转[次下]页|本页(?:小计|合计|累计))[ \t|]{1,9}(?=\d)[^\n]*",
    re.MULTILINE,
)


def page_totals(text: str) -> Iterator[Region]:
    """Rows that carry a total from one page of a table to the next (过次页, 承前页, 本页小计): they add up what happens
    to stand on a page."""
    if "页" in text:
        for match in _CARRIED.finditer(text):
            yield Region("page_furniture", Span(*match.span()))


_COMMENT = re.compile(r"\[(?P<mark>[一-鿿A-Za-z]{1,4}\d{1,2})\]")


def comment_lines(text: str) -> Iterator[Region]:
    """The comments of a word processor below a text that was saved without its margin: [王1]应为…, 请核.

    They begin with a mark which stands behind other words of the text before them, and are what somebody said of it.
    """
    inside: set[str] = set()
    for match in _COMMENT.finditer(text):
        if match.start() and text[match.start() - 1] != "\n":
            inside.add(match["mark"])
        elif match["mark"] in inside:
            stop = text.find("\n", match.end())
            yield Region("page_furniture", Span(match.start(), stop if stop >= 0 else len(text)))
