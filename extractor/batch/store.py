"""The state of a run in one SQLite file: every report it has met, and the result of every report.

One transaction a report, in a write-ahead log: a process that is killed loses no report that it
had finished.  Every row has a checksum, and what does not agree with it is not believed: the
report is read again.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self, TypeVar, cast, get_args

from extractor.errors import UsageError
from extractor.outputs import ReportRow, texts_of
from extractor.schemas import Result, State, Usage

T = TypeVar("T")

FILENAME = "run.sqlite"
_VERSION = 4
_SCHEMA = """
DROP TABLE IF EXISTS reports;
CREATE TABLE reports (
    path TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'needs_review', 'not_a_report', 'failed', 'not_started')),
    complete INTEGER NOT NULL,
    reason TEXT NOT NULL,
    result BLOB,
    result_sha256 TEXT NOT NULL,
    checksum TEXT NOT NULL,
    updated TEXT NOT NULL
);
"""
_HEAD = "sha256, fingerprint, state, complete, reason, result_sha256, checksum"
_Head = tuple[str, str, State, int, str, str, str]
_LOG = logging.getLogger("extractor")


@dataclass(frozen=True, slots=True)
class StoredReport:
    """What the store knows of a report, without its result.

    ``sha256`` is that of the file, ``fingerprint`` that of the options and the program that read
    it.  ``complete`` means that reading it again would not give more.
    """

    sha256: str
    fingerprint: str
    state: State
    complete: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Packed:
    """A result as the store keeps it: what it adds to each output, ready to be written.

    ``texts`` stand in the order of ``FORMATS``, the record and its evidence first;
    ``row`` is that of
    ``reports.csv`` without reason and file; ``usage`` is what reading it used.
    """

    name: str
    texts: tuple[str, ...]
    row: ReportRow
    usage: Usage

    @property
    def result(self) -> Result:
        """The result itself.

        Raises:
            ValueError: it is of another version of the program.
        """
        from extractor.outputs.stored import result_of

        result = result_of(*self.texts[:2])
        return result.model_copy(update={"usage": self.usage})


def pack(result: Result) -> bytes:
    """A result as the store keeps it.

    Only the program that wrote a result reads it (the fingerprint names its version).
    """
    row = ReportRow.of(result, "").values
    whole = (result.name, texts_of(result), row, result.usage.model_dump(mode="json"))
    return zlib.compress(json.dumps(whole, ensure_ascii=False).encode(), level=1)


def unpack(packed: bytes) -> Packed:
    """A result that was packed.

    Raises:
        ValueError: it was not packed by this version of the program.
    """
    try:
        name, texts, row, usage = json.loads(zlib.decompress(packed))
        return Packed(name, tuple(texts), ReportRow(*row), Usage.model_validate(usage))
    except (zlib.error, TypeError) as error:
        raise ValueError(str(error)) from error


class Store:
    """The store of a run folder, or one in memory where there is no folder (``None``).

    Use it as a context manager, from any thread: one thread of its own has the connection.  A
    file that SQLite cannot read is set aside under another name, never deleted.

    Raises:
        UsageError: the file is no store of this program, or cannot be opened or written.
    """

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / FILENAME if folder else None
        self._owner = ThreadPoolExecutor(1, thread_name_prefix="store")
        try:
            self._owned(lambda: self._open(folder))
        except BaseException:
            self._owner.shutdown()
            raise

    def _owned(self, work: Callable[[], T]) -> T:
        """Do something in the thread that has the connection."""
        with self._told():
            return self._owner.submit(work).result()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise UsageError(
                f"{self._path}: cannot be used as the store of a run ({error}); make room or "
                "correct its permissions and run the same command again, or choose another --out "
                "folder"
            ) from error

    def _open(self, folder: Path | None) -> None:
        if folder:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            self._connect()
        except sqlite3.DatabaseError as error:
            # An operational error is of the moment (locked, full); this one is of the file.
            if isinstance(error, sqlite3.OperationalError) or self._path is None:
                raise
            self._set_aside(self._path, error)
            self._connect()

    def _connect(self) -> None:
        if self._path:
            # Made here, so that it is its owner's alone; and never what a link leads to.
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
            os.close(os.open(self._path, flags, 0o600))
        connection = sqlite3.connect(self._path or ":memory:", timeout=30, isolation_level=None)
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        self._connection = connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in range(_VERSION + 1):
            raise UsageError(
                f"{self._path}: was made by another version of the extractor (store {version}, "
                f"this one makes {_VERSION}); choose another --out folder"
            )
        # FULL waits for the disk: what is in the store may have cost money.
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        if version != _VERSION:
            # The results of earlier versions are of another program: they would be read again anyway.
            connection.executescript(
                f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version={_VERSION}; COMMIT;"
            )
        # A damaged file may open well and fail at its first row.
        connection.execute("SELECT count(*) FROM reports").fetchone()

    def _set_aside(self, path: Path, error: sqlite3.Error) -> None:
        aside = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S}")
        os.replace(path, aside)
        for suffix in ("-wal", "-shm"):
            beside = path.with_name(path.name + suffix)
            if beside.exists():
                os.replace(beside, aside.with_name(aside.name + suffix))
        _LOG.warning(
            "%s: is damaged (%s); it is kept as %s, and its reports are read again",
            path,
            error,
            aside.name,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._owner.submit(self._connection.close).result()
        self._owner.shutdown()

    def begin(self, paths: Iterable[str], fingerprint: str) -> None:
        """Record the reports of a run that have no result by these options as not started."""
        given = list(paths)

        def work() -> None:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                for path in given:
                    known = self._entry(path)
                    if known is None or known.fingerprint != fingerprint:
                        self._put(
                            path, StoredReport("", fingerprint, "not_started", False, ""), None
                        )
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

        self._owned(work)

    def save(self, path: str, entry: StoredReport, packed: bytes | None) -> None:
        """Record the outcome of one report, with its packed result, in one transaction."""
        self._owned(lambda: self._put(path, entry, packed))

    def _put(self, path: str, entry: StoredReport, packed: bytes | None) -> None:
        digest = _digest(packed)
        row = (*astuple(entry), packed, digest, _checksum(path, entry, digest), _now())
        self._connection.execute(
            "INSERT OR REPLACE INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (path, *row)
        )

    def entry(self, path: str) -> StoredReport | None:
        """What is known of a report; None if it was never met, or its row is damaged."""
        return self._owned(lambda: self._entry(path))

    def _entry(self, path: str) -> StoredReport | None:
        row = self._row(path, _HEAD)
        if row is None:
            return None
        sha256, fingerprint, state, complete, reason, digest, checksum = cast(_Head, row)
        entry = StoredReport(sha256, fingerprint, state, bool(complete), reason)
        sound = complete in (0, 1) and state in get_args(State)
        if sound and checksum == _checksum(path, entry, digest):
            return entry
        self._drop(path)
        return None

    def sound(self, path: str) -> bool:
        """Whether the result of a report is there, and is what was stored."""
        return self._owned(lambda: self._packed(path) is not None)

    def result(self, path: str) -> Packed | None:
        """The result of a report; None if there is none, or it is damaged."""
        packed = self._owned(lambda: self._packed(path))
        if packed is None:
            return None
        try:
            return unpack(packed)
        except ValueError:
            self._owned(lambda: self._drop(path))
            return None

    def _packed(self, path: str) -> bytes | None:
        if self._entry(path) is None:
            return None
        row = self._row(path, "result, result_sha256")
        if row is None or row[0] is None:
            return None
        packed, digest = row
        if isinstance(packed, bytes) and _digest(packed) == digest:
            return packed
        self._drop(path)
        return None

    def _row(self, path: str, columns: str) -> tuple[object, ...] | None:
        try:
            found: tuple[object, ...] | None = self._connection.execute(
                f"SELECT {columns} FROM reports WHERE path = ?",
                (path,),
            ).fetchone()
        except sqlite3.DatabaseError as error:
            # A page of the file, or a text that is none: other rows may be whole.  Other
            # operational errors are of the moment.
            if isinstance(error, sqlite3.OperationalError) and "UTF-8" not in str(error):
                raise
            self._drop(path)
            return None
        return found

    def _drop(self, path: str) -> None:
        """Forget a row that is damaged: its report is read again."""
        _LOG.warning("%s: the row of %s is damaged; the report is read again", self._path, path)
        try:
            self._connection.execute("DELETE FROM reports WHERE path = ?", (path,))
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return

    def count(self) -> int:
        """How many reports the store has met, in all runs."""
        return self._owned(
            lambda: int(self._connection.execute("SELECT count(*) FROM reports").fetchone()[0])
        )


def _digest(packed: bytes | None) -> str:
    return "" if packed is None else hashlib.sha256(packed).hexdigest()


def _checksum(path: str, entry: StoredReport, digest: object) -> str:
    """A digest of a row; damage can turn any of it into anything."""
    whole = json.dumps([path, *astuple(entry), digest], default=repr)
    return hashlib.sha256(whole.encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
