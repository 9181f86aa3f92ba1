"""Which things of a pack a text denies: one statement of zero for each.

The grammar of denial is in :mod:`extractor.language.denials`; a saying with ``zero`` names the
concepts that are its thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from extractor.language.denials import Denial, complains, find_denials
from extractor.language.lexicon import Token, residue
from extractor.text.scan import Zero

from .prose import Prose
from .prose_file import Denials
from .zeros_carried import carried_over, clause_of
from .zeros_named import fees_apart, heads, plain, whole_name, without_sums
from .zeros_of_acts import OF_THE_REST, acts, follow
from .zeros_of_disputes import (
    ABOUT_ELSE,
    CAUSE,
    is_lost,
    of_a_dispute,
    of_another_cause,
    of_another_field,
    ours,
)
from .zeros_of_lists import denied_of, listed_results, named_of_others, of_a_list
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
    waived_for_some,
)
from .zeros_of_years import of_the_year

_NUMBER = re.compile(r"\s?\d")
_AUTHORITY = re.compile(
    r"(?:的(?:法定)?(?:权限|职权|权力|资格)|(?:制定|制发|设定|审批)的?(?:权限|职权|权力|资格|权))(?=[,。;]|$)"
)
"""没有制定规章的权限, 无规章制定权: what a body may do, and not what it did."""
_COSTS = re.compile(r"[^,。;]{0,12}(?:费用|支出|经费)")
_NEAR_BEHIND = re.compile(r"[^,。;]{0,6}")
_BEHIND = re.compile(
    r"(?:的?(?:情况|情形|案件|案|事项|现象|问题|数量|件数|数))?(?:的?发生)?(?=[,。;、!\n和及或与以也)]|$|均|都|皆|一[件次起])"
    r"|的(?=[。;!\n]|$)"  # 没有专职的。 Before a comma it may be a condition: 没有预约的,当场受理
)
_JOINS = re.compile(r"(?:案件|案|申请|数量?)?(?:和|及|以及|与|或|、)(?:被?(?:提起|提出|申请))?")
# 信访举报投诉类申请 无 无 3: cells of a row, which its columns explain.
_CELLS = re.compile(r"[ \t\n][无零](?:[ \t\n]+(?:无|零|[/-]|\d[\d,.]*)(?![^ \t\n]))+")
_ROOM = 12
_OF_OTHERS = re.compile(r"[以之]外的[^,。;、]{0,4}$")
"""没有发生复印以外的费用: the copies may have been paid for."""


def find_zeros(text: str, pack: Prose) -> list[Zero]:
    """Every statement of zero of a text, in order, one for each thing of the pack denied."""
    zeros: list[Zero] = []
    denials = list(find_denials(text))
    for denial, after in zip_longest(denials, denials[1:]):
        # 没有申请、没有诉讼: what stands behind the next denial is that one's.
        own = denial.kind == "forward" and after is not None and after.kind == "forward"
        if own and denial.at < after.at < denial.stop:
            denial = denial._replace(stop=after.at)
        if not _CELLS.search(text, max(0, denial.start - _ROOM), denial.stop + _ROOM):
            zeros += _things(text, denial, pack)
    kept: list[Zero] = []
    for zero in sorted(zeros, key=lambda z: (z.start, -z.stop)):
        if not kept or zero.start >= kept[-1].stop:
            kept.append(zero)
    return kept


def _things(text: str, denial: Denial, pack: Prose) -> Iterator[Zero]:
    if denial.kind == "free":
        rest = OF_THE_REST.search(text, max(0, denial.at - _ROOM), denial.at)
        if rest or of_other_money(text, denial) or waived_for_some(text, denial):
            return
        if pack.denials.free in pack.zeros:
            yield Zero(denial.start, denial.stop, pack.denials.free)
        return
    words = text[denial.start : denial.stop]
    if denial.kind == "forward" and _AUTHORITY.search(words):
        return  # 没有制定规章的权限
    carried = list(carried_over(text, denial, words, pack.denials))
    yield from (zero for _, zero in carried)
    tokens = fees_apart(words, pack.lexicon.tokens(words))
    yield from listed_results(text, denial, tokens, pack)
    yield from named_of_others(text, denial, pack)
    named = _named(words, tokens, carried, pack)
    named = without_sums(words, named, pack.denials)
    named = heads(words, named, frozenset(pack.denials.disputes.split()))
    if denial.zero and len(named) + len(carried) == 1 and text[denial.zero[0]] in "0零":
        return  # 行政诉讼数量为0件: the 0 is the number of the one thing
    if denial.kind == "together" and not _together(words, named):
        return
    if denial.zero and "元" in text[slice(*denial.zero)]:
        money = frozenset(pack.denials.money.split())
        named = [t for t in named if t.concepts & money]
    yield from follow(text, denial, words, tokens, pack)
    if not named:
        yield from acts(text, denial, words, tokens, pack)
    covered = 0
    for token in named:
        if denial.kind == "forward":
            if token.start - covered > 40:
                return
            covered = token.stop
        yield from _zero(text, denial, words, tokens, token, pack)


def _named(
    words: str,
    tokens: tuple[Token, ...],
    carried: Sequence[tuple[tuple[int, int], Zero]],
    pack: Prose,
) -> list[Token]:
    """The things that are named: the cause of another is none, nor what was carried over."""
    skip = [m.span() for m in CAUSE.finditer(words)]
    # 无转入下年度的申请: applications only by name.
    skip += [range_ for range_, _ in carried]
    named = [
        t
        for t in tokens
        if t.concepts & pack.zeros.keys()
        and not any(low <= t.start and t.stop <= high for low, high in skip)
    ]
    asked = frozenset(pack.denials.asked.split())
    disputes = frozenset(pack.denials.disputes.split())
    contested = [t for t in tokens if t.concepts & disputes]
    named = [t for t in named if not (t.concepts & asked and of_a_dispute(words, contested, t))]
    named = [t for t in named if not t.concepts & disputes or ours(words, t)]
    named = [t for t in named if not _OF_OTHERS.search(words, 0, t.start)]
    return [t for t in named if not _is_carried(words, carried, t)]


def _is_carried(words: str, carried: Sequence[tuple[tuple[int, int], Zero]], token: Token) -> bool:
    """没有上年结转信息公开申请: those that were carried over, and not all."""
    return any(
        stop <= token.start and not residue(words, (), stop, token.start)
        for (_, stop), _ in carried
    )


def _zero(
    text: str, denial: Denial, words: str, tokens: tuple[Token, ...], token: Token, pack: Prose
) -> Iterator[Zero]:
    low, high = denial.start + token.start, denial.start + token.stop
    if denial.kind not in ("heading", "together") and _NUMBER.match(text[high : high + 2]):
        yield from of_the_year(text, denial, token, pack)
        return
    if of_a_time(text, denial) or supposed(text, denial, high):
        return
    concept = next(iter(sorted(token.concepts & pack.zeros.keys())))
    of = pack.denials
    concept = of.same.get(concept, concept)
    if concept in of.every_way:
        # a way is no thing of its own: the applications or questions are
        if thing := of_a_list(text, denial, concept, pack):
            yield Zero(low, high, thing, denial.zero)
        return
    if _is_another(text, denial, words, tokens, token, concept, of):
        yield from _none_lost(text, denial, words, tokens, token, concept, of)
        return
    if kinds := list(_kinds(words, tokens, token, of.kinds.get(concept, {}))):
        for before, kind in kinds:
            at = before if before is not kinds[-1][0] else token
            if kind in pack.zeros:
                yield Zero(denial.start + at.start, denial.start + at.stop, kind, denial.zero)
        return
    if pack.zeros[concept] and not _guarded(text, denial, words, tokens, token, concept, of):
        return
    in_ways = of.ways.get(concept, {})
    if own := [in_ways[way] for way in sorted(token.concepts & in_ways.keys())]:
        yield Zero(low, high, own[0], denial.zero)
        return
    if in_ways and (askers := list(denied_of(text, denial, clause_of(text, denial.at), pack))):
        yield from askers
        return
    ways = _ways(words, tokens, token, of.every_way) if in_ways else []
    for way in ways:
        thing = in_ways.get(min(way.concepts & of.every_way))
        if thing and thing in pack.zeros:
            yield Zero(denial.start + way.start, denial.start + way.stop, thing, denial.zero)
    every = len(ways) >= EVERY_WAY and not came_by_another(text, denial.at)
    whole = every or ANY_WAY.search(words, 0, token.start)
    if ways and concept not in of.paid.split() and not whole:
        return
    said = words[_own_words(words, denial, tokens, token, pack) : token.start]
    part = concept in of.disputes.split() and of_some_kind(said)
    part = part or (concept in of.asked.split() and of_a_part(text, denial, said, high))
    if not part:
        yield Zero(low, high, concept, denial.zero)


def _own_words(
    words: str, denial: Denial, tokens: tuple[Token, ...], token: Token, pack: Prose
) -> int:
    """Where the words begin that are said of a thing alone: behind the last other of its list."""
    low = max(0, denial.words - denial.start)
    others = (
        t.stop
        for t in tokens
        if t.stop <= token.start
        and t.concepts & pack.zeros.keys()
        and words[t.stop] in "、,和及或与以"
    )
    return max((low, *others))


_MADE_OF_IT = re.compile(
    r"(?:的?(?:清理|管理|备案|审查|起草|制定)){1,2}(?:工作)?(?:办法|规定|制度|细则|计划|方案|程序)"
)
"""未出台规范性文件管理办法: something about the thing."""


def _none_lost(
    text: str,
    denial: Denial,
    words: str,
    tokens: tuple[Token, ...],
    token: Token,
    concept: str,
    of: Denials,
) -> Iterator[Zero]:
    """没有诉讼败诉: the zero of those that were lost."""
    low, high = denial.start + token.start, denial.start + token.stop
    lost = concept in of.none_lost and is_lost(text, words, high, token, tokens, of)
    if lost and not of_another_field(text[clause_of(text, denial.at) : denial.at]):
        yield Zero(low, high, of.none_lost[concept], denial.zero)


def _is_another(
    text: str,
    denial: Denial,
    words: str,
    tokens: tuple[Token, ...],
    token: Token,
    concept: str,
    of: Denials,
) -> bool:
    """Whether what is denied is something else: the losing of a suit, its costs, another's claim."""
    high = denial.start + token.stop
    clause = text[clause_of(text, denial.at) : denial.at]
    if denial.kind == "forward" and _SOME.search(clause):
        return True  # 有5个乡镇没有收到申请
    if _MADE_OF_IT.match(text, high):
        return True
    if concept in of.disputes.split() and ABOUT_ELSE.search(words, 0, token.start):
        return True
    if concept in of.cases.split():
        costs = _COSTS.match(text[: denial.stop], high) is not None
        lost = is_lost(text, words, high, token, tokens, of)
        return lost or costs or of_another_field(clause) or of_another_cause(text, denial.at)
    if concept in of.paid.split():
        if of_other_money(text, denial):
            return True
        waived = text[high : high + 2] == "减免" or for_else(words, tokens, token)
        suits = frozenset(of.cases.split())
        of_suit = any(
            t.concepts & suits and _NEAR_BEHIND.fullmatch(words, t.stop, token.start)
            for t in tokens
        )
        return len(token.text) < 2 or waived or of_suit
    if concept in of.asked.split():
        # 没有申请因缴费问题被搁置
        goes_on = re.match(r"(?:因|被|超|逾|需)", text[high:])
        return bool(goes_on or FOR_ELSE.match(text, high)) or not _disclosure(
            denial, words, tokens, token
        )
    return False


def _kinds(
    words: str, tokens: tuple[Token, ...], token: Token, known: Mapping[str, str]
) -> Iterator[tuple[Token, str]]:
    """What the words before a thing make of it: 没有延期办结的申请, 未制发、废止规范性文件."""
    low = max(words.rfind(mark, 0, token.start) for mark in ",;。") + 1
    for before in tokens:
        if low <= before.start and before.stop <= token.start:
            for concept in sorted(before.concepts & known.keys()):
                yield before, known[concept]


_SOME = re.compile(
    r"(?:\d|[一二三四五六七八九十两]|部分|个别|多数|有的|一些)(?:个|家)?[^,。;]{0,6}(?:乡镇|街道|部门|单位|县|区|科室|社区|村)"
)
_BETWEEN = re.compile(
    r"(?:[、和及或的与]|以及|提出|提交|递交|寄来|收到|方式|形式|渠道|途径|[一二三四五六]种|等|任何|各类|相关)*"
)


def _ways(
    words: str, tokens: tuple[Token, ...], token: Token, every: frozenset[str]
) -> list[Token]:
    """The ways named right before applications or questions: 当面、传真方式的申请."""
    found: list[Token] = []
    at = token.start
    for way in reversed([t for t in tokens if t.stop <= token.start]):
        if _BETWEEN.fullmatch(way.text):
            continue
        if not way.concepts & every and not way.filler:
            break
        if not way.filler and _BETWEEN.fullmatch(words, way.stop, at):
            found.insert(0, way)
            at = way.start
    return found


def _disclosure(denial: Denial, words: str, tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether the applications are those for information: 临时救助申请 are none."""
    if "公开" in token.text:
        return True
    before = words[: token.start]
    lean = max(
        (m.end() for m in re.finditer(r"[的到,、和及或件起例宗]|一[份个条项次]|过|收|理", before)),
        default=0,
    )
    lean = max(lean, denial.words - denial.start)
    return not residue(words, tokens, lean, token.start)


def _guarded(
    text: str,
    denial: Denial,
    words: str,
    tokens: tuple[Token, ...],
    token: Token,
    concept: str,
    of: Denials,
) -> bool:
    """Whether a denial of means is a plain zero: of nothing else, and no complaint."""
    acts = of.done.get(concept)
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
        if residue(words, tokens, low, token.start):
            return False
    elif concept in of.bare.split() and not plain(words, tokens, token):
        return False  # 会议经费未列支
    high = denial.start + whole_name(tokens, token, frozenset(of.joins.split()))
    ends = high >= denial.stop or _BEHIND.match(text, high) is not None
    return ends and not complains(text, denial, high, _title(text, high))


def _together(words: str, named: list[Token]) -> bool:
    return len(named) > 1 and bool(_JOINS.fullmatch(words, named[-2].stop, named[-1].start))


_SECTION = re.compile(
    r"^\s?(?:[一二三四五六七八九十]{1,3}\s?[、.．]|第[一二三四五六七八九十]部分)[^\n]{0,60}"
)


def _title(text: str, at: int) -> str:
    """The first-level heading above a place, as far as 3,000 characters back."""
    for line in reversed(text[max(0, at - 3000) : at].split("\n")):
        if _SECTION.match(line):
            return line
    return ""
