"""Grounding: does the text really say this, of this?

The digits must be those of the mention, exactly; the unit must be the printed one and fit the
indicator; and the words around the number must name the indicator and none of its siblings.  In
an official table row and column must name it.  "The number occurs somewhere" proves nothing:
small integers occur everywhere.
"""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.knowledge.prose import prose
from extractor.language.frames import Frame, frame, statistic_before
from extractor.language.scope import period_of, scope_of
from extractor.language.sites import own_site
from extractor.readers.tables.cells import is_value
from extractor.schemas import OTHER, Evidence, Fact, Mention, Verdict, vocabulary
from extractor.schemas.units import fits, in_unit
from extractor.schemas.wording import normal, pairs
from extractor.text.document import Cell, Document

from .addresses import agrees
from .wording import better, generic, named, parts_words, rival, under

_COMPARED = re.compile(
    r"(?:比|较)(?:去年|上年|上一年|20\d\d年)?[^,。;#]{0,8}(?:增加|减少|上升|下降|增长|多|少)|"
    r"同比|环比|(?:增加|减少|上升|下降|增长)(?:了|约)*#"
)
_LAST_YEAR = re.compile(r"(?:上年度?|去年|上一年度?)(?!度?(?:结转|转结|转入|遗留|未办结)|末)")
_OVER_YEARS = re.compile(r"历年|以来|从未|截[至止]|到(?:20\d\d)?年底|自《")
_OF_THE_YEAR = re.compile(r"(?:本年度?|当年|今年|年度)(?:新增|累计|共)|全年")
_YEAR = re.compile(r"(?:19|20)\d\d年度?")
# What is named and not meant: one of several ways together (通过区官网等渠道共发布), or what was
# answered (依申请公开答复).
_BY_THE_WAY = re.compile(
    r"(?:通过|利用|依托|借助|运用|在)[^,;#]{2,40}?等(?:多种|各种|多个|各类)?(?:渠道|平台|方式|形式|途径|媒体|载体)"
    r"|依申请公开(?=的?(?:答复|回复|办结|办理))"
)
_SINCE_NUMBER = re.compile(r"\d")
_NEAR = 80
_OTHER_ATTRIBUTE = re.compile(r"依申请|不予公开")


def ground(fact: Fact, document: Document) -> Verdict:
    """``verified``, or ``unsupported`` where value, unit or words do not hold."""
    return "unsupported" if objection(fact, document) else "verified"


def objection(fact: Fact, document: Document) -> str | None:
    """Why a fact is not supported by any of its evidence, in words; None if it is."""
    if fact.value is None:
        cell = any(evidence.address is not None for evidence in fact.evidence)
        return None if cell else "no cell that is blank or crossed out is known for it"
    said = None
    for evidence in fact.evidence:
        said = _against(fact, evidence, document)
        if said is None:
            return None
    return said


def _against(fact: Fact, evidence: Evidence, document: Document) -> str | None:
    mention = document.mention(evidence.mention) if evidence.mention else None
    if mention is None:
        return "no number of the report is given as its evidence"
    in_table = evidence.address is not None and bool(evidence.address.table)
    explained = mention.explained is not None and not (in_table or mention.open_denial)
    if mention.kind == "damaged" or mention.value is None or explained:
        return f"{mention.raw} is no statistic ({mention.explained or mention.kind})"
    low, high = evidence.quote.span
    if document.text[low:high] != evidence.quote.text:
        return "the quote does not stand in the report"
    if not reads(mention, fact.value, fact.unit):
        return f"{mention.raw} does not read {fact.value} {fact.unit or ''}".rstrip()
    if fact.indicator == OTHER:
        return None
    item = vocabulary().get(fact.indicator)
    if item is None:
        return f"there is no indicator {fact.indicator}"
    apart = fact.unit if in_table and fact.unit and fact.unit in evidence.quote.text else None
    if not _unit_holds(fact, mention, apart or item.unit):
        return f"the unit {fact.unit or mention.unit} is not that of {item.zh} as printed"
    return _words_against(fact, evidence, mention, document)


def reads(mention: Mention, value: Decimal | None, unit: str | None) -> bool:
    """Whether a mention reads a value, exactly, or the same sum of money in another unit."""
    if mention.value is None or value is None:
        return False
    if mention.value == value:
        return True
    if unit is None or mention.unit is None or unit == mention.unit:
        return False
    money = in_unit(mention.value, mention.unit, unit) if "元" in mention.unit else None
    return money is not None and money == value


def _unit_holds(fact: Fact, mention: Mention, wanted: str) -> bool:
    """The unit of a fact is the printed one, or that of its indicator where both only count."""
    if mention.kind == "zero_statement" or mention.value == 0:
        return fits(fact.unit, wanted)
    printed = mention.unit or wanted
    if not fits(printed, wanted):
        return False
    if fact.unit is None or fact.unit == printed:
        return True
    if "元" in printed or "元" in fact.unit:
        converted = in_unit(mention.value or Decimal(0), printed, fact.unit)
        return converted is not None and converted == fact.value
    return fact.unit == wanted


def _words_against(
    fact: Fact, evidence: Evidence, mention: Mention, document: Document
) -> str | None:
    if evidence.address is not None and evidence.address.table:
        if fact.period == "cumulative" and "累计" not in "".join(evidence.address.column):
            return "the official tables count one year"
        if agrees(fact.indicator, evidence.address):
            return None
        where = " / ".join((*evidence.address.row, *evidence.address.column))
        return f"row and column ({where}) do not name {fact.label}"
    if mention.open_denial:
        return _open_denial_against(fact, frame(document, mention, None))
    if mention.kind == "zero_statement":
        said = _denial_against(fact, mention)
        return said or _over_years(fact, frame(document, mention, None), evidence.quote.text)
    cell = cell_of(document, mention)
    if cell is not None:
        if not is_value(cell.text):
            return f"{mention.raw} belongs to the words of a row, not to its values"
        words = evidence.quote.text + "".join(evidence.section)
        return None if named(fact.indicator, words) else f"the row does not name {fact.label}"
    seen = frame(document, mention, statistic_before(document, mention))
    if fact.indicator == "proactive.website" and not own_site(seen.label, seen.agency, seen.level):
        return "the site is not the agency's own"
    return _prose_against(fact, seen) or _time_against(fact, seen) or _scope_against(fact, seen)


def _denial_against(fact: Fact, mention: Mention) -> str | None:
    if prose().can_deny(mention.thing, fact.indicator):
        return None
    return f"“{mention.raw}” is denied, which is not {fact.label}"


def _open_denial_against(fact: Fact, seen: Frame) -> str | None:
    """What is not there must be named: by the clause, or by what the sentence is about."""
    said = seen.label + seen.mention.raw + seen.after
    other = rival(fact.indicator, said)
    if other is not None:
        return f"the words beside it name {vocabulary()[other].zh}"
    about = (said, seen.sentence[-_NEAR:], seen.section)
    if any(named(fact.indicator, words) for words in about):
        return None
    return f"what is denied is not {fact.label}"


def _prose_against(fact: Fact, seen: Frame) -> str | None:
    near, before = seen.words, seen.sentence[-_NEAR:]
    alone = generic(near)
    # 视频号面向年轻读者改了版式,发布文章38篇: the clause before says whose articles.
    beside = _SINCE_NUMBER.split(_YEAR.sub("", before))[-1] if alone else near
    beside = _BY_THE_WAY.sub("", beside)
    other = None if generic(beside) else rival(fact.indicator, beside)
    if other is not None:
        return f"the words beside it name {vocabulary()[other].zh}"
    if fact.indicator.startswith("proactive.") and _OTHER_ATTRIBUTE.search(near):
        return "documents for disclosure on application, or not at all, are not disclosed"
    part = parts_words(fact.indicator)
    if part and not part & pairs(normal(near + before)):
        return f"nothing near it names the part {fact.label}"
    if named(fact.indicator, near):
        more = better(fact.indicator, _BY_THE_WAY.sub("", near), before, seen.mention.unit)
        return f"the words beside it rather name {vocabulary()[more].zh}" if more else None
    if alone and (named(fact.indicator, before) or named(fact.indicator, seen.section)):
        return None
    if part and under(fact.indicator, near, f"{seen.section}/{seen.sentence}"):
        return None
    return f"the words around it do not speak of {fact.label}"


def _time_against(fact: Fact, seen: Frame) -> str | None:
    carried = fact.indicator.startswith("applications.carried_in") or "last_year" in fact.indicator
    if _LAST_YEAR.search(seen.label) and not carried:
        return "it is last year's figure"
    if _COMPARED.search(seen.words):
        return "it is a change, not a level"
    return _over_years(fact, seen, "")


def _over_years(fact: Fact, seen: Frame, quote: str) -> str | None:
    """A period that the words deny, or one over years that they do not say."""
    said = seen.sentence + seen.words + quote
    if fact.period == "cumulative":
        if not _OVER_YEARS.search(said) or _OF_THE_YEAR.search(seen.label):
            return "nothing says that it is counted over years"
        return None
    period, words = period_of("", seen.label + seen.mention.raw)
    return f"“{words}”: it is counted over years" if period == "cumulative" else None


def _scope_against(fact: Fact, seen: Frame) -> str | None:
    """A scope that the clause of the number denies; a clause that says nothing denies nothing."""
    if fact.scope is None:
        return None
    said, words = scope_of(seen.label)
    if said is not None and said != fact.scope:
        return f"“{words}”: it is counted for {said}, not {fact.scope}"
    return None


def cell_of(document: Document, mention: Mention) -> Cell | None:
    """The cell of a table that a mention stands in; None in prose."""
    for grid in document.grids:
        if grid.span.start <= mention.span.start < grid.span.stop:
            inside = (c for c in grid.cells if c.span.start <= mention.span.start < c.span.stop)
            return next(inside, None)
    return None
