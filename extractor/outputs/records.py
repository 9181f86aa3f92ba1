"""records.jsonl: one result a line, complete."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.schemas import Result

from .atomic import replacing
from .format import Add, Format


@contextmanager
def _opened(path: Path) -> Iterator[Add]:
    with replacing(path) as handle:

        def add(result: Result) -> None:
            handle.write(result.model_dump_json() + "\n")

        yield add


RECORDS = Format("records.jsonl", _opened)
