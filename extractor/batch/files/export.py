"""What would be asked about a folder of reports, as one batch file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TextIO

from extractor.options import Options
from extractor.outputs.atomic import replacing
from extractor.text.load import readable

from ..asking import Asked, asked
from ..paths import chosen
from .lines import check_requests, custom_id, request_line

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
        UsageError: a path does not exist, there is nothing to read, no model is named, or ``out``
            cannot be written or is another file, which would be lost.
    """
    check_requests(out)
    selection = chosen(paths, readable)
    summary = ExportSummary(failures=[problem.message for problem in selection.failed])
    for message in summary.failures:
        on_failure(message)

    def failed(message: str) -> None:
        summary.failures.append(message)
        on_failure(message)

    seen: set[str] = set()
    with replacing(out) as file:
        async with aclosing(asked(selection.jobs, options, stdin, failed)) as reports:
            async for report in reports:
                _write(report, summary, seen, file)
    return summary


def _write(report: Asked, summary: ExportSummary, seen: set[str], file: TextIO) -> None:
    summary.reports += 1
    summary.without += not report
    for question, cached in report:
        name = custom_id(question.body)
        if cached:
            summary.cached += 1
        elif name in seen:
            summary.repeated += 1
        else:
            seen.add(name)
            line = request_line(question.body)
            file.write(line)
            summary.requests += 1
            summary.bytes += len(line.encode("utf-8", "surrogatepass"))
