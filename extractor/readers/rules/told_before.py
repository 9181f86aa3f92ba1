"""What a sentence has told before a number, and which of its claims stay when it has ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame
from extractor.language.lexicon import Token
from extractor.schemas import OTHER, Claim, Mention
from extractor.text.document import Document

from .claims import TOLD_OF_ALL, other_of
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
    claims: list[Claim] = field(default_factory=list)
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
        return State(
            self.start,
            list(self.claims),
            self.verb,
            self.foreign,
            self.last,
            self.total_unit,
            self.compared,
            self.unknown,
            self.open,
            self.since_received,
            self.tabled,
        )

    def of_next_sentence(self, start: int) -> State:
        """What stays of it when the sentence ends."""
        return State(
            start,
            total_unit=self.total_unit,
            since_received=self.since_received,
            tabled=self.tabled,
        )

    def add(self, claims: Sequence[Claim], pack: Prose) -> None:
        """What a number was claimed to be."""
        self.claims += claims
        names = tuple(claim.indicator for claim in claims)
        if pack.roles.received in names:
            self.since_received = ()
        self.since_received = (*self.since_received, *names)[-_MOST:]

    def told(self, claim: Claim, *, part: bool) -> bool:
        """Whether the sentence has stated this already, for the same scope and period.

        Behind 其中 (``part``) stand the parts of the whole that was told, of whatever scope.
        """
        return any(
            (c.indicator, c.period) == (claim.indicator, claim.period)
            and (part or c.scope == claim.scope)
            for c in self.claims
        )

    def is_sum(self, claim: Claim, document: Document) -> bool:
        """Whether the sentence has told the parts of this one by the same name."""
        same = [c for c in self.claims if c.indicator == claim.indicator] + [claim]
        return whole_among(same, document) == claim.mention

    def adds_results(self, mention: Mention, document: Document, pack: Prose) -> bool:
        """Whether a number is the sum of the results that the sentence has told."""
        results = [c for c in self.claims if c.indicator.startswith(pack.outcomes)]
        return bool(results) and sum(values_of(results, document).values()) == mention.value


def parts_of_one(claims: Sequence[Claim], frames: Mapping[str, Frame]) -> Iterator[Claim]:
    """网站公开3127条,其中主页新闻866条,各子站1720条: behind 其中, parts of what is counted already."""
    whole: dict[tuple[str, str, int], Decimal] = {}
    for claim in claims:
        seen = frames[claim.mention or ""]
        value = seen.mention.value
        if claim.indicator == OTHER or claim.semantic != "explicit" or value is None:
            yield claim
            continue
        key = (claim.indicator, claim.period, seen.sentence_start)
        part = seen.subset and key in whole and value < whole[key] and claim.scope != "own"
        if not part and not seen.subset and TOLD_OF_ALL not in (claim.because or ""):
            whole.setdefault(key, value)
        yield other_of(seen) if part else claim


def running_totals(
    claims: Sequence[Claim], frames: Mapping[str, Frame], pack: Prose
) -> Iterator[Claim]:
    """主动公开1532条。累计主动公开15320条: behind the year's figure, that of all years."""
    of_year: dict[str, Decimal] = {}
    for claim in claims:
        seen = frames[claim.mention or ""]
        value = seen.mention.value
        if claim.period != "year" or claim.semantic != "explicit" or value is None:
            yield claim
            continue
        known = of_year.get(claim.indicator)
        if known and value >= known * 2 and seen.label.startswith("累计"):
            name = pack.cumulative.get(claim.indicator, claim.indicator)
            yield claim.model_copy(update={"indicator": name, "period": "cumulative"})
            continue
        of_year.setdefault(claim.indicator, value)
        yield claim


def each_alone(
    claims: Sequence[Claim], frames: Mapping[str, Frame], pack: Prose
) -> Iterator[Claim]:
    """Without the answers that a sentence tells of several cases, each by itself.

    1件要看账目,给看了;1件要看合同,也给看了: no number says how many were granted.
    """
    told = Counter(
        (claim.indicator, frames[claim.mention or ""].sentence_start)
        for claim in claims
        if _of_one(claim, frames, pack)
    )
    claims_of = Counter(claim.mention for claim in claims)
    for claim in claims:
        seen = frames[claim.mention or ""]
        several = told[claim.indicator, seen.sentence_start] >= _SEVERAL
        if not (several and _of_one(claim, frames, pack)):
            yield claim
        elif claims_of[claim.mention] == 1:
            yield other_of(seen)


def _of_one(claim: Claim, frames: Mapping[str, Frame], pack: Prose) -> bool:
    """Whether it is an answer that is told of one case by the words behind it."""
    told = TOLD_OF_ALL in (claim.because or "") and claim.indicator.startswith(pack.outcomes)
    return told and frames[claim.mention or ""].mention.value == 1


def once_said(claims: list[Claim], frames: Mapping[str, Frame], pack: Prose) -> Iterator[Claim]:
    """Keep no figure that is given for several things of a kind, each by itself.

    《甲》在线访谈2次、《乙》在线访谈1次: neither is the number of interviews, and no report says two
    numbers for one thing in one breath.  Behind 其中 stand the parts of the first.
    """
    breaths: dict[tuple[str, int, str], list[Frame]] = {}
    for claim in claims:
        if claim.indicator.startswith(pack.several) and claim.semantic == "explicit":
            seen = frames[claim.mention or ""]
            breaths.setdefault((claim.indicator, seen.sentence_start, claim.period), []).append(
                seen
            )
    kept: dict[tuple[str, int, str], Frame | None] = {}
    for breath, same in breaths.items():
        if len({seen.mention.value for seen in same}) > 1:
            parts = not same[0].subset and any(seen.subset for seen in same[1:])
            kept[breath] = same[0] if parts else None
    for claim in claims:
        seen = frames[claim.mention or ""]
        breath = (claim.indicator, seen.sentence_start, claim.period)
        yield claim if kept.get(breath, seen) is seen else other_of(seen)


def none_lost(claims: Sequence[Claim], frames: Mapping[str, Frame], pack: Prose) -> Iterator[Claim]:
    """Without 没有败诉 where cases that were lost are counted: those are others than it speaks of."""
    counted = [(c.indicator, frames[c.mention or ""]) for c in claims]
    lost = {name for name, seen in counted if name.endswith(_LOST) and seen.mention.value}
    if any(_LOST_SUIT in seen.label + seen.after and seen.mention.value for _, seen in counted):
        lost.add(pack.roles.lost_suits)
    for claim in claims:
        denied = claim.semantic == "implied_zero" and claim.indicator in lost
        yield other_of(frames[claim.mention or ""]) if denied else claim
