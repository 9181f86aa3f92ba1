"""What would be asked about a folder of reports, as one batch file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TextIO

from extractor.endpoint import ResponseStore
from extractor.errors import ExtractorError
from extractor.isolation import LOADERS, Child, ResourceLimits, load_apart
from extractor.knowledge.documents import read_document
from extractor.knowledge.pack import pack_of
from extractor.options import Options
from extractor.outputs.atomic import replacing
from extractor.pipeline import check_length, no_report_in
from extractor.readers.model import questions
from extractor.text.load import readable

from ..one import why
from ..paths import Job, chosen
from .lines import custom_id, request_line

MOST_REQUESTS, MOST_BYTES = 50_000, 200 * 1024**2
"""What the OpenAI Batch API takes in one file."""


@dataclass(slots=True)
class ExportSummary:
    """What was written.

    ``without`` counts reports that need no model, ``cached`` the questions left out because the
    response cache can answer them, ``repeated`` those that another report asks too.
    ``failures`` are the messages of reports that could not be read.
    """

    reports: int = 0
    requests: int = 0
    bytes: int = 0
    without: int = 0
    cached: int = 0
    repeated: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def too_large(self) -> bool:
        """Whether the OpenAI Batch API would refuse the file for its size."""
        return self.requests > MOST_REQUESTS or self.bytes > MOST_BYTES


async def export(
    paths: Sequence[str | PathLike[str]],
    out: Path,
    options: Options,
    *,
    on_failure: Callable[[str], None],
    stdin: bytes = b"",
) -> ExportSummary:
    """Write the first questions about the reports that ``paths`` name into ``out``.

    A report that cannot be read is told to ``on_failure`` and passed over.  ``options`` name the
    model; no endpoint is asked.  With ``options.use_cache``, what the cache can answer is left out.

    Raises:
        UsageError: a path does not exist, there is nothing to read, no model is named, or ``out`` cannot be written.
    """
    selection = chosen(paths, readable)
    summary = ExportSummary(failures=[problem.message for problem in selection.failed])
    for message in summary.failures:
        on_failure(message)
    store = ResponseStore.of(options) if options.use_cache else None
    seen: set[str] = set()
    try:
        with Child(ResourceLimits.of(options), (LOADERS,)) as child, replacing(out) as file:
            for job in selection.jobs:
                try:
                    await _one(job, stdin, options, store, summary, seen, file, child)
                except ExtractorError as error:
                    summary.failures.append(why(job.name, job.path or stdin, error))
                    on_failure(summary.failures[-1])
    finally:
        if store is not None:
            store.close()
    return summary


async def _one(
    job: Job,
    stdin: bytes,
    options: Options,
    store: ResponseStore | None,
    summary: ExportSummary,
    seen: set[str],
    file: TextIO,
    child: Child,
) -> None:
    given = stdin if job.path is None else job.path
    source = load_apart(given, options, name=job.name, child=child)
    check_length(source)
    document = read_document(source, chunk_chars=options.chunk_chars, pack=pack_of(options.pack))
    none = no_report_in(document, options) is not None
    asked = () if none else await questions(document, options, store)
    summary.reports += 1
    summary.without += not asked
    for question in asked:
        name = custom_id(question.body)
        if store is not None and store.get(question.key) is not None:
            summary.cached += 1
        elif name in seen:
            summary.repeated += 1
        else:
            seen.add(name)
            line = request_line(question.body)
            file.write(line)
            summary.requests += 1
            summary.bytes += len(line.encode("utf-8", "surrogatepass"))
