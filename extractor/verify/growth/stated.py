"""Figures of two years that stand together, and a change that does not lead from one to the other.

公开1530条,较上一年的1275条增长20%; 由120条增至132条,净增12条; 是上年的4倍; 占62.5%,2021年占71.3%,提高8.8个百分点.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.language.changing import sign_of
from extractor.language.comparison import Comparison, comparisons, of_one_kind
from extractor.language.other_years import PART_OF_YEAR
from extractor.schemas import Finding, Mention, Span
from extractor.schemas.units import in_unit
from extractor.text.document import Document

from ..counts.interval import last_place, of_mention, overlap, plain, rounded
from ..counts.statements import exact
from ..counts.subjects import same_thing

_HUNDRED, _HALF = Decimal(100), Decimal("0.5")
_LITTLE, _MUCH = Decimal("0.9"), Decimal("1.5")
"""How far from twice as many 翻番 may be said of."""
_PARAGRAPH = 500


def check_growth(document: Document) -> Iterator[Finding]:
    """Changes that do not follow from their figure and base, where both are of one thing."""
    for one in comparisons(document):
        if _of_one_thing(one):
            found = _off(document, one)
            if found is not None:
                yield found


def _of_one_thing(one: Comparison) -> bool:
    """Whether figure, base and change are called alike; only what comes later may be elliptic."""
    called = [(one.figure, one.thing)]
    if one.base is not None:
        called.append((one.base, one.base_thing))
    if one.change is not None:
        called.append((one.change, one.subject))
    (_, first), *later = sorted(called, key=lambda each: each[0].span)
    parts, base_parts = (
        set(PART_OF_YEAR.findall(words)) - {"其中"} for words in (one.thing, one.base_thing)
    )
    if parts != base_parts or (parts and "年" in one.subject):
        return False  # 半年30件 and 全年50件; 四季度增至150条,全年增长20%
    persons = "人数" in one.subject and not (one.figure.unit or "").startswith(("人", "名"))
    return not persons and all(same_thing(first, words) == "same" for _, words in later)


def _off(document: Document, one: Comparison) -> Finding | None:
    """The finding for a comparison that cannot be."""
    if one.base is None:
        return _implied_off(document, one)
    if one.doubled:
        return _doubling_off(document, one, one.base)
    if one.change is None:
        return None
    judge = {"points": _points_off, "times": _times_off}.get(one.kind, change_off)
    return judge(document, one.figure, one.base, one.change)


def change_off(
    document: Document, figure: Mention, base: Mention, change: Mention
) -> Finding | None:
    """A change, by so many or by percent, that does not lead from the base to the figure."""
    judge = _rate_off if change.unit == "%" else _sum_off
    return judge(document, figure, base, change)


def _rate_off(document: Document, figure: Mention, base: Mention, rate: Mention) -> Finding | None:
    """A rate that does not lead from the base to the figure."""
    sign = sign_of(document, rate)
    if rate.value is None or _leads_to(figure, base, rate, sign):
        return None
    if any(_leads_to(other, base, rate, sign) for other in _others(document, figure, base, rate)):
        return None
    now, then = _as_in(figure.value or Decimal(0), figure, base), base.value or Decimal(1)
    exact = (now / then - 1) * 100
    formula = f"{plain(now)} / {plain(then)} - 1 = {exact:.2f} %, "
    said = -rate.value if sign < 0 < rate.value else rate.value
    return _finding(document, (figure, base, rate), f"{formula}printed {plain(said)} %")


def _sum_off(document: Document, figure: Mention, base: Mention, change: Mention) -> Finding | None:
    """A change by so many that does not lead from the base to the figure."""
    sign = sign_of(document, change)
    if change.value is None:
        return None
    (low, high), (floor, ceiling), (least, most) = map(of_mention, (figure, base, change))
    ends = ((low - ceiling) * sign, (high - floor) * sign)
    apart = min(ends), max(ends)
    if overlap(apart, (least, most)):
        return None
    if _says_it_twice(change, sign) and overlap(apart, (-most, -least)):
        return None
    for other in _others(document, figure, base, change):
        low, high = of_mention(other)
        ends = ((low - ceiling) * sign, (high - floor) * sign)
        if overlap((min(ends), max(ends)), (least, most)):
            return None
    exact = (figure.value or Decimal(0)) - (base.value or Decimal(0))
    formula = f"{plain(figure.value)} - {plain(base.value)} = {plain(exact)}, "
    said = plain(change.value * sign)
    return _finding(document, (figure, base, change), f"{formula}printed {said}")


def _says_it_twice(change: Mention, sign: int) -> bool:
    """下降了-20件: the word and the minus say the same decline."""
    return sign < 0 and change.value is not None and change.value < 0


def _as_in(value: Decimal, figure: Mention, base: Mention) -> Decimal:
    """A value of the figure in the unit of its base: 30000元 beside 2.4万元 are 3万元."""
    if figure.unit == base.unit or not of_one_kind(figure, base):
        return value
    return in_unit(value, figure.unit, base.unit or "") or Decimal(0)


def _leads_to(figure: Mention, base: Mention, rate: Mention, sign: int) -> bool:
    """Whether a rate of growth, or of decline (``sign`` -1), leads from a base to a figure."""
    low, high = (_as_in(end, figure, base) for end in rounded(figure))
    floor, ceiling = rounded(base)
    value = rate.value or Decimal(0)
    slack = last_place(rate)
    smallest, largest = (low / ceiling - 1) * 100 * sign, (high / floor - 1) * 100 * sign
    smallest, largest = min(smallest, largest), max(smallest, largest)
    said = {value, -value} if _says_it_twice(rate, sign) else {value}
    return any(smallest - slack <= one <= largest + slack for one in said)


def _others(
    document: Document, figure: Mention, base: Mention, change: Mention
) -> Iterator[Mention]:
    """The other figures of the paragraph before a change that it may be said of."""
    low = document.text.rfind("\n", 0, change.span.start) + 1
    for other in document.mentions_in(max(low, change.span.start - _PARAGRAPH), change.span.start):
        alike = other.statistical and other.kind == "number" and other.unit == base.unit
        if alike and other.value and other.id not in (figure.id, base.id):
            yield other


def _points_off(
    document: Document, figure: Mention, base: Mention, change: Mention
) -> Finding | None:
    """62.5%, then 71.3%: each may be rounded."""
    if not exact([figure, base, change]):
        return None
    apart = (figure.value or Decimal(0)) - (base.value or Decimal(0))
    said = (change.value or Decimal(0)) * sign_of(document, change)
    if abs(apart - said) <= max(map(last_place, (change, figure, base))):
        return None
    formula = f"{plain(figure.value)} - {plain(base.value)} = {plain(apart)}, "
    return _finding(document, (figure, base, change), f"{formula}printed {plain(said)}")


def _times_off(
    document: Document, figure: Mention, base: Mention, change: Mention
) -> Finding | None:
    """是上年的4倍; of 增长3倍 people mean four times as many, or three.

    Nobody calls two and a half times 3倍; what is cut off may be nearly one.
    """
    if not exact([figure, base, change]):
        return None
    ratio = (figure.value or Decimal(0)) / (base.value or Decimal(1))
    said, place = change.value or Decimal(0), last_place(change)
    is_times = sign_of(document, change) == 0
    slack = _HALF if is_times and place == 1 else place
    if any(-place < one - ratio < slack for one in ((said,) if is_times else (said, said + 1))):
        return None
    formula = f"{plain(figure.value)} / {plain(base.value)} = {ratio:.2f}, "
    return _finding(document, (figure, base, change), f"{formula}printed {plain(said)}")


def _doubling_off(document: Document, one: Comparison, base: Mention) -> Finding | None:
    """翻了一番 behind two figures of which one is not about twice the other."""
    figure = one.figure
    ratio = (figure.value or Decimal(0)) / (base.value or Decimal(1))
    most = ratio if one.more else one.doubled * _MUCH
    if not exact([figure, base]) or one.doubled * _LITTLE <= ratio <= most:
        return None
    formula = f"{plain(figure.value)} / {plain(base.value)} = {ratio:.2f}, printed {one.doubled}"
    return _finding(document, (figure, base), formula)


def _implied_off(document: Document, one: Comparison) -> Finding | None:
    """37件,减少23件,下降30%: 23 of 60 are 38.3 %."""
    figure, by, rate = one.figure, one.beside, one.change
    if by is None or rate is None or not exact([figure, by, rate]):
        return None
    now, less, said = (m.value or Decimal(0) for m in (figure, by, rate))
    base = now - less * one.direction
    real = _HUNDRED * less / base if base > 0 else said
    if less <= 0 or abs(real - said) <= last_place(rate):
        return None
    formula = f"{plain(less)} / {plain(base)} = {real:.1f} %, printed {plain(said)} %"
    return _finding(document, (by, rate, figure), formula)


def _finding(document: Document, mentions: Sequence[Mention], formula: str) -> Finding:
    spans = [m.span for m in mentions]
    whole = Span(min(s.start for s in spans), max(s.stop for s in spans))
    return Finding(
        kind="growth_mismatch",
        severity="error",
        whose="source",
        message="the growth does not follow from the figure and its base",
        formula=formula,
        quotes=(document.quote(whole),),
        mentions=tuple(m.id for m in mentions),
    )
