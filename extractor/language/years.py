"""Which of the years in the words before a number say of when it is.

Not that of a title or a rule (根据2019年修订的《条例》), of what a thing has been since (2019年开通的微信),
one compared with, one from which something was carried over, or that of what is left out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .cue_words import blanked, grammar, said

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_ONE = r"(?:(?:19|20)\d\d年?度?|<last_year>)"
_MADE = (
    r"(?:新|重新|全面|正式|统一)?(?:修订|修正|修改|出台|印发|下发|制定|制订|颁布|公布|发布|实施|施行|建成|成立|组建|开通|启用"
    r"|上线|设立|建立|开设|注册|认证|创办|创建)(?:施行|实施|启用|运行)?的"
)
_ACT = (
    r"(?:公开|发布|更新|推送|收到|受理|答复|办理|办结|开展|举办|提供|接待|转载|编发|收取|要求|规定)"
)
_OTHERS = (
    rf"[比较与同]{_ONE}[^;,()]{{0,99}}(?:\([^()]{{0,99}}\)[^;,()]{{0,99}})?,|(?:19|20)\d\d年度?(?=结转|转结|转入|遗留)"
    rf"|[与同和跟较比]{_ONE}[^,。;()\d\n]{{0,8}}?(?:对比|相比|比较|对照|变化|增减)"
    r"|除[^,;()]{0,24}?(?:19|20)\d\d年[^,;()]{0,16}[之以]?外,"
    rf"|(?:19|20)\d\d年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?{_MADE}(?=[^,。;:\d]{{2,16}}(?:{_ACT}|,))"
    rf"|(?:依据|依照|按照|根据|参照)[^,。;()\n]{{0,20}}?{_ONE}(?![^,。;\n]{{0,6}}(?:统计|数据|汇总))"
    rf"|(?:19|20)\d\d年?[^,。;()\d\n]{{0,4}}?(?:修订|修正|版|《?(?:政府信息公开)?条例)|条例》?\({_ONE}"
)
_OTHER = grammar(_OTHERS)
_ASIDE = grammar(rf"\([^()]*\)|〔[^〔〕]*〕|{_OTHERS}")
_LAST = grammar(r"<last_year>(?!度?(?:结转|转结|转入|遗留|未办结|转来|跨)|末|底|项目|事项)")
"""The year before, but for what was left from it to this one."""


@lru_cache(maxsize=2048)
def dated(words: str) -> str:
    """Words of which only those years are left that date what follows; all else stands in its place."""
    if "年" not in words:
        return words
    return _ASIDE.sub(lambda match: "囗" * len(match[0]), blanked(words))


@lru_cache(maxsize=512)
def without_asides(words: str) -> str:
    """Words without the years that date nothing, but with the rules and titles that they name."""
    return _ASIDE.sub("", words)


def without_others(words: str) -> str:
    """A caption without the years of a law, and of what its own is compared with."""
    return _OTHER.sub("", words)


def years_in(words: str) -> list[int]:
    """The years by their numbers that date what follows these words, in order."""
    return [int(year) for year in YEAR.findall(dated(words))] if YEAR.search(words) else []


def names_last_year(words: str) -> bool:
    """Whether words name the year before, other than for what it left to this one."""
    return said(_LAST, words)
