"""Turns an answer into claims, and what of it cannot stand into findings."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.endpoint.answer import Answer
from extractor.language.frames import frame, statistic_before
from extractor.language.stretches import period_of
from extractor.language.subject import scope_of
from extractor.schemas import OTHER, Claim, Finding, Mention, Span
from extractor.schemas.extents import usual_period
from extractor.text.document import Document, overlaps_any

from ..reading import Reading
from .answer import Missed, Reply
from .check import Problem, can_be, kept, problems, resolved
from .named import is_named, label_of
from .passage import Passage
from .sentences import around


def to_reading(
    document: Document, passage: Passage, answer: Answer[Reply], banned: Sequence[Span]
) -> Reading:
    """The claims of an answer after its last correction.

    What is still wrong is dropped and reported; the rest is kept.  ``banned`` are the places
    where the report tries to give instructions: nothing is quoted from there.
    """
    reply = resolved(answer.value, passage)
    form = document.meta.form
    # The door ends with the problems that no correction removed.  What is not among them was
    # settled, such as two meanings of a number that the model stood by when asked.
    left = set(answer.problems)
    wrong = [problem for problem in problems(reply, passage, form) if problem.ask in left]
    good = kept(reply, wrong)
    claims = [
        claim_of(document, passage.numbers[item.m], item.indicator or OTHER) for item in good.claims
    ]
    claims += [
        Claim(indicator=OTHER, mention=mention.id, reader="model", label=item.l)
        for item in good.other
        # What is denied and is no indicator counts nothing.
        if not (mention := passage.numbers[item.m]).open_denial
    ]
    # A small model makes one mistake over and over; it is told once.
    notes = {(problem.note, problem.number): problem for problem in wrong}
    findings = [_dropped(document, passage, problem) for problem in notes.values()]
    # Items whose form was wrong never became part of the reply; the door tells of them in words.
    findings += [
        _incomplete(f"an item of the model's answer was dropped: {text}", document)
        for text in answer.problems
        if text not in {problem.ask for problem in wrong}
    ]
    for item in good.missed:
        claim, finding = _missed(document, passage, item, banned, good)
        claims += [claim] if claim else []
        findings += [finding] if finding else []
    return Reading(
        claims=tuple(dict.fromkeys(claims)),
        findings=tuple(findings),
        usage=answer.usage,
    )


def claim_of(document: Document, mention: Mention, indicator: str) -> Claim:
    """A claim of the model.

    For whom it is counted and over how many years, the words settle, and whether it can be meant
    at all (see :mod:`extractor.readers.model.named`); what cannot is another statistic.
    """
    scope, cumulative = None, usual_period(indicator) == "cumulative"
    if not overlaps_any(mention.span, [grid.span for grid in document.grids]):
        seen = frame(document, mention, statistic_before(document, mention))
        if not is_named(seen, indicator):
            return Claim(indicator=OTHER, mention=mention.id, reader="model", label=label_of(seen))
        scope = scope_of(seen.label)[0]
        cumulative = cumulative or period_of("", seen.label + mention.raw)[0] == "cumulative"
    return Claim(
        indicator=indicator,
        mention=mention.id,
        reader="model",
        scope=scope,
        period="cumulative" if cumulative else "year",
        semantic="implied_zero" if mention.kind == "zero_statement" else "explicit",
    )


def _incomplete(
    message: str, document: Document, place: Span | None = None, mention: Mention | None = None
) -> Finding:
    return Finding(
        kind="incomplete",
        severity="warning",
        whose="extraction",
        message=message,
        quotes=(document.quote(place),) if place else (),
        mentions=(mention.id,) if mention else (),
    )


def _dropped(document: Document, passage: Passage, problem: Problem) -> Finding:
    message = f"dropped from the model's answer: {problem.note}"
    mention = passage.numbers.get(problem.number) if problem.number is not None else None
    if mention is None:
        return _incomplete(message, document)
    whole = next(span for span in passage.spans if overlaps_any(mention.span, [span]))
    return _incomplete(message, document, around(document.text, whole, mention.span), mention)


def _missed(
    document: Document, passage: Passage, item: Missed, banned: Sequence[Span], good: Reply
) -> tuple[Claim | None, Finding | None]:
    """What a quote for an unmarked number is worth: an existing mention inside it, or a finding.

    A value never comes from the quote itself: only the scanner reads numbers.
    """
    places = [place for place in passage.find(item.q) if not overlaps_any(place, banned)]
    inside = {
        mention.id: mention
        for place in places
        for mention in document.mentions
        if place.start <= mention.span.start and mention.span.stop <= place.stop
    }
    numbers = [item.m for item in good.n]
    used = {passage.numbers[number].id for number in numbers}
    free = [mention for mention in inside.values() if mention.statistical]
    if any(mention.id in used for mention in free):
        return None, None
    if len(places) == 1 and len(free) == 1 and can_be(passage.known.get(item.i), free[0]):
        return claim_of(document, free[0], item.i), None
    quotes = tuple(document.quote(place) for place in places)
    finding = Finding(
        kind="unclaimed_statistic",
        severity="warning",
        whose="extraction",
        message=f"the model sees a number here that was not marked, for {item.i}; "
        "no value is taken from it",
        quotes=quotes,
        indicators=() if item.i == OTHER else (item.i,),
    )
    return None, finding if quotes else None
