"""The rules reader: the embedded default for prose, and a cross-check of the model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractor.schemas import OTHER, Claim, Mention
from extractor.schemas.denials import denied
from extractor.text.document import Document

from ..reading import Reading
from .applications import RULES as APPLICATIONS
from .conduct import RULES as CONDUCT
from .disclosure import DOCUMENT_RULES, disclosure, one_level
from .disputes import RULES as DISPUTES
from .frames import Frame, frame
from .index import RuleIndex
from .labels import label_of
from .scope import period_of, scope_of

_RULES = RuleIndex((*APPLICATIONS, *DISPUTES, *CONDUCT, *DOCUMENT_RULES))

_CONTINUES = re.compile(r"(?:历年)?(?:总)?累计(?:为|达|共|有)*")
_COMPARED = re.compile(
    r"(?:比|较)(?:去年|上年|上一年|20\d\d年)?[^,。;#]{0,8}(?:增加|减少|上升|下降|增长|多|少)|"
    r"(?:同比|环比)|(?:增加|减少|上升|下降|增长)(?:了|约)*#"
)
_TWO_INDICATORS = {
    frozenset({"applications.received", "applications.replied"}),
    frozenset({"normative_documents.issued", "proactive.normative_documents"}),
}
_COUNTED_APART = (
    "response.", "training.", "organisation.staff.", "proactive.wechat", "proactive.weibo",
)  # fmt: skip
"""What reports count for several programmes, courses, places or accounts one after another."""
_YEAR = re.compile(r"(20\d\d)年")
_TO_DATE = re.compile(r"结转|转结|累计|以来|截[至止]|自20\d\d")
_LAST_YEAR = re.compile(r"(?:上年度?|去年|上一年度?)(?!度?(?:结转|转结|转入|遗留|未办结)|末)")


def read(document: Document, taken: frozenset[str] = frozenset()) -> Reading:
    """Claims for every number and statement of zero that a rule can place.

    A statistic that no rule places is claimed as ``other``, labelled by its own clause.
    ``taken`` are the ids of mentions that the tables reader has placed already.
    """
    claims: list[Claim] = []
    before: list[str] = []
    paragraph: list[str] = []
    frames: dict[str, Frame] = {}
    sentence_start = -1
    previous: Mention | None = None
    for mention in document.mentions:
        if not mention.statistical or mention.id in taken:
            continue
        seen = frames[mention.id] = frame(document, mention, previous)
        previous = mention
        if seen.sentence_start != sentence_start:
            if "\n" in document.text[max(sentence_start, 0) : seen.sentence_start]:
                paragraph = []
            sentence_start, before = seen.sentence_start, []
        if mention.kind == "zero_statement":
            found = _zero(document, seen)
        else:
            found = _number(document, seen, before, paragraph)
        if not found:
            found = [_other(seen)]
        claims += found
        indicators = [claim.indicator for claim in found if claim.indicator != OTHER]
        _add(indicators, before)
        _add(indicators, paragraph)
    return Reading(claims=tuple(_once_said(claims, frames, document.text)))


def _add(indicators: list[str], known: list[str]) -> None:
    """Add what was claimed, the last at the end, and each indicator once: a list of thousands of
    numbers would be looked through for each of them."""
    for indicator in indicators:
        if indicator in known:
            known.remove(indicator)
        known.append(indicator)


def _once_said(claims: list[Claim], frames: Mapping[str, Frame], text: str) -> Iterator[Claim]:
    """Keep no figure that is given for several things of a kind, each by itself.

    《甲》在线访谈2次、《乙》在线访谈1次: neither is the number of interviews, and no report says two
    numbers for one thing in one breath.  Behind 其中 stand the parts of the first.
    """
    places: dict[tuple[str, int, str], list[Frame]] = {}
    for claim in claims:
        if claim.indicator.startswith(_COUNTED_APART) and claim.semantic == "explicit":
            seen = frames[claim.mention or ""]
            places.setdefault(_breath(claim, seen, text), []).append(seen)
    # Of each such place the one frame whose figure stays, if any.
    kept: dict[tuple[str, int, str], Frame | None] = {}
    for place, same in places.items():
        if len({seen.mention.value for seen in same}) > 1:
            kept[place] = same[0] if any(seen.subset for seen in same[1:]) else None
    for claim in claims:
        seen = frames[claim.mention or ""]
        yield claim if kept.get(_breath(claim, seen, text), seen) is seen else _other(seen)


def _breath(claim: Claim, seen: Frame, text: str) -> tuple[str, int, str]:
    """The sentence of a claim, or the paragraph, where one place after another gets its staff."""
    start = seen.sentence_start
    if claim.indicator.startswith("organisation.staff."):
        start = text.rfind("\n", 0, seen.mention.span.start)
    return claim.indicator, start, claim.period


def _zero(document: Document, seen: Frame) -> list[Claim]:
    indicator = denied(seen.mention.thing, document.meta.form)
    if indicator is None:
        return []
    return [_claim(seen, indicator, scoped=False)]


def _number(
    document: Document, seen: Frame, before: list[str], paragraph: list[str]
) -> list[Claim]:
    if (
        seen.mention.kind == "share"
        or _COMPARED.search(seen.words)
        or _LAST_YEAR.search(re.split(r"[,;:]", seen.sentence)[-1])
        or _of_a_series(document, seen)
    ):
        return []
    if _CONTINUES.fullmatch(seen.label) and before and seen.listed:
        last = before[-1]
        if last == "proactive.total":
            return [_claim(seen, "proactive.cumulative", cumulative=True)]
        return [_claim(seen, last, cumulative=True)]
    form = document.meta.form
    found: list[str] = []
    for rule in _RULES.candidates(seen.words):
        if rule.matches(seen, form, [*paragraph, *found]):
            if found and frozenset({found[0], rule.indicator}) not in _TWO_INDICATORS:
                continue
            found.append(rule.indicator)
    if not found:
        disclosed = disclosure(seen)
        part = disclosed == "proactive.total" and any(b.startswith("proactive.") for b in before)
        if disclosed == "proactive.total" and one_level(seen, _behind(document, seen)):
            disclosed = None
        if disclosed and (not part or "proactive.cumulative" in before):
            found = [disclosed]
    return [_claim(seen, indicator) for indicator in dict.fromkeys(found)]


def _of_a_series(document: Document, seen: Frame) -> bool:
    """2019年受理1件,2020年受理3件 in the report of 2020: the first is a figure of another year."""
    own, year = _YEAR.search(seen.label), document.meta.year
    if own is None or year is None or int(own[1]) >= year or _TO_DATE.search(seen.label):
        return False
    near = _behind(document, seen)
    return bool(re.match(rf"[^。;\n]*?[,、]{year}年[^,。;\n]{{0,16}}\d", near))


def _behind(document: Document, seen: Frame) -> str:
    """The words behind a number, as far as the next one of its sentence may be."""
    stop = seen.mention.span.stop
    return document.text[stop : stop + 50]


def _claim(seen: Frame, indicator: str, *, cumulative: bool = False, scoped: bool = True) -> Claim:
    period, period_words = period_of(seen.sentence, seen.label)
    if indicator == "proactive.cumulative":
        cumulative = True
    scope, scope_words = scope_of(seen.label) if scoped else (None, None)
    because = "; ".join(filter(None, (scope_words, period_words))) or None
    return Claim(
        indicator=indicator,
        mention=seen.mention.id,
        reader="rules",
        scope=scope,
        period="cumulative" if cumulative else period,
        semantic="implied_zero" if seen.mention.kind == "zero_statement" else "explicit",
        because=because,
    )


def _other(seen: Frame) -> Claim:
    return Claim(
        indicator=OTHER,
        mention=seen.mention.id,
        reader="rules",
        label=label_of(seen),
        semantic="implied_zero" if seen.mention.kind == "zero_statement" else "explicit",
    )
