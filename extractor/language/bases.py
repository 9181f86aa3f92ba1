"""What a change starts from: 比上年的515篇增加77篇, 由上年的41件上升到116件.

The number that a change starts from is of the year before, or of the state before; it is no change.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .cue_words import blanked, grammar

_YEAR = r"(?:<last_year>|(?:19|20)\d\d学?年)(?:度|同期|全年|末|底|初)?"
_CHANGE = r"增长|增加|新增|增多|减少|上升|下降|下跌|提高|提升|降低|回落|翻|多|少|增|减|升|降"
_OF = rf"(?:(?!{_CHANGE})[^,。;:、\d(]){{0,12}}?"
_FILLER = r"(?:的|之|为|是|共|有|总数|合计数?|总计)*"
_BASE = grammar(
    rf"(?P<to>(?:(?:与|同)?(?:(?<!占)[比较]|相比于?))|与|同|和|跟|[由从自]|^)(?P<year>{_YEAR})(?P<of>{_OF}){_FILLER}$"
)
_ALONE = grammar(r"(?P<year><last_year>(?:同期|全年)?)(?=[为是])[的为是共有]*")
"""去年为40次: the year before beside this one."""
_COMPARED = re.compile(rf"(?:相比|相较|比较|比)|(?:又|还|分别)?(?:{_CHANGE})")
_WITH = re.compile(r"相比|相较|比较|比")
_TO = rf"(?:{_CHANGE}|整合|合并|压缩|压减|核减|缩减|削减|调整|扩大)了?[到至为]"
_TO_STATE = re.compile(_TO)
_SINCE = grammar(
    rf"((?:[比较]|相比于?|与|同|和|跟){_YEAR}{_OF}){_FILLER}\d(?:[\d.]|,(?=\d{{3}}))*[^,。;:\d]*$"
)
_WAS = re.compile(r"[由从自][^,。;:]*\d[^,。;:]*$")
_FROM_YEAR = grammar(rf",?[由从自]{_YEAR}{_OF}的?$")
_ENDS_IN_STATE = grammar(rf",?(?:[由从自](?:{_YEAR}{_OF}的?)?)?(?:现在)?{_TO}$")


class Base(NamedTuple):
    """``thing`` is what stands before in the clause, ``year`` when it was, with what else is said of it."""

    thing: str
    year: str


def base_of(label: str, after: str) -> Base | None:
    """The base that a number is, by the words before it and behind; None if it is none."""
    words = label.strip(",(")
    if alone := _ALONE.fullmatch(words):
        return Base("", alone["year"])
    found = _BASE.search(blanked(words))
    if found is None or not _is_one(found, after):
        return None
    return Base(words[: found.start()], words[found.start("year") : found.end("of")])


def _is_one(found: re.Match[str], after: str) -> bool:
    """Whether a year before a number is that of a base: words between them, or another word for
    comparing, need a change behind it."""
    if found["to"] in tuple("由从自"):
        return _TO_STATE.match(after) is not None
    if found["to"] in ("", *"与同和跟"):  # frames leave it out at the beginning of a clause
        return _WITH.match(after) is not None
    return not found["of"] or _COMPARED.match(after) is not None


def since(sentence: str) -> str:
    """What a change is told against, where its base stands right before it: 较2016年."""
    found = _SINCE.search(sentence)
    return found[1] if found else ""


def without_base(words: str) -> str:
    """Words before a number that both numbers of a change count, without when the first was: 由上年的."""
    return _FROM_YEAR.sub("", words)


def without_state(words: str, sentence: str) -> str:
    """Words before a number that is what something became, without the becoming: 及时率从88%提高到97%.

    Only where ``sentence``, all that stands before, tells what it was: 提高到95% alone may be a goal.
    """
    return _ENDS_IN_STATE.sub("", words) if _WAS.search(sentence) else words
