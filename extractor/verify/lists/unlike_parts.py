"""Counts beside a total that are none of its parts: what they were read as, and how they are told.

A sum of the prose takes the counts that stand behind a total for its parts.  What they were claimed
to be, and the words between them, may say that they belong to something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractor.schemas import OTHER, Fact, roles

from ..counts.interval import ZERO
from .enumeration import Enumeration

Claimed = Mapping[str, frozenset[str]]
"""The indicators that a mention was claimed for, by its id."""


def claimed_by_mention(facts: Sequence[Fact]) -> Claimed:
    """What each mention was read as; statistics without an indicator are left out."""
    found: dict[str, set[str]] = {}
    for fact in facts:
        for evidence in fact.evidence:
            if fact.indicator != OTHER and evidence.mention:
                found.setdefault(evidence.mention, set()).add(fact.indicator)
    return {mention: frozenset(names) for mention, names in found.items()}


def of_no_parts(one: Enumeration, claimed: Claimed) -> bool:
    """Whether what was added up are no parts of what was taken for their total."""
    if one.whole.span.start > one.first.span.start or not one.of_one_unit:
        return False
    return _of_others(one, claimed) or (
        len(one.parts) > 1  # one part alone that is more than all is told of nothing else
        and any(objection(one) for objection in _OBJECTIONS)
    )


def _of_others(one: Enumeration, claimed: Claimed) -> bool:
    """复议21件,其中维持17件;诉讼6件: the suits are no reconsiderations."""
    known = roles()
    mine = {name.partition(".")[0] for name in claimed.get(one.whole.id, frozenset()) & known.cases}
    theirs = [claimed.get(part.id, frozenset()) for part in one.parts]
    groups = [{name.partition(".")[0] for name in names & known.cases} for names in theirs]
    if mine and any(group and not group & mine for group in groups):
        return True
    # How far the applications have come: no kind of application, unless all parts tell it.
    far = {known.closed, known.replied, known.carried_in, known.carried_out}
    stages = [not far.isdisjoint(names) for names in theirs]
    received = known.received in claimed.get(one.whole.id, ())
    return received and any(stages) and not all(stages)


_JOINED = re.compile(r"并案|合并(?:办理|处理|答复|作出|为|成)|一并(?:答复|处理)|合为")


def _joined_cases(one: Enumeration) -> bool:
    """12件,其中4件并案处理,答复9件: one answer to several of them."""
    low, high = one.whole.span.start, one.last.span.stop
    return _JOINED.search(one.document.text, low, high + 12) is not None


_OF_THE_LAST = re.compile(
    r"[^,。;、:]{0,16},(?:均?被(?!(?:依法|复议机关|法院)?(?:纠|撤销|责令|确认|变更))|因(?!公)|由于|而|经(?![费营济]))[^,。;、:\d]{0,30}"
)

_FOLLOWS = re.compile(r"(?:均|都|也)?(?:因此|因而|由此|为此|据此|故此|从而|遂)")
"""33件由同一人提出、30件因此不予处理: what follows from a part is said of that part."""


def _said_of_the_last(one: Enumeration) -> bool:
    """33件由同一人提出,被认定为重复申请而不予处理的30件: what goes on about the 33 is a part of them."""
    text = one.document.in_digits
    return any(
        (
            _OF_THE_LAST.fullmatch(text[part.span.stop : other.span.start])
            or _FOLLOWS.match(text, other.span.stop)
        )
        and (other.value or ZERO) <= (part.value or ZERO)
        for part, other in pairwise(one.parts)
    )


_DIVIDES = re.compile(
    r"按(?:照)?[^,。;:\d]{1,10}?(?:划?分类?|统计|区分|看|计)[,:]?[^,。;:\d]{0,12}$"
)
_REACH = 160
"""Characters from a list to a number that may explain it."""


def _divided_otherwise(one: Enumeration) -> bool:
    """351条。按载体分,网站280条;按内容分,…: a new division is one of the total before, not of a part."""
    document, start = one.document, one.whole.span.start
    if _DIVIDES.search(document.in_digits[one.whole.span.stop : one.first.span.start]) is None:
        return False
    return any(
        m.value == one.added and m.unit == one.whole.unit
        for m in document.mentions_in(start - _REACH, start)
    )


_CLOSES = re.compile(r"(?:共计?|合计|总计|总共|全[年市县区省局厅镇乡校院部])[^,。;:\d]{0,16}$")


def _closed_behind(one: Enumeration) -> bool:
    """甲88条;乙41条;丙37条。合计公开166条: the first of a list is no total of the others."""
    document, stop = one.document, one.last.span.stop
    every = one.value + one.added
    return any(
        m.value == every
        and m.unit == one.whole.unit
        and _CLOSES.search(document.in_digits[max(0, m.span.start - 24) : m.span.start])
        for m in document.mentions_in(stop, stop + _REACH)
    )


_OBJECTIONS = (_joined_cases, _said_of_the_last, _divided_otherwise, _closed_behind)
