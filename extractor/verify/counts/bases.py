"""Which number another is compared with: 较上年的1275条, 2015年同口径为3512条."""

from __future__ import annotations

import re

from extractor.language.cue_words import blanked
from extractor.schemas import Mention
from extractor.text.document import Document, told_once

BASE = re.compile(
    r"(?=[上去12二])(?<!承接)(?<!结转)(?<!转入)(?:上年度?|去年|上一(?:学)?年度?|(?P<year>(?:19|20)\d\d|二[〇零○][〇零○一二三四五六七八九]{2})(?:学)?年[度底末]?)(?:同期|同?口径|可比口径)?\(?(?:的|为|是|有|共|主动|公开|收到|受理|发布|代发|印发|制发|举办|召开|接待|办理|答复|申请|政府信息|信息|数量?)*$"
)

_NEAR = 24
"""Characters in which a base stands, with the word that ends before its year: 网站上 is none."""


@told_once
def is_base(document: Document, mention: Mention) -> bool:
    """Whether a number is that of another year, or of one that the report's own is compared with."""
    words = document.before(mention, _NEAR)
    match = BASE.search(blanked(words)) if BASE.search(words) else None
    if match is None:
        return False
    if match["year"] and not match["year"].isdecimal():
        return _western(match["year"]) != document.meta.year
    compared = match.string[: match.start()].endswith(("比", "较", "与", "同"))
    return compared or match["year"] != str(document.meta.year)


def _western(year: str) -> int:
    """The year that Chinese numerals write one by one."""
    return int(
        "".join(str("〇一二三四五六七八九".index(sign)) for sign in re.sub("[零○]", "〇", year))
    )
