"""What a report says about itself: whose it is, its problems and measures, in its own words.

One question a report, about its head, its end and the sections on problems and measures.  Every
quote must stand in the text to the letter.
"""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from extractor.endpoint.answer import Answer, Message
from extractor.endpoint.prompt import load_prompt
from extractor.endpoint.wire import Wire
from extractor.schemas import Finding, Span
from extractor.text.document import Document, overlaps_any

from ..reading import Aside, AsideKind, Reading
from .asking import COMPLAINTS, ModelReader, failed
from .passage import Passage, build_passage

_HEAD, _END = 200, 120


class Quoted(Wire):
    """Words of the report about itself: kind and verbatim quote."""

    k: AsideKind
    q: str


class Asides(Wire):
    """The answer."""

    asides: list[Quoted] = Field(default_factory=list)


def _spans(document: Document) -> list[Span]:
    """Head, end, and the sections that speak of problems or measures; overlaps joined."""
    size = len(document.text)
    wanted = [Span(0, min(_HEAD, size)), Span(max(0, size - _END), size)]
    wanted += [
        chunk.span
        for chunk in document.chunks
        if any(COMPLAINTS.search(title) for title in chunk.section)
    ]
    return _joined(wanted)


def _joined(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].stop:
            found[-1] = Span(found[-1].start, max(found[-1].stop, span.stop))
        elif span.start < span.stop:
            found.append(span)
    return found


def question(document: Document) -> tuple[Passage, list[Message]]:
    """The question about a whole report."""
    passage = build_passage(document, _spans(document), ())
    values = {"fence": passage.fence, "text": passage.text.strip()}
    return passage, load_prompt("asides").messages(values)


async def read_asides(reader: ModelReader) -> Reading:
    """Ask for the quotes; those that do not stand in the text are dropped, with a note."""
    document = reader.document
    passage, messages = question(document)

    def check(answer: Asides, _: Asides | None) -> list[str]:
        return [
            f"引文“{item.q[:40]}”不在正文里,须逐字照抄"
            for item in answer.asides
            if not passage.find(item.q)
        ]

    outcome = await reader.door.ask(
        messages,
        Asides,
        tag=document.source.name,
        version=load_prompt("asides").version,
        check=check,
    )
    if not isinstance(outcome, Answer):
        return failed(document, passage.spans, outcome)
    asides, findings = [], []
    for item in outcome.value.asides:
        places = passage.find(item.q)
        if not places:
            findings.append(_not_there(item))
        elif not overlaps_any(places[0], reader.banned):
            asides.append(Aside(item.k, document.quote(places[0])))
    return Reading(
        findings=tuple(findings), usage=outcome.usage, asides=tuple(dict.fromkeys(asides))
    )


def _not_there(item: Quoted) -> Finding:
    return Finding(
        kind="incomplete",
        severity="info",
        whose="extraction",
        message=f"dropped from the model's answer: the quote {item.q[:40]!r} for {item.k} "
        "does not stand in the text",
    )
