"""The first questions about many reports, none of which is asked."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import ExitStack

from extractor.endpoint import ResponseStore
from extractor.errors import BudgetReached, ConfigurationRefused, UsageError
from extractor.isolation import LOADERS, Child, ResourceLimits, load_apart
from extractor.knowledge.documents import read_document
from extractor.knowledge.pack import pack_of
from extractor.options import Options
from extractor.pipeline import check_length, no_report_in
from extractor.readers.model import Question, questions

from .one import Given, why
from .paths import Job

Asked = tuple[tuple[Question, bool], ...]
"""The first questions about a report, each with whether the response cache can answer it."""


async def asked(
    jobs: Iterable[Job], options: Options, stdin: bytes, failed: Callable[[str], object]
) -> AsyncGenerator[Asked, None]:
    """What is asked first about each report that can be read, within the limits of a run.

    ``failed`` is told of the others.

    Raises:
        UsageError: no model is configured, or the cache cannot be used.
    """
    if options.model is None:
        raise UsageError("no model is configured; set --base-url and --model")
    with ExitStack() as stack:
        store = stack.enter_context(ResponseStore.of(options)) if options.use_cache else None
        child = stack.enter_context(Child(ResourceLimits.of(options), (LOADERS,)))
        for job in jobs:
            given = job.given(stdin)
            try:
                found = await _one(given, job.name, options, store, child)
            except (BudgetReached, ConfigurationRefused):
                raise
            except Exception as error:  # noqa: BLE001  (a fault in one report must not end the others)
                failed(why(job.name, given, error))
            else:
                yield found


async def _one(
    given: Given, name: str, options: Options, store: ResponseStore | None, child: Child
) -> Asked:
    source = load_apart(given, options, name=name, child=child)
    check_length(source)  # a run asks nothing about it
    document = read_document(source, chunk_chars=options.chunk_chars, pack=pack_of(options.pack))
    if no_report_in(document, options) is not None:
        return ()
    return tuple(
        (question, store is not None and store.get(question.key) is not None)
        for question in await questions(document, options, store)
    )
