"""ledger.csv: every number of the reports with its one status."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.schemas import LedgerEntry, Result

from .format import Row, csv_format
from .plain_text import cell, number

COLUMNS = (
    "report",
    "mention",
    "value",
    "unit",
    "raw",
    "status",
    "indicator",
    "source_start",
    "source_end",
)


def _status(entry: LedgerEntry) -> str:
    return f"{entry.status}:{entry.reason}" if entry.reason else entry.status


def _rows(result: Result) -> Iterator[Row]:
    mentions = {mention.id: mention for mention in result.mentions}
    for entry in result.ledger.entries:
        mention = mentions[entry.mention]
        yield (
            cell(result.name),
            mention.id,
            number(mention.value),
            cell(mention.unit),
            cell(mention.raw),
            _status(entry),
            ";".join(entry.indicators),
            mention.source.start,
            mention.source.stop,
        )


LEDGER = csv_format("ledger.csv", COLUMNS, _rows)
