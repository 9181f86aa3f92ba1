"""Words of another report: last year's text sent in again, or another agency's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractor.schemas import OTHER, Fact, Finding, Span
from extractor.text.document import Document

_YEAR_FIRST = re.compile(
    r"(?:^|(?<=[,;:]))\s?(?P<year>(?:19[89]|20[0-4])\d)\s?年(?:度|全年)?"
    r"(?!以来|起|底|末|至|到|开始|前|后|[-—~、]|\s?\d|[^,。;]{0,6}(?:相比|同期|比))"
)
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
_KNOWN_ENDS = ("局", "委", "委员会", "厅", "镇人民政府", "乡人民政府", "街道办事处", "中心")


def check_copied(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Figures of another year than the report's, and an agency that calls itself by another kind."""
    yield from _other_years(facts, document)
    yield from _other_agency(document)


def _other_years(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    year = document.meta.year
    if year is None or not _sure_of_year(document) or _SCHOOL_YEAR.search(document.text):
        return
    seen: set[int] = set()
    for fact in facts:
        evidence = fact.evidence[0]
        if fact.indicator == OTHER or fact.period != "year" or evidence.address is not None:
            continue
        mention = document.mention(evidence.mention or "")
        if mention is None:
            continue
        low = _opening(document.text, mention.span.start)
        years = list(_YEAR_FIRST.finditer(document.text[low : mention.span.start]))
        if not years or any(int(found["year"]) == year for found in years):
            continue
        at = low + years[-1].start("year")
        if at in seen:
            continue
        seen.add(at)
        yield Finding(
            kind="wrong_year",
            severity="warning",
            whose="source",
            message=f"a figure of {years[-1]['year']} stands in the report of {year}",
            quotes=(document.quote(Span(at, mention.span.stop)),),
            indicators=(fact.indicator,),
            facts=(fact.id,),
            mentions=(mention.id,),
        )


def _sure_of_year(document: Document) -> bool:
    """Whether the year is printed in the title; a year that is inferred proves nothing."""
    title, quote = document.meta.title, document.meta.year_quote
    if title is None or title.quote is None or quote is None:
        return False
    return title.quote.span.start <= quote.span.start < title.quote.span.stop


def _opening(text: str, at: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, at - 200), at)]
    return ends[-1] if ends else max(0, at - 200)


def _other_agency(document: Document) -> Iterator[Finding]:
    agency = document.meta.agency.value if document.meta.agency else ""
    if not agency.endswith(_KNOWN_ENDS):
        return
    seen: set[str] = set()
    for match in _SELF.finditer(document.text):
        kind = match["kind"]
        if kind in seen or agency.endswith(_ENDS[kind]) or document.in_region(match.start()):
            continue
        seen.add(kind)
        low = _opening(document.text, match.start())
        stop = _SENTENCE_END.search(document.text, match.end())
        high = min(stop.start() if stop else len(document.text), match.end() + 40)
        yield Finding(
            kind="implausible",
            severity="warning",
            whose="source",
            message=f"“{match.group()}” cannot be {agency}: the words of another agency",
            quotes=(document.quote(Span(max(low, match.start() - 40), high)),),
        )
