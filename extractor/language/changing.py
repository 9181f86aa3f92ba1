"""Words of change: 增加10件, 比上年的40件, 升至50件; whether a number is a change, or what one starts from."""

from __future__ import annotations

import re

from extractor.schemas import Mention
from extractor.text.document import Document, told_once
from extractor.text.meta_value import year_of

from .cue_words import blanked
from .other_years import LAST_YEAR, YEAR

RISES_TO = (
    r"(?:大幅度?|小幅|明显|显著|逐[步年]|稳步|持续|迅速|快速|略有?|[猛激骤锐剧])?地?"
    r"(?:增加|增长|增多|上升|升高|上涨|攀升|跃升|提高|提升|扩大|扩充|回升|减少|下降|降低|回落|下滑|压减|压缩|缩减|整合"
    r"|精简|调整|变更?|改|增|升|涨|扩|减|降|跌)了?[到至为成]"
)
"""上升为, 增加到, 降至, 回落到: what follows is reached, and is no change."""
_VERB_END = r"(?:了|率|约|近|达|(?<=[率幅])为)*$"
_UP = re.compile(
    r"(?:增长|上升|增加|提高|提升|增多|上涨|净增|[增升涨]幅|多出|(?<=[年期,条件个次人的比)])多)"
    + _VERB_END
)
_DOWN = re.compile(
    r"(?:下降|减少|降低|回落|下滑|净减|[降减跌]幅|少了|(?<=[年期,条件个次人的比)])少)" + _VERB_END
)
_OF_WHAT = re.compile(
    rf"(?:同比|环比|相比|[较比与]?(?:{LAST_YEAR}|上一学年度?|{YEAR}年度?)(?:同期)?"
    r"|今年|本年度?|有所|略有|大幅|明显|净|共|也|则|均|[的比较])*"
)
CLAUSE = re.compile(r"[,;:()、。!?\n]")
ANY_YEAR = rf"(?:{YEAR}|二[〇零○][〇零○一二三四五六七八九]{{2}})年度?"
_BASE = re.compile(
    r"(?=[上去12二])(?<!承接)(?<!结转)(?<!转入)(?:上年度?|去年|上一(?:学)?年度?|(?P<year>(?:19|20)\d\d|二[〇零○][〇零○一二三四五六七八九]{2})(?:学)?年[度底末]?)(?:同期|同?口径|可比口径)?\(?(?:的|为|是|有|共|主动|全[省市州县区局]|公开|收到|受理|发布|代发|印发|制发|举办|召开|接待|办理|答复|申请|政府信息|信息|数量?)*$"
)

_NEAR = 24
"""Characters in which a base stands, with the word that ends before its year: 网站上 is none."""


@told_once
def sign_of(document: Document, change: Mention) -> int:
    """1 for growth, -1 for a decline, 0 where the words before a number say neither."""
    before = document.before(change, 8)
    return 1 if _UP.search(before) else -1 if _DOWN.search(before) else 0


def year_before(document: Document, mention: Mention) -> re.Match[str] | None:
    """The words before a number that make it that of another year, up to the number; ``year`` is a named one."""
    words = document.before(mention, _NEAR)
    return _BASE.search(blanked(words)) if _BASE.search(words) else None


@told_once
def is_base(document: Document, mention: Mention) -> bool:
    """Whether a number is that of another year, or of one that the report's own is compared with."""
    match = year_before(document, mention)
    if match is None:
        return False
    if match["year"] and not match["year"].isdecimal():
        return year_of(match["year"]) != document.meta.year
    compared = match.string[: match.start()].endswith(("比", "较", "与", "同"))
    return compared or match["year"] != str(document.meta.year)


def only_of_change(gap: str) -> bool:
    """Whether words between a figure and a number say nothing but that it grew or declined."""
    words = gap.strip(",(")
    verb = _UP.search(words) or _DOWN.search(words)
    left = words[: verb.start()] if verb else words
    return verb is not None and _OF_WHAT.sub("", left.replace(",", "")) in ("", "年")


_SINCE = re.compile(rf"[较比与同]?(?:{LAST_YEAR}|{ANY_YEAR})(?:同期)?")


def subject_of(document: Document, change: Mention) -> str:
    """What is said to have grown, as far as the words of the clause before the verb name it."""
    words = _SINCE.sub("", CLAUSE.split(document.before(change, 40))[-1])
    words = re.split(r"\d[\d.,]*(?:[万亿]?(?:人次|件次|[^\d]))?", words)[-1]
    if re.fullmatch(r"[多少](?:了|出)*", words):
        return ""
    words = (_UP if sign_of(document, change) > 0 else _DOWN).sub("", words)
    return _OF_WHAT.sub("", words) if words != "年" else ""  # 年增长率, and not 年均增长
