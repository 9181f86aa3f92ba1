"""Texts made to be slow: one thing repeated, without the ends of sentences and lines of a report.

Each maker takes a length in characters.
"""

from __future__ import annotations

from collections.abc import Callable

Shape = Callable[[int], str]


def _repeated(piece: str, before: str = "", after: str = "") -> Shape:
    return lambda length: before + piece * max(1, length // len(piece)) + after


def _wide(length: int) -> str:
    count = length // 6
    return f"|{'甲|' * count}\n|{'-|' * count}\n|{'1|' * count}\n"


def _counted(piece: str) -> Shape:
    """The same words with another number each time."""
    return lambda length: "".join(piece.format(n) for n in range(length // len(piece)))


QUICK: dict[str, tuple[Shape, int]] = {
    "Chinese digits": (_repeated("一二三"), 6_000),
    "a list without an end": (_repeated("收到申请12件、"), 800),
    "digits of money": (_repeated("壹贰叁"), 6_000),
    "line breaks": (_repeated("\n", after="收到申请5件"), 6_000),
    "stars": (_repeated("*"), 6_000),
    "ranges": (_repeated("1-5"), 700),
    "hosts": (_repeated("a1-"), 4_000),
    "rows that never close": (_repeated("<tr><td>1<td>2\n", "<table>"), 4_000),
    "a table of words": (_repeated("|甲|1|\n", "|甲|乙|\n|-|-|\n"), 2_000),
    "a wide table": (_wide, 3_000),
    "hashes": (_repeated("#"), 20_000),
    "brackets": (_repeated("("), 10_000),
    "lost bytes": (_repeated("申请1\ufffd件,"), 1_000),
    "signs of nothing": (_repeated("\ufffd"), 6_000),
    "nothing": (_repeated("没有查阅点、"), 2_000),
    "items that belong to each other": (
        _repeated("当面、传真、网络申请分别为42件、2件、60件,"), 1_500),
}  # fmt: skip
"""By name: the text, and a length at which a square of it shows against all else."""

SLOW: dict[str, Shape] = {
    "numerals": _repeated("一件"),
    "denials": _repeated("没有一件"),
    "denials behind": _repeated("复议没有,"),
    "staff": _repeated("专职人员3人、兼职人员2人,"),
    "shares": _repeated("收到申请5件,占总数的3%,"),
    "lists": _repeated("其中通过电话3人次,"),
    "parts": _repeated("其中:1件、"),
    "means": _repeated("没有专职人员和"),
    "interviews": _repeated("在线访谈2次、在线访谈1次,"),
    "growth": _repeated("同比增长1%,"),
    "one clause": _repeated("公开", after="收到申请5件"),
    "titles": _repeated("某县政府信息公开"),
    "a list": _repeated("机构、", "主动公开", "等各类政府信息5条"),
    "parentheses": _repeated("(甲乙", "主动公开", "5条"),
    "numbers in parentheses": _repeated("(1"),
    "contents": _repeated("一、概述 .... 1\n", "目录\n"),
    "dots": _repeated(".", "目录\n中"),
    "leaders": _repeated("…", "收到申请数"),
    "leaders apart": _repeated("· ", "收到申请数"),
    "a path": _repeated("首页 > "),
    "glued": _repeated("重复申请1000001"),
    "glued totals": _repeated("(七)总计1000001"),
    "spaced digits": _repeated("公开1 2 3 4"),
    "digits with commas": _repeated("1,"),
    "mixed": _repeated("13万2千"),
    "tabs": _repeated("甲\t\t1\n"),
    "page numbers": _repeated("公开工作,全年收到政府信息公开申请\n- 2 -\n"),
    "pages": _repeated("\f5\n"),
    "pipes": _repeated("|"),
    "pipes and numbers": _repeated("|1"),
    "stars and numbers": _repeated("*1"),
    "enumerations": _repeated("1、"),
    "cells": _repeated("规章\t1\t2\t3\n"),
    "table of 2019": _repeated("一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n"),
    "table of 2014": _repeated("1.当面申请数\t件\t5\n", "统计指标\t单位\t统计数\n"),
    "rows": _repeated("<tr><td>收到</td><td>2</td></tr>", "<table>", "</table>"),
    "spanning rows": _repeated("<tr><td rowspan=999>1<td>2</tr>", "<table>", "</table>"),
    "boxes": _repeated(
        "<i>1</i>", "<div style='display:grid;grid-template-columns:1fr 1fr'>", "</div>"
    ),
    "boxes in boxes": _repeated("<div style='display:flex'><i>1</i><i>22</i>", "<p>1</p>"),
    "terms": _repeated("<dt>规章<dd>2", "<p>1</p><dl>", "</dl>"),
    "thoughts": _repeated("<think>"),
    "pictures": _repeated("😀5件"),
    "years": _repeated("2012年"),
    "documents": _repeated("国办发〔2014〕32号"),
    "addresses": _repeated("http://a.gov.cn/1/2"),
    "facts": _counted("行政复议{0}件,行政诉讼{0}件,收到申请{0}件,办结{0}件。"),
    "sums": _counted("机构类{}条、"),
    "parts with shares": _counted("类{0}信息{0}条,占{0}%;"),
}
