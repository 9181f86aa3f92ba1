"""The sums of sentences once more, from the quotes of facts: with the values that people gave.

The text of the report is not needed.  Every sentence that a fact was read from is kept as its quote,
at its place in the text; between them nothing stands.  What lists add up to there is worked out with
the values that were read and with those that people left: told is what is broken only by these.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.knowledge.pack import shipped
from extractor.schemas import Evidence, Fact, Finding, Mention, Quote, Result
from extractor.text.document import Document, Source
from extractor.text.in_digits import in_digits

from .counts.bare import with_facts
from .lists.declared import check_declared
from .lists.explained import unexplained
from .lists.kinds import check_kinds
from .lists.prose import check_lists
from .lists.whole import check_whole_lists

_Key = tuple[str, frozenset[str]]


def broken_sentences(
    result: Result, left: Sequence[Fact], changed: Sequence[Fact]
) -> Iterator[Finding]:
    """The sums of sentences that are broken with the values of ``changed``, those too that were
    broken before and are findings of the report.

    ``left`` are all facts as people left them.
    """
    given = dict(_given(result, left, changed))
    if not given:
        return
    quoted = _quoted(result, [*left, *result.facts])
    told = {_key(found) for found in result.findings}
    before = {_key(found) for found in _sums(quoted, result.facts)} - told
    anew = _with_values(quoted, given)
    once = {frozenset(found.mentions): found for found in _sums(anew, left)}
    for numbers, found in once.items():
        if given.keys() & numbers and _key(found) not in before:
            yield _of_facts(found, left)


def _given(
    result: Result, left: Sequence[Fact], changed: Sequence[Fact]
) -> Iterator[tuple[str, Decimal]]:
    """The numbers of sentences that people gave a value, in the unit that is printed behind each;
    those apart that another fact still takes for something else."""
    numbers = {one.id: one for one in result.mentions}
    values: dict[str | None, set[Decimal | None]] = {}
    for fact in left:
        for one in fact.evidence:
            values.setdefault(one.mention, set()).add(fact.value)
    for fact in changed:
        for one in _of_sentences(fact):
            mention = numbers.get(one.mention or "")
            if mention is None or len(values[mention.id]) > 1:
                continue
            if fact.value is not None and fact.unit in (None, mention.unit):
                yield mention.id, fact.value


def _of_sentences(fact: Fact) -> Iterator[Evidence]:
    return (one for one in fact.evidence if one.address is None)


def _key(finding: Finding) -> _Key:
    return str(finding.kind), frozenset(finding.mentions)


def _sums(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """The sums of sentences that are broken, those apart that words explain."""
    checks = (
        *check_lists(document, facts), *check_whole_lists(document), *check_declared(document),
        *check_kinds(document, shipped().prose.breakdowns),
    )  # fmt: skip
    for finding in unexplained(checks, document, facts):
        if finding.severity == "error":
            yield finding


def _quoted(result: Result, facts: Iterable[Fact]) -> Document:
    """The sentences of a report that facts were read from, each at its place."""
    numbers = {one.id: one for one in result.mentions}
    quotes = {
        one.quote.span: one.quote.text
        for fact in facts
        for one in _of_sentences(fact)
        if one.mention and _holds(one.quote, numbers.get(one.mention))
    }
    letters = ["\n"] * max((span.stop for span in quotes), default=0)
    for span, words in quotes.items():
        letters[span.start : span.stop] = words
    text = "".join(letters)
    mentions = tuple(
        one for one in result.mentions if one.raw == text[one.span.start : one.span.stop]
    )
    none: array[int] = array("l")
    return Document(
        Source(result.name, "", result.sha256), text, none, none, mentions=mentions,
        meta=result.meta, in_digits=in_digits(text, mentions),
    )  # fmt: skip


def _holds(quote: Quote, mention: Mention | None) -> bool:
    """Whether a number stands in its quote where it should: a person's decision may be of another
    version of the text."""
    if mention is None or quote.span.start < 0 or len(quote.text) != len(range(*quote.span)):
        return False
    low, high = (at - quote.span.start for at in mention.span)
    return low >= 0 and quote.text[low:high] == mention.raw


def _with_values(document: Document, given: Mapping[str, Decimal]) -> Document:
    mentions = tuple(_with_value(one, given) for one in document.mentions)
    return replace(document, mentions=mentions)


def _with_value(mention: Mention, given: Mapping[str, Decimal]) -> Mention:
    """A number as a person gave it; a damaged one is a number like others then."""
    if mention.id not in given:
        return mention
    kind = "number" if mention.kind == "damaged" else mention.kind
    update = {"value": given[mention.id], "qualifier": "exact", "kind": kind}
    return mention.model_copy(update=update)


def _of_facts(finding: Finding, left: Sequence[Fact]) -> Finding:
    """A finding about bare numbers with the facts that have these, and their quotes."""
    told = with_facts(finding, left)
    mine = (fact for fact in left if fact.id in told.facts)
    quotes = dict.fromkeys(one.quote for fact in mine for one in _of_sentences(fact))
    return told.model_copy(update={"quotes": tuple(quotes)})
