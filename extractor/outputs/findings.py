"""findings.csv: one finding a row: what is wrong, whose mistake it is, and the arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.schemas import Result

from .facts import about
from .format import Row, csv_format
from .plain_text import cell
from .quoted import quoted

COLUMNS = (
    "report", "agency", "region", "code", "level", "year", "form",
    "kind", "severity", "whose", "quote", "formula", "message", "indicators", "facts", "page",
)  # fmt: skip


def _rows(result: Result) -> Iterator[Row]:
    known = about(result)
    for finding in result.findings:
        yield (
            *known,
            finding.kind,
            finding.severity,
            finding.whose,
            cell(quoted(finding.quotes)),
            cell(finding.formula),
            cell(finding.message),
            ";".join(finding.indicators),
            ";".join(finding.facts),
            next((quote.page for quote in finding.quotes if quote.page), ""),
        )


FINDINGS = csv_format("findings.csv", COLUMNS, _rows, ("formula", "message"))
