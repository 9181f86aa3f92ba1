"""Whether what a model answered is a reading of the report at all.

A model that is too small for the task still fills the form: it gives every number the label of the
example, or the first indicator of the list.  Such an answer must neither stand for the report nor
speak for or against what the embedded readers read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extractor.schemas import MOSTLY_UNLIKE, OTHER, ChunkFailure, Claim, Span
from extractor.schemas.character_pairs import pairs
from extractor.text.document import Document
from extractor.text.quotes import clause_span

from ..reading import Reading, by_mention

_FEWEST = 4
"""Numbers that both readers speak of: with fewer, a difference is an opinion and no pattern."""


def believed(prose: Reading, rules: Reading, document: Document) -> Reading:
    """The model's reading, or, where it is none, only its failures and one that says so.

    The embedded readers, whose answers no model sees, are the measure: over a hundred reports a
    strong model read at least 64 of 100 numbers of each as they do, and a weak one 17 at most.
    """
    model, embedded = by_mention(prose.claims), by_mention(rules.claims)
    both, alike = _compared(model, embedded, document)
    # Who was asked everything and says a word about a few has read those no better.
    few = not prose.failures and 2 * both < len(embedded)
    if both < (1 if few else _FEWEST) or 2 * alike >= both:
        return prose
    message = (
        f"the model reads {both - alike} of {both} numbers in another way than the embedded "
        "readers, whose reading stands"
    )
    beginning = document.quote(clause_span(document.text, Span(0, 0)))
    failure = ChunkFailure(section=(), quote=beginning, kind=MOSTLY_UNLIKE, message=message)
    return replace(prose, claims=(), findings=(), failures=(*prose.failures, failure))


def is_unlike(prose: Reading) -> bool:
    """Whether a reading was not believed."""
    return any(failure.kind == MOSTLY_UNLIKE for failure in prose.failures)


def _compared(
    model: Mapping[str, list[Claim]], rules: Mapping[str, list[Claim]], document: Document
) -> tuple[int, int]:
    """(the numbers that both speak of, those that both read alike)."""
    both = model.keys() & rules.keys()
    return len(both), sum(_alike(model[id_], rules[id_], document) for id_ in both)


def _alike(one: list[Claim], other: list[Claim], document: Document) -> bool:
    """Whether both name an indicator in common, or both keep the number as another statistic, the
    model in words of its sentence."""
    mine, theirs = ({claim.indicator for claim in claims} - {OTHER} for claims in (one, other))
    if mine or theirs:
        return bool(mine & theirs)
    mention = document.mention(one[0].mention or "")
    if mention is None:
        return False
    around = clause_span(document.text, mention.span)
    said = pairs(document.text[around.start : around.stop])
    return any(pairs(claim.label or "") & said for claim in one)
