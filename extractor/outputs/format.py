"""What one output file is: its name, and what a report adds to it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path

from extractor.messages import spoken
from extractor.schemas import Result

from .atomic import replacing
from .plain_text import worded_cell

Add = Callable[[str], None]
"""Appends the text of one report to a file under construction."""

Cell = str | int
Row = Sequence[Cell]
"""Finished cells of a CSV file, in the order of its columns."""


@dataclass(frozen=True, slots=True)
class Format:
    """One output file.  ``text`` is what a report adds to it, ``head`` what it begins with.

    The text of a report depends on nothing but the report: it can be made where the report is
    read, in another process, and kept until the file is written.
    ``worded`` puts it into the language that is spoken when the file is written: what was read in
    another one is in the store.
    """

    filename: str
    text: Callable[[Result], str]
    head: str = ""
    encoding: str = "utf-8"
    worded: Callable[[str], str] = str

    @contextmanager
    def open(self, path: Path) -> Iterator[Add]:
        """Begin the file; it takes its place when the block ends well."""
        with replacing(path, encoding=self.encoding) as handle:
            handle.write(self.head)

            def add(text: str) -> None:
                handle.write(self.worded(text))

            yield add

    def write(self, results: Iterable[Result], path: Path) -> None:
        """Write the whole file at ``path``.

        Raises:
            UsageError: the file cannot be written; what stood there is unchanged.
        """
        with self.open(path) as add:
            for result in results:
                add(self.text(result))


def csv_text(rows: Iterable[Row]) -> str:
    """Rows as lines of a CSV file."""
    lines = StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return lines.getvalue()


def csv_format(
    filename: str,
    columns: Sequence[str],
    rows: Callable[[Result], Iterable[Row]],
    messages: Collection[str] = (),
) -> Format:
    """A CSV file; ``rows`` turns a report into its rows, ``messages`` are columns of words for
    people."""
    at = [columns.index(name) for name in messages]
    return Format(
        filename,
        lambda result: csv_text(rows(result)),
        csv_text([columns]),
        # Excel takes a CSV file for UTF-8 only if it begins with a byte order mark.
        "utf-8-sig",
        partial(_worded, at=at) if at else str,
    )


def _worded(text: str, at: Sequence[int]) -> str:
    if spoken() == "en":
        return text  # as messages are kept
    rows = [*csv.reader(StringIO(text, newline=""))]
    for row in rows:
        for column in at:
            row[column] = worded_cell(row[column])
    return csv_text(rows)
