"""Totals: numbers that are told by their parts, and parts that are none of their own.

维持2件,纠错1件,共3件; 大厅设查阅点1个,社区设查阅点11个,合起来12个; 人员28人(兼职26人,专职2人): that the
numbers beside it add up to it shows that a number is their whole.  What it counts, the parts say:
kinds of one thing are that thing, and one thing of several places is the same of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame, frame, statistic_before
from extractor.language.lexicon import Token, residue
from extractor.language.words import UNITS
from extractor.schemas import OTHER, Mention, vocabulary
from extractor.text.document import Document

from .claims import Context, Draft, draft_of, other_of
from .clauses import Clause, clause_of
from .matching import best

_ALL = r"(?:[加合](?:起来|在一起)|加总|相加|总数|总共|一共|共计|合计|总计|累计|现?共有?|计)"
_TOTAL = re.compile(
    r"(?:全[市县区州省局系统镇乡校院]{1,2}|两级|全年|年内|本年度?|以上|上述)*"
    rf"(?:{_ALL}{{1,2}}|[两二三四五六七八九2-9][项笔者]{_ALL}?)(?:为|有|是|达)*"
)
_ATTENDED = re.compile(r"参加|出席|选派|参训")
"""参加省培训2次、市培训3次,合计5次: what others held."""
_THINGS = frozenset({"项", "笔", "者"})
_NEW = re.compile(r"新(?:设|增|建|添|开)")
_FEWEST, _MOST = 2, 40
_REACH = 60


class Total(NamedTuple):
    """What a number is the total of; ``of_one`` tells that its parts go by the same name."""

    indicator: str
    of_one: bool


def total_of(
    document: Document, frame: Frame, claims: Sequence[Draft], pack: Prose
) -> Total | None:
    """What a number counts that is the sum of those before it, where they or the topic say it."""
    in_rows = () if frame.listed else _rows_before(document, frame)
    before = in_rows or _before(document, frame)
    things = _things(frame, before)
    if not (frame.listed or in_rows) or not (things or _TOTAL.fullmatch(frame.label.strip(_MARKS))):
        return None
    claimed = {claim.mention.id for claim in claims}
    same_unit = [m for m in before if alike(m.unit, frame.mention.unit)]
    for near in ([m for m in before if m.id in claimed], same_unit):
        parts = _parts(frame.mention, near)
        named = [_names_of(part, document, claims, pack) for part in parts]
        all_ = len(parts) == len(near)
        if total := _whole_of([names for names in named if names], all_, pack):
            return total
    if parts and frozenset().union(*named) <= {OTHER}:
        return _of_topic(document, frame, pack)
    return _with_new(document, frame, pack)


def of_kinds_behind(document: Document, frame: Frame, pack: Prose) -> str | None:
    """工作人员28人(兼职26人,专职2人): the kinds say what the words before the number leave open."""
    parts = _parts(frame.mention, _behind(document, frame))
    named = [_names_of(part, document, (), pack) for part in parts]
    whole = _whole_of(named, False, pack) if all(named) else None
    if whole is None or whole.of_one:
        return None
    tokens = pack.lexicon.tokens(frame.label)
    words = {c for t in tokens if not t.filler for c in t.concepts}
    own = (p.needed for s in pack.sayings if s.id == whole.indicator for p in s.patterns)
    known = bool(words) and words <= frozenset().union(*own)
    return whole.indicator if known and not residue(frame.label, tokens) else None


def _things(frame: Frame, before: Sequence[Mention]) -> bool:
    """检索费6元、复印费3元,两项9元: whether a number of things before it says that it is their sum."""
    last = before[0] if before else None
    beside = last is not None and last.span.stop == frame.mention.span.start
    return bool(last and beside and last.unit in _THINGS)


def _before(document: Document, frame: Frame) -> Sequence[Mention]:
    """The numbers before a number in its sentence, the nearest first."""
    at = int(frame.mention.id[1:]) - 1
    near = document.mentions[max(0, at - _MOST) : at]
    return [m for m in reversed(near) if m.statistical and m.span.start >= frame.sentence_start]


_ROW = re.compile(r"[件宗起次人]?[ \t]*[ \n|][ \t|*·-]*[一-鿿]{2,12}[: \t|]*")


def _rows_before(document: Document, frame: Frame) -> Sequence[Mention]:
    """The numbers of the rows before a number, the nearest first: 结果维持 2⏎结果纠正 0⏎总计 2."""
    found: list[Mention] = []
    below = frame.mention
    for mention in reversed(document.mentions[: int(below.id[1:]) - 1][-_ROWS:]):
        if _ROW.fullmatch(document.between(mention, below)) is None:
            break
        found.append(mention)
        below = mention
    return found


_ROWS = 10
_MARKS = "-*·:|"
"""What stands before and behind the label of a line: - 总计:3."""


def _behind(document: Document, frame: Frame) -> Sequence[Mention]:
    """The numbers of the parenthesis behind a number, or of what it is divided into (其中)."""
    at, start = int(frame.mention.id[1:]), frame.mention.span.stop
    text = document.in_digits
    opens = _DIVIDED.match(text, start)
    if opens is None:
        return []
    ends = _CLOSES if opens[0] == "(" else _SENTENCE_ENDS
    closed = ends.search(text, opens.end(), start + _REACH)
    stop = closed.start() if closed else start
    return [m for m in document.mentions[at : at + _MOST] if m.span.start < stop]


_DIVIDED = re.compile(r"\(|,其中")
_CLOSES = re.compile(r"\)")
_SENTENCE_ENDS = re.compile(r"[。;\n]|$")


def _parts(whole: Mention, near: Iterable[Mention]) -> list[Mention]:
    """The nearest of some numbers that add up to a number; none if none do."""
    found, added = list[Mention](), Decimal(0)
    for mention in near:
        found.append(mention)
        added += mention.value or 0
        if added == whole.value and len(found) >= _FEWEST:
            return found
    return []


def _names_of(
    part: Mention, document: Document, claims: Sequence[Draft], pack: Prose
) -> frozenset[str]:
    """What a part is claimed to be, else what it counts whoever has it; empty if it does not say it."""
    claimed = frozenset(c.indicator for c in claims if c.mention.id == part.id)
    if claimed - {OTHER}:
        return claimed
    seen = frame(document, part, statistic_before(document, part))
    clause = _without_body(clause_of(document, seen, pack))
    if not clause.content:
        return frozenset()
    match = best(clause, document.meta.form)
    foreign = match is None or _ATTENDED.search(seen.label)
    return frozenset({OTHER if foreign or match is None else match.saying.id})


def _whole_of(parts: Sequence[frozenset[str]], all_: bool, pack: Prose) -> Total | None:
    """What parts of these names make up: one thing of several places, or the kinds of one thing.

    ``all_`` says that they are all that is counted so; then a way may have no indicator of its own.
    """
    if not parts:
        return None
    same = frozenset.intersection(*parts) - {OTHER}
    if len(same) == 1:
        return Total(next(iter(same)), of_one=True)
    known = [names for names in parts if OTHER not in names]
    ways = len(known) < len(parts)  # 通过公开栏公开76条
    wholes = [frozenset(_parents(names, ways=ways)) for names in known]
    # 予以公开5件、部分公开2件,共7件: some of the answers together are not yet all.
    unended = {pack.roles.closed, pack.roles.replied}
    common = frozenset.intersection(*wholes) - unended if wholes and (all_ or not ways) else ()
    return Total(min(common), of_one=False) if common else None


def _parents(names: Iterable[str], *, ways: bool) -> Iterator[str]:
    for name in names:
        item = vocabulary().get(name)
        for relation in item.part_of if item else ():
            if relation.kind == "channel" or not ways:
                yield relation.parent


def alike(unit: str | None, other: str | None) -> bool:
    """Whether two units count one thing: 条 and 条次, 篇 and 篇次."""
    return _once(unit) == _once(other)


def _once(unit: str | None) -> str:
    return re.sub(r"\(.*\)|/.*|次$", "", unit or "") or (unit or "")


def _of_topic(document: Document, frame: Frame, pack: Prose) -> Total | None:
    """培训两期,第一期45人,第二期38人,共83人: no part says what it counts, and the topic does."""
    clause = clause_of(document, frame, pack)
    topics = clause.before[:1] if frame.mention.unit in UNITS["persons"] else ()
    named = replace(clause, label=(*clause.label, Token(0, 0, "", frozenset(topics))))
    match = best(named, document.meta.form) if topics and not clause.content else None
    return Total(match.saying.id, of_one=False) if match else None


def _with_new(document: Document, seen: Frame, pack: Prose) -> Total | None:
    """新设查阅点1个,合计2个: what stands anew is part of what there is."""
    last = statistic_before(document, seen.mention)
    if last is None or last.value is None or not alike(last.unit, seen.mention.unit):
        return None
    before = frame(document, last, statistic_before(document, last))
    if last.value >= (seen.mention.value or 0) or not _NEW.search(before.label):
        return None
    names = _names_of(last, document, (), pack) & pack.roles.standing
    return Total(min(names), of_one=True) if names else None


def _without_body(clause: Clause) -> Clause:
    """A clause from its first word with a meaning on: without the words that say whose it is."""
    content = [t for t in clause.label if not t.filler]
    at = content[0].start if content else len(clause.frame.label)
    label = tuple(
        t._replace(start=t.start - at, stop=t.stop - at) for t in clause.label if t.start >= at
    )
    shorter = clause.frame._replace(label=clause.frame.label[at:])
    return replace(clause, frame=shorter, label=label, cover=label)


_TOTAL_ROW = re.compile(r"(?:以?上|上述)?(?:各[类项])?(?:合计|共计|总计)为?")
_MANY = 3
_OF_THESE = re.compile(r"[两二三四五六七八九][类项者种](?:合计|共计|总计)?$")
_CASES = frozenset({"件", "份", "宗", "条", None})


def of_results(
    frame: Frame, told: Sequence[str], form: str, pack: Prose, *, closes: bool
) -> str | None:
    """予以公开6件。不予公开2件。其他处理1件。总计9件: the last row of the results, as the forms from
    2019 on have them; ``told`` are the indicators of the sentences before it.

    Of two results it is the sum only where it adds them up (``closes``).
    """
    if form not in ("form2019", "form2021") or not _TOTAL_ROW.fullmatch(frame.label):
        return None
    if frame.mention.unit not in _CASES or not told or not told[-1].startswith(pack.outcomes):
        return None
    results = {name for name in told if name.startswith(pack.outcomes)}
    closes = closes and not _OF_THESE.search(frame.sentence)  # 两类合计1300件: of these alone
    return pack.roles.closed or None if len(results) >= (_FEWEST if closes else _MANY) else None


def values_of(drafts: Iterable[Draft]) -> dict[str, Decimal]:
    """The value of each mention that is claimed, by its id."""
    return {d.mention.id: d.mention.value for d in drafts if d.mention.value is not None}


def whole_among(drafts: Sequence[Draft]) -> str | None:
    """The mention whose value is the sum of all others that are claimed by the same name."""
    values = values_of(drafts)
    added = sum(values.values(), Decimal(0))
    wholes = [mention for mention, value in values.items() if value * 2 == added and value]
    return wholes[0] if len(values) > _FEWEST and len(wholes) == 1 else None


def without_parts(drafts: Sequence[Draft], _context: Context) -> Iterator[Draft]:
    """Of counts by one name in one sentence the total alone, its parts as others."""
    breaths: dict[tuple[str, int], list[Draft]] = {}
    for draft in drafts:
        if draft.named and draft.period == "year" and draft.printed:
            key = (draft.indicator, draft.frame.sentence_start)
            breaths.setdefault(key, []).append(draft)
    parts: set[tuple[str, str]] = set()
    for (name, _), same in breaths.items():
        told = [d.mention.id for d in same if d.source == "parts"]
        if whole := told[-1] if told else whole_among(same):
            parts |= {(name, d.mention.id) for d in same if d.mention.id != whole}
    for draft in drafts:
        part = (draft.indicator, draft.mention.id) in parts
        yield other_of(draft.frame) if part else draft


def with_kinds(drafts: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """专职2人,各科室兼职5人,共7人: the sum shows that a kind is ours, whoever has it."""
    document, pack = context.document, context.pack
    kinds: dict[str, str] = {}
    for total in drafts:
        if total.source == "kinds":
            near = (m for m in _before(document, total.frame) if alike(m.unit, total.mention.unit))
            for part in _parts(total.mention, near):
                for name in _names_of(part, document, (), pack) - {OTHER}:
                    if total.indicator in _parents([name], ways=False):
                        kinds[part.id] = name
    for draft in drafts:
        kind = None if draft.named else kinds.get(draft.mention.id)
        yield draft_of(draft.frame, kind, None, "", pack, "kinds") if kind else draft
