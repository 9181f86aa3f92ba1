"""Growth against a stated base: 公开1530条,较上一年的1275条增长20%, or 增加255条."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extractor.language.other_years import of_two_bodies
from extractor.schemas import Finding, Mention, Span
from extractor.schemas.units import in_unit
from extractor.text.document import Document, told_once

from ..counts.bases import BASE, is_base
from ..counts.interval import last_place, of_mention, of_one_kind, overlap, plain, rounded, sum_of
from ..counts.statements import REMARK, statistics

_VERB_END = r"(?:了|率|约|近|为|达)*$"
_UP = re.compile(
    r"(?:增长|上升|增加|提高|提升|增多|上涨|净增|[增升涨]幅|多出|(?<=[年期,条件个次人的比)])多)"
    + _VERB_END
)
_DOWN = re.compile(
    r"(?:下降|减少|降低|回落|下滑|净减|[降减跌]幅|少了|(?<=[年期,条件个次人的比)])少)" + _VERB_END
)
_OF_WHAT = re.compile(
    r"(?:同比|环比|相比|[较比与]?(?:上年度?|去年|上一(?:学)?年度?|前一年|(?:19|20)\d\d年度?)(?:同期)?"
    r"|今年|本年度?|有所|略有|大幅|明显|净|共|也|则|均|[的比较])*"
)
_CLAUSE = re.compile(r"[,;:()、。!?\n]")
_STOP = re.compile(r"[。!?;\n]")
_MOST_COUNTS = 60
"""Counts in a sentence up to which one of them can be told to be the base."""


def check_growth(document: Document) -> Iterator[Finding]:
    """Growth rates whose figure and base stand in the same sentence, and that do not follow.

    A rate without a base, or with two figures that could be its own, is not judged.
    """
    counts: list[Mention] = []
    rate: Mention | None = None
    text = document.text
    for mention in statistics(document):
        if mention.kind == "zero_statement":
            continue
        if counts and _STOP.search(text, counts[-1].span.stop, mention.span.start):
            counts = _carried(document, counts, mention)
        share = mention.unit == "%"
        found = (_judged if share else _difference)(document, counts, mention)
        if found is None and not share and len(counts) > 1:
            found = _base_behind(document, counts, mention)
        if found is None and not share and rate is not None:
            found = _base_behind_rate(document, counts, rate, mention)
        if found is not None:
            yield found
        rate = mention if share else None
        if not share:
            counts.append(mention)


_COMPARES = re.compile(r"[。;!?]\s*(?:这?[与和同较比]|相[比较]于?)$")


def _carried(document: Document, counts: Sequence[Mention], mention: Mention) -> list[Mention]:
    """What of the sentence before a new one is compared in it: 4318条,其中 …。与上年的3906条相比,增长10%."""
    if not is_base(document, mention):
        return []
    if sign_of(document, counts[-1]):
        return list(counts[-2:])
    base = BASE.search(document.text, max(0, mention.span.start - 18), mention.span.start)
    before = document.text[counts[-1].span.stop : base.start() if base else mention.span.start]
    if not _COMPARES.search(before) or "\n" in before:
        return []
    whole = _outer([m for m in counts if m.unit == mention.unit])
    if len(whole) != 1 or not base:
        return []
    # 其中A 381条;B 214条。与上年的987条相比: the figure is the first of its sentence, and counts the same.
    lead = re.split(r"[。!?\n]", document.before(whole[0], 80))[-1]
    verbs = _COUNTED.findall(base.group())
    behind = document.behind(whole[0], 2)
    part = re.search(r"\d(?!\d{0,3}年)|[中里],|其中|累计|历年|以来", lead) or "占" in behind
    aside = _IS_PART.search(document.text, whole[0].span.stop, base.start())
    fits = not part and not aside and all(v in lead for v in verbs)
    return whole if fits else []


_IS_PART = re.compile(r"含在|包[含括]在|[计列归]入|在其中|在内|其一部分")
"""Behind a figure: 本级公开190条,已含在全县数内. What the next sentence compares is the whole."""
_COUNTED = re.compile(r"公开|收到|受理|发布|接待|办理|答复|举办|召开")


def _outer(figures: list[Mention]) -> list[Mention]:
    """The first of some figures, or the last, where the others are its parts."""
    if len(figures) > 1 and sum_of(figures[1:]) == figures[0].value:
        return figures[:1]
    if len(figures) > 2 and sum_of(figures[:-1]) == figures[-1].value:
        return figures[-1:]
    return figures


@told_once
def sign_of(document: Document, change: Mention) -> int:
    """1 for growth, -1 for a decline, 0 where the words before a number say neither."""
    before = document.before(change, 8)
    return 1 if _UP.search(before) else -1 if _DOWN.search(before) else 0


def only_of_change(gap: str) -> bool:
    """Whether words between a figure and a number say nothing but that it grew or declined."""
    words = gap.strip(",(")
    verb = _UP.search(words) or _DOWN.search(words)
    left = words[: verb.start()] if verb else words
    return verb is not None and _OF_WHAT.sub("", left.replace(",", "")) in ("", "年")


def _subject(document: Document, change: Mention) -> str:
    """What is said to have grown, as far as the words of the clause before the verb name it."""
    text, low = document.text, max(0, change.span.start - 40)
    words = _CLAUSE.split(text[low : change.span.start])[-1]
    words = re.split(r"\d[\d.,]*(?:[万亿]?(?:人次|件次|[^\d]))?", words)[-1]
    if re.fullmatch(r"[多少](?:了|出)*", words):
        return ""
    return _OF_WHAT.sub("", (_UP if sign_of(document, change) > 0 else _DOWN).sub("", words))


_ONE_WAY = re.compile(r"网|信函|当面|线上|窗口|自然人|企业|本级|机关|微")


def _of_another(
    document: Document, figure: Mention, change: Mention, *, parted: bool = False
) -> bool:
    """Whether the change is said of something else than the figure: 会议2场,参加65人,人数增长62.5%.

    ``parted``: all that stands between them are the parts of the figure.
    """
    subject = _subject(document, change)
    between = re.split(r"[。;!?]", REMARK.sub("", document.between(figure, change)))[-1]
    if not parted and "其中" in between:
        return True
    own = document.before(figure, 20)
    if set(_ONE_WAY.findall(subject)) - set(_ONE_WAY.findall(own)):
        return True  # 受理60件, 2015年受理40件, 网上受理增长30%
    return bool(subject) and not any(a + b in own for a, b in pairwise(subject))


def _figure_and_base(
    document: Document, counts: Sequence[Mention], change: Mention
) -> tuple[Mention, Mention] | None:
    """The figure and the base of a change; None unless the sentence has just one of each."""
    if len(counts) > _MOST_COUNTS:
        return None
    led = _from_to(document, counts, change)
    if led is not None:
        return led
    bases = [m for m in counts if is_base(document, m)]
    if len(bases) != 1:
        return None
    base = bases[0]
    figures = [
        m for m in counts if m is not base and of_one_kind(m, base) and not sign_of(document, m)
    ]
    parted = len(figures) > 1 and len(_outer(figures)) == 1
    if parted:
        figures = _outer(figures)
    elif len(figures) > 1:
        figures = [m for m in figures if _beside(document, counts, m, base)]
    if len(figures) != 1 or not base.value or figures[0].value is None:
        return None
    apart = (
        _of_another(document, figures[0], change, parted=parted)
        or _of_several(document, base)
        or _other_stretch(document, figures[0], base)
        or _since_another(document, base, change)
    )
    return None if apart else (figures[0], base)


_HALVES = re.compile(r"截[至止]|[上下]半年|季度|\d月|[前后][两三四五六七八九十\d]+个?月")


def _other_stretch(document: Document, figure: Mention, base: Mention) -> bool:
    """Whether two figures are no two years of one thing: 2015年收到40件,2016年办结50件; 上半年50件."""
    mine, theirs = (_CLAUSE.split(document.before(m, 24))[-1] for m in (figure, base))
    if bool(_HALVES.search(mine)) != bool(_HALVES.search(theirs)):
        return True
    if of_two_bodies(mine, theirs):
        return True
    received = "收到" in theirs or "受理" in theirs
    return received and re.search(r"办结|审结", mine) is not None and "收" not in mine


_SINCE = re.compile(r"[比较与同](?P<year>(?:19|20)\d\d)年")


def _since_another(document: Document, base: Mention, change: Mention) -> bool:
    """2015年收到40件,2016年50件,比2013年增加28件: the base of the change is not in the sentence."""
    text = document.text
    match = _SINCE.search(text, max(0, change.span.start - 20), change.span.start)
    own = BASE.search(document.before(base, 18))
    year = own["year"] if own else None
    return match is not None and year is not None and year.isdecimal() and match["year"] != year


def _of_several(document: Document, base: Mention) -> bool:
    """两项比2009年的880人次多87人次: what is compared is the sum of several."""
    words = _CLAUSE.split(document.before(base, 24))[-1]
    return re.match(r"[两二三四五六][项者类种级方部个]|合计|总[计数]|加起来", words) is not None


_LEADS = re.compile(r"(?:由|从|自)[^,。;:]{0,24}$")
_TO = re.compile(
    r"[^,。;\d]{0,4}(?:[增升涨提扩][^,。;\d]{0,2}[至到为]|[减降跌压缩][^,。;\d]{0,2}[至到为]|变[为成]|到|至)[^,。;\d]{0,12}"
)
_ARROW = re.compile(r"\s*(?:→|->|—>|⇒|=>|➔|➜)\s*")
_YEARS = re.compile(r"(?:(?:19|20)\d\d|二[〇零○][〇零○一二三四五六七八九]{2})年度?的?")
_AT_ONCE = 16


def _from_to(
    document: Document, counts: Sequence[Mention], change: Mention
) -> tuple[Mention, Mention] | None:
    """(figure, base) of 由120条增至132条,净增18条 and of 34件→38件,升幅13.8%, right before the change."""
    pair = [m for m in counts[-4:] if not sign_of(document, m)][-2:]
    if len(pair) < 2 or pair[0].unit != pair[1].unit or not pair[0].value:
        return None
    base, figure = pair
    between = _YEARS.sub("", document.between(base, figure))
    before = document.before(base, 26)
    led = _LEADS.search(before) is not None and _TO.fullmatch(between) is not None
    if not led and not _ARROW.fullmatch(between):
        return None
    gap = document.between(figure, change)
    subject = _subject(document, change)
    apart = subject and not any(a + b in before for a, b in pairwise(subject))
    if len(gap) > _AT_ONCE or apart or re.search(r"\d|其", gap) or figure.value is None:
        return None
    return figure, base


def _difference(document: Document, counts: Sequence[Mention], change: Mention) -> Finding | None:
    """1260条,比上年的1400条增加140条: the two figures differ by something else."""
    sign = sign_of(document, change)
    both = _figure_and_base(document, counts, change) if sign else None
    if both is None or change.value is None or change.unit != both[1].unit:
        return None
    return sum_off(document, *both, change)


def sum_off(document: Document, figure: Mention, base: Mention, change: Mention) -> Finding | None:
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
    return _finding(
        document, figure, base, change, f"{formula}printed {plain(change.value * sign)}"
    )


def _says_it_twice(change: Mention, sign: int) -> bool:
    """下降了-20件: the word and the minus say the same decline."""
    return sign < 0 and change.value is not None and change.value < 0


def _base_behind(document: Document, counts: Sequence[Mention], base: Mention) -> Finding | None:
    """366条,同比增加61条,增长20%;上年同期为315条: the base stands behind the change."""
    figure, change = _outside(document, counts[:-1], counts[-1]), counts[-1]
    near = base.span.start - change.span.stop <= 2 * _AT_ONCE
    if not near or not figure.unit == change.unit == base.unit:
        return None
    if not is_base(document, base) or not sign_of(document, change) or is_base(document, figure):
        return None
    if "其中" in REMARK.sub("", document.between(figure, base)):
        return None
    return _difference(document, [figure, base], change)


def _outside(document: Document, counts: Sequence[Mention], change: Mention) -> Mention:
    """The last count before a change that stands in no parentheses that close before it.

    125件(网上80件、信函45件),下降12.5%: the whole fell, and not its last part.
    """
    for mention in reversed(counts):
        between = document.between(mention, change)
        if between.count(")") <= between.count("("):
            return mention
    return counts[-1]


def _base_behind_rate(
    document: Document, counts: Sequence[Mention], rate: Mention, base: Mention
) -> Finding | None:
    """52件,同比增长13%(2019年为40件): the base stands right behind the rate."""
    if not counts or any(is_base(document, m) for m in counts) or not is_base(document, base):
        return None
    figure = _outside(document, counts, rate)
    near = base.span.start - rate.span.stop <= _AT_ONCE
    between = REMARK.sub("", document.between(figure, rate))
    if not near or not of_one_kind(figure, base) or re.search(r"其中|[。;%]", between):
        return None
    return _judged(document, [figure, base], rate)


def _judged(document: Document, counts: Sequence[Mention], rate: Mention) -> Finding | None:
    sign = sign_of(document, rate)
    both = _figure_and_base(document, counts, rate) if sign else None
    if both is None or rate.value is None:
        return None
    return rate_off(document, *both, rate)


def rate_off(document: Document, figure: Mention, base: Mention, rate: Mention) -> Finding | None:
    """A rate that does not lead from the base to the figure."""
    sign = sign_of(document, rate)
    if rate.value is None or leads_to(figure, base, rate, sign):
        return None
    if any(leads_to(other, base, rate, sign) for other in _others(document, figure, base, rate)):
        return None
    now, then = _as_in(figure.value or Decimal(0), figure, base), base.value or Decimal(1)
    exact = (now / then - 1) * 100
    formula = f"{plain(now)} / {plain(then)} - 1 = {exact:.2f} %, "
    said = -rate.value if sign < 0 < rate.value else rate.value
    return _finding(document, figure, base, rate, f"{formula}printed {plain(said)} %")


def _as_in(value: Decimal, figure: Mention, base: Mention) -> Decimal:
    """A value of the figure in the unit of its base: 30000元 beside 2.4万元 are 3万元."""
    if figure.unit == base.unit or not of_one_kind(figure, base):
        return value
    return in_unit(value, figure.unit, base.unit or "") or Decimal(0)


def leads_to(figure: Mention, base: Mention, rate: Mention, sign: int) -> bool:
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


_PARAGRAPH = 500


def _beside(document: Document, counts: Sequence[Mention], figure: Mention, base: Mention) -> bool:
    """Whether a figure is said to be of the year, right before its base (2019年新增640条,2018年500条)."""
    at = counts.index(base)
    words = re.split(r"[,。;:(]", document.before(figure, 18))[-1]
    year = str(document.meta.year)
    return (
        at > 0
        and counts[at - 1] is figure
        and re.match(rf"(?:其中)?(?:{year}年|[今本当]年)", words) is not None
    )


def _finding(
    document: Document, figure: Mention, base: Mention, rate: Mention, formula: str
) -> Finding:
    spans = [m.span for m in (figure, base, rate)]
    whole = Span(min(s.start for s in spans), max(s.stop for s in spans))
    return Finding(
        kind="growth_mismatch",
        severity="error",
        whose="source",
        message="the growth does not follow from the figure and its base",
        formula=formula,
        quotes=(document.quote(whole),),
        mentions=(figure.id, base.id, rate.id),
    )
