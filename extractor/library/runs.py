"""A finished run, read back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from extractor.batch.store import FILENAME as STORE
from extractor.errors import UsageError
from extractor.outputs import RECORDS, read_records, read_reports
from extractor.outputs.reports import SKIPPED
from extractor.outputs.review.checked import CheckedReport, read_checked, settled
from extractor.schemas import Result

from .failed import Unread, unread

_UNREAD: tuple[Unread, ...] = ("failed", "not_started")


def load_run(out: str | os.PathLike[str], *, decisions: bool = True) -> Iterator[Result]:
    """The results of a run, one at a time, from the folder that ``extractor run --out`` wrote.

    In the order of ``reports.csv``, those that failed or were not begun too, with that state, no
    facts, and the reason in ``reasons``: nothing is left out but files of kinds that are not read.
    ``list(load_run(out))`` holds them all at once.

    A result is what :func:`extract` and :func:`extract_many` give of the same file, ``usage`` apart
    (``usage.jsonl`` has it).  Its ``name`` is that of the report in the run, while theirs are the
    name and the path of the file: what belongs together has the same ``sha256``.

    Args:
        out: the folder of the run.
        decisions: lay what ``extractor review apply`` merged over the facts, as every export does:
            corrected values, rejected facts gone, confirmed ones kept, and so in the record
            of a user's own schema; the state of a report that they are through with is ``reviewed``.
            ``False``: as it was read.

    Raises:
        UsageError: the folder holds no run, at once; or a record is of another version, when it is
            its turn.
    """
    folder = Path(out)
    if not (folder / RECORDS.filename).is_file():
        if (folder / STORE).is_file():
            raise UsageError(
                f"{folder}: the run there has not written its {RECORDS.filename} yet: it is at work, or "
                "was killed; wait for its end, or run the same command again, which goes on"
            )
        raise UsageError(
            f"{folder}: holds no {RECORDS.filename}; give the folder that 'extractor run' wrote"
        )
    return _results(folder, decisions)


def _results(folder: Path, decisions: bool) -> Iterator[Result]:
    read = map(_decided, read_checked(folder)) if decisions else read_records(folder)
    for row in read_reports(folder):
        state = next((one for one in _UNREAD if row["state"] == one), None)
        if state is not None:
            yield unread(row["report"], row["reason"], state, sha256=row["sha256"])
        elif row["state"] != SKIPPED:
            # Both files are in path order, and each line of the records has its row.
            yield from islice(read, 1)
    yield from read


def _decided(report: CheckedReport) -> Result:
    """A result as people left it, which says so where they are through with it."""
    return settled(report, report.facts).model_copy(update={"state": report.state})
