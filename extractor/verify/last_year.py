"""The growth of an indicator, and its figure of the year before in another section of the report.

办理申请12件,同比增长33.3%, and far from it 2022年收到申请8件.  Both have to be of the same statistic: the
figure that has grown is a fact, and the words of the year before name the same indicator and no part,
body or stretch of time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.language.other_years import BODY, LAST_OR_NAMED
from extractor.schemas import OTHER, Fact, Finding, Mention
from extractor.text.document import Document

from .growth import leads_to, only_of_change, rate_off, sign_of, sum_off
from .indicator_words import indicator_of, passed_over, things_in
from .interval import ZERO
from .statements import end_of, exact, opening_of, statistics

_SIGN = re.compile(r"[,。;:()、\n|]")
_SINCE = re.compile(rf"同比|{LAST_OR_NAMED}")
_AMOUNT = re.compile(
    r"^[,(]?(?P<noun>申请|受理|信息|公开|培训|会议|发布)?(?:总|件|条)?(?:数量|总量|总数|量|数)"
)
_APART = re.compile(
    r"半年|季度|(?<!\d)1?\d月|月份|截[至止]|累计|以来|历年|其中|专项|活动|行动|期间|年均|[三四五六七八九十]年"
    r"|口径|可比|调整|修正|更正|剔除|扣除|[包不]?含|包括|结转|折算|预计|计划|目标|左右|率"
)
"""Words of a sentence that may make its figure one of something else."""
_WHOLE = re.compile(r"全(?:[省市县区镇乡州旗]|系统)|本级|各")
_YEAR_IN = re.compile(LAST_OR_NAMED)
_LED = re.compile(r"(?P<what>[^,。;:()\d]{0,20}?)[由从]$")
_COMPARED = re.compile(r"[,(]?(?:相?[比较]于?|与|是|为)$")
_LEAD_IN = re.compile(r"^(?:相?[比较]于?|与|和|在|而|但|由|从|回顾|因为|由于)+$")
_TAIL = re.compile(r"(?:相比|比较|而言|等)+$")
_ENDS = re.compile(r"[,。;):\n|]|$|相比|的基础|[,]?[增升减降上下]")
_RECEIVED = re.compile(r"受理|办理|收到|新收|接到|收")
_HANDLED = re.compile(r"(?:办理|处理|办结)[^,。;\d]{0,10}申请(?:共|共计)?$")
_BEHIND = 40


@dataclass(frozen=True, slots=True)
class _Change:
    """What an indicator of this year has changed by since the year before.

    ``by_act``: the figure is of what was done with them, which says so only beside its base.
    """

    indicator: str
    figure: Mention
    change: Mention
    sentence: str
    things: frozenset[str]
    by_act: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """The facts of this year that have an indicator: by their numbers, and by the indicator."""

    of: Mapping[str, Fact]
    named: Mapping[str, Sequence[Fact]]

    @staticmethod
    def of_year(facts: Sequence[Fact]) -> _Known:
        named: dict[str, list[Fact]] = {}
        for fact in facts:
            if fact.indicator != OTHER and fact.period == "year":
                named.setdefault(fact.indicator, []).append(fact)
        every = (fact for some in named.values() for fact in some)
        return _Known({e.mention: f for f in every for e in f.evidence if e.mention}, named)

    def only(self, indicator: str) -> Fact | None:
        """The fact of an indicator; None where the report gives it several values."""
        found = self.named.get(indicator, ())
        return found[0] if len({fact.value for fact in found}) == 1 else None


@dataclass(frozen=True, slots=True)
class _Base:
    """A figure of the year before; ``now`` is that of this year where the words compare the two."""

    indicator: str
    mention: Mention
    now: Mention | None
    sentence: str
    things: frozenset[str]


def check_last_year(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Changes that do not lead from the year before, which stands elsewhere in the report."""
    year = document.meta.year
    if year is None:
        return
    known = _Known.of_year(facts)
    changes = [*_changes(document, known, year)]
    bases: dict[str, list[_Base]] = {}
    for base in _bases(document, known, year) if changes else ():
        bases.setdefault(base.indicator, []).append(base)
    for change in changes:
        mine = [b for b in bases.get(change.indicator, ()) if _comparable(change, b)]
        found = [_off(document, change, base) for base in mine]
        if found and None not in found:
            yield from (one for one in found[:1] if one)


def _changes(document: Document, known: _Known, year: int) -> Iterator[_Change]:
    """Changes right behind their figures, and those whose own clause names the indicator."""
    figure: Mention | None = None
    before: Mention | None = None
    for mention in statistics(document):
        if not sign_of(document, mention):
            figure, before = mention, mention
            continue
        told = _behind_figure(document, known, year, figure, before, mention)
        yield from told or _by_name(document, known, year, mention)
        before = mention
        figure = figure if told else None


def _behind_figure(
    document: Document,
    known: _Known,
    year: int,
    figure: Mention | None,
    before: Mention | None,
    change: Mention,
) -> list[_Change]:
    """12件,同比增长33.3%; 12件,同比增加3件,增长33.3%."""
    if figure is None or before is None or not _is_change(figure, change):
        return []
    gap = document.between(before, change)
    since = (
        only_of_change(gap) if before is not figure else _since_last(document, figure, gap, year)
    )
    sentence = _around(document, figure, change)
    if len(gap) > _BEHIND or not since or not exact([figure, change]) or _APART.search(sentence):
        return []
    fact, clause = known.of.get(figure.id), _clause(document, figure)
    if fact is None and not _HANDLED.search(clause):
        return []
    indicator = fact.indicator if fact else "applications.received"
    things = things_in(clause)
    return [_Change(indicator, figure, change, sentence, things, by_act=fact is None)]


def _by_name(document: Document, known: _Known, year: int, change: Mention) -> Iterator[_Change]:
    """申请量同比增长33.3%, where the report has one figure of applications, in a table or a sentence."""
    clause = re.sub(rf"^(?:{year}年|[本今]年)度?", "", _clause(document, change))
    since = _SINCE.search(clause)
    words = re.sub(r"[较比与和同]$", "", clause[: since.start()]) if since else ""
    if since is None or not words or not _since_last(document, change, clause[len(words) :], year):
        return
    words = re.sub(r"(?:数量|总量|总数|量|数)$", "", words)
    sentence = _around(document, change, change)
    for unit in _UNITS if change.unit == "%" else (change.unit,):
        indicator = indicator_of(document, words, unit)
        if indicator is None:
            continue
        fact = known.only(indicator)
        figure = document.mention(fact.evidence[0].mention or "") if fact else None
        if fact is None or figure is None or fact.unit != unit or not exact([figure, change]):
            return
        cell = fact.evidence[0].address is not None
        own = "" if cell else _around(document, figure, figure)
        apart = _APART.search(sentence) or _APART.search(own)
        if figure.value and not apart and (cell or _alike(own, sentence)):
            yield _Change(indicator, figure, change, sentence, things_in(words))
        return


_UNITS = ("件", "条", "次", "期", "场", "篇", "份", "个", "起")


def _is_change(figure: Mention, change: Mention) -> bool:
    units = ("%", figure.unit)
    return bool(figure.value) and figure.unit not in (None, "%") and change.unit in units


def _since_last(document: Document, figure: Mention, gap: str, year: int) -> bool:
    """Whether words between a figure and a change say that it is since the year before."""
    amount = _AMOUNT.match(gap)
    if amount is not None:
        noun = amount["noun"]
        if noun and noun not in _clause(document, figure):
            return False
        gap = gap[amount.end() :]
    since = _SINCE.search(gap)
    if since is None or (since["year"] and int(since["year"]) != year - 1):
        return False
    return only_of_change(gap)


def _clause(document: Document, mention: Mention) -> str:
    return _SIGN.split(document.before(mention, 60))[-1]


def _around(document: Document, first: Mention, last: Mention) -> str:
    """The words of a sentence up to a number, and those right behind it."""
    text = document.text
    low = opening_of(text, first.span.start)
    return text[low : min(end_of(text, last.span.stop), last.span.stop + _BEHIND)]


def _bases(document: Document, known: _Known, year: int) -> Iterator[_Base]:
    """The figures of the year before that are of an indicator."""
    numbers = statistics(document)
    for before, base, after in zip((None, *numbers), numbers, (*numbers[1:], None), strict=False):
        if not base.value or base.unit in (None, "%") or sign_of(document, base):
            continue
        led = _named(document, base, year)
        sentence = _around(document, base, base)
        if led is None or not exact([base]) or _APART.search(sentence):
            continue
        words, compared = led
        if words:
            moved = after is not None and _NOW.fullmatch(document.between(base, after))
            now = after if moved and after and after.unit == base.unit else None
            indicator = indicator_of(document, words, base.unit)
        else:
            fact = known.of.get(before.id) if before and compared else None
            at_once = before and _SIGN.split(document.between(before, base))[0] == ""
            indicator, now = (fact.indicator, before) if fact and at_once else (None, None)
            words = _clause(document, before) if before else ""
        if indicator is not None:
            yield _Base(indicator, base, now, sentence, things_in(words))


def _named(document: Document, base: Mention, year: int) -> tuple[str, bool] | None:
    """(what a number of the year before counts, whether it is compared with one before it)."""
    clauses = _SIGN.split(document.before(base, 60))
    lead = clauses[-1]
    years = [*_YEAR_IN.finditer(lead)]
    if not years and len(clauses) > 1:
        years, lead = [*_YEAR_IN.finditer(clauses[-2])], clauses[-2] + lead
        if not years or years[-1].end() != len(clauses[-2]) or years[-1].start() > 2:
            return None
    if len(years) != 1 or (years[0]["year"] and int(years[0]["year"]) != year - 1):
        return None
    before, words = lead[: years[0].start()], lead[years[0].end() :].removeprefix("的")
    behind = _SIGN.split(document.behind(base, 16), 1)[0]
    compared = _COMPARED.search(before) is not None
    if led := _LED.search(before):
        before, words = led["what"], led["what"] + words
    elif not words:
        noun = _TAIL.sub("", behind)
        if re.search(r"\d|[增减升降长]", noun):
            noun = ""
        return (noun, compared) if noun or compared else None
    elif not _LEAD_IN.match(before) and passed_over(before):
        return None
    else:
        words = words if _LEAD_IN.match(before) else before + words
    return (words, compared) if _ENDS.match(behind) else None


_NOW = re.compile(
    r"[,;]?(?:而)?(?:今年|本年度?|当年)?(?:已)?(?:[增升涨提扩减降][^,。;\d]{0,2}[至到为]|达到?|变[为成])"
)


def _comparable(change: _Change, base: _Base) -> bool:
    """Whether a change and a figure of the year before are of the same bodies, and the same act."""
    one, other = change.sentence, base.sentence
    unit = change.figure.unit or base.mention.unit
    if unit != base.mention.unit or change.change.unit not in ("%", unit):
        return False
    if change.things != base.things or not _alike(one, other):
        return False
    if base.now is not None:
        return base.now.value == change.figure.value
    acts = [set(_RECEIVED.findall(words)) for words in (one, other)]
    same = not all(acts) or bool(acts[0] & acts[1]) or "受理" not in acts[0] | acts[1]
    return same and not change.by_act


def _alike(one: str, other: str) -> bool:
    """Whether two sentences name the same bodies, or none that is another."""
    if bool(_WHOLE.search(one)) != bool(_WHOLE.search(other)):
        return False
    mine, theirs = ({w[1] for w in BODY.findall(words)} for words in (one, other))
    return not mine or not theirs or mine == theirs


def _off(document: Document, change: _Change, base: _Base) -> Finding | None:
    """The change that does not lead from the base, nor from what the base's sentence adds to it."""
    figure, moved, was = change.figure, change.change, base.mention
    low, high = opening_of(document.text, was.span.start), end_of(document.text, was.span.stop)
    for other in document.mentions_in(low, high):
        for more in (other.value or ZERO, -(other.value or ZERO)):
            other_base = was.model_copy(update={"value": (was.value or ZERO) + more})
            alike = more and other.unit == was.unit and (other_base.value or ZERO) > 0
            if alike and _leads(figure, other_base, moved, document):
                return None
    return (rate_off if moved.unit == "%" else sum_off)(document, figure, was, moved)


def _leads(figure: Mention, base: Mention, change: Mention, document: Document) -> bool:
    sign = sign_of(document, change)
    if change.unit == "%":
        return leads_to(figure, base, change, sign)
    return (figure.value or ZERO) - (base.value or ZERO) == (change.value or ZERO) * sign
