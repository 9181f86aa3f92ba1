"""What the denial of one thing makes zero: the thing, some of it, another that it names, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.language.denials import Denial, complains
from extractor.language.lexicon import Token, residue
from extractor.text.scan import Zero

from .prose import Prose
from .prose_file import Denials
from .zeros_carried import clause_of
from .zeros_named import plain, whole_name
from .zeros_of_disputes import ABOUT_ELSE, is_lost, of_another_cause, of_another_field
from .zeros_of_lists import denied_of, of_a_list
from .zeros_of_parts import (
    ANY_WAY,
    EVERY_WAY,
    FOR_ELSE,
    came_by_another,
    for_else,
    of_a_part,
    of_a_time,
    of_other_money,
    of_some_kind,
    supposed,
)
from .zeros_of_years import of_the_year

_NUMBER = re.compile(r"\s?\d")
_COSTS = re.compile(r"[^,。;]{0,12}(?:费用|支出|经费)")
_NEAR_BEHIND = re.compile(r"[^,。;]{0,6}")
_BEHIND = re.compile(
    r"(?:的?(?:情况|情形|案件|案|事项|现象|问题|数量|件数|数))?(?:的?发生)?(?=[,。;、!\n和及或与以也)]|$|均|都|皆|一[件次起])"
    r"|的(?=[。;!\n]|$)"  # 没有专职的。 Before a comma it may be a condition: 没有预约的,当场受理
)
_MADE_OF_IT = re.compile(
    r"(?:的?(?:清理|管理|备案|审查|起草|制定)){1,2}(?:工作)?(?:办法|规定|制度|细则|计划|方案|程序)"
)
"""未出台规范性文件管理办法: something about the thing."""
_GOES_ON = re.compile(r"因|被|超|逾|需")
"""没有申请因缴费问题被搁置: what did not become of the applications."""
_SOME = re.compile(
    r"(?:\d|[一二三四五六七八九十两]|部分|个别|多数|有的|一些)(?:个|家)?[^,。;]{0,6}(?:乡镇|街道|部门|单位|县|区|科室|社区|村)"
)
_BETWEEN = re.compile(
    r"(?:[、和及或的与]|以及|提出|提交|递交|寄来|收到|方式|形式|渠道|途径|[一二三四五六]种|等|任何|各类|相关)*"
)
_SECTION = re.compile(
    r"^\s?(?:[一二三四五六七八九十]{1,3}\s?[、.．]|第[一二三四五六七八九十]部分)[^\n]{0,60}"
)


@dataclass(frozen=True)
class Thing:
    """A thing of the pack that a denial names.

    ``words`` are those of the denial, ``tokens`` what the lexicon knows of them, ``token`` the name
    of the thing.
    """

    text: str
    denial: Denial
    words: str
    tokens: tuple[Token, ...]
    token: Token
    pack: Prose

    @property
    def of(self) -> Denials:
        """What the pack says of denials."""
        return self.pack.denials

    @property
    def stop(self) -> int:
        """Where its name ends in the text."""
        return self.denial.start + self.token.stop

    @cached_property
    def concept(self) -> str:
        named = min(self.token.concepts & self.pack.zeros.keys())
        return self.of.same.get(named, named)

    @cached_property
    def clause(self) -> str:
        """The words of the clause before the denial."""
        return self.text[clause_of(self.text, self.denial.at) : self.denial.at]

    def zero(self, concept: str, token: Token | None = None) -> Zero:
        """A zero of a concept, at the name of the thing or at another token."""
        named, at = token or self.token, self.denial.start
        return Zero(at + named.start, at + named.stop, concept, self.denial.zero)


def zeros_of(thing: Thing) -> Iterator[Zero]:
    """What is zero where a thing is denied."""
    text, denial, concept = thing.text, thing.denial, thing.concept
    counts = _NUMBER.match(text[thing.stop : thing.stop + 2])
    if counts and denial.kind not in ("heading", "together"):
        yield from of_the_year(text, denial, thing.token, thing.pack)
    elif of_a_time(text, denial) or supposed(text, denial, thing.stop):
        return
    elif concept in thing.of.every_way:
        # a way is no thing of its own: the applications or questions are
        if listed := of_a_list(text, denial, concept, thing.pack):
            yield thing.zero(listed)
    elif _is_another(thing):
        yield from _none_lost(thing)
    elif kinds := list(_kinds(thing, thing.of.kinds.get(concept, {}))):
        yield from _of_kinds(thing, kinds)
    elif not thing.pack.zeros[concept] or _guarded(thing):
        yield from _in_ways(thing, thing.of.ways.get(concept, {}))


def _of_kinds(thing: Thing, kinds: Sequence[tuple[Token, str]]) -> Iterator[Zero]:
    """Each kind at the words that make it one; the last is the thing itself."""
    last, _ = kinds[-1]
    for before, kind in kinds:
        if kind in thing.pack.zeros:
            yield thing.zero(kind, thing.token if before is last else before)


def _in_ways(thing: Thing, in_ways: Mapping[str, str]) -> Iterator[Zero]:
    """The thing, or what it is called where it comes in one of the ways that are named."""
    if own := sorted(thing.token.concepts & in_ways.keys()):
        yield thing.zero(in_ways[own[0]])
        return
    clause = clause_of(thing.text, thing.denial.at)
    if in_ways and (askers := list(denied_of(thing.text, thing.denial, clause, thing.pack))):
        yield from askers
        return
    ways = _ways(thing) if in_ways else []
    for way in ways:
        called = in_ways.get(min(way.concepts & thing.of.every_way))
        if called and called in thing.pack.zeros:
            yield thing.zero(called, way)
    some = ways and thing.concept not in thing.of.paid.split() and not _by_any_way(thing, ways)
    if not some and not _is_part(thing):
        yield thing.zero(thing.concept)


def _by_any_way(thing: Thing, ways: Sequence[Token]) -> bool:
    """Whether the ways that are named stand for all: nothing came by any."""
    every = len(ways) >= EVERY_WAY and not came_by_another(thing.text, thing.denial.at)
    return every or ANY_WAY.search(thing.words, 0, thing.token.start) is not None


def _is_part(thing: Thing) -> bool:
    """Whether the words of a thing say that only some of it is denied."""
    said = thing.words[_own_words(thing) : thing.token.start]
    if thing.concept in thing.of.disputes.split() and of_some_kind(said):
        return True
    asked = thing.concept in thing.of.asked.split()
    return asked and of_a_part(thing.text, thing.denial, said, thing.stop)


def _own_words(thing: Thing) -> int:
    """Where the words begin that are said of a thing alone: behind the last other of its list."""
    low = max(0, thing.denial.words - thing.denial.start)
    others = (
        t.stop
        for t in thing.tokens
        if t.stop <= thing.token.start
        and t.concepts & thing.pack.zeros.keys()
        and thing.words[t.stop] in "、,和及或与以"
    )
    return max((low, *others))


def _none_lost(thing: Thing) -> Iterator[Zero]:
    """没有诉讼败诉: the zero of those that were lost."""
    called = thing.of.none_lost.get(thing.concept)
    if called is not None and _is_lost(thing) and not of_another_field(thing.clause):
        yield thing.zero(called)


def _is_lost(thing: Thing) -> bool:
    return is_lost(thing.text, thing.words, thing.stop, thing.token, thing.tokens, thing.of)


def _is_another(thing: Thing) -> bool:
    """Whether what is denied is something else: the losing of a suit, its costs, another's claim."""
    concept, of = thing.concept, thing.of
    if thing.denial.kind == "forward" and _SOME.search(thing.clause):
        return True  # 有5个乡镇没有收到申请
    if _MADE_OF_IT.match(thing.text, thing.stop):
        return True
    if concept in of.disputes.split() and ABOUT_ELSE.search(thing.words, 0, thing.token.start):
        return True
    if concept in of.cases.split():
        return _is_another_case(thing)
    if concept in of.paid.split():
        return _is_another_fee(thing)
    return concept in of.asked.split() and _is_another_application(thing)


def _is_another_case(thing: Thing) -> bool:
    """没有诉讼费用, 没有诉讼败诉, 劳动仲裁2件,未发生诉讼: suits are not what is denied, or not ours."""
    if _is_lost(thing) or _COSTS.match(thing.text[: thing.denial.stop], thing.stop):
        return True
    return of_another_field(thing.clause) or of_another_cause(thing.text, thing.denial.at)


def _is_another_fee(thing: Thing) -> bool:
    """没有费用减免, 没有诉讼费: what is paid for something else, or not taken; 三、收费减免:无 tells of both."""
    if of_other_money(thing.text, thing.denial) or len(thing.token.text) < 2:
        return True
    titled = thing.denial.kind in ("label", "heading") and thing.token.text.startswith("收费")
    waived = not titled and thing.text[thing.stop : thing.stop + 2] == "减免"
    if waived or for_else(thing.words, thing.tokens, thing.token):
        return True
    suits = frozenset(thing.of.cases.split())
    return any(
        t.concepts & suits and _NEAR_BEHIND.fullmatch(thing.words, t.stop, thing.token.start)
        for t in thing.tokens
    )


def _is_another_application(thing: Thing) -> bool:
    """没有申请因缴费问题被搁置, 没有临时救助申请: what became of some, or applications for something else."""
    if _GOES_ON.match(thing.text, thing.stop) or FOR_ELSE.match(thing.text, thing.stop):
        return True
    return not _disclosure(thing)


def _disclosure(thing: Thing) -> bool:
    """Whether the applications are those for information: 临时救助申请 are none."""
    if "公开" in thing.token.text:
        return True
    before = thing.words[: thing.token.start]
    lean = max(
        (m.end() for m in re.finditer(r"[的到,、和及或件起例宗]|一[份个条项次]|过|收|理", before)),
        default=0,
    )
    lean = max(lean, thing.denial.words - thing.denial.start)
    return not residue(thing.words, thing.tokens, lean, thing.token.start)


def _kinds(thing: Thing, known: Mapping[str, str]) -> Iterator[tuple[Token, str]]:
    """What the words before a thing make of it: 没有延期办结的申请, 未制发、废止规范性文件."""
    low = max(thing.words.rfind(mark, 0, thing.token.start) for mark in ",;。") + 1
    for before in thing.tokens:
        if low <= before.start and before.stop <= thing.token.start:
            for concept in sorted(before.concepts & known.keys()):
                yield before, known[concept]


def _ways(thing: Thing) -> list[Token]:
    """The ways named right before applications or questions: 当面、传真方式的申请."""
    found: list[Token] = []
    at = thing.token.start
    for way in reversed([t for t in thing.tokens if t.stop <= at]):
        if _BETWEEN.fullmatch(way.text):
            continue
        if not way.concepts & thing.of.every_way and not way.filler:
            break
        if not way.filler and _BETWEEN.fullmatch(thing.words, way.stop, at):
            found.insert(0, way)
            at = way.start
    return found


def _guarded(thing: Thing) -> bool:
    """Whether a denial of means is a plain zero: of nothing else, and no complaint."""
    text, denial, words, of = thing.text, thing.denial, thing.words, thing.of
    acts = of.done.get(thing.concept)
    # 行政强制一件没有: that none was counted says it by itself
    counted = denial.kind == "backward" and denial.zero is not None
    if (
        acts is not None
        and not counted
        and not acts.search(text, denial.start, max(denial.stop, denial.at + 8))
    ):
        return False
    if denial.kind == "forward":
        low = max(denial.words - denial.start, 0)
        if residue(words, thing.tokens, low, thing.token.start):
            return False
    elif thing.concept in of.bare.split() and not plain(words, thing.tokens, thing.token):
        return False  # 会议经费未列支
    joins = frozenset(of.joins.split())
    stop = denial.start + whole_name(thing.tokens, thing.token, joins)
    ends = stop >= denial.stop or _BEHIND.match(text, stop) is not None
    return ends and not complains(text, denial, stop, _title(text, stop))


def _title(text: str, at: int) -> str:
    """The first-level heading above a place, as far as 3,000 characters back."""
    for line in reversed(text[max(0, at - 3000) : at].split("\n")):
        if _SECTION.match(line):
            return line
    return ""
