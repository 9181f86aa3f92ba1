"""Findings about the document itself: damage, overwritten names, figures that are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor.knowledge.pack import shipped
from extractor.schemas import (
    Division,
    Fact,
    Finding,
    FindingKind,
    Mention,
    MetaValue,
    Quote,
    Severity,
    Span,
)
from extractor.text.document import Cover, DamageKind, Document
from extractor.text.loose_digits import LOOSE
from extractor.text.meta import divisions_of
from extractor.text.quotes import clause_span
from extractor.text.scan.digits import LOST_BYTE

from .states import is_passage

_KINDS: dict[DamageKind, tuple[FindingKind, Severity, str]] = {
    "fused_digits": ("fused_digits", "warning", "characters between digits are lost"),
    "damaged_characters": ("damaged_characters", "warning", "characters are lost or garbled"),
    "lost_character": ("lost_character", "warning", "a character is lost"),
    "agency_overwritten": (
        "agency_overwritten",
        "error",
        "advertising stands over a name; it is not taken as the agency",
    ),
}
_BREAKS = frozenset("\n\t|,。;:!? ")
_CHART = re.compile(
    r"^(?=[^\n]*(?:19|20)\d{2}年)[^\n。,;]{4,40}(?:对比|对比图|统计图|示意图|比例图|柱状图|趋势图|分布图)$",
    re.MULTILINE,
)
_LOST_SHARE = re.compile(r"[^,。;\n]{2,20}\d[条件份次个篇]占(?=[;,。])")
_LOST_COUNT = re.compile(
    r"(?<=[,。;:])(?P<item>[^,。;:\d\n]{2,16}类(?:信息)?),占[^,。;\n\d]{0,10}(?:比例)?为?\d"
)
_LOST_UNIT = re.compile(r"(?<=[,。;:、)])[^,。;:、\d\n]{2,16}类(?:信息)?[条件篇](?=[,。;、(占])")
"""惠农政策类11条;计划生育类条: nothing stands before the unit."""
_LOST_NUMBER = re.compile(
    r"[一-鿿] ?(?:#{1,9}|[□■〓\ufffd]{1,6}|_{2,12}|[«‹][^«»‹›\n]{1,24}[»›]) ?(?:[件条次份篇人个项宗](?![例款])|万?元)"
)
"""收到申请□□件; 收到申请«申请数»件: the field of a form that nobody filled in."""
_LOST: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = (
    (
        ("图", "对比"),
        _CHART,
        "a chart stood here; its figures are not in the text",
    ),
    (("占;", "占,", "占。"), _LOST_SHARE, "the share is lost"),
    (("类,占", "类信息,占"), _LOST_COUNT, "the count is lost"),
    (("类条", "类信息条", "类件", "类篇"), _LOST_UNIT, "the count is lost"),
    (("#", "□", "■", "〓", "\ufffd", "__", "«", "‹"), _LOST_NUMBER, "the count is lost"),
)
"""Words of which one must be there, the pattern, and what it means.  Most reports lack nothing."""


def check_document(document: Document) -> Iterator[Finding]:
    """One finding for each kind of damage and wording; repeated advertising is reported once."""
    seen: set[tuple[str, str]] = set()
    numbers = Cover(mention.span for mention in _beside_lost_bytes(document))
    for damage in document.damages:
        # A lost byte of a number is told with the number.
        if numbers.overlaps(*damage.span):
            continue
        kind, severity, message = _KINDS[damage.kind]
        words = document.text[damage.span.start : damage.span.stop]
        key = (kind, "" if kind == "agency_overwritten" else words)
        if key in seen:
            continue
        seen.add(key)
        readings = f"; may be read as {', '.join(damage.hypotheses)}" if damage.hypotheses else ""
        yield Finding(
            kind=kind,
            severity=severity,
            whose="source",
            message=message + readings,
            quotes=(document.quote(_with_neighbours(document.text, damage.span)),),
        )
    yield from _unread(document)
    yield from _unticked(document)
    yield from _missing_figures(document)
    yield from _ambiguous_place(document)


@cache
def _without_table() -> re.Pattern[str]:
    """The heading of an official table, right behind which stands the next one."""
    tables = shipped().tables
    printed = (tables.items, tables.matrix) if tables else ()
    names = [table.title.removesuffix("情况") for table in printed if table]
    names += [tables.cross.said.mark] if tables and tables.cross else []
    words = "|".join(map(re.escape, names))
    return re.compile(
        rf"^[二三四][、.][^\n]{{0,30}}(?:{words})[^\n\d….]{{0,16}}\n(?=[三四五][、.])", re.MULTILINE
    )


def _with_neighbours(text: str, span: Span) -> Span:
    """A few more characters, as far as the same line and clause go."""
    low, high = span
    while low > 0 and span.start - low < 4 and text[low - 1] not in _BREAKS:
        low -= 1
    while high < len(text) and high - span.stop < 8 and text[high] not in _BREAKS:
        high += 1
    return Span(low, high)


def _unread(document: Document) -> Iterator[Finding]:
    """Digits outside of tables that are no number as they stand: 1 3 4 5条, 1O45条."""
    tables = [*(grid.span for grid in document.grids), *(table.span for table in document.glued)]
    in_tables = Cover(tables)
    cover = Cover([*tables, *(damage.span for damage in document.damages)])
    beside = {mention.id for mention in _beside_lost_bytes(document)}
    for mention in document.mentions:
        # l2件 and 申请O件 have few digits or none: what they may be read as has them.
        digits = any(char.isdecimal() for words in mention.hypotheses for char in words)
        lost = mention.id in beside
        if mention.kind != "damaged" or not (digits or lost) or not mention.hypotheses:
            continue
        # What a loader has marked is told of nowhere else, not in tables either.
        if LOOSE not in mention.raw and (in_tables if lost else cover).overlaps(*mention.span):
            continue
        raw, readings = mention.raw, ", ".join(mention.hypotheses)
        message = (
            f"a character of {raw} is lost, and nothing is claimed from it"
            if lost
            else f"{raw} is no number as it stands, and nothing is claimed from it; "
            f"may be read as {readings}"
        )
        yield Finding(
            kind="damaged_characters",
            severity="error",
            whose="undecided",
            message=message,
            quotes=(document.quote(clause_span(document.text, mention.span)),),
            mentions=(mention.id,),
        )


def _unticked(document: Document) -> Iterator[Finding]:
    """□有4件 ☑无: the box says that there was none, and a count is written all the same."""
    for mention in document.mentions:
        if mention.explained == "not_ticked":
            yield Finding(
                kind="conflict",
                severity="warning",
                whose="source",
                message=f"{mention.raw} stands beside a box that is not ticked: it states nothing",
                quotes=(document.quote(mention.span),),
                mentions=(mention.id,),
            )


def _beside_lost_bytes(document: Document) -> Iterator[Mention]:
    """申请2\ufffd件: a number of which bytes are lost, and no more is known of the damage."""
    if LOST_BYTE not in document.text:
        return
    damages = [(d.span, document.text[d.span.start : d.span.stop]) for d in document.damages]
    others = Cover(span for span, words in damages if words.strip(LOST_BYTE))
    for mention in document.mentions:
        damaged = mention.kind == "damaged" and LOST_BYTE in mention.raw
        if damaged and not others.overlaps(*mention.span):
            yield mention


def _missing_figures(document: Document) -> Iterator[Finding]:
    numbers = Cover(mention.span for mention in _beside_lost_bytes(document))
    for needs, pattern, message in _LOST:
        if not any(words in document.text for words in needs):
            continue
        for match in pattern.finditer(document.text):
            if not numbers.overlaps(*match.span()):
                yield _missing(document, Span(*match.span()), message)
    bare = list(_without_table().finditer(document.text))
    if len(bare) >= 2:
        span = Span(bare[0].start(), bare[-1].end() - 1)
        yield _missing(document, span, "the official tables under these headings are missing")


def _ambiguous_place(document: Document) -> Iterator[Finding]:
    """The agency's place has a name that several places bear, and nothing says which is meant."""
    region = document.meta.region
    divisions = divisions_of(document) if region and not document.meta.division else ()
    if region is not None and len(divisions) > 1:
        yield ambiguous_place(region, divisions)


def ambiguous_place(region: MetaValue, divisions: Sequence[Division]) -> Finding:
    """That a place has a name that several bear, whether it was read or a person gave it."""
    names = ", ".join(f"{division.name} ({division.code})" for division in divisions)
    return Finding(
        kind="ambiguous_place",
        severity="info",
        whose="undecided",
        message=f"{region.value} may be {names}; no code is given",
        quotes=(region.quote,) if region.quote else (),
    )


def check_names(
    document: Document, facts: Sequence[Fact], findings: Sequence[Finding]
) -> Iterator[Finding]:
    """That figures belong to nobody, or to no year: only a person can say whose they are.

    Where advertising stands over the name, the finding about it says so already.  A passage that
    somebody took out of a report need not name anybody.
    """
    if not facts or is_passage(document, facts):
        return
    meta = document.meta
    quotes = (meta.title.quote,) if meta.title and meta.title.quote else ()
    lost = any(finding.kind == "agency_overwritten" for finding in findings)
    if meta.agency is None and not lost:
        words = "no agency is named: its figures belong to nobody until a person gives it"
        yield _unnamed("no_agency", words, quotes)
    if meta.year is None:
        words = "no year is named: its figures belong to no year until a person gives it"
        yield _unnamed("no_year", words, quotes)


def _unnamed(kind: FindingKind, message: str, quotes: tuple[Quote, ...]) -> Finding:
    return Finding(kind=kind, severity="error", whose="undecided", message=message, quotes=quotes)


def _missing(document: Document, span: Span, message: str) -> Finding:
    return Finding(
        kind="missing_figure",
        severity="warning",
        whose="source",
        message=message,
        quotes=(document.quote(span),),
    )
