"""Drafts of the prose reader's claims: what a number or a statement of zero may count, and why.

The passes over a report's drafts ask what a draft was made from, and not what people are told of it:
that is written when it becomes a claim.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame, frame, statistic_before
from extractor.language.labels import label_of
from extractor.language.lists import things_of_each
from extractor.language.subject import scope_of
from extractor.schemas import OTHER, Claim, Mention, Period, Scope
from extractor.text.document import Document

OUTWEIGHED = "rather a part or an aside: the report states another value of the indicator"
Source = Literal["clause", "all", "dated", "parts", "kinds"]
"""The clause of the number; words behind it that tell something of all that it counts; a clause that a
part of the year dates; numbers of one name, or of several kinds, that it adds up."""
_NOTES = {"all": "told of all", "dated": "held in a part of the year"}
_SUMS = {"parts": "the sum of its parts", "kinds": "the sum of its kinds"}


@dataclass(frozen=True, slots=True)
class Draft:
    """What a number may be claimed to be.

    ``pattern`` is what explained the clause, ``over`` the words that say that it counts several
    years, ``label`` what another statistic is called.
    """

    frame: Frame
    indicator: str
    source: Source = "clause"
    pattern: str = ""
    over: str | None = None
    scope: Scope | None = None
    scope_words: str | None = None
    period: Period = "year"
    label: str | None = None

    @property
    def mention(self) -> Mention:
        """The number, or the statement of zero."""
        return self.frame.mention

    @property
    def named(self) -> bool:
        """Whether it is an indicator's, and no other statistic."""
        return self.indicator != OTHER

    @property
    def printed(self) -> bool:
        """Whether a number is printed: a statement of zero implies one."""
        return self.mention.kind != "zero_statement"

    def claim(self) -> Claim:
        """The claim, with its reasons for people."""
        pattern = _SUMS.get(self.source, self.pattern)
        words = (self.scope_words, self.over, _NOTES.get(self.source), f"pattern: {pattern}")
        return Claim(
            indicator=self.indicator,
            mention=self.mention.id,
            reader="rules",
            label=self.label,
            scope=self.scope,
            period=self.period,
            semantic="explicit" if self.printed else "implied_zero",
            because="; ".join(filter(None, words)) if self.named else None,
        )


@dataclass(frozen=True, slots=True)
class Context:
    """What the passes over a report's drafts know; ``tabled`` tells that its tables were read."""

    document: Document
    pack: Prose
    tabled: bool


Pass = Callable[[Sequence[Draft], Context], Iterable[Draft]]
"""One look at all drafts of a report: which stay, which are rather other statistics, which are added."""


def draft_of(
    frame: Frame,
    indicator: str,
    over: str | None,
    pattern: str,
    pack: Prose,
    source: Source = "clause",
) -> Draft:
    """A draft of an indicator's claim."""
    zero = frame.mention.kind == "zero_statement"
    scope, words = (None, None) if zero else scope_of(_with_whole(frame))
    years = over or indicator in pack.cumulative.values()
    period: Period = "cumulative" if years else "year"
    return Draft(frame, indicator, source, pattern, over, scope, words, period)


_WHOLE_OF = re.compile(r"([^,;。:\d]*)[当之其]?中,$")


def _with_whole(frame: Frame) -> str:
    """全县…作出的答复中,同意公开5件: the words that name what the number is a part of, too."""
    earlier = frame.sentence[: len(frame.sentence) - len(frame.label)]
    whole = _WHOLE_OF.search(earlier)
    return whole[1] + frame.label if whole else frame.label


def others_of(frame: Frame, over: str | None = None) -> list[Draft]:
    """A statistic that nobody knows; one for each thing of a list that all have this number."""
    return [other_of(frame, thing, over) for thing in things_of_each(frame) or (None,)]


def other_of(frame: Frame, label: str | None = None, over: str | None = None) -> Draft:
    """A statistic that nobody knows, by a label or by the words of its clause.

    ``over`` are the words that say that it counts several years.
    """
    period: Period = "cumulative" if over else "year"
    return Draft(frame, OTHER, period=period, label=label or label_of(frame))


def without_indicators(
    claims: Sequence[Claim], named: Collection[tuple[str | None, str]], document: Document
) -> tuple[Claim, ...]:
    """The claims, with those of this reader that give a mention an indicator of ``named`` as
    other statistics: another value of the indicator outweighs them."""
    return tuple(
        _other_again(document, mention)
        if claim.reader in ("rules", "learned")
        and (claim.mention, claim.indicator) in named
        and (mention := document.mention(claim.mention or "")) is not None
        else claim
        for claim in claims
    )


def _other_again(document: Document, mention: Mention) -> Claim:
    seen = frame(document, mention, statistic_before(document, mention))
    return other_of(seen).claim().model_copy(update={"because": OUTWEIGHED})
