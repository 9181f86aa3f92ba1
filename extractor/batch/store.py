"""The store of a run: an SQLite file that holds the state and the result of every report.

One transaction a report, in a write-ahead log: a process that is killed loses no report that it
had finished.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self, cast

from pydantic import ValidationError

from extractor.errors import UsageError
from extractor.schemas import Result, State

FILENAME = "run.sqlite"
_VERSION = 2
_SCHEMA = """
CREATE TABLE IF NOT EXISTS reports (
    path TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'needs_review', 'not_a_report', 'failed', 'not_started')),
    complete INTEGER NOT NULL,
    reason TEXT NOT NULL,
    result BLOB,
    updated TEXT NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the store knows of a report, without its result.

    ``sha256`` is that of the file, ``fingerprint`` that of the options and the program that read
    it.  ``complete`` means that reading it again would not give more.
    """

    sha256: str
    fingerprint: str
    state: State
    complete: bool
    reason: str


def pack(result: Result) -> bytes:
    """A result as the store keeps it.

    What a field holds by default is left out: most of a report is indicators that it does not
    state.  Only the program that wrote a result reads it (the fingerprint names its version).
    """
    return zlib.compress(result.model_dump_json(exclude_defaults=True).encode(), level=1)


class Store:
    """The store of a run folder, or one in memory where there is no folder (``None``).

    Use it as a context manager, from any thread: SQLite lets one in at a time.

    Raises:
        UsageError: the file is no store of this program, or cannot be opened.
    """

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / FILENAME if folder else None
        with self._told():
            if folder:
                folder.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                self._path or ":memory:",
                timeout=30,
                isolation_level=None,
                check_same_thread=False,
            )
            self._prepare()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise UsageError(
                f"{self._path}: cannot be used as the store of a run ({error}); "
                "choose another --out folder, or delete the file to begin anew"
            ) from error

    def _prepare(self) -> None:
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            raise UsageError(
                f"{self._path}: was made by another version of the extractor (store {version}, "
                f"this one makes {_VERSION}); choose another --out folder"
            )
        # FULL waits for the disk: what is in the store may have cost money.
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        if version == 0:
            self._connection.executescript(
                f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version={_VERSION}; COMMIT;"
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._connection.close()

    def begin(self, paths: Iterable[str], fingerprint: str) -> None:
        """Record the reports of a run that have no result by these options as not started."""
        with self._told():
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(
                "INSERT INTO reports VALUES (?, '', ?, 'not_started', 0, '', NULL, ?) "
                "ON CONFLICT (path) DO UPDATE SET state='not_started', complete=0, reason='', "
                "result=NULL, fingerprint=excluded.fingerprint, updated=excluded.updated "
                "WHERE fingerprint <> excluded.fingerprint",
                [(path, fingerprint, _now()) for path in paths],
            )
            self._connection.execute("COMMIT")

    def save(self, path: str, entry: Entry, packed: bytes | None) -> None:
        """Record the outcome of one report, with its packed result, in one transaction."""
        row = (*astuple(entry), packed, _now())
        with self._told():
            self._connection.execute(
                "INSERT OR REPLACE INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (path, *row)
            )

    def entry(self, path: str) -> Entry | None:
        """What is known of a report; None if it was never met."""
        row = self._connection.execute(
            "SELECT sha256, fingerprint, state, complete, reason FROM reports WHERE path = ?",
            (path,),
        ).fetchone()
        if row is None:
            return None
        sha256, fingerprint, state, complete, reason = row
        return Entry(sha256, fingerprint, cast(State, state), bool(complete), reason)

    def result(self, path: str) -> Result | None:
        """The result of a report; None if there is none.

        Raises:
            UsageError: the stored bytes are damaged.
        """
        row = self._connection.execute(
            "SELECT result FROM reports WHERE path = ?", (path,)
        ).fetchone()
        if row is None or row[0] is None:
            return None
        try:
            return Result.model_validate_json(zlib.decompress(row[0]))
        except (zlib.error, ValidationError) as error:
            raise UsageError(
                f"{self._path}: the result of {path} is damaged; delete the file and run again"
            ) from error

    def count(self) -> int:
        """How many reports the store has met, in all runs."""
        (number,) = self._connection.execute("SELECT count(*) FROM reports").fetchone()
        return int(number)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
