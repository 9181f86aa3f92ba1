"""records.jsonl: one result a line, complete; what a field holds by default is left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import to_json

from extractor.errors import UsageError
from extractor.schemas import Result

from .format import Format


def record_json(result: Result) -> str:
    """A result as one line of JSON, without what is empty or as the schema has it by default.

    What reading it used is left out: it depends on what the cache held, and the same report read
    by the same program gives the same line.  ``usage.jsonl`` has it.
    """
    stated = result.model_dump_json(exclude_defaults=True, exclude={"usage", "schema_version"})
    version = to_json(result.schema_version).decode()
    return f'{{"schema_version":{version}' + (f",{stated[1:]}" if stated != "{}" else "}")


RECORDS = Format("records.jsonl", lambda result: record_json(result) + "\n")


def read_records(folder: Path) -> Iterator[Result]:
    """The results of a run, one at a time.

    Raises:
        UsageError: the folder holds no run, or its records are those of another version.
    """
    path = folder / RECORDS.filename
    try:
        with path.open("rb") as lines:
            for row, line in enumerate(lines, 1):
                yield _result(f"{path}, line {row}", line)
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be read ({error.strerror}); give the folder that 'extractor run' "
            "wrote, or finish the run by the same command"
        ) from error


def _result(where: str, line: bytes) -> Result:
    try:
        return Result.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UsageError(
            f"{where}: not a result of this version of the program ({place}: {first['msg']}); "
            "run the same 'extractor run' command again"
        ) from error
