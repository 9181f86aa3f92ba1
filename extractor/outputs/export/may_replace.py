"""What an export may write over: a table of its own, and nothing else that somebody has.

One check for every kind of export, before anything is written: a file of a run, a report of the
run and a file that this program did not write stay as they are.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from extractor.errors import UsageError

from ..own_mark import ABOUT_HEADS, is_output
from ..records import EVIDENCE, RECORDS
from ..reports import inputs_of
from .extra import installed

RUN_FILES = frozenset({
    "run.sqlite", "run.sqlite-wal", "run.sqlite-shm", "run.sqlite-journal", ".run.lock",
    RECORDS.filename, EVIDENCE.filename, "reports.csv", "facts.csv", "findings.csv", "ledger.csv",
    "usage.jsonl", "batch.jsonl", "decisions.json", "pack.json", "command.json",
    "review.html", "report.html",
})  # fmt: skip
"""What a run, and what is done with it, keeps in its folder."""
_STORES = (RECORDS.filename, "run.sqlite")
"""What tells that a folder is one of a run."""
_TABLES = frozenset({"panel", "status", "qualifier", "scope", "period", "facts", "findings", "indicators",
                     "statuses"})  # fmt: skip
_FIRST_TABLES = frozenset({"panel", "status", "facts"})
"""Those that every version has written."""
_CODE_BOOK = ("id", "variable", "label_zh", "label_en", "unit")
_OLDEST = 3
"""Columns that every version has put first."""
_BEGINS = (b'{"extractions": ', b'[\n{"data": {"text": ', b'{"id": ', b"<View>\n  <Labels ")
"""How the files for other tools begin; those of plug-ins are their own affair."""
_SQLITE, _DUCKDB = b"SQLite format 3\0", b"DUCK"
_HEAD = 4096


def check_replaceable(
    run: Path, targets: Iterable[Path], *, foreign: Sequence[str] | None = None
) -> None:
    """See to it that none of the files that an export of ``run`` writes is somebody's own.

    ``foreign``: a plug-in writes them, in a form that is not known here, to names with these ends;
    a database or workbook is given up to it under such a name only, any other file always.

    Raises:
        UsageError: one of them is a file of a run, a report of this one, or no table that this
            program wrote.
    """
    inputs: list[Path] | None = None
    for target in targets:
        if _is_of_a_run(run, target):
            raise UsageError(
                f"{target}: is a file of the run itself; choose another name or folder for the table"
            )
        if not target.is_file() or not target.stat().st_size or _is_own(target):
            continue  # what is no file at all is refused when it is written
        if inputs is None:
            inputs = [path for path in inputs_of(run) if path.exists()]
        if any(os.path.samefile(target, path) for path in inputs):
            raise UsageError(
                f"{target}: is a report of this run; choose another name for the table"
            )
        if foreign is None or (
            _is_packed(target) and not target.name.lower().endswith((*foreign,))
        ):
            raise UsageError(
                f"{target}: is no table that this program wrote, and would be lost; choose another "
                "name, or delete it first"
            )


def _is_of_a_run(run: Path, target: Path) -> bool:
    if target.name.casefold() not in RUN_FILES:
        return False
    folder = target.parent
    same = os.path.realpath(folder) == os.path.realpath(run)
    return same or any((folder / name).exists() for name in _STORES)


def _begin(path: Path) -> bytes:
    """The first bytes of a file.

    Raises:
        UsageError: it cannot be read; then nobody can tell what would be lost.
    """
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be looked into before it is replaced ({error.strerror or error}); "
            "choose another name, or delete it first"
        ) from error


def _is_own(path: Path) -> bool:
    """Whether this program has written a file, by what it holds."""
    begin = _begin(path)
    if begin.startswith(_SQLITE):
        return _own_tables(_tables_of_sqlite(path))
    if _is_duckdb(path):
        return _own_tables(_tables_of_duckdb(path))
    if begin.startswith(b"PK"):
        return is_output(path)
    if begin.startswith(b"PAR1"):
        return _columns_of_parquet(path)
    if begin.startswith(b"<stata_dta>"):
        return b"report\0" in begin and b"agency\0" in begin
    return begin.startswith(_BEGINS) or _own_heads(begin)


def _own_tables(found: frozenset[str]) -> bool:
    # Who laid a table or view of their own beside ours would lose it.
    return not found or _FIRST_TABLES <= found <= _TABLES


def _tables_of_sqlite(path: Path) -> frozenset[str]:
    listed = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            return frozenset(name for (name,) in connection.execute(listed))
        finally:
            connection.close()
    except sqlite3.Error:
        return frozenset({"?"})  # damaged, locked or encrypted: not known as ours


def _is_packed(path: Path) -> bool:
    return _begin(path).startswith((_SQLITE, b"PK")) or _is_duckdb(path)


def _is_duckdb(path: Path) -> bool:
    return _begin(path)[8:12] == _DUCKDB


def _tables_of_duckdb(path: Path) -> frozenset[str]:
    duckdb = installed("duckdb")
    if duckdb is None:
        return frozenset({"?"})
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            listed = "SELECT table_name FROM information_schema.tables"
            return frozenset(name for (name,) in connection.execute(listed).fetchall())
    except (duckdb.Error, UnicodeError):
        return frozenset({"?"})


def _columns_of_parquet(path: Path) -> bool:
    parquet = installed("pyarrow.parquet")
    if parquet is None:
        return False
    try:
        with path.open("rb") as file:
            schema = parquet.read_schema(file)
    except (OSError, ValueError):
        return False
    known = [(field.metadata or {}).get(b"id", b"").decode() for field in list(schema)[:2]]
    return known == ["report", "agency"]


def _own_heads(begin: bytes) -> bool:
    """Whether a text begins with the heads of a panel or a code book, also as Excel saves it again."""
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        line = begin.decode(encoding, "replace").lstrip().split("\n", 1)[0].strip()
        for sign in ",;\t":
            cells = tuple(cell.strip('"') for cell in line.split(sign))
            if cells[: len(_CODE_BOOK)] == _CODE_BOOK:
                return True
            if any(cells[:_OLDEST] == heads[:_OLDEST] for heads in ABOUT_HEADS):
                return True
    return False
