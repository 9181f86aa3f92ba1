"""A sentence that says there was none, and a table that has some: 没有结转下年度办理的申请 beside a row with 3.

A denial may be of a part, of another office, of those that are new, of lost ones.  It is held against
a table where its clause denies the thing as such and nothing else, and names no body and no time
that is not the table's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.schemas import Fact, Finding, Mention, roles
from extractor.text.document import Document

from ..counts.interval import plain
from ..counts.statements import end_of, opening_of
from ..counts.whose_figure import bodies, times
from ..tables.groups import in_table
from ..tables.identities import finding
from .retold import cells_of, repeats_cells

_WHEN = r"(?:(?:19|20)\d\d年度?|全年|本年度?|年内|我[局委镇县]|本局|均|也)*"
_NONE = r"(?:没有|无|未)(?:发生|产生|出现|收到|引发)?"
_OPENNESS = r"(?:因|与|涉及)?(?:政府)?(?:信息公开)?(?:工作|事项|申请|答复)?(?:引起|引发|导致|产生|提起|有关)?的?"
_ENDING = r"(?:的?案件|的?情况|的?情形)?"
_NO_MORE = re.compile(
    rf"{_WHEN}{_NONE}结转[到至]?(?:下|次)一?年度?(?:继续)?(?:办理|答复)?的?(?:政府信息公开)?(?:申请|事项|件)*{_ENDING}"
)
_NO_SUIT = re.compile(rf"{_WHEN}{_NONE}{_OPENNESS}(?:行政复议[和或及与])?(?:行政)?诉讼{_ENDING}")
_NO_REVIEW = re.compile(rf"{_WHEN}{_NONE}{_OPENNESS}行政复议(?:[和或及与](?:行政)?诉讼)?{_ENDING}")
_BUT = re.compile(r"除|其余|其他|上年(?!结转)")
_WHOLE = re.compile(r"全[省市县区州旗乡镇]")
_ALL_OFFICES = re.compile(r"全[省市县区州旗乡镇](?:各级)?行政机关")
_SIGN = r"[,;:。!?\n]"


def check_denied(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Denials of all there was of a thing, where the table of the report has some."""
    for told in facts:
        mention = document.mention(told.evidence[0].mention or "")
        if told.value != 0 or in_table(told) or mention is None or told.period != "year":
            continue
        rows, words = _denied(told.indicator)
        if words is None or not _denies_all(mention, words, document):
            continue
        cells = [f for f in facts if f.indicator in rows and in_table(f) and f.period == "year"]
        some = [f for f in cells if f.value and f.qualifier == "exact"]
        if _told_too(facts, rows):
            continue  # 行政诉讼2件, and 未发生行政诉讼 besides: that is of something else
        if some and _of_the_table(told, mention, facts, document):
            values = ", ".join(plain(fact.value) for fact in (told, *some))
            message = f"{some[0].label} is stated with different values"
            yield finding("conflict", [told, *some], values, message).model_copy(
                update={"whose": "source"}
            )


def _told_too(facts: Sequence[Fact], rows: Sequence[str]) -> bool:
    """Whether a sentence gives some of what another denies."""
    return any(
        f.value and f.indicator in rows and any(e.address is None for e in f.evidence)
        for f in facts
    )


def _denied(indicator: str) -> tuple[Sequence[str], re.Pattern[str] | None]:
    """The rows that must be empty where there was none, and what a clause says then and no more."""
    known = roles()
    for rows, words in (
        ((known.carried_out,), _NO_MORE),
        (known.suits, _NO_SUIT),
        (known.reviews, _NO_REVIEW),
    ):
        if indicator in rows[:1]:
            return rows, words
    return (), None


def _denies_all(mention: Mention, words: re.Pattern[str], document: Document) -> bool:
    if mention.kind != "zero_statement":
        return False
    text = document.text
    low, high = opening_of(text, mention.span.start), end_of(text, mention.span.stop)
    before = re.split(_SIGN, text[low : mention.span.start])
    behind = re.split(_SIGN, text[mention.span.stop : high])
    clause = before[-1] + text[mention.span.start : mention.span.stop] + behind[0]
    start = text.rfind(";", low, mention.span.start)
    stop = text.find(";", mention.span.start, high)
    part = text[max(low, start) : stop if stop >= 0 else high]
    return words.fullmatch(clause) is not None and not _BUT.search(part)


def _of_the_table(told: Fact, mention: Mention, facts: Sequence[Fact], document: Document) -> bool:
    """Whether sentences repeat the table, and that of the denial names nobody else and no other time."""
    start = mention.span.start
    if times(document, start):
        return False
    named = bodies(document, start)
    if not named:
        return repeats_cells(facts, told)
    sentence = range(opening_of(document.text, start), start)
    if _ALL_OFFICES.search(document.text, sentence.start, start):
        named -= {"各级", "机关"}
    if not all(map(_WHOLE.fullmatch, named)):
        return False
    cells = cells_of(facts)
    return any((f.indicator, f.value) in cells and _told_in(f, sentence) for f in facts)


def _told_in(fact: Fact, words: range) -> bool:
    return any(one.address is None and one.quote.span.start in words for one in fact.evidence)
