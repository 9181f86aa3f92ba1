"""One report of a run: its digest, and what becomes of it."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from extractor.errors import ExtractorError
from extractor.isolation.answers import Fault, fault_of
from extractor.options import Options
from extractor.schemas import MOSTLY_UNANSWERED, Result
from extractor.text.load import load
from extractor.text.load.limits import check_size
from extractor.text.load.opening import opened

from .store import StoredReport, pack

Given = Path | bytes
"""A report by its path, or the bytes of standard input."""

Outcome = tuple[StoredReport, bytes | None]
"""The state of a report and its packed result; no result where the report failed."""


def digest_of(given: Given, name: str, max_bytes: int) -> str:
    """The SHA-256 of a report's bytes, in hexadecimal.

    Raises:
        OSError: the file cannot be read, or is no regular file any more.
        TooLargeError: it is over ``max_bytes``: a file of ten gigabytes is not read to learn that.
    """
    if isinstance(given, bytes):
        return hashlib.sha256(given).hexdigest()
    with opened(given) as handle:
        check_size(name, os.fstat(handle.fileno()).st_size, max_bytes)
        return hashlib.file_digest(handle, "sha256").hexdigest()


def read_embedded(given: Given, name: str, digest: str, options: Options, mark: str) -> Outcome:
    """Read one report with the embedded readers; a report that cannot be read fails as a value.

    ``mark`` is the fingerprint of the run.
    """
    # Imported late: a run that finds everything in its store does not wait for the readers.
    from extractor.pipeline import read_source

    try:
        source = load(given, name=name, max_bytes=options.max_bytes)
        return settled(digest, mark, read_source(source, options))
    except MemoryError:
        # Told by the process that bounds this one: it knows how much there was.
        raise
    except Exception as error:  # noqa: BLE001  (a fault in one report must not end the run)
        return failed(digest, mark, why(name, given, error)), None


def settled(digest: str, mark: str, result: Result) -> Outcome:
    """The outcome of a report that was read; ``digest`` is that of the file before."""
    if result.sha256 != digest:
        # Read again by the same command: what was read is not what is there.
        return failed(digest, mark, f"{result.name}: changed while it was read; run again"), None
    left = (failure.message for failure in result.failures)
    reason = "; ".join(dict.fromkeys((*left, *_dropped(result))))
    if result.state == "not_a_report":
        # That it is none is not for lack of answers.
        reason = ""
    reason = reason or ", ".join(result.reasons)
    if result.state == "failed" and not reason:
        reason = "no part of it could be read"
    return StoredReport(digest, mark, result.state, not result.failures, reason), pack(result)


def _dropped(result: Result) -> Iterator[str]:
    """Why answers of a model that is said to have left most numbers unanswered were not used, the
    commonest reason: it may have answered all of them, and each in the same wrong way."""
    if not any(failure.kind == MOSTLY_UNANSWERED for failure in result.failures):
        return
    told = [failure.message for failure in result.failures]
    dropped = Counter(
        finding.message
        for finding in result.findings
        if (finding.kind, finding.severity, finding.whose)
        == ("incomplete", "warning", "extraction")
        and not finding.message.endswith(tuple(told))
    )
    yield from (message for message, _ in dropped.most_common(1))


def failed(digest: str, mark: str, reason: str) -> StoredReport:
    """The state of a report that could not be read."""
    return StoredReport(digest, mark, "failed", False, reason)


def why(name: str, given: Given, error: Exception) -> str:
    """The reason of a failure, for the user: which file, what is wrong, what to do.

    Loading names a file by its path, for whoever gave that; a run calls it ``name`` everywhere.
    """
    if isinstance(error, ExtractorError):
        told = str(error)
        path = f"{given}: " if isinstance(given, Path) else ""
        return f"{name}: {told.removeprefix(path)}" if path and told.startswith(path) else told
    if isinstance(error, OSError):
        return f"{name}: cannot be read ({error.strerror or error}); check the file"
    words = str(error if isinstance(error, Fault) else fault_of(error))
    return f"{name}: {words}; this is a fault of the program, please report it with the file"
