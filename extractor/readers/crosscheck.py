"""The rules reader as a cross-check of the model: where both speak of a number and differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractor.schemas import OTHER, Claim, Finding, Severity, vocabulary
from extractor.text.document import Document
from extractor.text.quotes import clause_span

from .reading import Reading, by_mention


def crosscheck(document: Document, model: Reading, rules: Reading) -> tuple[Finding, ...]:
    """A ``reader_disagreement`` for every number that both readers claim differently.

    Two different indicators are a warning.  An information only: one reader keeps as another
    statistic what the other gives to an indicator, or they differ on year and cumulative, or on
    whose count it is.  Whose mistake it is stays undecided; no claim is changed.
    """
    return tuple(_disagreements(document, by_mention(model.claims), by_mention(rules.claims)))


def _disagreements(
    document: Document, model: Mapping[str, list[Claim]], rules: Mapping[str, list[Claim]]
) -> Iterator[Finding]:
    for mention in document.mentions:
        one, other = model.get(mention.id, []), rules.get(mention.id, [])
        verdict = _difference(one, other) if one and other else None
        if verdict is None:
            continue
        severity, what = verdict
        yield Finding(
            kind="reader_disagreement",
            severity=severity,
            whose="undecided",
            message=f"the readers differ on {what} of {mention.raw}: "
            f"the model says {_said(one)}, the rules say {_said(other)}",
            quotes=(document.quote(clause_span(document.text, mention.span)),),
            indicators=tuple(
                dict.fromkeys(c.indicator for c in (*one, *other) if c.indicator != OTHER)
            ),
            mentions=(mention.id,),
        )


def _difference(one: Sequence[Claim], other: Sequence[Claim]) -> tuple[Severity, str] | None:
    mine, theirs = ({c.indicator for c in claims} - {OTHER} for claims in (one, other))
    if not mine and not theirs:
        return None  # both keep it as another statistic; labels are free words
    if not mine or not theirs:
        return "info", "the meaning"
    common = mine & theirs
    if not common:
        return "warning", "the meaning"
    for indicator in sorted(common):
        first = next(c for c in one if c.indicator == indicator)
        second = next(c for c in other if c.indicator == indicator)
        if first.period != second.period:
            return "info", "the period"
        if first.scope and second.scope and first.scope != second.scope:
            return "info", "whose count it is"
    return None


def _said(claims: Sequence[Claim]) -> str:
    words = []
    for claim in claims:
        item = vocabulary().get(claim.indicator)
        name = f"{claim.indicator} ({item.zh})" if item else f"another statistic ({claim.label})"
        period = ", cumulative" if claim.period == "cumulative" else ""
        scope = f", {claim.scope}" if claim.scope else ""
        words.append(name + period + scope)
    return " and ".join(words)
