"""Which things of a pack a text denies: one statement of zero for each.

The grammar of denial is in :mod:`extractor.language.denials`; a saying with ``zero`` names the
concepts that are its thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extractor.language.denials import Denial, find_denials
from extractor.language.lexicon import Token, residue
from extractor.text.scan import Zero

from .prose import Prose
from .zeros_carried import carried_over
from .zeros_named import fees_apart, heads, without_sums
from .zeros_of_a_thing import Thing, zeros_of
from .zeros_of_acts import OF_THE_REST, acts, follow
from .zeros_of_disputes import CAUSE, of_a_dispute, ours
from .zeros_of_lists import listed_results, named_of_others
from .zeros_of_parts import of_other_money, waived_for_some

_AUTHORITY = re.compile(
    r"(?:的(?:法定)?(?:权限|职权|权力|资格)|(?:制定|制发|设定|审批)的?(?:权限|职权|权力|资格|权))(?=[,。;]|$)"
)
"""没有制定规章的权限, 无规章制定权: what a body may do, and not what it did."""
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
        yield from zeros_of(Thing(text, denial, words, tokens, token, pack))


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


def _together(words: str, named: list[Token]) -> bool:
    return len(named) > 1 and bool(_JOINS.fullmatch(words, named[-2].stop, named[-1].start))
