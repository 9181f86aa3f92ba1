"""What the embedded readers read where somebody else gives another value: it helps to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.schemas import OTHER, Claim, Fact, Mention
from extractor.text.document import Document
from extractor.text.quotes import clause_span

from ..grounding import NO_NUMBER, reads


def told_instead(
    facts: Sequence[Fact], document: Document, second: Sequence[Claim]
) -> tuple[Fact, ...]:
    """The facts; the reason of a doubtful one says what the report is read as, with its words."""
    return tuple(_told(fact, document, second) for fact in facts)


def _told(fact: Fact, document: Document, second: Sequence[Claim]) -> Fact:
    if fact.verdict != "doubtful" or fact.value is None or fact.indicator == OTHER:
        return fact
    found = next(_readings(fact, document, second), None)
    if found is None:
        return fact
    mention, claim = found
    span = claim.quoted or clause_span(document.text, mention.span)
    number = " ".join(filter(None, (f"{mention.value:f}", mention.unit or claim.unit)))
    instead = f"the report is read as {number}: “{document.quote(span).text}”"
    first = fact.verdict_because
    because = f"{first}; {instead}" if first and first != NO_NUMBER else instead
    return fact.model_copy(update={"verdict_because": because})


def _readings(
    fact: Fact, document: Document, second: Sequence[Claim]
) -> Iterator[tuple[Mention, Claim]]:
    """The other values that are read for the same indicator; none where one reader agrees."""
    alike = [c for c in second if (c.indicator, c.period) == (fact.indicator, fact.period)]
    found = [(m, c) for c in alike if c.mention and (m := document.mention(c.mention)) is not None]
    if not any(reads(mention, fact.value, fact.unit) for mention, _ in found):
        yield from ((mention, claim) for mention, claim in found if mention.value is not None)
