"""收到23件,办结22件,结转1件 … 本年收到的申请办结率100%: a rate that names all that was received.

按期办结率 and a bare 办结率 are of those that were due; of these 100% is no mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language.movement import of_cases, selected
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.interval import sum_of
from ..counts.statements import exact, statistics
from ..growth.stocks import Told
from .sentences import share_finding

_OF_ALL = re.compile(
    r"(?:^|[,。;:、(])(?:其中)?(?P<all>所有|全部)?(?:对|于)?(?:[本全当今]年度?|年内|20\d\d年度?)?(?:内|共)?新?(?:收到|受理|收|提出)的?"
    r"(?P<every>全部|所有|各类)?(?:依申请公开|政府信息公开|信息公开|公开)?(?:申请|件)(?:件|事项)?的?总?(?:办结|办理完成)率(?:均?[为是]|达到?了?)?$"
)
_BEFORE = 48
_REACH = 400
_ALL = 100


def check_rates_of_all(document: Document) -> Iterator[Finding]:
    """Rates of 100% of all that was received, where the same paragraph counts what is left of it."""
    rates = [m for m in statistics(document) if m.unit == "%" and m.value == _ALL]
    rates = [m for m in rates if _OF_ALL.search(document.before(m, _BEFORE))]
    if not rates:
        return
    counts = [m for m in statistics(document) if m.value is not None]
    told = Told(document, counts)
    for rate in rates:
        received, closed, left = _cases(told, rate)
        if received is None or closed is None or left is None:
            continue
        if exact([received, closed, left]) and sum_of([closed, left]) == received.value:
            yield share_finding(document, closed, received, rate)


def _cases(told: Told, rate: Mention) -> tuple[Mention | None, ...]:
    """The one number received, closed and left in the paragraph of a rate; None where it has not just one."""
    text = told.document.text
    low = max(0, rate.span.start - _REACH)
    low += text[low : rate.span.start].rfind("\n") + 1
    found: dict[str, list[Mention]] = {"in": [], "out": [], "closing": []}
    for at, mention in enumerate(told.counts):
        if not low <= mention.span.start < rate.span.start or not mention.value:
            continue
        role, label = told.role(at), told.label(at)
        if role in ("opening", "due"):
            return None, None, None
        of_them = "申请" in label or role != "in"
        if (
            role in found
            and of_them
            and (role != "out" or (of_cases(label) and not selected(label)))
        ):
            found[role].append(mention)
    return tuple(side[0] if len(side) == 1 else None for side in found.values())
