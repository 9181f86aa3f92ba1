"""The rows of a run, of which a run of many reports holds few in memory."""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from extractor.errors import UsageError
from extractor.outputs import ReportRow

_SCHEMA = """
CREATE TABLE rows (number INTEGER PRIMARY KEY, cells TEXT NOT NULL);
CREATE TABLE first (same TEXT PRIMARY KEY, report TEXT NOT NULL) WITHOUT ROWID;
"""


class Rows:
    """Rows in the order in which they were added, those that repeat an earlier report marked.

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
            row = replace(row, same_as=self._earlier(row))
            cells = json.dumps(row.values)
            self._rows.execute("INSERT INTO rows VALUES (?, ?)", (self._count, cells))
        self._count += 1

    def _earlier(self, row: ReportRow) -> str:
        """The report that a row repeats, and by what; "" if there is none."""
        said = ""
        for what, values in row.same.items():
            same = json.dumps((what, *values))
            first = self._rows.execute("SELECT report FROM first WHERE same = ?", (same,))
            if (found := first.fetchone()) is None:
                self._rows.execute("INSERT INTO first VALUES (?, ?)", (same, row.report))
            elif not said:
                said = f"{found[0]} ({what})"
        return said

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[ReportRow]:
        with _told():
            for (cells,) in self._rows.execute("SELECT cells FROM rows ORDER BY number"):
                yield ReportRow(*json.loads(cells))


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise UsageError(
            f"the folder of temporary files cannot be written ({error}); make room there, or name "
            "another in TMPDIR, and run the same command again"
        ) from error
