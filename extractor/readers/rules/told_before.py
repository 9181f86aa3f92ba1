"""What a sentence has told before a number, and which of its claims stay when it has ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame
from extractor.language.lexicon import Token
from extractor.schemas import Mention

from .claims import Context, Draft, other_of
from .clauses import Clause
from .totals import values_of, whole_among

_SEVERAL = 2
_LOST = ".corrected"
_LOST_SUIT = "败诉"
_MOST = 40
"""Claims that are looked back on; a text made to be slow has more."""


@dataclass(slots=True)
class State:
    """What the sentence has said before a number.

    ``unknown`` are the concepts of clauses that say more than is known, and of which no saying made
    anything; ``open`` is the clause of the last number, if nothing was made of it and nothing sets it aside.  ``since_received`` are the indicators of this sentence and of those before it, from the
    last one on that tells of applications received.  ``tabled`` tells
    that the tables of the report were read.
    """

    start: int = -1
    claims: list[Draft] = field(default_factory=list)
    verb: Token | None = None
    foreign: bool = False
    last: Clause | None = None
    total_unit: str | None = None
    compared: Clause | None = None
    unknown: frozenset[str] = frozenset()
    open: Clause | None = None
    since_received: tuple[str, ...] = ()
    tabled: bool = False

    def as_it_is(self) -> State:
        """The same, which stays as it is when this one goes on."""
        return replace(self, claims=list(self.claims))

    def of_next_sentence(self, start: int) -> State:
        """What stays of it when the sentence ends."""
        return State(
            start,
            total_unit=self.total_unit,
            since_received=self.since_received,
            tabled=self.tabled,
        )

    def add(self, claims: Sequence[Draft], pack: Prose) -> None:
        """What a number was claimed to be."""
        self.claims += claims
        names = tuple(claim.indicator for claim in claims)
        if pack.roles.received in names:
            self.since_received = ()
        self.since_received = (*self.since_received, *names)[-_MOST:]

    def told(self, claim: Draft, *, part: bool) -> bool:
        """Whether the sentence has stated this already, for the same scope and period.

        Behind 其中 (``part``) stand the parts of the whole that was told, of whatever scope.
        """
        return any(
            (c.indicator, c.period) == (claim.indicator, claim.period)
            and (part or c.scope == claim.scope)
            for c in self.claims
        )

    def is_sum(self, claim: Draft) -> bool:
        """Whether the sentence has told the parts of this one by the same name."""
        same = [c for c in self.claims if c.indicator == claim.indicator] + [claim]
        return whole_among(same) == claim.mention.id

    def adds_results(self, mention: Mention, pack: Prose) -> bool:
        """Whether a number is the sum of the results that the sentence has told."""
        results = [c for c in self.claims if c.indicator.startswith(pack.outcomes)]
        return bool(results) and sum(values_of(results).values()) == mention.value


def parts_of_one(drafts: Sequence[Draft], _context: Context) -> Iterator[Draft]:
    """网站公开3127条,其中主页新闻866条,各子站1720条: behind 其中, parts of what is counted already."""
    whole: dict[tuple[str, str, int], Decimal] = {}
    for draft in drafts:
        seen, value = draft.frame, draft.mention.value
        if not draft.named or not draft.printed or value is None:
            yield draft
            continue
        key = (draft.indicator, draft.period, seen.sentence_start)
        part = seen.subset and key in whole and value < whole[key] and draft.scope != "own"
        if not part and not seen.subset and draft.source != "all":
            whole.setdefault(key, value)
        yield other_of(seen) if part else draft


def running_totals(drafts: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """主动公开1532条。累计主动公开15320条: behind the year's figure, that of all years."""
    of_year: dict[str, Decimal] = {}
    for draft in drafts:
        value = draft.mention.value
        if draft.period != "year" or not draft.printed or value is None:
            yield draft
            continue
        known = of_year.get(draft.indicator)
        if known and value >= known * 2 and draft.frame.label.startswith("累计"):
            name = context.pack.cumulative.get(draft.indicator, draft.indicator)
            yield replace(draft, indicator=name, period="cumulative")
            continue
        of_year.setdefault(draft.indicator, value)
        yield draft


def each_alone(drafts: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """Without the answers that a sentence tells of several cases, each by itself.

    1件要看账目,给看了;1件要看合同,也给看了: no number says how many were granted.
    """
    of_one = [_of_one(draft, context.pack) for draft in drafts]
    told = Counter(
        (draft.indicator, draft.frame.sentence_start)
        for draft, one in zip(drafts, of_one, strict=True)
        if one
    )
    drafts_of = Counter(draft.mention.id for draft in drafts)
    for draft, one in zip(drafts, of_one, strict=True):
        if not one or told[draft.indicator, draft.frame.sentence_start] < _SEVERAL:
            yield draft
        elif drafts_of[draft.mention.id] == 1:
            yield other_of(draft.frame)


def _of_one(draft: Draft, pack: Prose) -> bool:
    """Whether it is an answer that is told of one case by the words behind it."""
    told = draft.source == "all" and draft.indicator.startswith(pack.outcomes)
    return told and draft.mention.value == 1


def once_said(drafts: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """Keep no figure that is given for several things of a kind, each by itself.

    《甲》在线访谈2次、《乙》在线访谈1次: neither is the number of interviews, and no report says two
    numbers for one thing in one breath.  Behind 其中 stand the parts of the first.
    """
    breaths: dict[tuple[str, int, str], list[Frame]] = {}
    for draft in drafts:
        if draft.indicator.startswith(context.pack.several) and draft.printed:
            breaths.setdefault(_breath(draft), []).append(draft.frame)
    kept: dict[tuple[str, int, str], Frame | None] = {}
    for breath, same in breaths.items():
        if len({seen.mention.value for seen in same}) > 1:
            parts = not same[0].subset and any(seen.subset for seen in same[1:])
            kept[breath] = same[0] if parts else None
    for draft in drafts:
        seen = draft.frame
        yield draft if kept.get(_breath(draft), seen) is seen else other_of(seen)


def _breath(draft: Draft) -> tuple[str, int, str]:
    return draft.indicator, draft.frame.sentence_start, draft.period


def none_lost(drafts: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """Without 没有败诉 where cases that were lost are counted: those are others than it speaks of."""
    lost = {d.indicator for d in drafts if d.indicator.endswith(_LOST) and d.mention.value}
    if any(_LOST_SUIT in d.frame.label + d.frame.after and d.mention.value for d in drafts):
        lost.add(context.pack.roles.lost_suits)
    for draft in drafts:
        denied = not draft.printed and draft.indicator in lost
        yield other_of(draft.frame) if denied else draft
