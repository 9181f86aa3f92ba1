"""What stands where a model did not answer: the reading of the embedded readers.

A report read with a model never says less than without one.
"""

from __future__ import annotations

from extractor.schemas import MOSTLY_UNANSWERED, OTHER, ChunkFailure, Claim, Span
from extractor.text.document import Document
from extractor.text.quotes import clause_span

from ..reading import Reading
from .belief import is_unlike

PENDING = "unanswered"
"""The kind of a question that a batch file has no answer to yet."""


def standing(prose: Reading, rules: Reading, document: Document) -> Reading:
    """The claims of the rules that stand, and the failure that says so.

    Where a question failed, the rules' reading of every number without an answer stands.  So it
    does where the model left most of them out: an answer to few is no reading.  A model that
    answered most is believed in what it leaves out; verification puts the rules' reading beside it.
    One that is not believed leaves everything to the rules.
    """
    if is_unlike(prose):
        return Reading(claims=rules.claims)
    answered = {claim.mention for claim in prose.claims}
    asked = {claim.mention for claim in rules.claims}
    left = asked - answered
    few = 2 * len(left) > len(asked)
    if not (few or (prose.failures and left)):
        return Reading(claims=_cumulative(prose, rules))
    claims = tuple(claim for claim in rules.claims if claim.mention in left)
    claims = tuple(dict.fromkeys((*claims, *_cumulative(prose, rules))))
    if not few or any(failure.kind == PENDING for failure in prose.failures):
        return Reading(claims=claims)
    message = (
        f"the model left {len(left)} of {len(asked)} numbers unanswered; what the embedded readers "
        "read of them stands"
    )
    beginning = document.quote(clause_span(document.text, Span(0, 0)))
    failure = ChunkFailure(section=(), quote=beginning, kind=MOSTLY_UNANSWERED, message=message)
    return Reading(claims=claims, failures=(failure,))


def _cumulative(prose: Reading, rules: Reading) -> tuple[Claim, ...]:
    """The cumulative figures of an indicator that a model has no code for: it can but label them.

    历年累计受理239件: the applications received, of several years.
    """
    named = {claim.mention for claim in prose.claims if claim.indicator != OTHER}
    return tuple(
        claim
        for claim in rules.claims
        if claim.period == "cumulative" and claim.indicator != OTHER and claim.mention not in named
    )
