"""What one output file is: its name, and how reports are added to it while it is written."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from extractor.schemas import Result

from .atomic import replacing

Add = Callable[[Result], None]
"""Appends one report to a file under construction."""

Cell = str | int
Row = Sequence[Cell]
"""Finished cells of a CSV file, in the order of its columns."""


@dataclass(frozen=True, slots=True)
class Format:
    """One output file.  ``open`` begins it; it takes its place when the block ends well."""

    filename: str
    open: Callable[[Path], AbstractContextManager[Add]]

    def write(self, results: Iterable[Result], path: Path) -> None:
        """Write the whole file at ``path``.

        Raises:
            UsageError: the file cannot be written; what stood there is unchanged.
        """
        with self.open(path) as add:
            for result in results:
                add(result)


def csv_format(
    filename: str, columns: Sequence[str], rows: Callable[[Result], Iterable[Row]]
) -> Format:
    """A CSV file; ``rows`` turns a report into its rows."""

    @contextmanager
    def opened(path: Path) -> Iterator[Add]:
        # Excel takes a CSV file for UTF-8 only if it begins with a byte order mark.
        with replacing(path, encoding="utf-8-sig") as handle:
            writer = csv.writer(handle, lineterminator="\r\n")
            writer.writerow(columns)

            def add(result: Result) -> None:
                writer.writerows(rows(result))

            yield add

    return Format(filename, opened)
