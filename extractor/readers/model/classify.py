"""The strategy for small models: one number a question, and a closed choice of answers.

Only the few indicators are offered that the words of the number bring up.  A number that is none
of them stays unclaimed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from pydantic import create_model

from extractor.endpoint.answer import Answer, Message
from extractor.endpoint.prompt import load_prompt
from extractor.endpoint.shapes import made_by
from extractor.endpoint.wire import Wire
from extractor.schemas import Mention, vocabulary
from extractor.text.document import Chunk

from ..reading import Reading
from .asking import ModelReader, failed, merge
from .check import can_be
from .convert import claim_of
from .passage import build_passage
from .retrieval import choose
from .sentences import around

NONE = "none"
MOST_LABELS = 6


class Choice(Wire):
    """The indicator that a number is; the models made from it name the choices."""

    i: str


@lru_cache(maxsize=128)
def _choice(ids: tuple[str, ...]) -> type[Choice]:
    options = Literal[(*ids, NONE)]  # type: ignore[valid-type]  # made at run time
    shape = create_model("Choice", __base__=Choice, i=(options, ...))
    made_by(shape, _choice, ids)
    return shape


async def classify(reader: ModelReader, chunk: Chunk) -> Reading:
    """Ask about the numbers of a chunk, one after the other: the prefix is then still warm."""
    readings = []
    for mention in chunk.mentions:
        if reader.offers(mention):
            readings.append(await _one(reader, chunk, mention))
    return merge(readings)


def question(
    reader: ModelReader, chunk: Chunk, mention: Mention
) -> tuple[list[Message], tuple[str, ...]]:
    """The question about one number, and the indicators it may be answered with."""
    document = reader.document
    span = around(document.text, chunk.span, mention.span)
    passage = build_passage(document, [span], [mention])
    labels = choose(document.meta.form, passage, each=MOST_LABELS)
    values = {
        "indicators": labels,
        "fence": passage.fence,
        "text": passage.text.strip(),
        "number": 1,
    }
    return load_prompt("classify").messages(values), tuple(item.id for item in labels)


async def _one(reader: ModelReader, chunk: Chunk, mention: Mention) -> Reading:
    messages, ids = question(reader, chunk, mention)
    if not ids:
        return Reading()

    def check(choice: Choice, _: Choice | None) -> list[str]:
        if choice.i == NONE or can_be(vocabulary().get(choice.i), mention):
            return []
        return [f"单位{mention.unit or '%'}与 {choice.i} 不符;都不符时回答 {NONE}"]

    outcome = await reader.door.ask(
        messages,
        _choice(ids),
        tag=reader.document.source.name,
        version=load_prompt("classify").version,
        check=check,
    )
    if not isinstance(outcome, Answer):
        span = around(reader.document.text, chunk.span, mention.span)
        return failed(reader.document, [span], outcome)
    chosen = outcome.value.i
    if chosen == NONE or outcome.problems:
        return Reading(usage=outcome.usage)
    return Reading(claims=(claim_of(reader.document, mention, chosen),), usage=outcome.usage)
