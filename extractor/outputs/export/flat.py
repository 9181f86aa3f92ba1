"""CSV and Parquet: the panel, tables of the same shape beside it, the code book."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.messages import spoken

from ..atomic import replaced, replacing
from ..plain_text import cell, number
from .extra import required
from .fact_rows import Value, Values
from .panel import STATUSES, label_of, meaning_of
from .spoken import spoken_cell, spoken_status
from .tables import DETAILS, Export, ExportColumn, Table

if TYPE_CHECKING:
    import pyarrow

BATCH = 1000
"""Rows that are held at once."""


def beside(path: Path, part: str, suffix: str | None = None) -> Path:
    """A file that belongs to another: ``panel.status.csv`` to ``panel.csv``."""
    return path.with_name(f"{path.stem}.{part}{suffix or path.suffix}")


def write_csv(export: Export, path: Path) -> tuple[Path, ...]:
    """Write the panel, ``*.status.csv``, ``*.qualifier.csv``, ``*.scope.csv``, ``*.period.csv`` and
    ``*.codebook.csv``.

    Under Chinese heads, who speaks Chinese gets Chinese words; codes stay in all other files.

    Raises:
        UsageError: a file cannot be written.
    """
    labels = export.options.labels
    worded = labels == "zh" and spoken() == "zh"
    heads = [column.head(labels) for column in export.panel().columns]
    written = []
    for table in (export.panel(), export.status(), *export.details()):
        target = path if table.name == "panel" else beside(path, table.name)
        rows = partial(_worded, table, len(export.about)) if worded else table.rows
        _csv(target, heads, rows)
        written.append(target)
    return (*written, write_code_book(export, path))


def _worded(table: Table, about: int) -> Iterator[Values]:
    """The rows in words; behind what a row is ``about``, other tables than the panel have only these."""
    names = [column.id for column in table.columns[:about]]
    for row in table.rows():
        known = (spoken_cell(name, value) for name, value in zip(names, row, strict=False))
        rest = row[about:]
        if table.name == "status":
            rest = tuple(map(spoken_status, map(str, rest)))
        elif table.name in DETAILS:
            rest = tuple(spoken_cell(table.name, value) for value in rest)
        yield (*known, *rest)


def write_code_book(export: Export, path: Path) -> Path:
    """Write what every column and status of an export means, in Chinese and English."""
    target = beside(path, "codebook", ".csv")
    rows: list[Values] = [
        (column.id, column.variable, column.zh, column.meaning or column.en, column.unit)
        for column in (*export.about, *export.indicators)
    ]
    rows += [(name, "", label_of(name), meaning_of(name), "") for name in STATUSES]
    _csv(target, ("id", "variable", "label_zh", "label_en", "unit"), lambda: iter(rows))
    return target


def _csv(path: Path, heads: Sequence[str], rows: Callable[[], Iterator[Values]]) -> None:
    with replacing(path, encoding="utf-8-sig") as handle:
        writer = csv.writer(handle, lineterminator="\r\n")
        writer.writerow([cell(head) for head in heads])
        writer.writerows([_printed(value) for value in row] for row in rows())


def _printed(value: Value) -> str | int:
    if value is None:
        return ""
    if isinstance(value, int):
        return value
    return cell(value) if isinstance(value, str) else number(value)


def write_parquet(export: Export, path: Path) -> tuple[Path, ...]:
    """Write the panel, ``*.status.parquet``, ``*.qualifier.parquet``, ``*.scope.parquet``,
    ``*.period.parquet``, ``*.facts.parquet`` and ``*.codebook.csv``.

    Raises:
        MissingExtraError: pyarrow is not installed.
        UsageError: a file cannot be written.
    """
    arrow = required("pyarrow")
    parquet = required("pyarrow.parquet")
    written = [path]
    for table, target in (
        (export.panel(), path),
        (export.status(), beside(path, "status")),
        *((table, beside(path, table.name)) for table in export.details()),
        (export.facts(), beside(path, "facts")),
    ):
        schema = _schema(table, export, arrow)
        # Opened here: pyarrow takes no name that is not UTF-8.
        with (
            replaced(target) as temporary,
            temporary.open("wb") as file,
            parquet.ParquetWriter(file, schema) as writer,
        ):
            for batch in batches(table, schema, arrow):
                writer.write_batch(batch)
        written.append(target)
    return (*dict.fromkeys(written), write_code_book(export, path))


def _schema(table: Table, export: Export, arrow: pyarrow) -> pyarrow.Schema:
    kinds = {"text": arrow.string(), "integer": arrow.int64(), "decimal": arrow.float64()}
    return arrow.schema(
        [
            arrow.field(
                column.label(export.options.labels) if table.name != "facts" else column.id,
                kinds[column.kind],
                metadata={"id": column.id, "zh": column.zh, "en": column.en, "unit": column.unit},
            )
            for column in table.columns
        ]
    )


def batches(table: Table, schema: pyarrow.Schema, arrow: pyarrow) -> Iterator[pyarrow.RecordBatch]:
    """The rows of a table in batches of Arrow."""
    rows = table.rows()
    while held := list(islice(rows, BATCH)):
        columns = [
            arrow.array([stored(row[at], column) for row in held], type=schema.field(at).type)
            for at, column in enumerate(table.columns)
        ]
        yield arrow.RecordBatch.from_arrays(columns, schema=schema)


def stored(value: Value, column: ExportColumn) -> str | int | float | None:
    """A value as its column stores it, to the digit."""
    if value is None or isinstance(value, str):
        return value
    if column.kind == "integer":
        return int(value)
    if column.kind == "decimal":
        return float(value)
    return str(value) if isinstance(value, int) else number(value)
