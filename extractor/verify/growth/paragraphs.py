"""Growth whose sentence names the base only, and whose figure opens the paragraph.

本年收到申请86件,其中网上26件 …。较2009年的64件,申请量增长34.4%: what has grown is named (申请量), and the first
count of the paragraph is of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bases import is_base
from ..counts.statements import exact, opening_of, statistics
from .stated import rate_off, sign_of, sum_off

_OPENS = re.compile(
    r"\s*(?:这|此数)?(?:相?[较比]于?|与|同|和)(?:上年度?|去年|上一年度?|(?:19|20)\d\d年度?)(?:同期)?[^,。;:\d]{0,8}"
)
_GROWN = re.compile(
    r"(?:相比|比较)?,(?:全年|本年)?(?P<what>申请|信息公开|公开信息|公开|发布|咨询|接待|受理|收件|来访)[总数]?(?:数|量|数量|总量|总数|件数|条数)?(?:共|同比|净)?(?:增|减|上升|下降|提高|降低|回落)[^,。;:\d]{0,4}"
)
_HEAD = re.compile(
    r"(?:收到|受理|新收|接到|公开|发布|接待|办理)[^,。;:\d]{0,12}$|申请[^,。;:\d]{0,3}$"
)
_APART = re.compile(r"其中|累计|以来|历年|截[至止]|[上去]年|季度|半年|\d月")
_REMARK = re.compile(r"可比|口径|剔除|扣除|不含|不计|折算")
_REACH = 400


def check_paragraph_growth(document: Document) -> Iterator[Finding]:
    """Changes that do not lead from the base of their sentence to the figure of their paragraph."""
    for base, change in pairwise(statistics(document)):
        if not is_base(document, base) or not sign_of(document, change):
            continue
        match = _GROWN.fullmatch(document.between(base, change))
        opening = opening_of(document.text, base.span.start)
        lead = document.in_digits[opening : base.span.start]
        behind = document.behind(change, 30).split("\n")[0]
        if match is None or not _OPENS.fullmatch(lead) or _REMARK.search(behind):
            continue
        figure = _head(document, opening, base, match["what"])
        if figure is None or not exact([figure, base, change]):
            continue
        judge = rate_off if change.unit == "%" else sum_off
        facts = judge(document, figure, base, change)
        if facts is not None and change.unit in ("%", base.unit):
            yield facts


def _head(document: Document, opening: int, base: Mention, what: str) -> Mention | None:
    """The first count of the paragraph, if it is of what has grown and the only one that is."""
    low = document.text.rfind("\n", 0, opening) + 1
    if opening - low > _REACH:
        return None
    counts = [m for m in document.mentions_in(low, opening) if m.statistical and m.unit != "%"]
    if not counts or counts[0].unit != base.unit or not counts[0].value:
        return None
    lead = document.text[low : counts[0].span.start].rpartition("。")[2]
    label = re.split(r"[,。;:]", lead)[-1]
    again = any(m.unit == base.unit and (m.value or 0) > (counts[0].value or 0) for m in counts[1:])
    fits = what[:2] in label and _HEAD.search(label) and not _APART.search(lead)
    return counts[0] if fits and not again else None
