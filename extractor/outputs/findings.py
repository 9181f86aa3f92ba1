"""findings.csv: one finding a row: what is wrong, whose mistake it is, and the arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.schemas import Result

from .format import Row, csv_format
from .plain import cell

COLUMNS = ("report", "kind", "severity", "whose", "quote", "formula", "message")


def _rows(result: Result) -> Iterator[Row]:
    for finding in result.findings:
        yield (
            cell(result.name),
            finding.kind,
            finding.severity,
            finding.whose,
            cell(" | ".join(quote.text for quote in finding.quotes)),
            cell(finding.formula),
            cell(finding.message),
        )


FINDINGS = csv_format("findings.csv", COLUMNS, _rows)
