"""The 一 that counts: 办培训班一次 is a count, 一次性 and 每月一次 are none; 诉讼一起 is one, 合在一起 none."""

from __future__ import annotations

import re

_PUT = re.compile(r"[合放加并连算归汇串结]在$")
_DO_TOGETHER = re.compile(
    r"\s?(?:\d|共(?!同)|合计|总计|统计|计算|汇总|部署|推进|落实|检查|考核|研究|谋划|安排|布置|开展|组织|学习|参加|上报|抓)"
)


def together(text: str, start: int, stop: int, unit: str | None) -> bool:
    """合在一起9件, 与业务工作一起部署: a word, and no case."""
    if unit != "起":
        return False
    at = stop + 1
    return bool(_PUT.search(text, max(0, start - 2), start) or _DO_TOGETHER.match(text, at))


_HELD = re.compile(
    r"(?:召开|举办|举行|组织|开展|开(?!始)|办(?![事理结])|参加|接受|进行|安排|邀请|培训|检查|部署|自查)[^,。;:、()\d\n]{0,16}$"
)
_EVERY = re.compile(r"[每逐]|至少")
_OFTEN = re.compile(rf"{_EVERY.pattern}|[年月季周日半]$|[一两]个?月$|第$|再$|又$")
_ENDS_CLAUSE = frozenset(",。;、)\n")
_JUST_HELD = re.compile(r"(?:召开|举办|举行|组织|开展|[办开搞]了?)过?了?$")
_WHAT_IS_HELD = re.compile(r"[一-鿿]{0,10}(?:班|会|会议|培训|讲座|访谈|演练|活动)(?=[,。;、\n]|$)")
"""办了一次学习班."""


_PLACE = re.compile(
    r"(?:点|室|栏|场所|中心|窗口|馆|区|角|机构|小组|平台)(?:共|计|仅|只|有|设|为)*$"
)
"""设查阅点一处: how many there are, behind the name of the place."""


def once(text: str, start: int, stop: int, unit: str | None) -> bool:
    """办培训班一次: what is told of a thing that was held is a count; 每月一次 is none."""
    if unit not in ("次", "回", "轮", "处", "所", "个"):
        return False
    at = stop + len(unit)
    before = text[max(0, start - 24) : start]
    if unit == "次" and _JUST_HELD.search(before) and _WHAT_IS_HELD.match(text, at):
        return _EVERY.search(re.split(r"[,。;:\n]", before)[-1]) is None
    held = _HELD.search(before)
    ends = text[at : at + 1] in _ENDS_CLAUSE or at >= len(text)
    if unit in ("处", "所", "个"):
        return ends and _PLACE.search(before) is not None
    if held is None or not ends:
        return False
    clause = re.split(r"[,。;:\n]", before[: held.start()])[-1]
    return not _OFTEN.search(held.group()) and not _EVERY.search(clause)


_ON_LINE = re.compile(r"(?:线[上下]|网[上下]|站上|平台上|号上|会上|媒体上|窗口上|以[上下])$")


def behind_a_place(text: str, start: int, numeral: str, unit: str | None) -> bool:
    """网上一件, 会上一百二十人: 上 and 下 end the word for a place; 上一件 and 下一篇 are others in a row."""
    if unit is None or text[start - 1] not in "上下":
        return False
    return len(numeral) > 1 or _ON_LINE.search(text, max(0, start - 4), start) is not None
