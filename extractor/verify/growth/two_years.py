"""The figures of two years, and what changed between them.

2020年收到80件,2021年收到100件,同比增长25%; 是上年的4倍; 占62.5%,2021年占71.3%,提高8.8个百分点.  The years are
printed with the figures, so that the year of the report is not asked (as in :mod:`.growth`).  What
changed may be told by a word (翻了一番), or before the figures: 较2019年增加46件,2019年收到118件,今年收到174件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from extractor.language.other_years import (
    LAST_OR_NAMED,
    LAST_YEAR,
    PART_OF_YEAR,
    YEAR,
    of_two_bodies,
)
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import last_place, plain
from ..counts.statements import exact, statistics
from .stated import only_of_change, rate_off, sign_of, sum_off

_RISES_TO = r"(?:提高|上升|增加|增长|提升|下降|减少|降低|[升降增减])了?[到至为]"
_FIRST = re.compile(rf"(?P<year>{YEAR})年度?(?P<what>[^,。;:、()\n]{{0,40}})$")
_SECOND = re.compile(
    rf"[,;]?(?:而|到了?|至|{_RISES_TO})?(?P<year>{YEAR})年度?(?P<what>[^,。;:、()\n\d]{{0,30}})"
)
_BOTH = re.compile(
    rf"(?P<year>{YEAR})年度?(?:和|、|与|及)(?P<next>{YEAR})年度?(?P<what>[^。;:、()\n\d]{{0,40}}?分别[^,。;:、()\n\d]{{0,16}})$"
)
_THAN = re.compile(
    rf"[,(]?(?:约|则)?(?:[是为比较]|相当于|达到?|与){LAST_OR_NAMED}的?[^,。;:\d%]{{0,8}}\(?"
)
"""Words between a figure and its base: 1260人次,是2011年420人次的3倍."""
_LEADS = re.compile(r"(?:由|从)[^,。;:()\d]{0,16}$")
_LED = re.compile(rf"{_RISES_TO}(?:了|今年|本年)?的?")
_AND = re.compile(r"[和、与及]")
_PART = re.compile(rf"{PART_OF_YEAR.pattern}|同期|[上去前]年")
_UP_TO = re.compile(r"截[至止]?到?$")
_ELLIPTIC = re.compile(
    r"(?:[增上提][加升高]?[至到]|[减下降][少降]?[至到]|达到?|则|仅|只|共|为|有|是|的|也|又|又为|全年|回升|回落|上升|下降|增加|减少|猛增|激增|骤增|锐减|至|到|[我全][局市县区镇乡省州])"
)
_BEFORE = 56
_IS_TIMES = re.compile(rf"[,(]?(?:约|近|接近)?[是为]{LAST_OR_NAMED}的")
_COMPARED = re.compile(rf"(?P<year>{YEAR})年")
_SINCE_LAST = re.compile(r"同比|环比|[上去]年|上一年|前一年|\d{4}年")
_NOT_SO = "the growth does not follow from the figures of the two years"


@dataclass(frozen=True, slots=True)
class _Pair:
    """The figure of a year, and that of the year before."""

    base: Mention
    figure: Mention
    year: int | None
    turned: bool = False
    """Whether the base stands last, in the words of the change (是上年120件的)."""
    back: bool = False
    """Whether the years are told from the later to the earlier."""

    @property
    def stop(self) -> int:
        return max(self.base.span.stop, self.figure.span.stop)


def check_two_years(document: Document) -> Iterator[Finding]:
    """Changes that do not follow from the figures of the two years before them."""
    counts = [m for m in statistics(document) if m.kind in ("number", "share")]
    yield from check_scattered(document, counts)
    for at, (base, figure) in enumerate(pairwise(counts)):
        pair = _pair(document, base, figure)
        if pair is None:
            continue
        doubled = doubling_off(document, pair.figure, pair.base, pair.stop)
        if doubled is not None:
            yield doubled
            continue
        before = counts[at + 1]
        chain = at > 0 and _pair(document, counts[at - 1], base) is not None
        for change in counts[at + 2 : at + 4]:
            gap = document.between(before, change)
            if pair.back and (chain or before is not figure):
                break
            if chain and not _SINCE_LAST.search(gap):
                break  # 2019年80件,2020年90件,2021年120件,增长50%: that may be since 2019
            if not _said_of(gap, pair) or not exact([base, figure, change]):
                break
            found = _judged(document, pair, change, gap)
            if found is not None:
                yield found
                break
            before = change


def _pair(document: Document, base: Mention, figure: Mention) -> _Pair | None:
    if base.unit != figure.unit or base.unit is None or not base.value or figure.value is None:
        return None
    before = document.before(base, _BEFORE)
    between = document.between(base, figure)
    both = _BOTH.search(before)
    if both is not None and _AND.fullmatch(between):
        follows = int(both["next"]) == int(both["year"]) + 1 and not _PART.search(both["what"])
        return _Pair(base, figure, int(both["year"])) if follows else None
    than = _THAN.fullmatch(between)
    if than is not None and figure.value:
        return _Pair(figure, base, int(than["year"] or 0) or None, turned=True)
    if _LEADS.search(before) and _LED.fullmatch(between):
        return _Pair(base, figure, None)
    first, second = _FIRST.search(before), _SECOND.fullmatch(between)
    if first is None or second is None:
        return None
    later = int(second["year"]) - int(first["year"])
    if later not in (1, -1):
        return None
    if sign_of(document, figure):
        return None  # 2018年20件,2019年增加5件: the change, and not the figure
    if (
        _UP_TO.search(before[: first.start()])
        or _PART.search(first["what"])
        or _PART.search(second["what"])
    ):
        return None
    if re.search(r"\d", first["what"]) and base.unit != "%":
        return None
    if of_two_bodies(first["what"], second["what"]):
        return None  # 2015年全县公开400条,2016年我局公开50条
    alike = set(_ELLIPTIC.sub("", second["what"])) <= set(first["what"])
    if later < 0:  # 2019年新增640条,2018年为500条
        return (
            _Pair(figure, base, int(second["year"]), back=True) if alike and figure.value else None
        )
    return _Pair(base, figure, int(first["year"])) if alike else None


def _said_of(gap: str, pair: _Pair) -> bool:
    """Whether the words between a figure and a number make this its change since the year before."""
    times = _IS_TIMES.fullmatch(gap)
    year = _COMPARED.search(gap)
    if year is not None and int(year["year"]) != pair.year:
        return False
    if pair.turned:
        return gap.lstrip(")") == "的" or only_of_change(gap.lstrip(")").removeprefix("相比"))
    return times is not None or only_of_change(gap)


def _judged(document: Document, pair: _Pair, change: Mention, gap: str) -> Finding | None:
    sign = sign_of(document, change)
    if change.unit == "倍":
        is_times = _IS_TIMES.fullmatch(gap) is not None or gap.endswith("的")
        return _times(document, pair, change, is_times=is_times)
    if not sign:
        return None
    if change.unit == "个百分点" and pair.base.unit == "%":
        return _points(document, pair, change, sign)
    if pair.base.unit == "%" or pair.turned:
        return None  # 比上年的120件增加12件: that is judged in .growth
    if change.unit == "%":
        return rate_off(document, pair.figure, pair.base, change)
    if change.unit == pair.base.unit:
        return sum_off(document, pair.figure, pair.base, change)
    return None


def _times(document: Document, pair: _Pair, change: Mention, *, is_times: bool) -> Finding | None:
    """是上年的4倍; of 增长3倍 people mean four times as many, or three.

    Nobody calls two and a half times 3倍; what is cut off may be nearly one.
    """
    ratio = (pair.figure.value or Decimal(0)) / (pair.base.value or Decimal(1))
    said = change.value or Decimal(0)
    readings = (said,) if is_times else (said, said + 1)
    place = last_place(change)
    if any(
        -place < one - ratio < (_HALF if is_times and place == 1 else place) for one in readings
    ):
        return None
    formula = f"{plain(pair.figure.value)} / {plain(pair.base.value)} = {ratio:.2f}, "
    return _finding(document, pair, change, f"{formula}printed {plain(said)}")


_HALF = Decimal("0.5")


def _points(document: Document, pair: _Pair, change: Mention, sign: int) -> Finding | None:
    """62.5%, then 71.3%: each may be rounded."""
    apart = (pair.figure.value or Decimal(0)) - (pair.base.value or Decimal(0))
    said = (change.value or Decimal(0)) * sign
    slack = max(last_place(change), last_place(pair.figure), last_place(pair.base))
    if abs(apart - said) <= slack:
        return None
    formula = f"{plain(pair.figure.value)} - {plain(pair.base.value)} = {plain(apart)}, "
    return _finding(document, pair, change, f"{formula}printed {plain(said)}")


def _finding(document: Document, pair: _Pair, change: Mention, formula: str) -> Finding:
    mentions = [change, pair.base, pair.figure]
    return bare_finding(document, "growth_mismatch", mentions, formula, _NOT_SO)


_DOUBLED = re.compile(
    rf"\)?[,(]?(?:(?:同比|[较比]?(?:{LAST_YEAR}|{YEAR}年度?))(?:同期)?(?:相比)?,?)?"
    r"(?:实现了?|正好|整整|恰好|刚好|已)?(?:翻(?:了|了整整)?(?P<many>[一两二三]?)番|翻了?一?倍|增[长加]了?[一1]倍)"
    r"(?P<more>还多|多|以上|有余)?(?P<next>[,。;)])"
)
_MANY = {"": 1, "一": 1, "两": 2, "二": 2, "三": 3}
_LITTLE, _MUCH = Decimal("0.9"), Decimal("1.5")
"""How far from twice as many 翻番 may be said of."""


def doubling_off(document: Document, figure: Mention, base: Mention, stop: int) -> Finding | None:
    """翻了一番 behind two figures of which one is not about twice the other."""
    match = _DOUBLED.match(document.text, stop)
    if match is None or not exact([figure, base]) or base.unit == "%":
        return None
    times = 2 ** _MANY[match["many"] or ""]
    ratio = (figure.value or Decimal(0)) / (base.value or Decimal(1))
    if ratio >= times * _LITTLE and (match["more"] or ratio <= times * _MUCH):
        return None
    formula = f"{plain(figure.value)} / {plain(base.value)} = {ratio:.2f}, printed {times}"
    return bare_finding(document, "growth_mismatch", [base, figure], formula, _NOT_SO)


_THEN = re.compile(rf"^(?:而|其中)?{LAST_OR_NAMED}")
_NOW = re.compile(rf"^(?:而|到)?(?:今年|本年度?|当年|(?P<year>{YEAR})年度?)")
_SINCE = re.compile(rf"(?:比|较|与|同){LAST_OR_NAMED}(?:相比)?,?")
_NO_NOUN = re.compile(
    r"[我全本][局市县区镇乡省州委厅]|[增减升降][长加少幅]|上升|下降|全年|[的了为是共有则达到约净仅只又]|年度?|同期"
)
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
                facts = judge(document, figure, base, change)
                if facts is not None:
                    yield facts


def _words(document: Document, mention: Mention) -> str:
    return re.split(r"[,。;:()、\n]", document.before(mention, 44))[-1]


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
    if any(PART_OF_YEAR.search(words) or "办结" in words for words in (whole, before, now)):
        return False
    said = set(whole)
    return all(
        set(_NO_NOUN.sub("", words[m.end() :])) <= said
        for words, m in ((before, then), (now, this))
    )
