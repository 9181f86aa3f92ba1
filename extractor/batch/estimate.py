"""What a run would ask, and about what that costs; nothing is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from os import PathLike

from extractor.endpoint import ResponseStore
from extractor.endpoint.allowance import estimated
from extractor.endpoint.completion import Tokens
from extractor.endpoint.prices import price_of
from extractor.endpoint.usage import cost_of
from extractor.errors import SourceError
from extractor.knowledge.documents import read_document
from extractor.knowledge.pack import pack_of
from extractor.options import Options, Price
from extractor.pipeline import check_length, no_report_in
from extractor.readers.model import questions
from extractor.text.load import load, readable

from .one import why
from .paths import Job, chosen

MOST_AFTER = 3
"""All questions of a run, as a multiple of the first ones: corrections and the second round made it
1.05 to 3.05 in the recorded runs, the better the model the less."""


@dataclass(slots=True)
class Estimate:
    """The first questions about some reports; ``cached`` of them the response cache can answer.

    Tokens are estimated from the characters (a Chinese character counts as one, which is 12 to 20 %
    more than the recorded models counted), ``cost`` from them in the currency of ``price``; None
    where the price is not known.  ``failures`` are the messages of reports that cannot be read.
    """

    price: Price | None
    reports: int = 0
    without: int = 0
    questions: int = 0
    cached: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def cost(self) -> Decimal | None:
        """What the questions that the cache cannot answer cost."""
        if self.price is None:
            return None
        return cost_of(Tokens(self.prompt_tokens, self.completion_tokens), self.price)


async def estimate(
    paths: Sequence[str | PathLike[str]],
    options: Options,
    *,
    on_failure: Callable[[str], None],
    stdin: bytes = b"",
) -> Estimate:
    """What ``extractor run`` would ask first about the reports that ``paths`` name.

    Raises:
        UsageError: a path does not exist, there is nothing to read, no model is configured, or the cache cannot be used.
    """
    selection = chosen(paths, readable)
    estimate = Estimate(
        price_of(options.model) if options.model else None,
        failures=[problem.message for problem in selection.failed],
    )
    store = ResponseStore.of(options) if options.use_cache else None
    try:
        for job in selection.jobs:
            try:
                await _one(job, stdin, options, store, estimate)
            except (SourceError, OSError) as error:
                estimate.failures.append(why(job.name, job.path or stdin, error))
    finally:
        if store is not None:
            store.close()
    for message in estimate.failures:
        on_failure(message)
    return estimate


async def _one(
    job: Job, stdin: bytes, options: Options, store: ResponseStore | None, estimate: Estimate
) -> None:
    given = stdin if job.path is None else job.path
    source = load(given, name=job.name, max_bytes=options.max_bytes)
    check_length(source)  # a run asks nothing about it
    document = read_document(source, chunk_chars=options.chunk_chars, pack=pack_of(options.pack))
    none = no_report_in(document, options) is not None
    asked = () if none else await questions(document, options, store)
    estimate.reports += 1
    estimate.without += not asked
    for question in asked:
        estimate.questions += 1
        if store is not None and store.get(question.key) is not None:
            estimate.cached += 1
            continue
        guess = estimated(question.body)
        estimate.prompt_tokens += guess.prompt
        estimate.completion_tokens += guess.completion
