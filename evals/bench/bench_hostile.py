"""Texts made to be slow: how the time of a whole report grows when such a text is doubled.

::

    python evals/bench/bench_hostile.py

Two is linear; the exit code is 1 where a text grows by more than ``MOST``.  Each text is one thing repeated without an end of a sentence or of a line where a
report would have one; patterns and loops that look back or ahead too far show here first.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable

from extractor import extract

SIZES = (15_000, 30_000)
REPEAT = 3
MOST = 3.2
"""Growth of the time when a text is doubled above which it is no longer linear; 4 is quadratic."""

LEAST = 0.02
"""Seconds below which a ratio is noise."""

SHAPES: dict[str, Callable[[int], str]] = {
    "numerals": lambda n: "一件" * (n // 2),
    "denials": lambda n: "没有一件" * (n // 4),
    "denials behind": lambda n: "复议没有," * (n // 5),
    "staff": lambda n: "专职人员3人、兼职人员2人," * (n // 14),
    "shares": lambda n: "收到申请5件,占总数的3%," * (n // 14),
    "lists": lambda n: "其中通过电话3人次," * (n // 10),
    "means": lambda n: "没有专职人员和" * (n // 7),
    "interviews": lambda n: "在线访谈2次、在线访谈1次," * (n // 13),
    "no numbers": lambda n: "通过网站" * (n // 4) + "公开5条",
    "titles": lambda n: "某县政府信息公开" * (n // 8),
    "a list": lambda n: "主动公开" + "机构、" * (n // 3) + "等各类政府信息5条",
    "parentheses": lambda n: "主动公开" + "(甲乙" * (n // 3) + "5条",
    "contents": lambda n: "目录\n" + "一、概述 .... 1\n" * (n // 12),
    "dots": lambda n: "目录\n中" + "." * n,
    "leaders": lambda n: "收到申请数" + "…" * n,
    "leaders apart": lambda n: "收到申请数" + "· " * (n // 2),
    "leaders of many": lambda n: "收到申请数……" * (n // 7),
    "a path": lambda n: "首页 > " * (n // 5),
    "reading points": lambda n: "没有查阅点、" * (n // 6),
    "glued": lambda n: "重复申请1000001" * (n // 11),
    "spaced digits": lambda n: "公开1 2 3 4" * (n // 9),
    "mixed": lambda n: "13万2千" * (n // 5),
    "tabs": lambda n: "甲\t\t1\n" * (n // 5),
    "page numbers": lambda n: "公开工作,全年收到政府信息公开申请\n- 2 -\n" * (n // 23),
    "pipes": lambda n: "|" * n,
    "pipes and numbers": lambda n: "|1" * (n // 2),
    "hashes": lambda n: "#" * n,
    "rows": lambda n: "<table>" + "<tr><td>1<td>2" * (n // 14),
    "cells": lambda n: "规章\t1\t2\t3\n" * (n // 9),
}


def seconds(text: str) -> float:
    """The least of several runs."""
    best = math.inf
    for _ in range(REPEAT):
        before = time.process_time()
        extract(text)
        best = min(best, time.process_time() - before)
    return best


def main() -> None:
    """Print every shape."""
    extract("收到申请1件。\n")  # what is made once is made now
    print(f"{'text':16} {SIZES[0]:>9} {SIZES[1]:>9}   growth")
    slow = []
    for name, make in SHAPES.items():
        small, large = (seconds(make(size)) for size in SIZES)
        print(f"{name:16} {small:7.3f} s {large:7.3f} s   {large / small:6.1f}")
        if large / small > MOST and large > LEAST:
            slow.append(name)
    if slow:
        sys.exit(f"not linear: {', '.join(slow)}")


if __name__ == "__main__":
    main()
