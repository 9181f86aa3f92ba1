"""Whose figure, and of which time: settled by words of the sentence, which are quoted."""

from __future__ import annotations

import re

from extractor.schemas import Period, Scope

from .bodies import EVERY_BODY

_JURISDICTION = re.compile(
    r"全(?:市|县|区|省|州|乡|镇|旗|盟)(?!政府信息公开|性|面)(?:各级|累计|共|行政机关|主动|公开|受理|收到|新收|因|[^,。;]{0,6}$|)"
    r"|各级(?:各部门|行政机关|政府|机关)[^,。;]{0,14}|(?:市|县|区)各(?:级|部门)"
)
_OWN = re.compile(
    r"(?:市|县|区|省|州|盟|旗)本级|[局厅委院署校]机关(?![各及和])|(?<!非)(?<!属于)(?<!不是)本机关(?!不?掌握|职[责权]|公开|政府|范围|负责)|政府本级|本级信息|(?:政府)?办公[室厅]代表(?:[省市县区]|人民)?政府?|(?:市|县|区|省)政府办"
)
_CUMULATIVE = re.compile(
    r"历年(?:来)?累计|自《?[^,。;《》]{0,24}》?(?:实施|施行|颁布|开展|建立|成立)以来|从未(?=收取|收到|发生)"
    r"|(?<![\d年])[两二三四五六七八九十\d]{1,2}年(?:间|来)(?=[^。;]{0,12}累计)"
)


_MADE_ANEW = re.compile(
    r"需要?(?:由|请)?本(?:机关|单位|部门|局|级)(?:另行|再|重新)?(?:加工|制作|汇总|分析)+"
)
"""需要本机关另行制作: a reason for an answer, and not whose count it is."""


def scope_of(label: str) -> tuple[Scope | None, str | None]:
    """Own office or whole jurisdiction, with the words that say it; None where nothing does.

    Only the clause of the number itself decides: the parts of a city-wide total may be counted
    for the city or for its own office, and the sentence does not say which.
    """
    label = _MADE_ANEW.sub("", label)
    every = EVERY_BODY.search(label)
    if every:
        return "jurisdiction", every.group()
    own = _OWN.search(label)
    if own:
        return "own", own.group()
    whole = _JURISDICTION.search(label)
    return ("jurisdiction", whole.group()) if whole else (None, None)


def period_of(sentence: str, label: str) -> tuple[Period, str | None]:
    """Of the year, or cumulative over years, with the words that say it."""
    match = _CUMULATIVE.search(label) or _CUMULATIVE.search(sentence)
    return ("cumulative", match.group()) if match else ("year", None)
