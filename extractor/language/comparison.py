"""A figure beside that of another year, and what changed between the two.

申请50件,比上年的40件增加10件,增长25%; 由40件升至50件; 2019年收到40件,2020年收到50件,是上年的1.25倍.  What is
compared is found by the words between the numbers; whether both are of one thing is asked of ``thing``,
``base_thing`` and ``subject``, the words by which each is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractor.schemas import Mention
from extractor.schemas.units import is_money
from extractor.text.document import Document, found_once

from .changing import (
    ANY_YEAR,
    CLAUSE,
    RISES_TO,
    is_base,
    only_of_change,
    sign_of,
    subject_of,
    year_before,
)
from .other_years import BODY, LAST_OR_NAMED, LAST_YEAR, YEAR
from .year_pairs import BEFORE, LEADS, YearPair, of_years, pair_of

Kind = Literal["by", "times", "points", "percent"]

_STOP = re.compile(r"[。!?;\n]")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure and its base (None: only the difference ``beside`` a rate is told), and one change.

    ``kind`` says what the change is: by so many, times as many, so many points or percent.  ``doubled`` is
    what a word says instead of a number (翻了两番: 4 times).
    """

    figure: Mention
    base: Mention | None
    change: Mention | None
    kind: Kind
    direction: int = 0
    thing: str = ""
    base_thing: str = ""
    subject: str = ""
    beside: Mention | None = None
    doubled: int = 0
    more: bool = False
    """Whether 翻番 is said to be exceeded: 翻了一番还多."""


@found_once
def comparisons(document: Document) -> tuple[Comparison, ...]:
    """What the sentences of a document compare with another year, in the order of the changes."""
    found: list[Comparison] = []
    told: list[Mention] = []
    for mention in document.mentions:
        if not mention.statistical or mention.kind == "zero_statement":
            continue
        if told and _STOP.search(document.text, told[-1].span.stop, mention.span.start):
            told = _carried(document, told, mention)
        told = [*told[-_MOST:], mention]
        if sign_of(document, mention) or mention.unit == "倍":
            found += _of_change(document, told)
        else:
            found += [
                *_doubled(document, told),
                *_of_base(document, told),
                *_behind(document, told),
            ]
    return tuple(found)


_MOST = 60
"""Numbers of a sentence that are looked at."""


def _counts(told: Sequence[Mention]) -> list[Mention]:
    return [m for m in told if m.unit != "%"]


def _carried(document: Document, told: Sequence[Mention], mention: Mention) -> list[Mention]:
    """What of the sentence before a new one is compared in it: 4318条,其中 …。与上年的3906条相比,增长10%."""
    between = document.between(told[-1], mention)
    if between[:1] == ";" and of_years(document, told[-1], mention):
        return [told[-1]]
    if not is_base(document, mention):
        return []
    changes = _last_changes(document, told)
    if changes and not re.search(r"[,\n]", between):  # 增长20%;上年同期为315条
        return [*told[-len(changes) - 1 :]]
    counts = _counts(told)
    dated = year_before(document, mention)
    if not counts or dated is None:
        return []
    begins = mention.span.start - len(dated.group())
    before = document.text[counts[-1].span.stop : begins]
    if not _COMPARES.search(before) or "\n" in before:
        return []
    whole = _outer([m for m in counts if m.unit == mention.unit])
    if len(whole) != 1:
        return []
    # 其中A 381条;B 214条。与上年的987条相比: the figure is the first of its sentence, and counts the same.
    lead = re.split(r"[。!?\n]", document.before(whole[0], 80))[-1]
    part = re.search(r"\d(?!\d{0,3}年)|[中里],|其中|累计|历年|以来", lead)
    aside = _IS_PART.search(document.text, whole[0].span.stop, begins)
    return whole if not (part or aside or "占" in document.behind(whole[0], 2)) else []


_COMPARES = re.compile(r"[。;!?]\s*(?:这?[与和同较比]|相[比较]于?)$")
_IS_PART = re.compile(r"含在|包[含括]在|[计列归]入|在其中|在内|其一部分")
"""Behind a figure: 本级公开190条,已含在全县数内. What the next sentence compares is the whole."""


def _outer(figures: list[Mention]) -> list[Mention]:
    """The first of some figures, or the last, where the others are its parts."""
    for whole, parts in ((figures[:1], figures[1:]), (figures[-1:], figures[:-1])):
        if len(figures) > 1 and sum((m.value or 0) for m in parts) == whole[0].value:
            return whole
    return figures


def _last_changes(document: Document, told: Sequence[Mention]) -> list[Mention]:
    """The changes with which the numbers end: 366条,增加61条,增长20%."""
    at = len(told)
    while at > 1 and sign_of(document, told[at - 1]):
        at -= 1
    return [*told[at:]]


def _of_change(document: Document, told: Sequence[Mention]) -> Iterator[Comparison]:
    """What the last of some numbers has changed since."""
    found = _beside_pair(document, told) or _of_sentence(document, told) or _implied(document, told)
    if found is not None:
        yield found


def _kind(change: Mention) -> Kind:
    kinds: dict[str | None, Kind] = {"%": "percent", "个百分点": "points", "倍": "times"}
    return kinds.get(change.unit, "by")


def _beside_pair(document: Document, told: Sequence[Mention]) -> Comparison | None:
    """Behind the figures of two years, and at most one other change of them."""
    change, kind = told[-1], _kind(told[-1])
    for at in (len(told) - 3, len(told) - 4):
        pair = pair_of(document, *told[at : at + 2]) if at >= 0 else None
        if pair is None or (at + 3 < len(told) and not _last_changes(document, told[at + 2 : -1])):
            continue
        chain = at > 0 and pair_of(document, *told[at - 1 : at + 1]) is not None
        if chain and (pair.back or not _SINCE_LAST.search(document.between(told[-2], change))):
            return None  # 2019年80件,2020年90件,2021年120件,增长50%: that may be since 2019
        shares, of_shares = pair.base.unit == "%", kind == "points"
        alone = pair.turned and kind in ("by", "percent")  # which figure is asked of the sentence
        if shares != of_shares or alone or not _said_of(document.between(told[-2], change), pair):
            return None
        return _of_pair(document, pair, change)
    return None


def _of_pair(document: Document, pair: YearPair, change: Mention | None) -> Comparison:
    """The comparison of the figures of two years; what one became is called as it was."""
    sign, kind = (sign_of(document, change), _kind(change)) if change else (1, "times")
    found = Comparison(pair.figure, pair.base, change, kind, sign)
    if pair.became is None:
        return _named(document, found, change)
    name = _FROM.sub("", called_by(document, pair.base))
    subject = subject_of(document, change) if change else ""
    reached = re.split("[到至为成]", pair.became)[-1]
    return replace(found, base_thing=name, thing=reached.strip("的→->—⇒=➔➜ "), subject=subject)


_FROM = re.compile(r"[由从自][^由从自]{0,6}$")
_SINCE_LAST = re.compile(r"同比|环比|[上去]年|上一年|前一年|\d{4}年")
_IS_TIMES = re.compile(rf"[,(]?(?:约|近|接近)?[是为]{LAST_OR_NAMED}的")
_SAID_AT_ONCE = re.compile(r"[^。;!?()\d其]{0,20}")


def _said_of(gap: str, pair: YearPair) -> bool:
    """Whether the words between a figure and a number make this its change since the year before."""
    year = re.search(rf"(?P<year>{YEAR})年", gap)
    if year is not None and int(year["year"]) != pair.year:
        return False
    if pair.turned:
        return gap.lstrip(")") == "的" or only_of_change(gap.lstrip(")").removeprefix("相比"))
    plain = re.sub(ANY_YEAR, "", gap)
    return bool(_IS_TIMES.fullmatch(gap) or only_of_change(gap) or _SAID_AT_ONCE.fullmatch(plain))


def _of_sentence(document: Document, told: Sequence[Mention]) -> Comparison | None:
    """The change from the one base of a sentence to its one figure."""
    counts, change = _counts(told[:-1]), told[-1]
    bases = [m for m in counts if is_base(document, m)]
    if len(bases) != 1 or _kind(change) not in ("by", "percent") or not bases[0].value:
        return None
    base = bases[0]
    alike = [
        m for m in counts if m is not base and of_one_kind(m, base) and not sign_of(document, m)
    ]
    figures = _outer(alike)
    parted = len(alike) > len(figures)
    if len(figures) > 1:
        figures = [m for m in figures if _is_this_years(document, counts, m, base)]
    if len(figures) != 1 or figures[0].value is None or change.unit not in ("%", base.unit):
        return None
    between = re.split(r"[。;!?]", _REMARK.sub("", document.between(figures[0], change)))[-1]
    apart = (
        ("其中" in between and not parted)
        or LEADS.search(document.before(base, 26)) is not None  # 由80件: what it led to is told
        or _of_several(document, base)
        or _since_another(document, base, change)
    )
    sign = sign_of(document, change)
    found = Comparison(figures[0], base, change, _kind(change), sign)
    return None if apart else _named(document, found, change)


_REMARK = re.compile(r"\([^()]*\)")


def of_one_kind(one: Mention, other: Mention) -> bool:
    """Whether two counts are of one unit, or both of money: 30000元 and 2.4万元."""
    return one.unit == other.unit or all(is_money(m.unit or "") for m in (one, other))


def _is_this_years(
    document: Document, counts: Sequence[Mention], figure: Mention, base: Mention
) -> bool:
    """Whether a figure is said to be of the year, right before its base (2019年新增640条,2018年500条)."""
    words = re.split(r"[,。;:(]", document.before(figure, 18))[-1]
    before = counts[: counts.index(base)][-1:]
    this = rf"(?:其中)?(?:{document.meta.year}年|[今本当]年)"
    return before == [figure] and re.match(this, words) is not None


def _of_several(document: Document, base: Mention) -> bool:
    """两项比2009年的880人次多87人次: what is compared is the sum of several."""
    words = CLAUSE.split(document.before(base, 24))[-1]
    return re.match(r"[两二三四五六][项者类种级方部个]|合计|总[计数]|加起来", words) is not None


_SINCE_YEAR = re.compile(r"[比较与同](?P<year>(?:19|20)\d\d)年")


def _since_another(document: Document, base: Mention, change: Mention) -> bool:
    """2015年收到40件,2016年50件,比2013年增加28件: the base of the change is not in the sentence."""
    match = next(reversed([*_SINCE_YEAR.finditer(document.before(change, 20))]), None)
    own = year_before(document, base)
    year = own["year"] if own else None
    return match is not None and year is not None and year.isdecimal() and match["year"] != year


def _implied(document: Document, told: Sequence[Mention]) -> Comparison | None:
    """37件,比2022年减少23件,下降30%: the figure and the difference give the base.

    Only of the first figure of a sentence: one that follows may be the base (较上年的365个增加47个).
    """
    if len(told) != _THREE or told[-1].unit != "%":
        return None
    figure, change, rate = told
    lead = re.split(r"[。!?\n]", document.before(figure, BEFORE))[-1]
    years = {match["year"] for match in re.finditer(rf"{LAST_YEAR}|(?P<year>{YEAR})年", lead)}
    apart = re.search(r"[较比与]|只有|仅有|年[初末底]", lead) or years - {str(document.meta.year)}
    gaps = (document.between(figure, change), document.between(change, rate))
    one_way = sign_of(document, change) == sign_of(document, rate)
    if apart or not one_way or not all(map(only_of_change, gaps)) or is_base(document, figure):
        return None
    if figure.unit != change.unit or figure.unit in (None, "%"):
        return None
    sign = sign_of(document, rate)
    return _named(document, Comparison(figure, None, rate, "percent", sign, beside=change), rate)


_THREE = 3


def _behind(document: Document, told: Sequence[Mention]) -> Iterator[Comparison]:
    """366条,同比增加61条,增长20%;上年同期为315条: the base stands behind the changes."""
    base, changes = told[-1], _last_changes(document, told[:-1])
    counts = _counts(told[: len(told) - 1 - len(changes)])
    if not counts or not changes or not is_base(document, base):
        return
    figure = next((m for m in reversed(counts) if _open(document, m, changes[0])), counts[-1])
    between = _REMARK.sub("", document.between(figure, base))
    if is_base(document, figure) or not of_one_kind(figure, base) or "其中" in between:
        return
    for change in changes:
        near = base.span.start - change.span.stop <= _NEAR_BASE
        near = near and not _since_another(document, base, change)
        if near and change.unit in ("%", base.unit) and base.value:
            sign = sign_of(document, change)
            found = Comparison(figure, base, change, _kind(change), sign)
            yield _named(document, found, change)


_NEAR_BASE = 32


def _open(document: Document, mention: Mention, change: Mention) -> bool:
    """Whether a count stands in no parentheses that close before a change.

    125件(网上80件、信函45件),下降12.5%: the whole fell, and not its last part.
    """
    between = document.between(mention, change)
    return between.count(")") <= between.count("(")


_THEN = re.compile(rf"(?:而|其中)?{LAST_OR_NAMED}")
_NOW = re.compile(rf"(?:而|到)?(?:今年|本年度?|当年|(?P<year>{YEAR})年度?)")
_SINCE = re.compile(rf"(?:比|较|与|同){LAST_OR_NAMED}(?:相比)?,?")
_NEAR = 80


def _of_base(document: Document, told: Sequence[Mention]) -> Iterator[Comparison]:
    """较2019年增加46件,2019年收到118件,今年收到174件: the change stands before the two figures."""
    if len(told) < _THREE or not sign_of(document, told[-3]):
        return
    change, *both = told[-3:]
    since = _SINCE.search(_clause(document, change))
    if since is None or both[1].span.stop - change.span.start > _NEAR:
        return
    last, own = str((document.meta.year or 0) - 1), str(document.meta.year)
    for base, figure in (both, both[::-1]):
        if base.unit != figure.unit or change.unit not in ("%", base.unit) or not base.value:
            continue
        then, now = _THEN.match(_clause(document, base)), _NOW.match(_clause(document, figure))
        if base.unit in (None, "%") or then is None or now is None:
            continue
        # 比2013年增长80%(2014年120条,2013年100条): the figure of this year stands before
        year, named = since["year"] or last, then["year"] or since["year"] or last
        if named == year and now["year"] in (None, own):
            sign = sign_of(document, change)
            yield _named(document, Comparison(figure, base, change, _kind(change), sign), change)


_DOUBLED = re.compile(
    rf"\)?[,(]?(?:(?:同比|[较比]?(?:{LAST_YEAR}|{YEAR}年度?))(?:同期)?(?:相比)?,?)?"
    r"(?:实现了?|正好|整整|恰好|刚好|已)?(?:翻(?:了|了整整)?(?P<many>[一两二三]?)番|翻了?一?倍|增[长加]了?[一1]倍)"
    r"(?P<more>还多|多|以上|有余)?(?P<next>[,。;)])"
)
_MANY = {"": 1, "一": 1, "两": 2, "二": 2, "三": 3}


def _doubled(document: Document, told: Sequence[Mention]) -> Iterator[Comparison]:
    """The word 翻了一番 behind the figures of two years."""
    match = _DOUBLED.match(document.text, told[-1].span.stop) if len(told) > 1 else None
    pair = pair_of(document, *told[-2:]) if match else None
    if match is None or pair is None or pair.base.unit == "%":
        return
    times = 2 ** _MANY[match["many"] or ""]
    more = match["more"] is not None
    yield replace(_of_pair(document, pair, None), doubled=times, more=more)


def _named(document: Document, found: Comparison, change: Mention | None) -> Comparison:
    """A comparison with the words by which its figures and its change are called."""
    called = [called_by(document, m) if m else "" for m in (found.figure, found.base)]
    subject = subject_of(document, change) if change else ""
    return replace(found, thing=called[0], base_thing=called[1], subject=subject)


def _clause(document: Document, mention: Mention) -> str:
    """The words of its own clause before a number."""
    return CLAUSE.split(document.before(mention, 44))[-1]


_WHEN = re.compile(
    rf"(?:相比于?|[同环]比|[比较与同由从自]|而|(?<!截)[至到])?(?:{LAST_YEAR}|{ANY_YEAR}|今年|本年度?|当年|上一学年度?)"
    r"(?:同期|同?口径|可比口径)?的?"
)
_EMPTY = re.compile(
    rf"(?:全年|年内|{BODY.pattern}|{RISES_TO}|相当于|共计?|累计|合计|总计|分别|达到?|只|仅|[是为有的了则也约近共计]|\s)*"
)


def called_by(document: Document, mention: Mention) -> str:
    """The words by which a number is called: of its clause, or of one before it that names something.

    全年收到申请,共60件 is called 全年收到申请; no words stand across another number.
    """
    low = max(0, mention.span.start - _CALLED)
    before = [m.span.stop for m in document.mentions_in(low, mention.span.start) if m.statistical]
    words = document.text[max([low, *before]) : mention.span.start]
    clauses = [_WHEN.sub("", clause) for clause in CLAUSE.split(words)]
    return next((c for c in reversed(clauses) if not _EMPTY.fullmatch(c)), "")


_CALLED = 60
