"""Denials of the means of disclosure work: staff, money, places, meetings, training, channels.

没有专职人员,未安排专项经费,未举办培训班 are noughts of the statistics table where a report describes
what it has.  Where it complains (没有专职人员,影响了更新), names a cause, or speaks of some
offices among many, nothing is counted, and nothing is found here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

# The verbs that a thing is denied with: having it, doing it, publishing it or through it.
_HAVE = (
    r"配备|配有|配置|设立|设置|设有|设|成立|建立|安排|落实|指定|明确|聘用|投入|拨付|拨款|列支|编列|列入|支出|使用|"
    r"发生|产生|有"
)
_DO = r"组织|开展|举办|召开|举行|进行|安排|实施"
_PUBLISH = r"发布|公开|制作|撰写|编发|刊发|开展|推出"
_THROUGH = r"通过|利用|使用|经由"
_DENIAL = re.compile(
    r"(?=[未没无])(?:"
    rf"(?:未曾|未|没有?)(?:再|另行|单独|专门|专题)?(?P<verb>(?:{_HAVE}|{_DO}|{_PUBLISH}|{_THROUGH}|回应){{1,3}})"
    r"|没有|(?<![有毫并])无(?!法|需|须|关|论|偿))(?:过|任何|了|相关|有关|各类|单独的?|专门的?(?=[专培]))*"
)
_OPEN = r"(?:(?:政府信息公开|政务信息公开|政务公开|信息公开|信息)(?:工作(?!人员))?的?)"
_THING = re.compile(
    rf"(?P<full_time_staff>{_OPEN}?(?:专职|全职)(?:的)?(?:从事)?{_OPEN}?(?:工作)?人员)"
    rf"|(?P<part_time_staff>{_OPEN}?兼职(?:的)?{_OPEN}?(?:工作)?人员)"
    rf"|(?P<budget>(?:{_OPEN}?(?:专项|专门)(?:的)?{_OPEN}?(?:工作)?经费|{_OPEN}专项资金|{_OPEN}经费)(?:支出|投入|预算)?)"
    rf"|(?P<office>{_OPEN}?专门(?:的)?{_OPEN}?(?:工作)?机构)"
    rf"|(?P<reading_point>(?:{_OPEN}|公共|集中)*查阅(?:点|场所|室))"
    rf"|(?P<training>{_OPEN}?(?:业务|专题|集中|专门|专项)?培训(?:班|会议?|活动)?)"
    rf"|(?P<meeting>{_OPEN}(?:专题|部署|推进)?会议?|工作会议(?:或|和|、)专题会议|专题会议?)"
    rf"|(?P<interpretation>政策(?:文件)?解读(?:稿件|材料|文章|信息)?)"
    r"|(?P<hot_topic>(?:需要?|应当?)?回应的?(?:公众|社会)?(?:关注|关切)?的?(?:热点|舆情)(?:问题)?(?:(?:或|和|及|、)(?:重大)?(?:网络)?(?:舆情|热点))?)"
    r"|(?P<weibo>(?:政务|官方)?微博(?:平台)?)|(?P<wechat>(?:政务|官方)?微信(?:公众号|平台)?)"
)
_LABEL_END = re.compile(r"(?:数量?|总?次数|情况|支出)?\s?(?=[:：])")
_VERBS = {
    **dict.fromkeys(("full_time_staff", "part_time_staff", "budget", "office", "reading_point"), _HAVE),
    **dict.fromkeys(("training", "meeting"), _DO),
    "interpretation": _PUBLISH,
    "hot_topic": "发生|产生|出现|有",
    **dict.fromkeys(("weibo", "wechat"), _THROUGH),
}  # fmt: skip
_BARE = frozenset({"full_time_staff", "part_time_staff", "budget", "office", "hot_topic"})
"""What a mere 没有 or 无 denies: 没有专项经费, but not 没有培训."""
_JOIN = re.compile(r"(?:和|及|以及|与|或|、)(?:相应的?|其他)?")
_PUBLISHED = re.compile(
    r"(?:等(?:渠道|方式|平台)?)?(?:公开|发布|推送)(?:过)?(?:政府|政务|相关)*信息"
)
# What is denied ends here: 没有专职人员的单位 denies nothing of this office.
_BEHIND = re.compile(r"(?:的?情况)?(?=[,。;、!\n]|$|,?(?:也|亦))")
_NO_STATEMENT = re.compile(
    r"如|若|凡|因|由于|鉴于|对|避免|杜绝|解决|改变|是否|部分|个别|有的|有些|少数|一些|多数|大多|基层|各|尚有|还有|问题|不足|困难|[一二三四五]是|"
    r"[上下]半年|季度|月|此前|以前|之前|过去|原来|去年|上年|往年"
)
_EXCEPT = re.compile(r"除[^。;]{1,40}外")
_CONSEQUENCE = re.compile(
    r"影响|导致|制约|造成|致使|使得?|跟不上|有待|亟待|急需|难以|不够|不足|不高|不到位|滞后|薄弱|困难|问题"
)
_SECTION = re.compile(
    r"^\s?(?:[一二三四五六七八九十]{1,3}\s?[、.．]|第[一二三四五六七八九十]部分)[^\n]{0,60}",
    re.MULTILINE,
)
_OF_PROBLEMS = re.compile(r"问题|不足|困难|改进|打算|下一?步|建议")
_STOPS = "。;!?\n"
_NEAR = 120
"""Characters of a sentence that are looked at on either side."""


def find_denied_means(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, stop, thing) for everything of which a text says that the office has or did none."""
    sections = list(_SECTION.finditer(text))
    starts = [section.start() for section in sections]
    reached = 0
    for match in _DENIAL.finditer(text):
        if match.start() < reached:
            continue
        named = _named(text, match)
        if not named:
            continue
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and _OF_PROBLEMS.search(sections[at].group()):
            continue
        if _complains(text, match.start(), named[-1][1]):
            continue
        reached = named[-1][1]
        yield from named


def labelled_means(text: str, low: int, high: int) -> tuple[int, int, str] | None:
    """专项经费:无 — what stands right before the colon of a label, between two places."""
    for thing in _THING.finditer(text, low, high):
        if _LABEL_END.match(text, thing.end()) and thing.end() <= high:
            return thing.start(), thing.end(), thing.lastgroup or ""
    return None


def _named(text: str, match: re.Match[str]) -> list[tuple[int, int, str]]:
    """The things that one denial names; none if its verb or what stands behind does not fit."""
    found: list[tuple[int, int, str]] = []
    at = match.end()
    while (thing := _THING.match(text, at)) is not None:
        name = thing.lastgroup or ""
        if not _fits(name, match["verb"]):
            return []
        found.append((thing.start(), thing.end(), name))
        at = thing.end()
        join = _JOIN.match(text, at)
        if join is None:
            break
        at = join.end()
    if not found:
        return []
    stop = found[-1][1]
    if found[0][2] in ("weibo", "wechat"):
        published = _PUBLISHED.match(text, stop)
        stop = published.end() if published else -1
    return found if stop >= 0 and _BEHIND.match(text, stop) else []


def _fits(thing: str, verb: str | None) -> bool:
    if verb is None:
        return thing in _BARE
    return re.search(_VERBS[thing], verb) is not None


def _complains(text: str, start: int, stop: int) -> bool:
    """Whether the sentence tells of a condition, a cause or a trouble, and states no figure."""
    low = max(text.rfind(mark, max(0, start - _NEAR), start) for mark in _STOPS) + 1
    low = max(low, start - _NEAR)
    ends = (text.find(mark, stop, stop + _NEAR) for mark in _STOPS)
    high = min((at for at in ends if at >= 0), default=stop + _NEAR)
    before = text[low:start]
    return bool(
        _NO_STATEMENT.search(before.rpartition(",")[2])
        or _EXCEPT.search(before)
        or _CONSEQUENCE.search(text, stop, high)
    )
