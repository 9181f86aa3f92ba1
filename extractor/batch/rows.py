"""The rows of a run, of which a run of many reports holds few in memory."""

from __future__ import annotations

import json
import re
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from extractor.errors import UsageError
from extractor.outputs import ReportRow

_SCHEMA = """
CREATE TABLE rows (number INTEGER PRIMARY KEY, cells TEXT NOT NULL);
CREATE TABLE first (same TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE repeats (number INTEGER PRIMARY KEY, first INTEGER NOT NULL, what TEXT NOT NULL);
CREATE TABLE versions (number INTEGER PRIMARY KEY, first INTEGER NOT NULL);
"""
_MARKED = """
SELECT cells, repeats.first, what, versions.first FROM rows
LEFT JOIN repeats USING (number) LEFT JOIN versions USING (number) ORDER BY number
"""
_COPY = re.compile(
    r"^(?:copy of |副本|复件|复制)|[ _-]*[（(]\d{1,2}[)）]$|[ _-]+(?:\d|copy|copy \d)$"
    r"|[ _-]*(?:副本|拷贝)\d?$",
    re.IGNORECASE,
)
"""How a system names a copy: 年报(1), 年报 - 副本, copy of, 年报 2."""


class Rows:
    """Rows in the order in which they were added, those that repeat another report marked.

    What repeats is what is named as a copy of a file; of two names of one kind, the later one.
    Another text of the same agency and year repeats nothing: it is another version, and both count.

    They are in a database of SQLite's own: in memory while they are few, else in a temporary file
    that goes with this object.

    Raises:
        UsageError: the temporary file cannot be written.
    """

    def __init__(self) -> None:
        # Whichever thread lets go of the rows closes it.
        self._rows = sqlite3.connect("", check_same_thread=False)
        weakref.finalize(self, self._rows.close)
        self._rows.executescript(_SCHEMA)
        self._count = 0

    def add(self, row: ReportRow) -> None:
        """Take one more row."""
        with _told():
            at = self._count
            self._rows.execute("INSERT INTO rows VALUES (?, ?)", (at, json.dumps(row.values)))
            self._match(row, at)
        self._count += 1

    def _match(self, row: ReportRow, at: int) -> None:
        """Note which report this one repeats, by what is the surest; or which repeats this one."""
        original: tuple[int, str] | None = None
        keys = {json.dumps((what, *values)): what for what, values in row.same.items()}
        for same, what in keys.items():
            query = "SELECT number FROM first WHERE same = ?"
            if (found := self._rows.execute(query, (same,)).fetchone()) is None:
                self._rows.execute("INSERT INTO first VALUES (?, ?)", (same, at))
            elif original is None:
                original = found[0], what
        if original is None:
            self._note_version(row, at)
            return
        first, what = self._repeated(*original)
        if named_as_copy(self._row(first).report) and not named_as_copy(row.report):
            # The file came behind its copy: they change places, and so for further copies.
            self._rows.execute("UPDATE first SET number = ? WHERE number = ?", (at, first))
            self._rows.execute("UPDATE repeats SET first = ? WHERE first = ?", (at, first))
            self._rows.execute("UPDATE versions SET number = ? WHERE number = ?", (at, first))
            self._rows.execute("UPDATE versions SET first = ? WHERE first = ?", (at, first))
            first, at = at, first
        self._rows.execute("INSERT OR REPLACE INTO repeats VALUES (?, ?, ?)", (at, first, what))

    def _repeated(self, number: int, what: str) -> tuple[int, str]:
        """The report that a repeated one repeats itself, and by what; else the one itself."""
        query = "SELECT first, what FROM repeats WHERE number = ?"
        found = self._rows.execute(query, (number,)).fetchone()
        return (found[0], found[1]) if found else (number, what)

    def _note_version(self, row: ReportRow, at: int) -> None:
        """Note of which report this one, which repeats none, is another text."""
        if not (whose := row.whose):
            return
        same = json.dumps(("agency and year", *whose))
        query = "SELECT number FROM first WHERE same = ?"
        if (found := self._rows.execute(query, (same,)).fetchone()) is None:
            self._rows.execute("INSERT INTO first VALUES (?, ?)", (same, at))
        else:
            self._rows.execute("INSERT INTO versions VALUES (?, ?)", (at, found[0]))

    def _row(self, number: int) -> ReportRow:
        query = "SELECT cells FROM rows WHERE number = ?"
        (cells,) = self._rows.execute(query, (number,)).fetchone()
        return ReportRow(*json.loads(cells))

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[ReportRow]:
        with _told():
            for cells, first, what, other in self._rows.execute(_MARKED):
                row = ReportRow(*json.loads(cells))
                if first is not None:
                    row = replace(row, same_as=f"{self._row(first).report} ({what})")
                if other is not None:
                    row = replace(row, version_of=self._row(other).report)
                yield row


def named_as_copy(report: str) -> bool:
    """Whether the name of a report is one that systems give to a copy of a file."""
    return _COPY.search(Path(report).stem) is not None


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise UsageError(
            f"the folder of temporary files cannot be written ({error}); make room there, or name "
            "another in TMPDIR, and run the same command again"
        ) from error
