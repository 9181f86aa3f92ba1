"""Two values of one indicator that stand far apart, and what around them proves that they are of one thing.

A sentence far from a table, or from another sentence, may speak of a part, of another office or of
other years.  That it does not is told by what it repeats besides: the cells of the table, the whole
that it divides, the figure beside it.  Only what two readers read alike is held against anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from typing import NamedTuple

from extractor.schemas import OTHER, Claim, Fact, Mention, roles
from extractor.text.document import Document

from ..case import Agreed
from ..counts.slips import exchanged
from ..counts.statements import end_of, opening_of
from ..counts.whose_figure import bodies, counts_new, times
from ..tables.groups import in_table
from .rows_in_words import in_its_words

_REPEATED = 2
"""Other cells that sentences repeat, from which on they speak of the table."""
_WIDE, _FEW = 3, 10
"""A number more than so many times another is rather of something else; up to ten, any may be."""
_PART = re.compile(
    r"其中|季度|\d月(?!底|\d)|[上下]半年|\d[一-鿿]{0,2}[中里内]|另[有外]|还有|尚有?(?!未)"
)


class _InSentence(NamedTuple):
    """A fact that one sentence states, and that sentence."""

    fact: Fact
    mention: Mention
    sentence: range


NONE_AGREED: Agreed = frozenset()


def alike_read(claims: Sequence[Claim]) -> Agreed:
    """What another reader names, to be asked whether it agrees."""
    return frozenset((c.mention, c.indicator) for c in claims if c.mention and c.indicator != OTHER)


def of_one_thing(
    one: Fact, other: Fact, facts: Sequence[Fact], document: Document, agreed: Agreed
) -> bool:
    """Whether what is told besides proves that two facts are of one thing."""
    if one.id == other.id:
        return False
    if _digits_exchanged(one, other, document, agreed):
        return True
    cells = [fact for fact in (one, other) if in_table(fact)]
    cell = cells[0] if cells else None
    told = [_told(fact, document, agreed, cell) for fact in (one, other) if not in_table(fact)]
    whole = [each for each in told if each is not None]
    if len(whole) != len(told) or not whole:
        return False
    if cell is not None:
        return _of_the_table(cell, whole[0], facts, document)
    mine, theirs = whole
    if _whose(mine, document) != _whose(theirs, document):
        return False
    if counts_new(_before(mine, document)) != counts_new(_before(theirs, document)):
        return False  # 新发生2件 and 全年审结4件: with those of the year before
    return exchanged(mine.fact.value or _ZERO, theirs.fact.value or _ZERO) or _beside_the_same(
        mine, theirs, facts, document
    )


_ZERO = Decimal(0)
_TENS, _HUNDRED = 10, 100
_NARROW = re.compile(
    r"其中|网[站上络]|微[信博]|公众号|部门|乡镇|街道(?!办事处)|系统|各|方面|科室|窗口|信函"
)


def _digits_exchanged(one: Fact, other: Fact, document: Document, agreed: Agreed) -> bool:
    """受理申请37件 … 共收到申请73件: two sentences about all of the year, with the same digits.

    That a whole and a part of it have the same digits is rare; that someone exchanges them is not.
    Of two digits it is no rarity, so that another reader must read one of them alike.
    """
    if not exchanged(one.value or _ZERO, other.value or _ZERO) or one.scope != other.scope:
        return False
    sure = any(_read_twice(fact, agreed) for fact in (one, other))
    if not sure and (one.value or _ZERO) < _HUNDRED:
        return False
    said: list[tuple[object, ...]] = []
    for fact in (one, other):
        mention = document.mention(fact.evidence[0].mention or "")
        plain = mention and mention.kind == "number" and (mention.value or 0) > _TENS
        if mention is None or not plain or fact.evidence[0].address or fact.qualifier != "exact":
            return False
        start = mention.span.start
        before = document.text[opening_of(document.text, start) : start]
        if _PART.search(before) or _NARROW.search(before) or len(fact.evidence) > 1:
            return False
        said.append(
            (bodies(document, start), times(document, start), counts_new(before), fact.unit)
        )
    return said[0] == said[1]


def _read_twice(fact: Fact, agreed: Agreed) -> bool:
    """Whether a second reader makes the same of a number."""
    return len(fact.readers) >= _TWO or (fact.evidence[0].mention, fact.indicator) in agreed


def _told(fact: Fact, document: Document, agreed: Agreed, cell: Fact | None) -> _InSentence | None:
    """A fact of one sentence that says nothing of a part, and that two readers read alike, or that
    stands in the words of a cell."""
    mention = document.mention(fact.evidence[0].mention or "")
    exact = fact.qualifier == "exact" and bool(fact.value) and fact.period == "year"
    if mention is None or not exact or len(fact.evidence) > 1 or mention.kind != "number":
        return None
    if not _read_twice(fact, agreed) and (
        cell is None or not in_its_words(cell, mention, document)
    ):
        return None
    text, start = document.text, mention.span.start
    sentence = range(opening_of(text, start), end_of(text, start))
    return _InSentence(fact, mention, sentence)


_TWO = 2


def _of_the_table(cell: Fact, told: _InSentence, facts: Sequence[Fact], document: Document) -> bool:
    if not cell.value or not told.fact.value or _decided_of_all(told, document):
        return False
    if _divides(told, facts, document):
        return True
    low, high = sorted((cell.value, told.fact.value))
    if _says_a_part(told, document) or (high > _FEW and high > _WIDE * low):
        return False
    if _whose(told, document) != _NOBODY or _of_some_asked(told, facts, document):
        return False
    return repeats_cells(facts, told.fact)


def _of_some_asked(told: _InSentence, facts: Sequence[Fact], document: Document) -> bool:
    """法律服务机构申请3件,予以公开1件: a sentence about applications of one kind, and not of all."""
    known = roles()
    named = {
        fact.indicator
        for fact in facts
        for mention in _mentions_in(fact, told.sentence, document)
        if mention.span.start < told.mention.span.start
    }
    return bool(named & known.received_by) and known.received not in named


def repeats_cells(facts: Sequence[Fact], but: Fact) -> bool:
    """Whether sentences repeat several cells, and no fact but one gives a cell otherwise."""
    cells = cells_of(facts)
    prose = {(f.indicator, f.value) for f in facts if f.id != but.id and _of_the_year(f)}
    apart = {name for name, _ in prose - cells} & {name for name, _ in cells}
    return len(prose & cells) >= _REPEATED and not apart


_DECIDED = re.compile(r"审结|结案|办结|已结")


def _decided_of_all(told: _InSentence, document: Document) -> bool:
    """全年审结3件 beside a total of 4: what is pending was not decided."""
    clause = re.split(r"[,;:]", _before(told, document))[-1]
    decided = _DECIDED.search(clause) is not None
    return decided and told.fact.indicator.endswith(".total")


def _divides(told: _InSentence, facts: Sequence[Fact], document: Document) -> bool:
    """Whether the sentence divides the total of the table without a rest, this number among the parts.

    审结5件,其中维持4件,纠正1件 beside a table of 5 with 3 upheld: the same 5 are divided.
    Of those of one kind of applicant (法律服务机构提出的2件,一件予以公开) the total says nothing.
    """
    cells = cells_of(facts)
    some = {told.fact.indicator, *roles().received_by}
    wholes = [
        (mention, fact)
        for fact in facts
        if (fact.indicator, fact.value) in cells and fact.indicator not in some
        for mention in _mentions_in(fact, told.sentence, document)
        if mention.span.start < told.mention.span.start
    ]
    if not wholes:
        return False
    mention, whole = max(wholes, key=lambda pair: pair[0].span.start)
    added, members = _ZERO, []
    for part in _numbers_behind(mention, told.sentence, document):
        if part.value is None or part.unit != mention.unit or part.qualifier != "exact":
            return False
        added += part.value
        members.append(part.id)
        if added >= (whole.value or _ZERO):
            break
    return added == whole.value and len(members) > 1 and told.mention.id in members


def _beside_the_same(
    mine: _InSentence, theirs: _InSentence, facts: Sequence[Fact], document: Document
) -> bool:
    """Whether both sentences tell a second figure alike: 培训班4期,参训310人次 … 培训班4期,参训360人次."""
    if _says_a_part(mine, document) or _says_a_part(theirs, document):
        return False
    low, high = sorted((mine.mention.span.start, theirs.mention.span.start))
    if "\n" not in document.text[low:high]:
        return False  # 自然人…结转2件;法人…结转1件: one paragraph goes through its kinds
    return any(
        fact.indicator not in (OTHER, mine.fact.indicator)
        and (fact.value or _ZERO) > 1
        and fact.qualifier == "exact"
        and all(_mentions_in(fact, each.sentence, document) for each in (mine, theirs))
        for fact in facts
    )


def _says_a_part(told: _InSentence, document: Document) -> bool:
    return _PART.search(re.split(r"[;:]", _before(told, document))[-1]) is not None


def _before(told: _InSentence, document: Document) -> str:
    """The words of the sentence before its number."""
    return document.text[told.sentence.start : told.mention.span.start]


_NOBODY: tuple[frozenset[str], frozenset[str], str | None] = (frozenset(), frozenset(), None)


def _whose(
    told: _InSentence, document: Document
) -> tuple[frozenset[str], frozenset[str], str | None]:
    """The offices and the stretches of time that a sentence names, and the scope that was read."""
    start = told.mention.span.start
    return bodies(document, start), times(document, start), told.fact.scope


def cells_of(facts: Sequence[Fact]) -> Set[tuple[str, Decimal]]:
    """(indicator, value) of the cells that are not nothing."""
    return {(fact.indicator, fact.value) for fact in facts if fact.value and in_table(fact)}


def _of_the_year(fact: Fact) -> bool:
    """Whether a sentence gives a figure of this year that is not nothing."""
    prose = any(one.address is None for one in fact.evidence)
    return prose and bool(fact.value) and fact.period == "year"


def told_with_it(cell: Fact, told: Fact, facts: Sequence[Fact], document: Document) -> bool:
    """解读信息15条:解读稿件12篇 beside a cell of 12: the sentence knows the cell, and counts more.

    So does 专项经费8万元,实际支出7.5万元 beside one of 8: it gives the figure of the cell, too.
    """
    mention = document.mention(told.evidence[0].mention or "")
    if mention is None or not in_table(cell) or in_table(told) or not cell.value:
        return False
    start = opening_of(document.text, mention.span.start)
    same = (
        f
        for f in facts
        if (f.indicator, f.value, f.unit) == (cell.indicator, cell.value, cell.unit)
    )
    before = (m for fact in same for m in told_in_words(fact, document))
    if any(start <= m.span.start < mention.span.start for m in before):
        return True
    words = document.mentions_in(mention.span.stop, end_of(document.text, mention.span.stop))
    return any(m.value == cell.value and m.unit == cell.unit for m in words)


def told_in_words(fact: Fact, document: Document) -> Iterator[Mention]:
    """The mentions of a fact that stand in no cell."""
    for one in fact.evidence:
        mention = document.mention(one.mention or "")
        if mention is not None and one.address is None:
            yield mention


def _mentions_in(fact: Fact, sentence: range, document: Document) -> Iterator[Mention]:
    return (m for m in told_in_words(fact, document) if m.span.start in sentence)


def _numbers_behind(whole: Mention, sentence: range, document: Document) -> Iterator[Mention]:
    behind = document.mentions_in(whole.span.stop, sentence.stop)
    return (mention for mention in behind if mention.statistical)
