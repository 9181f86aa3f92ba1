"""Changes told by a word, or before the figures they are of.

2015年86件,2016年142件,翻了一番; 较2019年增加46件,2019年收到118件,今年收到174件: each number has its role by the words
at it, in any order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from .bare import bare_finding
from .growth import rate_off, sign_of, sum_off
from .interval import plain
from .statements import exact

_YEAR = r"(?:19|20)\d\d"
_DOUBLED = re.compile(
    rf"\)?[,(]?(?:(?:同比|[较比]?(?:上年度?|去年|上一年度?|前一年|(?:{_YEAR})年度?))(?:同期)?(?:相比)?,?)?"
    r"(?:实现了?|正好|整整|恰好|刚好|已)?(?:翻(?:了|了整整)?(?P<many>[一两二三]?)番|翻了?一?倍|增[长加]了?[一1]倍)"
    r"(?P<more>还多|多|以上|有余)?(?P<next>[,。;)])"
)
_MANY = {"": 1, "一": 1, "两": 2, "二": 2, "三": 3}
_LITTLE, _MUCH = Decimal("0.9"), Decimal("1.5")
"""How far from twice as many 翻番 may be said of."""
_NOT_DOUBLED = "the growth does not follow from the figures of the two years"


def doubling_off(document: Document, figure: Mention, base: Mention, stop: int) -> Finding | None:
    """翻了一番 behind two figures of which one is not about twice the other."""
    said = _DOUBLED.match(document.text, stop)
    if said is None or not exact([figure, base]) or base.unit == "%":
        return None
    times = 2 ** _MANY[said["many"] or ""]
    ratio = (figure.value or Decimal(0)) / (base.value or Decimal(1))
    if ratio >= times * _LITTLE and (said["more"] or ratio <= times * _MUCH):
        return None
    formula = f"{plain(figure.value)} / {plain(base.value)} = {ratio:.2f}, printed {times}"
    return bare_finding(document, "growth_mismatch", [base, figure], formula, _NOT_DOUBLED)


_THEN = re.compile(
    rf"^(?:而|其中)?(?:上年度?|去年|上一年度?|前一年|(?P<year>{_YEAR})年度?)(?:同期)?"
)
_NOW = re.compile(rf"^(?:而|到)?(?:今年|本年度?|当年|(?P<year>{_YEAR})年度?)")
_SINCE = re.compile(
    rf"(?:比|较|与|同)(?:上年度?|去年|上一年度?|前一年|(?P<year>{_YEAR})年度?)(?:同期)?(?:相比)?,?"
)
_NO_NOUN = re.compile(
    r"[我全本][局市县区镇乡省州委厅]|[增减升降][长加少幅]|上升|下降|全年|[的了为是共有则达到约净仅只又]|年度?|同期"
)
_PART = re.compile(r"[半季月底末日]|截[至止]|累计|以来|其中|办结")
_NEAR = 80


def check_scattered(document: Document, counts: Sequence[Mention]) -> Iterator[Finding]:
    """Changes that stand before the two figures they are of, and do not follow from them."""
    for at in range(len(counts) - 2):
        change, *both = counts[at : at + 3]
        if not sign_of(document, change) or both[1].span.stop - change.span.start > _NEAR:
            continue
        between = document.text[change.span.start : both[1].span.stop]
        since = _SINCE.search(_words(document, change))
        if since is None or re.search(r"[。\n;]", between) or not exact([change, *both]):
            continue
        for base, figure in (both, both[::-1]):
            if _fits(document, change, base, figure, since["year"]):
                judge = rate_off if change.unit == "%" else sum_off
                found = judge(document, figure, base, change)
                if found is not None:
                    yield found


def _words(document: Document, mention: Mention) -> str:
    low = max(0, mention.span.start - 44)
    return re.split(r"[,。;:()、\n]", document.text[low : mention.span.start])[-1]


def _fits(
    document: Document, change: Mention, base: Mention, figure: Mention, since: str | None
) -> bool:
    """Whether two figures are of the year before and of this one, and of what the change is of."""
    if base.unit != figure.unit or change.unit not in ("%", base.unit) or not base.value:
        return False
    if base.unit in (None, "%"):
        return False
    before, now = _words(document, base), _words(document, figure)
    then, this = _THEN.match(before), _NOW.match(now)
    if then is None or this is None or (since and then["year"] and since != then["year"]):
        return False
    last = str((document.meta.year or 0) - 1)
    if not since and then["year"] and then["year"] != last:
        return False
    if this["year"] and this["year"] != str(document.meta.year):
        return (
            False  # 比2013年增长80%(2014年120条,2013年100条): the figure of this year stands before
        )
    whole = _words(document, change)
    if any(_PART.search(words) for words in (whole, before, now)):
        return False
    said = set(whole)
    return all(
        set(_NO_NOUN.sub("", words[m.end() :])) <= said
        for words, m in ((before, then), (now, this))
    )
