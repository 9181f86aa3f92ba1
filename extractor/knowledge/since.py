"""Names of columns that say since when they count: 自2008年5月1日起累计, 《条例》施行以来, 今年以来."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Since = Literal["year", "cumulative", "season"]
"""From the first of the year on; over several years; over a part of the year."""

_SUM = r"(?P<sum>的?(?:累计|累积|合计|总计|共计|总数|总量))?数?量?"
_START = r"(?:19|20)\d\d(?:年(?:度|初)?(?:\d{1,2}月(?:份|初)?(?:\d{1,2}日)?)?)?"
_EVENT = (
    r"《?(?:中华人民共和国)?(?:政府信息公开)?(?:条例)?》?(?:(?:政府信息|信息|政务)公开)?(?:工作|制度|网站)?"
    r"(?:正式|全面)?(?:施行|实施|颁布|公布|开展|推行|开始|启动|运行|建立|开通|成立)"
)
_UP_TO = r"(?:至今|(?:[-—–~至到]+|截[至止])(?:目前|现在|(?P<until>(?:19|20)\d\d年度?)?(?:12月(?:31日)?|(?:本年|当年|年)?度?[底末]|(?<=年)|(?<=年度))))"
_SINCE = re.compile(
    rf"(?:自|从)?(?P<start>{_START})?(?P<event>{_EVENT})?(?P<now>今年|本年度?|当年|年初|本年初)?"
    rf"(?:之日|后|之后)?"
    rf"(?P<from_on>以来|起|开始)?(?P<up_to>{_UP_TO})?计?{_SUM}"
)
_FIRST_DAY = re.compile(r"\d{4}年?(?:度|初)?(?:1月(?:份|初)?(?:1日)?)?")


@dataclass(frozen=True, slots=True)
class SinceWhen:
    """Where such words stand in a name, and what they say; ``within`` is the one year that holds it all."""

    start: int
    stop: int
    says: Since
    within: int | None = None


def since(words: str, year: int | None) -> SinceWhen | None:
    """What a name without blanks says of since when it counts; ``year`` is that of the report."""
    for match in _SINCE.finditer(words):
        named = match["start"] or match["event"] or match["now"]
        named = named or (match["until"] and match["sum"])
        if named and (match["from_on"] or match["up_to"]) and _ends_in(match, year):
            within = _within(match)
            if within and year and within != year:
                return None
            return SinceWhen(match.start(), match.end(), _says(match, within or year), within)
    return None


def _within(match: re.Match[str]) -> int | None:
    """The year of a span that ends in the year in which it begins: 2013年1月1日至(2013年)12月31日."""
    if match["start"] is None or not match["up_to"]:
        return None
    begun = int(match["start"][:4])
    ends = int(match["until"][:4]) if match["until"] else None
    if ends is None and re.match(r"[-—–~至到]+12月", match["up_to"]):
        return begun  # no other year is named before its end
    return begun if ends == begun else None


def _ends_in(match: re.Match[str], year: int | None) -> bool:
    """Whether nothing says that it counts up to another year."""
    return match["until"] is None or year is None or int(match["until"][:4]) == year


def _says(match: re.Match[str], year: int | None) -> Since:
    if match["start"] is None or year is None or int(re.sub(r"\D", "", match["start"])[:4]) != year:
        return "year" if match["now"] else "cumulative"
    return "year" if _FIRST_DAY.fullmatch(match["start"]) else "season"
