"""What would be asked about a document, and why the cache has no answer to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractor.errors import UsageError
from extractor.options import Options
from extractor.text.document import Document

from .reader import read

if TYPE_CHECKING:
    from extractor.endpoint import Explanation, Key, ResponseStore


@dataclass(frozen=True, slots=True)
class Question:
    """One request of the first round: its body as it would go over the wire, and its key."""

    body: dict[str, Any]
    key: Key


async def questions(
    document: Document, options: Options, store: ResponseStore | None = None
) -> tuple[Question, ...]:
    """The first questions about a document, without asking them.

    As in a run, cells that the tables reader places are not asked about.  Corrections, halved
    parts and the second round depend on the answers and are not among them.
    ``store`` knows in which mode the endpoint is asked.

    Raises:
        UsageError: no model is configured.
    """
    from extractor.endpoint import CollectingTransport, Door
    from extractor.endpoint.dialect import recall

    if options.model is None:
        raise UsageError("no model is configured; set --base-url and --model")
    quiet = {"reasks": 0, "stream": False, "backend": "live", "record": None, "recordings": None}
    dry = options.model.model_copy(update=quiet)
    changes = {"model": dry, "use_cache": False, "max_cost": None, "max_tokens": None}
    collecting = CollectingTransport(dry.base_url)
    dialect = recall(dry, store)
    # Here, since what comes first looks for instructions with this package.
    from extractor.knowledge.pack import pack_of

    from ..first import read_first

    placed = read_first(document, options, pack_of(options.pack)).placed
    async with Door(
        options.model_copy(update=changes), transport=collecting, dialect=dialect
    ) as door:
        await read(document, door, options, claimed=placed)
    return tuple(Question(body, key) for _, body, key in collecting.requests)


async def why(
    document: Document, options: Options, store: ResponseStore
) -> tuple[Explanation, ...]:
    """For each first question about a document: is it cached, and if not, what differs?

    Raises:
        UsageError: no model is configured, or the cache cannot be read.
    """
    asked = await questions(document, options, store)
    return tuple(store.explain(question.key) for question in asked)
