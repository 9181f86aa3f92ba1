"""The verdict on a fact, and the rule that gave it, in words.

``confirmed``: independent evidence agrees.  ``stated``: one reading, nothing against it.
``doubtful``: independent evidence speaks against the reading.  ``contradicted``: the report itself
gives another value.  The first rule that applies decides, in the order of :func:`judge`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractor.schemas import OTHER, Claim, Fact, Finding, Reader, Verdict, vocabulary

from .tables.pointed import spared

Reasons = Mapping[str, str]
"""Why, in words, by the id of the fact."""

Others = Mapping[str, Sequence[Claim]]
"""What another reader makes of a number, by the id of the mention."""


def by_mention(claims: Sequence[Claim]) -> Others:
    """The claims of the other reader that name an indicator, by the mention."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.mention is not None and claim.indicator != OTHER:
            found.setdefault(claim.mention, []).append(claim)
    return found


def unnamed(facts: Sequence[Fact], second: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of another reader about numbers that no fact gives an indicator."""
    named = {e.mention for fact in facts if fact.indicator != OTHER for e in fact.evidence}
    return tuple(c for c in second if c.indicator != OTHER and c.mention not in named)


def beside(facts: Sequence[Fact], alone: Sequence[Fact]) -> tuple[Fact, ...]:
    """What another reader alone makes of numbers that the model names no indicator for: doubtful.

    ``alone`` are the facts of the claims of :func:`unnamed`.  They come after the others, and what
    one of those says already is left out.  They stand beside what the model says, and are part of
    no sum, no conflict and no ledger: right more often than wrong, and not often enough to accuse.
    """
    told = {(fact.indicator, fact.value, fact.unit, fact.period) for fact in facts}
    kept = {e.mention for fact in facts for e in fact.evidence}
    new = [f for f in alone if (f.indicator, f.value, f.unit, f.period) not in told]
    return tuple(
        fact.model_copy(
            update={
                "id": f"f{len(facts) + place}",
                "verdict": "doubtful",
                "verdict_because": _KEPT if fact.evidence[0].mention in kept else _LEFT_OUT,
            }
        )
        for place, fact in enumerate(new, 1)
    )


_KEPT = "the model keeps it as another statistic"
_LEFT_OUT = "the model leaves it out"


def judge(
    facts: Sequence[Fact],
    objections: Reasons,
    findings: Sequence[Finding],
    closed: Reasons,
    doubts: Reasons,
    others: Others,
    unproven: Reasons,
) -> tuple[Fact, ...]:
    """The facts with their verdicts.

    ``objections`` are those of grounding, ``closed`` the facts whose sums close,
    ``doubts`` those that may be a part of another value, ``unproven`` those recognised in a picture
    that nothing speaks for.  A finding that proves the report wrong contradicts its facts; an error
    that may be ours makes them doubtful.  Where the sums point at one number, the others in them are not held against it.
    """
    errors = [finding for finding in findings if finding.severity == "error"]
    others_blamed = spared(errors, facts)
    proven = {id_: f.message for f in errors if f.whose == "source" for id_ in f.facts}
    broken = {id_: f.message for f in errors if f.whose != "source" for id_ in f.facts}
    named = _named(facts) if others else {}

    def rules(
        fact: Fact, agree: str | None, differ: str | None
    ) -> Iterator[tuple[Verdict, str | None]]:
        yield "doubtful", objections.get(fact.id)
        yield "contradicted", proven.get(fact.id)
        yield "doubtful", differ
        yield "confirmed", closed.get(fact.id)
        yield "confirmed", _agreement(fact, agree) if agree != "learned" else None
        yield "doubtful", broken.get(fact.id) or doubts.get(fact.id)
        # It sees one sentence, and no other value.
        yield "confirmed", _agreement(fact, agree) if agree == "learned" else None
        yield "confirmed", _twice(fact)
        yield "doubtful", unproven.get(fact.id)
        yield "stated", others_blamed.get(fact.id)

    judged = []
    for fact in facts:
        agree, differ = _second(fact, others, named) if others else (None, None)
        verdict, because = _first_said(rules(fact, agree, differ))
        readers = (*fact.readers, *((agree,) if agree and agree not in fact.readers else ()))
        judged.append(_with(fact, verdict, because, readers))
    return tuple(judged)


def _first_said(
    rules: Iterable[tuple[Verdict, str | None]],
) -> tuple[Verdict, str | None]:
    """The first rule that applies; one reading with nothing against it needs none."""
    for verdict, because in rules:
        if because:
            return verdict, because
    return "stated", None


def _named(facts: Sequence[Fact]) -> Mapping[str, set[str]]:
    """What the facts make of each number, by the id of the mention."""
    named: dict[str, set[str]] = {}
    for fact in facts:
        for evidence in fact.evidence:
            named.setdefault(evidence.mention or "", set()).add(fact.indicator)
    return named


def _with(fact: Fact, verdict: Verdict, because: str | None, readers: tuple[Reader, ...]) -> Fact:
    """A fact with its verdict; itself where it has that already."""
    if (fact.verdict, fact.verdict_because, fact.readers) == (verdict, because, readers):
        return fact
    update = {"verdict": verdict, "verdict_because": because, "readers": readers}
    return fact.model_copy(update=update)


def _second(
    fact: Fact, others: Others, named: Mapping[str, set[str]]
) -> tuple[str | None, str | None]:
    """(the other reader, if it reads the number alike; what it says, if it says another thing)."""
    differ = None
    for evidence in fact.evidence:
        mention = evidence.mention or ""
        claims = [c for c in others.get(mention, ()) if c.reader not in fact.readers]
        claims.sort(key=lambda claim: claim.reader == "learned")  # last: it sees the least
        for claim in claims:
            scopes = {claim.scope, fact.scope} - {None}
            if (
                claim.indicator == fact.indicator
                and claim.period == fact.period
                and len(scopes) < 2
            ):
                return claim.reader, None
        # The learned reader never speaks against another: where they differ, it is seldom right.
        claims = [claim for claim in claims if claim.reader != "learned"]
        if not claims or fact.indicator == OTHER:
            continue
        # A number of a sentence may be two things: where both readers share one of them, neither
        # is denied.  A cell is one thing.
        shared = named[mention] & {c.indicator for c in claims}
        if claims[0].reader == "tables" or not shared:
            item = vocabulary().get(claims[0].indicator)
            name = item.zh if item else claims[0].indicator
            differ = differ or f"the {claims[0].reader} take it for {name}"
    return None, differ


def _agreement(fact: Fact, agree: str | None) -> str | None:
    """What it is that agrees.  Readers of digits that were recognised in a picture have the same
    digits: only sums and repetition speak for those."""
    if agree is None or any(evidence.recognition is not None for evidence in fact.evidence):
        return None
    if agree == "plugin":
        return "a plug-in reads it alike"
    if not fact.readers:
        return "the embedded readers agree"
    if agree == "learned":
        if "model" in fact.readers:
            return "the model and the learned reader agree"
        return "the rules and the learned reader agree"
    return "the rules and the model agree"


def _twice(fact: Fact) -> str | None:
    """The report gives the value again, at another place; one wrong denial repeats itself."""
    if len(fact.evidence) < 2:
        return None
    places = {evidence.mention for evidence in fact.evidence if evidence.mention}
    quotes = {evidence.quote.span for evidence in fact.evidence}
    apart = len(places) > 1 and len(quotes) > 1 and fact.indicator != OTHER and bool(fact.value)
    return "stated twice" if apart else None
