"""What a person needs to check a result: words to search for, the page, and why it is doubted.

A quote is cleaned text: pinyin between the characters is gone, cells stand apart.  ``verbatim``
is what a search in the source finds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import is_

from extractor.schemas import Evidence, Fact, Finding, Quote, Span
from extractor.schemas.verdicts import DOUBT, TRUST
from extractor.text.document import Document, Source
from extractor.verify.grounding import objection

_MARKUP = ("html", "mhtml")
_PAGED = "pdf"


def checkable_facts(
    facts: Iterable[Fact], findings: Iterable[Finding], document: Document
) -> tuple[Fact, ...]:
    """The facts with words to search for, pages, and what speaks against those in doubt."""
    said: dict[str, str] = {}
    for finding in findings:
        for fact in finding.facts:
            if finding.severity == "error":
                said.setdefault(fact, finding.message)
    return tuple(_checkable(fact, said.get(fact.id), document) for fact in facts)


def _checkable(fact: Fact, message: str | None, document: Document) -> Fact:
    evidence = tuple(_searchable(one, document) for one in fact.evidence)
    why = _why(fact, message, document)
    same = why == fact.why and all(map(is_, evidence, fact.evidence))
    return fact if same else fact.model_copy(update={"evidence": evidence, "why": why})


def checkable_findings(findings: Iterable[Finding], document: Document) -> tuple[Finding, ...]:
    """The findings, their quotes with words to search for and pages."""
    return tuple(
        finding.model_copy(
            update={"quotes": tuple(_placed(quote, None, document) for quote in finding.quotes)}
        )
        for finding in findings
    )


def _why(fact: Fact, message: str | None, document: Document) -> str | None:
    if fact.why is not None or TRUST[fact.verdict] > DOUBT:
        return fact.why
    return message or objection(fact, document)


def _searchable(evidence: Evidence, document: Document) -> Evidence:
    mention = document.mention(evidence.mention) if evidence.mention else None
    number = mention.source if mention else None
    quote = _placed(evidence.quote, number, document)
    return evidence if quote is evidence.quote else evidence.model_copy(update={"quote": quote})


def _placed(quote: Quote, number: Span | None, document: Document) -> Quote:
    source = document.source
    words = _line(quote.source, number, source)
    page = None
    if source.format == _PAGED and source.pages:
        page = max(1, bisect_right(source.pages, quote.source.start))
    verbatim = words if words and words != quote.text else None
    if verbatim is None and page is None:
        return quote
    return quote.model_copy(update={"verbatim": verbatim, "page": page})


def _line(span: Span, number: Span | None, source: Source) -> str:
    """The line of the quote that holds the number, else its longest line."""
    lines = [(at, line) for at, line in _lines(span, source) if line.strip()]
    if not lines:
        return ""
    if number is not None:
        before = [line for at, line in lines if at <= number.start]
        if before:
            return before[-1].strip()
    return max((line for _, line in lines), key=len).strip()


def _lines(span: Span, source: Source) -> Iterator[tuple[int, str]]:
    """The lines of a range of the source as a reader sees them, each with its place in ``raw``."""
    text, starts = source.raw, None
    low, high = span
    if source.format in _MARKUP and source.starts is not None:
        text, starts = source.content, source.starts
        low, high = bisect_left(starts, low), bisect_left(starts, high)
    at = low
    # Cells of a table stand apart on a page: no search finds two of them together.
    for line in text[low:high].replace("\t", "\n").split("\n"):
        if line:
            yield (starts[at] if starts is not None else at), line
        at += len(line) + 1
