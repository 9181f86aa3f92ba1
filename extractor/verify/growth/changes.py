"""What the report says that something has grown by since the year before, and what has grown.

申请12件,同比增长33.3%: the change stands right behind its figure; or its own clause names the indicator
(申请量同比增长33.3%), of which the report has one figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.language.changing import only_of_change, sign_of
from extractor.language.other_years import LAST_OR_NAMED
from extractor.schemas import OTHER, Fact, Mention, roles
from extractor.text.document import Document

from ..counts.indicator_words import indicator_of, things_in
from ..counts.statements import end_of, exact, opening_of, statistics
from ..counts.whose_figure import of_same_bodies

SIGN = re.compile(r"[,。;:()、\n|]")
_SINCE = re.compile(rf"同比|{LAST_OR_NAMED}")
_AMOUNT = re.compile(
    r"^[,(]?(?P<noun>申请|受理|信息|公开|培训|会议|发布)?(?:总|件|条)?(?:数量|总量|总数|量|数)"
)
APART = re.compile(
    r"半年|季度|(?<!\d)1?\d月|月份|截[至止]|累计|以来|历年|其中|专项|活动|行动|期间|年均|[三四五六七八九十]年"
    r"|口径|可比|调整|修正|更正|剔除|扣除|[包不]?含|包括|结转|折算|预计|计划|目标|左右|率"
)
"""Words of a sentence that may make its figure one of something else."""
_HANDLED = re.compile(r"(?:办理|处理|办结)[^,。;\d]{0,10}申请(?:共|共计)?$")
_BEHIND = 40


@dataclass(frozen=True, slots=True)
class Change:
    """What an indicator of this year has changed by since the year before.

    ``by_act``: the figure is of what was done with them, which says so only beside its base.
    """

    indicator: str | None
    figure: Mention
    change: Mention
    sentence: str
    clause: str
    things: frozenset[str]
    by_act: bool = False


@dataclass(frozen=True, slots=True)
class FactsOfYear:
    """The facts of this year that have an indicator: by their numbers, and by the indicator."""

    of: Mapping[str, Fact]
    named: Mapping[str, Sequence[Fact]]

    @staticmethod
    def of_year(facts: Sequence[Fact]) -> FactsOfYear:
        named: dict[str, list[Fact]] = {}
        for fact in facts:
            if fact.indicator != OTHER and fact.period == "year":
                named.setdefault(fact.indicator, []).append(fact)
        every = (fact for some in named.values() for fact in some)
        return FactsOfYear({e.mention: f for f in every for e in f.evidence if e.mention}, named)

    def only(self, indicator: str) -> Fact | None:
        """The fact of an indicator; None where the report gives it several values."""
        found = self.named.get(indicator, ())
        return found[0] if len({fact.amount for fact in found}) == 1 else None


def stated_changes(document: Document, known: FactsOfYear, year: int) -> Iterator[Change]:
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
    known: FactsOfYear,
    year: int,
    figure: Mention | None,
    before: Mention | None,
    change: Mention,
) -> list[Change]:
    """12件,同比增长33.3%; 12件,同比增加3件,增长33.3%."""
    if figure is None or before is None or not _is_change(figure, change):
        return []
    gap = document.between(before, change)
    since = (
        only_of_change(gap) if before is not figure else _since_last(document, figure, gap, year)
    )
    sentence = around(document, figure, change)
    fact, clause = known.of.get(figure.id), clause_of(document, figure)
    if fact is not None and _way_of_all(document, known, fact, figure):
        sentence = sentence[sentence.find(clause) :]
    if len(gap) > _BEHIND or not since or not exact([figure, change]) or APART.search(sentence):
        return []
    by_act = fact is None and _HANDLED.search(clause) is not None
    indicator = fact.indicator if fact else roles().received if by_act else None
    return [Change(indicator, figure, change, sentence, clause, things_in(clause), by_act)]


_AMONG = re.compile(r"[,。;(]?其中[,:]?(?P<clause>[^,。;:()、\d]+)")


def _way_of_all(document: Document, known: FactsOfYear, fact: Fact, figure: Mention) -> bool:
    """公开信息500条。其中,门户网站公开320条: a part of all that was disclosed is a whole of its own."""
    low = max(0, figure.span.start - _BEHIND)
    before = [m for m in document.mentions_in(low, figure.span.start) if m.statistical][-1:]
    if not before or fact.indicator not in roles().disclosures:
        return False
    whole = known.of.get(before[0].id)
    led = _AMONG.fullmatch(document.between(before[0], figure))
    named = led and indicator_of(document, led["clause"], figure.unit)
    return whole is not None and whole.indicator == roles().disclosed and named == fact.indicator


def _by_name(
    document: Document, known: FactsOfYear, year: int, change: Mention
) -> Iterator[Change]:
    """申请量同比增长33.3%, where the report has one figure of applications, in a table or a sentence."""
    clause = re.sub(rf"^(?:{year}年|[本今]年)度?", "", clause_of(document, change))
    since = _SINCE.search(clause)
    words = re.sub(r"[较比与和同]$", "", clause[: since.start()]) if since else ""
    if since is None or not words or not _since_last(document, change, clause[len(words) :], year):
        return
    words = re.sub(r"(?:数量|总量|总数|量|数)$", "", words)
    for unit in _UNITS if change.unit == "%" else (change.unit,):
        indicator = indicator_of(document, words, unit)
        fact = known.only(indicator) if indicator else None
        if fact is not None and fact.unit == unit:
            yield from _of_fact(document, fact, change, words)
            return


_UNITS = ("件", "条", "次", "期", "场", "篇", "份", "个", "起")


_ALL_YEAR = re.compile(
    r"截[至止]?到?(?:(?:19|20)\d\d年|年)?(?:12月31日|年?底),?(?=(?:当年|本年|全年|年内|今年|20\d\d年)(?!.{0,4}累计))"
)
"""截至12月31日,当年公开640条: what is counted up to its last day is the year."""


def _of_fact(document: Document, fact: Fact, change: Mention, words: str) -> Iterator[Change]:
    """The change of a figure that stands somewhere else."""
    figure = document.mention(fact.evidence[0].mention or "")
    if figure is None or not figure.value or not exact([figure, change]):
        return
    sentence = around(document, change, change)
    cell = fact.evidence[0].address is not None
    own = "" if cell else _ALL_YEAR.sub("", around(document, figure, figure))
    if (
        not APART.search(sentence)
        and not APART.search(own)
        and (cell or of_same_bodies(own, sentence))
    ):
        yield Change(fact.indicator, figure, change, sentence, words, things_in(words))


def _is_change(figure: Mention, change: Mention) -> bool:
    units = ("%", figure.unit)
    return bool(figure.value) and figure.unit not in (None, "%") and change.unit in units


def _since_last(document: Document, figure: Mention, gap: str, year: int) -> bool:
    """Whether words between a figure and a change say that it is since the year before."""
    amount = _AMOUNT.match(gap)
    if amount is not None:
        noun = amount["noun"]
        if noun and noun not in clause_of(document, figure):
            return False
        gap = gap[amount.end() :]
    since = _SINCE.search(gap)
    if since is None or (since["year"] and int(since["year"]) != year - 1):
        return False
    return only_of_change(gap)


def clause_of(document: Document, mention: Mention) -> str:
    """The words of its clause before a number."""
    return SIGN.split(document.before(mention, 60))[-1]


def around(document: Document, first: Mention, last: Mention) -> str:
    """The words of a sentence up to a number, and those right behind it; no parts told behind it.

    12件,同比增长50%,按时办结率100%: a rate or a special fund in a clause behind is one of its own.
    """
    text, stop = document.text, last.span.stop
    behind = text[stop : min(end_of(text, stop), stop + _BEHIND)].partition("其中")[0]
    own, *later = re.split(r"(?=[,;])", behind)
    told = own + _OF_THEIR_OWN.sub("", "".join(later))
    return text[opening_of(text, first.span.start) : stop] + told


_OF_THEIR_OWN = re.compile(
    r"(?<![增减降升长])率|专项(?=资金|经费)|近[两二三四五六七八九十]年(?:来|间|中)?的?(?:最[高低多少]|新[高低]|之最)"
)
