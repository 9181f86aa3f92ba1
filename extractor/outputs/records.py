"""records.jsonl: one result a line, complete; what a field holds by default is left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import to_json

from extractor.errors import UsageError
from extractor.schemas import Result

from .atomic import replacing
from .format import Add, Format


def record_json(result: Result) -> str:
    """A result as one line of JSON, without what is empty or as the schema has it by default."""
    stated = result.model_dump(mode="json", exclude_defaults=True)
    return to_json({"schema_version": result.schema_version, **stated}).decode()


@contextmanager
def _opened(path: Path) -> Iterator[Add]:
    with replacing(path) as handle:

        def add(result: Result) -> None:
            handle.write(record_json(result) + "\n")

        yield add


RECORDS = Format("records.jsonl", _opened)


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
