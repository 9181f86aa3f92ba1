"""The second round: places that verification could not settle, each put to the model once.

Doubts about the same chunk are one question: the fixed part of the prompt and the indicators are
then paid for once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.endpoint.answer import Answer, Message
from extractor.endpoint.prompt import load_prompt
from extractor.schemas import Mention, Span
from extractor.text.document import Chunk

from ..reading import Doubt, Reading
from .asking import SPLIT_HELPS, ModelReader, failed, merge
from .convert import to_reading
from .passage import Passage, build_passage, harmless
from .retrieval import choose
from .sentences import around


@dataclass(frozen=True, slots=True)
class ChunkDoubts:
    """The doubts that begin in one chunk, with the mentions they are about."""

    chunk: Chunk
    doubts: tuple[Doubt, ...]
    mentions: tuple[Mention, ...]


def places(reader: ModelReader, doubts: Sequence[Doubt]) -> Iterator[ChunkDoubts]:
    """The doubts by the chunk of their first mention; numbers in instructions are left out."""
    document = reader.document
    home: dict[str, Chunk] = {
        mention.id: chunk for chunk in document.chunks for mention in chunk.mentions
    }
    grouped: dict[str, tuple[Chunk, list[Doubt], dict[str, Mention]]] = {}
    for doubt in doubts:
        found = [document.mention(id_) for id_ in doubt.mentions]
        mentions = [m for m in found if m is not None and m.id in home and reader.offers(m)]
        if not mentions:
            continue
        chunk = home[mentions[0].id]
        _, held, known = grouped.setdefault(chunk.id, (chunk, [], {}))
        held.append(doubt)
        known.update({mention.id: mention for mention in mentions})
    for chunk, held, known in grouped.values():
        yield ChunkDoubts(chunk, tuple(held), tuple(known.values()))


async def reread(reader: ModelReader, place: ChunkDoubts) -> Reading:
    """Ask about the sentences around the doubted mentions."""
    passage, messages = question(reader, place)
    version = load_prompt("doubt").version
    outcome = await reader.ask(passage, messages, version)
    if isinstance(outcome, Answer):
        return to_reading(reader.document, passage, outcome, reader.banned)
    if outcome.kind in SPLIT_HELPS and len(place.doubts) > 1:
        halves = [await reread(reader, half) for half in _halves(place)]
        return merge([Reading(usage=outcome.usage), *halves])
    return failed(reader.document, passage.spans, outcome)


def _halves(place: ChunkDoubts) -> Iterator[ChunkDoubts]:
    """The same doubts in two questions, each with the mentions that it is about."""
    middle = len(place.doubts) // 2
    for doubts in (place.doubts[:middle], place.doubts[middle:]):
        ids = {id_ for doubt in doubts for id_ in doubt.mentions}
        yield ChunkDoubts(place.chunk, doubts, tuple(m for m in place.mentions if m.id in ids))


def question(reader: ModelReader, place: ChunkDoubts) -> tuple[Passage, list[Message]]:
    """The question about one place."""
    document = reader.document
    spans = _contexts(reader, place.mentions)
    passage = build_passage(document, spans, reader.offered)
    numbers = {mention.id: number for number, mention in passage.numbers.items()}
    reasons = [
        "、".join(f"【{numbers[id_]}】" for id_ in doubt.mentions if id_ in numbers)
        + f" {harmless(doubt.reason)}"
        for doubt in place.doubts
    ]
    listed = choose(document.meta.form, passage)
    passage = replace(passage, offered=tuple(listed))
    values = {
        "indicators": listed,
        "fence": passage.fence,
        "text": passage.text.strip(),
        "reason": "\n".join(reasons),
    }
    return passage, load_prompt("doubt").messages(values, reader.point)


def _contexts(reader: ModelReader, mentions: Sequence[Mention]) -> list[Span]:
    """The sentences around the mentions, in order, overlapping ones joined."""
    document = reader.document
    spans = []
    for mention in mentions:
        chunk = next(
            (c for c in document.chunks if c.span.start <= mention.span.start < c.span.stop), None
        )
        whole = chunk.span if chunk else Span(0, len(document.text))
        spans.append(around(document.text, whole, mention.span))
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].stop:
            joined[-1] = Span(joined[-1].start, max(joined[-1].stop, span.stop))
        else:
            joined.append(span)
    return joined
