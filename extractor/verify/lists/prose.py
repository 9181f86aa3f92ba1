"""Arithmetic inside sentences: lists that break their total down.

It looks at mentions, not at facts: most categories that reports list have no indicator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise, takewhile

from extractor.language.changing import is_base, sign_of
from extractor.language.wholeness import closed
from extractor.schemas import Fact, Finding, Mention, roles
from extractor.text.document import Cover, Document, found_once

from ..counts.interval import sum_of
from ..counts.statements import LONGEST, opening_of, statistics
from .extent import EVERY, closes, folded, is_part, points_back
from .outcomes import all_done, closed_right_before, row_of_form
from .sums import judged

SENTENCE = re.compile(r"[。!?\n]")
MARK = re.compile(
    r"(?=[:之当中里其包分含])(?:(?<=\d[件条次人个篇份宗例起项元]):|(?<=\d[件条次人个篇份宗例起项])[之当]?[中里](?=[,:])|(?<=[请件息复讼])[中里](?=[,:])|其中|包括|分别(?:是|为)"
    r"|(?<=[件条次人个篇份宗例起项,;(])含(?!有|[^()\d]{0,12}\)))"
)
_ASIDE = re.compile(
    r"[,;](?:年初|[上去]年(?!结转|转|遗留|未)|上一年)|年初(?:为|有|是)|另(?!行)|此外|同时|以及向|[,;、](?:主动|累计|并|共)*(?:向[^,;。]{0,12})?(?:报送|上报)|;[^;]*(?:共|累计)"
)
_KINDS = re.compile(r"网络|信函|当面|传真|自然人|企业|邮|组织")
"""Ways and applicants: of these every application has one, of outcomes it may have none yet."""
_MOST_LISTS = 40
"""No sentence has so many lists; one made to be slow may."""


def check_lists(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Parts that cannot belong to the total before them."""
    received = _received(facts)
    marks = Cover(mark.span() for mark in MARK.finditer(document.text))
    for sentence in sentences(document):
        here = sentence[1]
        if marks.overlaps(here[0].span.start - LONGEST, here[-1].span.start):
            yield from _marked(document, sentence, received)


@found_once
def sentences(document: Document) -> Sequence[tuple[list[Mention], list[Mention]]]:
    """(counts of the sentence before, counts of this sentence), for every sentence with counts."""
    return tuple(_sentences(document))


def _sentences(document: Document) -> Iterator[tuple[list[Mention], list[Mention]]]:
    before: list[Mention] = []
    here: list[Mention] = []
    text = document.text
    for mention in statistics(document):
        countable = mention.kind == "number" and mention.unit is not None
        if not countable or document.in_grid(mention) or points_back(document, mention):
            continue
        if EVERY.match(text, mention.span.start):
            continue
        if here and SENTENCE.search(text, here[-1].span.stop, mention.span.start):
            yield before, here
            before, here = here, []
        here.append(mention)
    if here:
        yield before, here


def _received(facts: Sequence[Fact]) -> Set[str]:
    """The mentions of applications received: what was done with them may leave some out."""
    return {
        evidence.mention
        for fact in facts
        if fact.indicator == roles().received
        for evidence in fact.evidence
        if evidence.mention
    }


@dataclass(frozen=True, slots=True)
class _List:
    """A list in a sentence: its mark, where it ends, and the counts before it; ``number`` counts the
    lists of the sentence."""

    opening: int
    mark: int
    stop: int
    number: int
    parents: Sequence[Mention]


def _marked(
    document: Document, sentence: tuple[list[Mention], list[Mention]], received: Set[str]
) -> Iterator[Finding]:
    """Every list that a mark opens, against the totals before it."""
    outer: list[Mention] = []
    for one in _lists(document, sentence):
        unit = one.parents[-1].unit
        parts = _parts_of(document, sentence[1], one, unit)
        outer = [*outer, one.parents[-1]]
        candidates = _candidates(one, outer, unit)
        outer_parts = parts if row_of_form(document, parts) else folded(document, parts)
        text = document.text
        if any(_adds_up(text, found, candidates) for found in (parts, outer_parts)):
            continue
        parts = outer_parts
        outcomes = closed_right_before(document, one.parents, one.mark, parts)
        if outcomes:
            parts, candidates = outcomes, one.parents[-1:]
        if any(is_base(document, parent) or sign_of(document, parent) for parent in candidates):
            continue
        nested = one.number > 0 and not outcomes
        open_ = _may_leave_some(document, one, parts, candidates, received)
        said = _said(text, one.opening, one.stop)
        yield from judged(document, parts, candidates, nested=nested, open_=open_, said=said)


def _lists(document: Document, sentence: tuple[list[Mention], list[Mention]]) -> Iterator[_List]:
    """The lists of a sentence with the counts before each, in it or in the sentence before."""
    before, here = sentence
    text = document.text
    opening = opening_of(text, here[0].span.start)
    marks = [m.start() for m in MARK.finditer(text, opening, here[-1].span.start)]
    for number, mark in enumerate(marks[:_MOST_LISTS]):
        later = (m for m in marks[number + 1 :] if _at_one_depth(text, mark, m))
        stop = next(later, here[-1].span.stop + 1)
        parents = [m for m in here if m.span.stop <= mark]
        parents = parents or [m for m in before if _close(text, m, opening)]
        if not parents or (parents[0] in before and _opens_with_parts(text, parents[0])):
            continue
        if _of_another(text, opening, mark, parents):
            continue
        if not _YEARS.search(text, max(opening, mark - _BEFORE_MARK), mark):
            yield _List(opening, mark, _list_stop(text, mark, stop), number, parents)


def _at_one_depth(text: str, mark: int, later: int) -> bool:
    """Whether a list ends where a later one opens, which stands in no parenthesis of one of its parts."""
    between = text[mark:later]
    return between.count("(") <= between.count(")")


def _parts_of(
    document: Document, here: Sequence[Mention], one: _List, unit: str | None
) -> list[Mention]:
    text = document.text
    behind = (m for m in here if one.mark < m.span.start < one.stop)
    # 其中网站公开60条,微信公开30条,合计90条: their own sum is no part.
    parts = list(takewhile(lambda m: not closes(document, m), behind))
    parts = [m for m in parts if is_part(document, one.mark, m)]
    parts = _of_unit(_up_to_semicolon(text, parts), unit)
    if parts and one.stop == parts[-1].span.stop and text.startswith(("中", "里"), one.stop):
        parts.pop()  # 审结的49件中,: what is divided next is no part of this list
    return parts


def _candidates(one: _List, outer: Sequence[Mention], unit: str | None) -> Sequence[Mention]:
    """The totals that a list may divide: of a later one also those that the lists before divide."""
    money = (unit or "").endswith("元")  # never added to things that are counted
    return outer if one.number and not money else [m for m in one.parents if m.unit == unit]


def _may_leave_some(
    document: Document,
    one: _List,
    parts: Sequence[Mention],
    candidates: Sequence[Mention],
    received: Set[str],
) -> bool:
    """Whether what is divided may leave a rest: applications received, of which some are not done."""
    words = document.text[one.mark : parts[-1].span.stop] if parts else ""
    return any(parent.id in received for parent in candidates) and not (
        _KINDS.search(words) or all_done(document.text, candidates[-1], one.mark)
    )


_KIND = re.compile(r"(?P<name>[一-鿿]{2,10})类(?:信息|申请|文件)?$")


def _of_another(text: str, opening: int, mark: int, parents: Sequence[Mention]) -> bool:
    """土地出让类信息里,…: what is divided is named, and the totals before are of something else."""
    match = _KIND.search(text[max(opening, mark - 16) : mark]) if text[mark] in "中里" else None
    if match is None:
        return False
    near = (text[max(0, m.span.start - 24) : m.span.start] for m in parents)
    names = (re.split(r"[,。;]", words)[-1] for words in near)
    return not any(match["name"] in name for name in names)


_OF_PARTS = re.compile(r"其中|分别|按")


def _opens_with_parts(text: str, first: Mention) -> bool:
    """其中,当面申请7件。答复中:…: the sentence before counts parts, and none of them is a total."""
    return _OF_PARTS.match(text, opening_of(text, first.span.start)) is not None


_YEARS = re.compile(r"(?:19|20)\d\d年度?(?:和|、|与|及)(?:19|20)\d\d年[^,。;]{0,8}$")
"""48件,2017年和2018年分别是39件、52件: other years are no parts."""
_BEFORE_MARK = 24


def _up_to_semicolon(text: str, parts: list[Mention]) -> list[Mention]:
    """The parts up to a semicolon, where commas part those before it or those behind.

    其中3件是上年收到的;按时办结77件,延期办结2件: what follows is divided anew.
    """
    gaps = [";" in text[a.span.stop : b.span.start] for a, b in pairwise(parts)]
    return parts[: gaps.index(True) + 1] if any(gaps) and not all(gaps) else parts


def _of_unit(mentions: Sequence[Mention], unit: str | None) -> list[Mention]:
    """The first mentions as long as they count in the same unit."""
    return list(takewhile(lambda mention: mention.unit == unit, mentions))


def _list_stop(text: str, mark: int, stop: int) -> int:
    """Where a list ends: at its closing parenthesis, or where the sentence turns aside."""
    opened = text[mark - 1 : mark] == "("
    closing = text.find(")", mark, stop) if opened else -1
    if closing >= 0:
        return closing
    aside = _ASIDE.search(text, mark, stop)
    return aside.start() if aside else stop


def _adds_up(text: str, parts: Sequence[Mention], parents: Sequence[Mention]) -> bool:
    """Whether the first parts of the list make up a total exactly; what follows is another list.

    新收14件,上年结转3件,其中网络11件、信函6件: the parts may also be those of both together.  Those
    before the parts may be told beside them: 办结79件,其中3件是上年收到的,按时77件,延期2件.
    """
    together = sum_of(parents)
    totals = {together, *(parent.value for parent in parents)}
    first = 0
    while first < len(parts):
        sums = list(accumulate(part.value or Decimal(0) for part in parts[first:]))
        if any(added in totals for added in (sums[1:] if first else sums)):
            return True
        behind = text[parts[first].span.stop : parts[first].span.stop + 20]
        if not re.match(r"[^,;、。\d]{0,4}是", behind):
            return False
        first += 1
    return False


def _close(text: str, mention: Mention, opening: int) -> bool:
    return opening - mention.span.stop < 200 and text.count("\n", mention.span.stop, opening) <= 1


def _said(text: str, opening: int, stop: int) -> str:
    """The sentence of a list, and the next one where that is short: 无其他形式的咨询."""
    ends = [m.end() for m in re.finditer(r"[。\n]", text[stop : stop + 120])][:2]
    near = len(ends) < 2 or ends[1] - ends[0] <= 24 or closed(text[stop : stop + ends[1]])
    return text[
        max(0, opening - 40) : stop + (ends[-1] if ends and near else ends[0] if ends else 120)
    ]
