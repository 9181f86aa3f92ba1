"""Several things, and as many numbers behind them: which number is whose."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from extractor.schemas import Mention
from extractor.text.scan.numerals import read_count

_MARKS = '“”"'
_QUOTED = re.compile('”“|""|」「')
"""“同意公开”“不予公开”分别为3件、2件: quoted things need no mark between them."""
_NUMERAL = "[一二两三四五六七八九十百千零〇]+(?=[件条次人份个名篇期场元])"
_NUMERAL_LENGTH = 12
_IN_TURN = ("分别", "依次", "顺次", "依序")
_TURN = "|".join(_IN_TURN)
_RESPECTIVELY = re.compile(
    r"(?P<items>[^,。;:\n\d]{1,16}(?:、[^,。;:、\n\d]{1,28})+|[^,。;:、\n\d]{2,12}[和与及][^,。;:、\n\d]{2,12})"
    rf"(?P<verb>[^,。;:、\n\d]{{0,10}}?)(?:,(?:数量|总数|人数|件数)?)?(?:{_TURN})(?P<tail>[^,。;:\n\d]{{0,12}}?)(?=\d|{_NUMERAL})"
)
_OF_YEARS = re.compile(
    r"(?P<items>(?:20\d\d年?度?[、和与])+20\d\d年度?|20\d\d年?(?:至|到|[-—~－])20\d\d年|(?:最?近|过去)[两三23]年(?:来|间)?),?(?P<verb>[^,。;:、\n\d]{0,20}?)"
    rf",?(?:{_TURN})(?P<tail>[^,。;:\n\d]{{0,16}}?)(?=\d)"
)
"""2021年、2022年分别收到…6件、9件, 近两年收到…分别为6件、9件: each year has its number."""
_EACH_ITS_OWN = re.compile(
    r"(?P<items>[^,。;:\n\d]{1,16}(?:、[^,。;:、\n\d]{1,28})+?|[^,。;:、\n\d]{2,12}[和与及][^,。;:、\n\d]{2,12}?)"
    r"的?,?(?P<verb>)各(?P<tail>[^,。;:、\n\d]{0,4}?)(?=\d)"
)
"""微博、微信各发47条、36条: as many numbers as things; 微博、微信各发47条 gives both the same."""
_FORMS = (_RESPECTIVELY, _OF_YEARS, _EACH_ITS_OWN)


def distributed(
    text: str, opened: int, start: int, mentions: Sequence[Mention]
) -> tuple[str, str] | None:
    """The item of this number, and the words with it; None where a number has all before it.

    当面、传真、网络申请分别为42件、2件、60件; 当面、传真、网络申请42件、2件、60件.
    """
    if all(text.find(word, opened, start + 1) < 0 for word in (*_IN_TURN, "各")):
        return _side_by_side(text, opened, start, mentions)
    words = _QUOTED.sub("”、", text[opened : start + _NUMERAL_LENGTH])
    matches = (m for form in _FORMS for m in form.finditer(words))
    here = start - opened
    found = max((m for m in matches if m.end() <= here), key=re.Match.end, default=None)
    if found is None or re.search(r"[。;]", words[found.end() : here]):
        return _side_by_side(text, opened, start, mentions) if found is None else None
    things = _years(found["items"]) or _without_count(items(found["items"]))
    first = bisect_left(mentions, opened + found.end(), key=_starts)
    between = mentions[first : bisect_left(mentions, start, key=_starts)]
    at = sum(1 for mention in between if mention.statistical)
    if at >= len(things):
        return None
    if found.re is _EACH_ITS_OWN and not _as_many(text, mentions, first, len(things)):
        return None
    if (
        found.re is not _OF_YEARS
        and "、" not in found["items"]
        and not _two(text, mentions[first : first + 3], acts=_are_acts(things))
    ):
        return None  # 和 may join the parts of one name
    return things[at], _words(things, at, found["verb"] + found["tail"])


_RANGE = re.compile(r"(20\d\d)年?(?:至|到|[-—~－])(20\d\d)年")
_RECENT = ("前年", "上年", "本年")


def _years(words: str) -> list[str]:
    """The years of a row of numbers: 2020、2021年, 2020年至2022年, 近两年; none if it names others."""
    if match := _RANGE.fullmatch(words):
        return [f"{year}年" for year in range(int(match[1]), int(match[2]) + 1)]
    if "近" in words or "过去" in words:
        return list(_RECENT[-3 if re.search("[三3]", words) else -2 :])
    listed = re.findall(r"20\d\d", words)
    return [f"{year}年" for year in listed] if re.match(r"20\d\d", words) else []


_SIDE_BY_SIDE = re.compile(
    r"(?:^|[,;:)】])(?P<items>[^,。;:、()【】\n\d]{1,16}(?:、[^,。;:、()【】\n\d]{1,16})+?)"
    r"(?:的?(?:情况|数量|件数|次数|总数|人数))?[:】]?$"
)
_GLUED = re.compile(
    r"(?:^|[,;:)】【])(?P<items>(?:行政)?复议(?:行政)?(?:诉讼|应诉)(?:投诉举报|举报投诉|投诉|申诉|举报)?)(?:情况|件数)?[:】]$"
)
"""复议诉讼投诉:2件、0件、5件: things that are always told together need no mark between them."""
_IN_GLUED = re.compile(r"(?:行政)?(?:复议|诉讼|应诉)|投诉举报|举报投诉|投诉|申诉|举报")

_MOST = 12
"""Numbers side by side; a text made to be slow has more."""


def _side_by_side(
    text: str, opened: int, start: int, mentions: Sequence[Mention]
) -> tuple[str, str] | None:
    """Without 分别: as many things as numbers of one unit that stand side by side."""
    here = bisect_left(mentions, start, key=_starts)
    first, last = here, here + 1
    while first > 0 and last - first < _MOST and _next_to(text, mentions[first - 1 : first + 1]):
        first -= 1
    while last - first < _MOST and _next_to(text, mentions[last - 1 : last + 1]):
        last += 1
    if last - first < 2:
        return None
    words = text[opened : mentions[first].span.start].rstrip()
    match, glued = _SIDE_BY_SIDE.search(words), _GLUED.search(words)
    things = items(match["items"]) if match else []
    things = _IN_GLUED.findall(glued["items"]) if glued else things
    if len(things) != last - first:
        return None
    return things[here - first], _words(things, here - first, "")


def _as_many(text: str, mentions: Sequence[Mention], first: int, count: int) -> bool:
    """Whether as many numbers stand side by side as there are things, and the last has a unit."""
    here = mentions[first : first + count + 1]
    gaps = [text[one.span.stop : other.span.start] for one, other in pairwise(here)]
    among, behind = gaps[: count - 1], gaps[count - 1 :]
    whole = len(among) == count - 1 > 0 and here[count - 1].unit is not None
    return whole and all(gap in _BETWEEN_TWO for gap in among) and behind not in (["、"], ["和"])


def _next_to(text: str, two: Sequence[Mention]) -> bool:
    if len(two) < 2 or two[0].unit is None or two[0].unit != two[1].unit:
        return False
    return text[two[0].span.stop : two[1].span.start] in ("、", "和")


def _words(things: Sequence[str], at: int, verb: str) -> str:
    """What is said of one of the things: its own words, and those that all of them share."""
    shared = re.match(r"(?:.*?(?:通过|以|采用))?", things[0])
    prefix = shared.group() if shared and at else ""
    act = _ACT.search(things[-1], 1)
    told = act is not None and things[at] is not things[-1] and _ACT.search(things[at]) is None
    shared_act = act.group() if act and told else ""
    return squeeze(f"{prefix}{things[at]}{shared_act}{verb}")


def _are_acts(things: Sequence[str]) -> bool:
    """举办培训班和召开会议: whether each of two has a verb and its object, so that 和 joins no name."""
    return len(things) == 2 and all(map(_WITH_OBJECT.match, things))


_WITH_OBJECT = re.compile(
    r"(?:[本我][局委办厅镇乡校院县市区省]|本机关|本单位|全[年县市区局]|共|已|依法|积极)*"
    r"(?:举办|召开|组织|开展|收到|受理|收取|办结|答复|主动公开|公开|发布|推送|制发|印发|编发|接受|接待|回应)"
    r"(?![了的]?$)"
)


def _two(text: str, mentions: Sequence[Mention], *, acts: bool) -> bool:
    """Whether two numbers stand side by side, and no third: 57件和3件; of one unit, but of two ``acts``."""
    if len(mentions) < 2 or (mentions[0].unit != mentions[1].unit and not acts):
        return False
    gaps = [text[one.span.stop : other.span.start] for one, other in pairwise(mentions)]
    return gaps[0] in _BETWEEN_TWO and gaps[1:] not in (["、"], ["和"])


_BETWEEN_TWO = ("和", "、", ",", "与", "及")
_ACT = re.compile(
    r"(?:主动)?(?:公开|发布|推送|收到|受理|办理|办结|答复|召开|举办)[^,。;、]*$"
    r"|(?:现行有效|有效|制发|废止|失效)的?(?:件数|数量|总数)?$"
)
"""政务微博、政务微信发布信息分别为…, 规章、规范性文件现行有效分别为…: what all do is said of the last."""


def _starts(mention: Mention) -> int:
    return mention.span.start


def items(words: str) -> list[str]:
    """The members of a list; a last member joined by 和 counts, 和 inside a word may not."""
    parts = words.split("、")
    last = re.split(r"和|及|与", parts[-1])
    return [*parts[:-1], *last] if len(last) == 2 and all(len(p) >= 2 for p in last) else parts


_COUNT = re.compile(
    r"(?<=[一-鿿])(?P<count>[两二三四五六七八九十])(?:项|类|种|个|者)(?:收费|费用|数量|平台|渠道|途径|方式)?"
)


def _without_count(things: Sequence[str]) -> list[str]:
    """检索费、复印费两项费用分别为…: a list that counts itself, without that count."""
    counted = _COUNT.search(things[-1])
    if counted is None or read_count(counted["count"]) != len(things):
        return list(things)
    return [*things[:-1], things[-1][: counted.start()] + things[-1][counted.end() :]]


def squeeze(words: str) -> str:
    """Words without blanks and quotation marks, as frames have them."""
    words = "".join(words.split())
    for mark in _MARKS:
        words = words.replace(mark, "")
    return words
