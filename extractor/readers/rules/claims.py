"""A claim of the prose reader: what a number or a statement of zero counts, and why."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame, frame, statistic_before
from extractor.language.labels import label_of
from extractor.language.lists import things_of_each
from extractor.language.scope import scope_of
from extractor.schemas import OTHER, Claim, Mention
from extractor.text.document import Document

OUTWEIGHED = "rather a part or an aside: the report states another value of the indicator"
TOLD_OF_ALL = "told of all"
"""Why a claim is made that the words behind a number make of all that it counts."""


def claim_of(
    frame: Frame,
    indicator: str,
    over: str | None,
    pattern: str,
    pack: Prose,
    note: str | None = None,
) -> Claim:
    """A claim of an indicator; ``over`` are the words that say that it counts several years.

    ``pattern`` is what explained the clause, ``note`` how it was told where not by the clause itself.
    """
    zero = frame.mention.kind == "zero_statement"
    scope, scope_words = (None, None) if zero else scope_of(_with_whole(frame))
    return Claim(
        indicator=indicator,
        mention=frame.mention.id,
        reader="rules",
        scope=scope,
        period="cumulative" if over or indicator in pack.cumulative.values() else "year",
        semantic="implied_zero" if zero else "explicit",
        because="; ".join(filter(None, (scope_words, over, note, f"pattern: {pattern}"))),
    )


_WHOLE_OF = re.compile(r"([^,;。:\d]*)[当之其]?中,$")


def _with_whole(frame: Frame) -> str:
    """全县…作出的答复中,同意公开5件: the words that name what the number is a part of, too."""
    earlier = frame.sentence[: len(frame.sentence) - len(frame.label)]
    whole = _WHOLE_OF.search(earlier)
    return whole[1] + frame.label if whole else frame.label


def others_of(frame: Frame, over: str | None = None) -> list[Claim]:
    """A statistic that nobody knows; one for each thing of a list that all have this number."""
    return [other_of(frame, thing, over) for thing in things_of_each(frame) or (None,)]


def other_of(frame: Frame, label: str | None = None, over: str | None = None) -> Claim:
    """A statistic that nobody knows, by a label or by the words of its clause.

    ``over`` are the words that say that it counts several years.
    """
    return Claim(
        indicator=OTHER,
        mention=frame.mention.id,
        reader="rules",
        label=label or label_of(frame),
        period="cumulative" if over else "year",
        semantic="implied_zero" if frame.mention.kind == "zero_statement" else "explicit",
    )


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
    return other_of(seen).model_copy(update={"because": OUTWEIGHED})
