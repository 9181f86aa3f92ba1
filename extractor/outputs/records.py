"""records.jsonl and evidence.jsonl: one result a line each, complete together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError
from pydantic_core import to_json

from extractor.errors import UsageError
from extractor.schemas import Result
from extractor.schemas.json_lines import one_line

from .format import Format

RECORDS = Format("records.jsonl", lambda result: stored_texts(result)[0])
EVIDENCE = Format("evidence.jsonl", lambda result: stored_texts(result)[1])


def stored_texts(result: Result) -> tuple[str, str]:
    """What a report adds to ``RECORDS`` and to ``EVIDENCE``."""
    # Imported late: a process in which no report is read puts together what others wrote.
    from .stored import parts_of

    record, evidence = parts_of(result)
    return record + "\n", evidence + "\n"


def record_json(result: Result) -> str:
    """A result as one line of JSON, each fact with its quotes; what is empty or as the schema has it
    by default is left out, the facts excepted.

    What reading it used is left out: it depends on what the cache held, and the same report read
    by the same program gives the same line.  ``usage.jsonl`` has it.
    """
    stated = result.model_dump(mode="json", exclude_defaults=True, exclude={"usage"})
    always = {"schema_version": result.schema_version, "state": result.state, "facts": []}
    return one_line(to_json({**always, **stated}).decode())


def write_records(results: Iterable[Result], folder: Path) -> None:
    """Write both files into a folder.

    Raises:
        UsageError: a file cannot be written.
    """
    with (
        RECORDS.open(folder / RECORDS.filename) as add_record,
        EVIDENCE.open(folder / EVIDENCE.filename) as add_evidence,
    ):
        for result in results:
            record, evidence = stored_texts(result)
            add_record(record)
            add_evidence(evidence)


def read_records(folder: Path) -> Iterator[Result]:
    """The results of a run, one at a time.

    Raises:
        UsageError: the folder holds no run, its records are those of another version, or its
            files are not of one run.
    """
    records, evidence = (folder / format_.filename for format_ in (RECORDS, EVIDENCE))
    with ExitStack() as files:
        lines = files.enter_context(_opened(records))
        # Of an earlier version there is no evidence: that is then said of the record.
        others = files.enter_context(_opened(evidence)) if evidence.exists() else iter(())
        for row, line in enumerate(lines, 1):
            yield _result(records, row, line, next(others, None))


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        if not path.parent.exists():
            raise UsageError(
                f"{path.parent}: there is no such folder; give the folder of a run's results"
            ) from error
        raise UsageError(
            f"{path}: cannot be read ({error.strerror}); give the folder that 'extractor run' "
            "wrote, or finish the run by the same command"
        ) from error


def _result(path: Path, row: int, line: bytes, evidence: bytes | None) -> Result:
    from .stored import result_of

    where = f"{path}, line {row}"
    try:
        return result_of(line, evidence)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UsageError(
            f"{where}: not a result of this version of the program ({place}: {first['msg']}); "
            "run the same 'extractor run' command again"
        ) from error
    except ValueError as error:
        raise UsageError(
            f"{where}: does not fit the same line of {EVIDENCE.filename} ({error}); run the same "
            "'extractor run' command again"
        ) from error
