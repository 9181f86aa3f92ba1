"""What there is to date, divided into this year and all the years before it.

累计公开14260条,其中2012年新增2310条,2011年底以前公开11950条: there is no third stretch of time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language.wholeness import overlaps_said
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import SAID_TO_BE_ALL, broken_sum
from ..counts.interval import sum_of
from ..counts.statements import Statement, exact, statements
from .extent import thing

_DEED = (
    r"(?:新增|新?公开|新?发布|录入|上传|更新|产生|制作|形成|收集|移交|主动|累计|共|的|有|为|是)*"
)
_NOW = rf"(?:(?P<now>(?:19|20)\d\d)年度?|本年度?|当年|今年)(?:以来)?{_DEED}"
_BEFORE = (
    r"(?:(?P<until>(?:19|20)\d\d)年度?(?:(?:[底末]|12月31日)(?:以前|之前|前)|[底末]?及(?:其|之)?以?前)|(?:上年度?|去年|上一年度?)(?:[底末](?:以前|之前|前)|及(?:其|之)?以?前)"
    rf"|(?P<since>(?:19|20)\d\d)年(?:1月1日)?(?:以前|之前|前)|(?:以前年度|往年|此前|历年|以往年度)){_DEED}"
)
_LED = r"[,(:](?:其中)?[,:]?"
_AND = r"[,、;]"
_ORDERS = (
    (re.compile(_LED + _NOW), re.compile(_AND + _BEFORE)),
    (re.compile(_LED + _BEFORE), re.compile(_AND + _NOW)),
)
_TO_DATE = re.compile(r"累计|历年|总[量数]|截[至止]|共有|现有|以来")
_GONE = re.compile(
    r"废止|失效|清理|删除|撤[下销]|下架|注销|退出|核减|合并|重复|调整|不含|除外|约|部分"
)
_TWO = 2


def check_years_before(document: Document) -> Iterator[Finding]:
    """This year and the years before it that do not make up what there is to date."""
    year = document.meta.year
    for here in statements(document) if year else ():
        if len(here.counts) <= _TWO or not _TO_DATE.search(here.words):
            continue
        counts = [m for m in here.counts if m.kind == "number" and m.unit not in (None, "%")]
        for at in range(len(counts) - _TWO):
            trio = counts[at : at + _TWO + 1]
            if _divided(document, here, trio, year or 0):
                yield broken_sum(document, trio[1:], trio[0], SAID_TO_BE_ALL)


def _divided(document: Document, here: Statement, trio: list[Mention], year: int) -> bool:
    """Whether two counts are those of this year and of all before it, and do not make up the first."""
    whole, first, second = trio
    if len({thing(m) for m in trio}) > 1 or not exact(trio) or _GONE.search(here.words):
        return False
    gaps = document.between(whole, first), document.between(first, second)
    if not any(_of_order(order, gaps, year) for order in _ORDERS):
        return False
    lead = here.text[here.start : whole.span.start]
    if not _TO_DATE.search(lead) or overlaps_said(here.words):
        return False
    added, value = sum_of([first, second]), whole.value or 0
    return added != value and abs(added - value) * 4 <= value


def _of_order(
    order: tuple[re.Pattern[str], re.Pattern[str]], gaps: tuple[str, str], year: int
) -> bool:
    matches = [pattern.fullmatch(gap) for pattern, gap in zip(order, gaps, strict=True)]
    named = {k: v for m in matches if m for k, v in m.groupdict().items() if v}
    fits = {"now": year, "until": year - 1, "since": year}
    return all(matches) and all(int(v) == fits[k] for k, v in named.items())
