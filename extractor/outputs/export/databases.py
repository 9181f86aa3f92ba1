"""SQLite and DuckDB: panel, status, qualifier, scope, period, facts, findings, indicators and statuses as
tables."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extractor.errors import UsageError
from extractor.messages.names import stored_path

from ..atomic import replaced
from .extra import required
from .flat import BATCH, batches, stored
from .panel import STATUSES, label_of, meaning_of
from .tables import Export, ExportColumn, Table

_SQLITE = {"text": "TEXT", "integer": "INTEGER", "decimal": "REAL"}


def write_sqlite(export: Export, path: Path) -> tuple[Path, ...]:
    """Write an SQLite file.

    Raises:
        UsageError: it cannot be written.
    """
    with replaced(path) as temporary:
        try:
            connection = sqlite3.connect(temporary)
            try:
                for table in _tables(export):
                    _fill(connection, table)
                connection.commit()
            finally:
                connection.close()
        except sqlite3.Error as error:
            raise UsageError(f"{path}: cannot be written ({error}); choose another file") from error
    return (path,)


def _fill(connection: sqlite3.Connection, table: Table) -> None:
    columns = ", ".join(f'"{column.variable}" {_SQLITE[column.kind]}' for column in table.columns)
    connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
    places = ", ".join("?" * len(table.columns))
    rows = table.rows()
    while held := list(islice(rows, BATCH)):
        connection.executemany(
            f'INSERT INTO "{table.name}" VALUES ({places})',
            [
                [stored(value, column) for value, column in zip(row, table.columns, strict=True)]
                for row in held
            ],
        )


def write_duckdb(export: Export, path: Path) -> tuple[Path, ...]:
    """Write a DuckDB file.

    Raises:
        MissingExtraError: duckdb or pyarrow is not installed.
        UsageError: it cannot be written.
    """
    duckdb, arrow = required("duckdb"), required("pyarrow")
    with replaced(path) as temporary, _named_in_utf8(temporary) as named:
        try:
            with duckdb.connect(named) as connection:
                for table in _tables(export):
                    _load(connection, table, arrow)
        except duckdb.Error as error:
            raise UsageError(f"{path}: cannot be written ({error}); choose another file") from error
    return (path,)


@contextmanager
def _named_in_utf8(path: Path) -> Iterator[str]:
    """A name for a file that is to be at ``path``; DuckDB takes none that is not UTF-8."""
    name = stored_path(str(path))
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        with TemporaryDirectory() as folder:
            made = os.path.join(folder, "made.duckdb")
            yield made
            shutil.copyfile(made, path)
    else:
        yield name


def _load(connection: Any, table: Table, arrow: Any) -> None:
    kinds = {"text": arrow.string(), "integer": arrow.int64(), "decimal": arrow.float64()}
    schema = arrow.schema([(column.variable, kinds[column.kind]) for column in table.columns])
    connection.register("incoming", schema.empty_table())
    connection.execute(f'CREATE TABLE "{table.name}" AS SELECT * FROM incoming')
    connection.unregister("incoming")
    for batch in batches(table, schema, arrow):
        connection.register("incoming", arrow.Table.from_batches([batch]))
        connection.execute(f'INSERT INTO "{table.name}" SELECT * FROM incoming')
        connection.unregister("incoming")


def _tables(export: Export) -> Iterator[Table]:
    yield export.panel()
    yield export.status()
    yield from export.details()
    yield export.facts()
    yield export.findings()
    yield Table(
        "indicators",
        tuple(
            ExportColumn(name, name, name)
            for name in ("id", "variable", "label_zh", "label_en", "unit")
        ),
        lambda: iter([(c.id, c.variable, c.zh, c.en, c.unit) for c in export.indicators]),
    )
    yield Table(
        "statuses",
        tuple(ExportColumn(name, name, name) for name in ("status", "label_zh", "meaning_en")),
        lambda: iter([(name, label_of(name), meaning_of(name)) for name in STATUSES]),
    )
