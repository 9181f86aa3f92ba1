"""Words of another report: last year's text sent in again, or another agency's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractor.schemas import OTHER, Fact, Finding, Span
from extractor.text.document import Document

from ..counts.statements import opening_of

_YEAR_FIRST = re.compile(
    r"(?:^|(?<=[,;:]))\s?(?P<year>(?:19[89]|20[0-4])\d)\s?年(?:度|全年)?"
    r"(?!以来|起|底|末|至|到|开始|前|后|[-—~、]|\s?\d|[^,。;]{0,6}(?:相比|同期|比)|[^,。;\d]{0,16}(?:的|年报|报告[^,。;]))"
)
_ANY_YEAR = re.compile(r"((?:19[89]|20[0-4])\d)\s?年")
_SCHOOL_YEAR = re.compile(r"\d{4}\s?[-—~至]\s?\d{4}\s?学年")
_SENTENCE_END = re.compile(r"[。!?\n]")
_SELF = re.compile(r"(?<![自忘小唯本维敌])我(?P<kind>局|办|委|镇|乡|厅|院|校|街道|中心)(?![法])")
_ENDS: Mapping[str, tuple[str, ...]] = {
    "局": ("局", "分局", "总队", "支队"),
    "办": ("办公室", "办公厅", "办事处", "办", "政府"),
    "委": ("委", "委员会", "街道办事处"),
    "镇": ("镇人民政府", "镇政府", "镇"),
    "乡": ("乡人民政府", "乡政府", "乡"),
    "厅": ("厅",),
    "院": ("院", "学院"),
    "校": ("大学", "学院", "学校"),
    "街道": ("街道办事处", "街道", "街道办"),
    "中心": ("中心",),
}
"""What an agency calls itself (我局) -> the ends of names that may."""
_TOPICS = {
    "公开": "proactive", "申请": "applications", "答复": "applications", "复议": "reconsideration",
    "诉讼": "litigation", "咨询": "consultations", "收费": "fees",
}  # fmt: skip
"""What a sentence tells of -> the group of indicators that it may state."""
_OWN_WORK = re.compile("|".join(_TOPICS))
_COMPARED = re.compile(r"比|同期|以来|截[至止]|结转|转入|遗留|[增减]|将|拟|计划|力争|争取")
_REPORT_OF = re.compile(
    r"^[^\n。;]{0,40}(?:19|20)\d\d\s?年[^\n。;]{0,12}信息公开[^\n。;]{0,12}(?:报告|年报)\s*$",
    re.MULTILINE,
)
_REACH = 400
"""Characters of a sentence behind a figure; one made to be slow has more."""
_BEFORE = 200
_KNOWN_ENDS = ("局", "委", "委员会", "厅", "镇人民政府", "乡人民政府", "街道办事处", "中心")


def check_copied(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Figures of another year than the report's, and an agency that calls itself by another kind."""
    yield from _other_years(facts, document)
    yield from _other_agency(document)


def _other_years(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """A sentence of another year that stands where the report should tell of its own.

    It is a leftover only if the report says the like of no other year: two years side by side are a
    comparison or a series, and a text with the title of that year too is two reports.
    """
    year = document.meta.year
    if year is None or not _sure_of_year(document) or _SCHOOL_YEAR.search(document.text):
        return
    if all(int(other[1]) == year for other in _ANY_YEAR.finditer(document.text)):
        return
    seen: set[int] = set()
    told = {(fact.indicator.partition(".")[0], fact.evidence[0].quote.span.start) for fact in facts}
    for fact in facts:
        evidence = fact.evidence[0]
        mention = document.mention(evidence.mention or "")
        if fact.period != "year" or evidence.address is not None or mention is None:
            continue
        low = opening_of(document.text, mention.span.start, _BEFORE)
        high = mention.span.stop + _REACH
        stop = _SENTENCE_END.search(document.text, mention.span.stop, high)
        sentence = document.text[low : stop.start() if stop else high]
        years = list(_YEAR_FIRST.finditer(sentence))
        at = low + years[0].start("year") if years else mention.span.stop
        if at >= mention.span.start or at in seen or not _leftover(sentence, years, year, document):
            continue
        elsewhere = {group for group, place in told if not low <= place < low + len(sentence)}
        if any(word in sentence and group in elsewhere for word, group in _TOPICS.items()):
            continue  # the report has figures of its own of this
        seen.add(at)
        yield Finding(
            kind="wrong_year",
            severity="warning",
            whose="undecided",
            message=f"a figure of {years[0]['year']} stands in the report of {year}",
            quotes=(document.quote(Span(at, mention.span.stop)),),
            indicators=() if fact.indicator == OTHER else (fact.indicator,),
            facts=(fact.id,),
            mentions=(mention.id,),
        )


def _leftover(sentence: str, years: Sequence[re.Match[str]], year: int, document: Document) -> bool:
    named = {int(match["year"]) for match in years}
    if len(named) != 1 or year in named or not _OWN_WORK.search(sentence):
        return False
    if _COMPARED.search(sentence) or len(_REPORT_OF.findall(document.text)) > 1:
        return False
    (other,) = named
    topic = {word for word in _TOPICS if word in sentence}
    own = re.compile(rf"{year}\s?年|(?:本|今|当|全)年")
    return not any(
        own.search(part) and any(word in part for word in topic)
        for part in _SENTENCE_END.split(document.text[_behind_title(document) :])
        if str(other) not in part
    )


def _behind_title(document: Document) -> int:
    """Where the text behind the title begins."""
    title = document.meta.title
    return title.quote.span.stop if title is not None and title.quote is not None else 0


def _sure_of_year(document: Document) -> bool:
    """Whether the year is printed in the title; a year that is inferred proves nothing."""
    title, quote = document.meta.title, document.meta.year_quote
    if title is None or title.quote is None or quote is None:
        return False
    return title.quote.span.start <= quote.span.start < title.quote.span.stop


def _other_agency(document: Document) -> Iterator[Finding]:
    agency = document.meta.agency.value if document.meta.agency else ""
    if not agency.endswith(_KNOWN_ENDS):
        return
    # Who also calls itself by its own kind may mean another one by the other word.
    own = any(agency.endswith(_ENDS[m["kind"]]) for m in _SELF.finditer(document.text))
    seen: set[str] = set()
    for match in _SELF.finditer(document.text):
        kind = match["kind"]
        if kind in seen or agency.endswith(_ENDS[kind]) or document.in_region(match.start()):
            continue
        seen.add(kind)
        low = opening_of(document.text, match.start(), _BEFORE)
        stop = _SENTENCE_END.search(document.text, match.end())
        high = min(stop.start() if stop else len(document.text), match.end() + 40)
        yield Finding(
            kind="implausible",
            severity="warning",
            whose="undecided" if own else "source",
            message=f"“{match.group()}” cannot be {agency}: the words of another agency",
            quotes=(document.quote(Span(max(low, match.start() - 40), high)),),
        )
