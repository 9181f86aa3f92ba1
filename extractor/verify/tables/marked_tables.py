"""A table that is marked as that of all bodies, and a sentence that gives the same of them all.

全县新收申请85件。 … (全县汇总) … 58: both are the county's, so that one of the two is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractor.schemas import Fact, Finding
from extractor.text.document import Document

from ..counts.interval import plain
from .identities import finding

_MARK = re.compile(
    r"\W*(?P<whole>全[省市县区州旗镇乡])(?:口径)?(?:汇总|合计|总体|统计)(?:数据?|情况|口径|结果)?(?:表)?\W*"
)
_CELLS = re.compile(r"[\t|]| {2}")
_LINES_ABOVE = 6
"""Lines of a table's head, and of what stands over it, that may hold its mark."""
_CLAUSE = re.compile(r"[,。;:!?\n]")
_OTHERWISE = re.compile(
    r"其中|含|包括|累计|以来|历年|截[至止]|[上去]年|季度|半年|\d月|除|不计|统计口径|部门|乡镇|各级"
)
_ASIDE = re.compile(r"[^。\n]{0,40}?(?:其中|含|包括|另|不计|口径|上年|结转)")


def check_marked_tables(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Sentences of 全县 that give another figure than the table that is marked as 全县汇总."""
    marks: dict[str, str | None] = {}
    for cell in facts:
        address = cell.evidence[0].address
        if address is None or cell.indicator == "other" or not cell.value:
            continue
        if address.table not in marks:
            marks[address.table] = _mark(cell, document)
        whole = marks[address.table]
        if whole is None:
            continue
        for fact in facts:
            if _differs(fact, cell) and _is_of(fact, whole, document) and not _met(fact, facts):
                values = f"{plain(fact.value)}, {plain(cell.value)}"
                message = f"{cell.label} is stated with different values"
                found = finding("conflict", [fact, cell], values, message)
                yield found.model_copy(update={"whose": "source"})


def _mark(cell: Fact, document: Document) -> str | None:
    """Whose figures the words right over a table say that it has: 全县, of (全县汇总)."""
    mention = document.mention(cell.evidence[0].mention or "")
    at = mention.span.start if mention is not None else 0
    lines = document.text[max(0, at - 600) : at].split("\n")[:-1]
    for line in reversed([line for line in lines if line.strip()][-_LINES_ABOVE:]):
        match = _MARK.fullmatch(line)
        if match is not None:
            return match["whole"]
        if not _CELLS.search(line):
            return None
    return None


def _differs(fact: Fact, cell: Fact) -> bool:
    """Whether one sentence, and no cell, gives the exact value of an indicator otherwise."""
    alone = len(fact.evidence) == 1 and fact.evidence[0].address is None
    exact = fact.qualifier == cell.qualifier == "exact"
    same = fact.indicator == cell.indicator and fact.period == cell.period
    return same and alone and exact and bool(fact.value) and fact.value != cell.value


def _is_of(fact: Fact, whole: str, document: Document) -> bool:
    """Whether the clause of a number begins with whose it is, and leaves nothing out of it."""
    mention = document.mention(fact.evidence[0].mention or "")
    if mention is None or mention.kind != "number" or fact.scope != "jurisdiction":
        return False
    clause = _CLAUSE.split(document.before(mention, 40))[-1]
    behind = document.text[mention.span.stop : mention.span.stop + 60]
    lead = re.sub(r"^(?:\d{4}年度?|本年度?|全年|今年|年内)", "", clause)
    aside = _OTHERWISE.search(clause) or _ASIDE.match(behind)
    return lead.startswith(whole) and not aside


def _met(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether a value is that of some cell, or what came in this year and before: 85 = 58 + 27."""
    cells: Mapping[str, list[Fact]] = {
        name: [f for f in facts if f.indicator == name and f.evidence[0].address]
        for name in (fact.indicator, "applications.carried_in")
    }
    if any(f.value == fact.value for f in cells[fact.indicator]):
        return True
    apart = {(fact.value or 0) - (f.value or 0) for f in cells[fact.indicator]}
    return any(f.value in apart for f in cells["applications.carried_in"])
