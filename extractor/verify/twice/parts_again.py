"""A part of a list that adds up, told again of the same whole, or two of its parts told together.

复议9件,其中维持5件,纠正3件,其他1件, and later 全年9件复议中被纠正2件; 部分公开3件、不予公开2件, and later
部分公开和不予公开合计6件.  The list proves its own numbers; the other sentence names the very whole of it,
all of the year, or both parts by their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from extractor.schemas import OTHER, Fact, Finding, Mention
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import ZERO, plain, sum_of
from ..counts.slips import exchanged
from ..counts.statements import REMARK, Statement, end_of, exact, opening_of, statements, statistics
from ..counts.whose_figure import bodies, of_another_year, of_same_bodies, times
from ..growth.changes import APART

_IN = re.compile(
    r"[^,。;:\d]{0,10}(?:当中|之中|中|里),?(?:有|共有|仅)?[^,。;:\d]{0,10}|,其中[^,。;:\d]{0,10}"
)
_ALL_YEAR = re.compile(
    r"(?:^|\n)(?:[一二三四五六]是)?(?:从[^,。;:\d]{2,8}(?:情况|结果)?(?:来)?看,)?(?:全年|本年度?|今年)(?:共|累计)?[^,。;:\d]{0,10}$"
)
_BOTH = re.compile(
    r"(?:^|[,。;:\n])(?:全年|本年度?|今年)?(?P<one>[^,。;:、\d]{3,10})[和与及、](?P<other>[^,。;:、\d]{3,10}?)(?:的)?(?:申请)?(?:合计|共计|总计|两项共|两类共|一共)(?:为|有)?$"
)
_OTHERS = re.compile(r"作为|审理|含|包括|部门|乡镇|街道|系统|起诉|涉|因|类型|领域|除")
_ENDS = re.compile(r"[,。;)]|$")
_BEFORE = 40
_MOST = 60


@dataclass(frozen=True, slots=True)
class _List:
    """A whole, and the parts that add up to it."""

    statement: Statement
    whole: Mention
    parts: Sequence[Mention]


def check_parts_again(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Parts of a list that adds up which another sentence has otherwise."""
    lists = [*_lists(document)]
    if not lists:
        return
    of = {e.mention: f for f in facts for e in f.evidence if f.indicator != OTHER and e.mention}
    named: dict[str, list[Mention]] = {}
    for mention in statistics(document):
        fact = of.get(mention.id)
        if fact and fact.period == "year" and fact.evidence[0].address is None:
            named.setdefault(fact.indicator, []).append(mention)
    for one in lists:
        for part in one.parts:
            fact = of.get(part.id)
            for told in named.get(fact.indicator, ())[:_MOST] if fact else ():
                if _contradicts(document, one, part, told):
                    values = f"{plain(part.value)}, {plain(told.value)}"
                    message = f"{fact.label if fact else ''} is stated with different values"
                    yield bare_finding(document, "conflict", [part, told], values, message)
    yield from _together(document, lists)


def _lists(document: Document) -> Iterator[_List]:
    for statement in statements(document):
        done = 0
        for at, whole in enumerate(statement.counts):
            if at < done or not whole.value or whole.unit in (None, "%"):
                continue
            parts = _parts_of(statement, at)
            lead = document.text[statement.start : whole.span.start]
            if parts and not APART.search(lead) and not of_another_year(document, lead):
                done = at + len(parts) + 1
                yield _List(statement, whole, parts)


def _contradicts(document: Document, one: _List, part: Mention, told: Mention) -> bool:
    """Whether a number is that of a part, of the same whole or of all of the year, and is another."""
    here = one.statement
    inside = here.start <= told.span.start < here.stop
    if inside or told.value in (part.value, one.whole.value) or told.unit != part.unit:
        return False
    if not told.value or not exact([told]) or not _of_same_time(document, one.whole, told):
        return False
    text, start = document.text, told.span.start
    opening = opening_of(text, start)
    before = document.mentions_in(max(opening, start - _BEFORE), start)
    wholes = [m for m in before if m.statistical]
    if wholes and (wholes[-1].value, wholes[-1].unit) == (one.whole.value, one.whole.unit):
        gap = document.between(wholes[-1], told)
        return _IN.fullmatch(gap) is not None and not _OTHERS.search(gap)
    alone = not wholes and _ENDS.match(document.behind(told, 1)) is not None
    words = text[opening:start]
    if not alone or _OTHERS.search(words) or "其中" in words:
        return False
    if exchanged(told.value, part.value or told.value) and "\n" in _between(document, part, told):
        return True
    return _ALL_YEAR.search("\n" + words) is not None


def _between(document: Document, one: Mention, other: Mention) -> str:
    low, high = sorted((one.span.start, other.span.start))
    return document.text[low:high]


def _of_same_time(document: Document, one: Mention, other: Mention) -> bool:
    first, second = one.span.start, other.span.start
    words = [document.text[opening_of(document.text, at) : at] for at in (first, second)]
    behind = document.text[second : end_of(document.text, second)]
    return (
        bodies(document, first) == bodies(document, second)
        and not times(document, first)
        and not times(document, second)
        and of_same_bodies(*words)
        and not of_another_year(document, words[1])
        and not re.search(r"结转|以前|往年|半年|季度", words[1] + behind)
    )


def _both_told(document: Document) -> Iterator[tuple[Mention, re.Match[str]]]:
    """Numbers that are told of two things together, with the names of these."""
    for told in statistics(document):
        match = _BOTH.search(document.before(told, _BEFORE)) if told.value else None
        if match and exact([told]) and _ENDS.match(document.behind(told, 1)):
            yield told, match


def _together(document: Document, lists: Sequence[_List]) -> Iterator[Finding]:
    """部分公开和不予公开合计6件, where the list has 3 and 2."""
    for told, match in islice(_both_told(document), _MOST):
        found = [
            (one, parts)
            for one in lists
            if (parts := _named_both(one, _core_of(match["one"]), _core_of(match["other"])))
            and not one.statement.start <= told.span.start < one.statement.stop
        ]
        if len(found) != 1:
            continue
        one, parts = found[0]
        alike = all(m.unit == told.unit for m in parts)
        if alike and sum_of(parts) != told.value and _of_same_time(document, one.whole, told):
            values = f"{' + '.join(plain(m.value) for m in parts)}, {plain(told.value)}"
            name = f"{match['one']}、{match['other']}"
            message = f"{name} is stated with different values"
            yield bare_finding(document, "conflict", [*parts, told], values, message)


def _named_both(one: _List, first: str, second: str) -> list[Mention]:
    """The parts that two names are of; none unless each names just one."""
    found = []
    for name in (first, second):
        mine = [m for m in one.parts if _core_of(one.statement.label(m)) == name]
        if len(name) < _SHORTEST or len(mine) != 1:
            return []
        found.append(mine[0])
    return found


_SHORTEST = 2


_LABEL_END = re.compile(r"(?:类|信息|的|共|有|为|计|公开|发布|文件|申请)+$")
_LABEL_START = re.compile(r"^(?:其中|属于?|为|分别[是为]?|包括|含|有|通过|[一二三四五六]是)+")
_FEWEST = 2
_LONGEST_LIST = 40
"""Counts of a list, at most."""


def _parts_of(statement: Statement, at: int) -> Sequence[Mention]:
    """The counts behind a whole that add up to it, or those before it; none where they do not."""
    whole = statement.counts[at]
    for some in (statement.counts[at + 1 :], statement.counts[:at][::-1]):
        added, parts = ZERO, list[Mention]()
        for mention in some:
            if mention.unit != whole.unit or not mention.value or len(parts) > _LONGEST_LIST:
                break
            added += mention.value
            parts.append(mention)
            if added >= (whole.value or ZERO):
                break
        if added == whole.value and len(parts) >= _FEWEST and exact([whole, *parts]):
            return parts
    return ()


def _core_of(name: str) -> str:
    return _LABEL_END.sub("", _LABEL_START.sub("", REMARK.sub("", name)))
