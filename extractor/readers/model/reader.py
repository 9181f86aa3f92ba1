"""The model reader: points at numbers, and never copies them."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Coroutine, Sequence
from typing import TYPE_CHECKING

from extractor.endpoint.prompt import load_prompt
from extractor.knowledge.pack import pack_of
from extractor.options import Options, Strategy
from extractor.text.document import Document

from ..reading import Doubt, Reading
from .asides import read_asides
from .asking import ModelReader, merge
from .classify import classify
from .doubts import places, reread
from .injection import instruction_spans
from .portions import portions

if TYPE_CHECKING:
    from extractor.endpoint import Door


def prompt_version(strategy: Strategy, *, own: bool = False) -> str:
    """The version of the prompts that a strategy uses, as results name it.

    ``own`` tells that another pack is read: its indicators are always pointed at.
    """
    first = ("own",) if own else (strategy, "point") if strategy == "describe" else (strategy,)
    names = (*first, "doubt", "asides", "reask")
    return "+".join(load_prompt(name).version for name in names)


async def read(
    document: Document,
    door: Door,
    options: Options,
    *,
    doubts: Sequence[Doubt] = (),
    claimed: Collection[str] = (),
) -> Reading:
    """Read the prose of a document; with ``doubts``, only the places in doubt.

    ``claimed`` are the ids of mentions that another reader has placed (cells of official tables):
    they are not asked about again, and a table whose cells are all placed is not sent.
    Every part that could not be read is a failure of the reading.  Instructions that the report
    tries to give are not obeyed, and the numbers in them are not offered; to report them is the
    pipeline's part (``instructions``).

    Raises:
        ConfigurationRefused: the endpoint refused key, model or request.
        BudgetReached: the budget of the run is spent; answers so far are in the cache.
        RecordingError: in replay: a question was not recorded.
    """
    reader = ModelReader(
        document, door, instruction_spans(document), frozenset(claimed), pack_of(options.pack)
    )
    asked = options.model
    if doubts and asked is not None and asked.strategy == "classify":
        # One number a question leaves nothing to ask more pointedly.
        return Reading()
    if doubts:
        return await _together([reread(reader, place) for place in places(reader, doubts)])
    extra = [read_asides(reader)] if asked is not None and asked.asides else []
    if asked is not None and asked.strategy == "classify" and reader.pack.official:
        return await _together([*extra, *(classify(reader, chunk) for chunk in document.chunks)])
    parts = portions(document, reader.offered, reader.unread, reader.tables, options.chunk_chars)
    return await _together([*extra, *(reader.read(part) for part in parts)])


async def _together(work: Sequence[Coroutine[object, object, Reading]]) -> Reading:
    """Run the questions at the same time; the first error stops the others."""
    tasks = [asyncio.ensure_future(item) for item in work]
    try:
        return merge(await asyncio.gather(*tasks))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
