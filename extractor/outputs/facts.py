"""facts.csv: one fact a row, with its first quote and where that stands in the source."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.schemas import Result

from .format import Row, csv_format
from .plain import cell, number

COLUMNS = (
    "report",
    "indicator",
    "label",
    "value",
    "unit",
    "qualifier",
    "semantic",
    "scope",
    "period",
    "verdict",
    "verdict_because",
    "quote",
    "source_start",
    "source_end",
    "section",
    "quote_source",
    "page",
)


def _rows(result: Result) -> Iterator[Row]:
    for fact in result.facts:
        evidence = fact.evidence[0]
        yield (
            cell(result.name),
            fact.indicator,
            cell(fact.label),
            number(fact.value),
            cell(fact.unit),
            fact.qualifier,
            fact.semantic,
            fact.scope or "",
            fact.period,
            fact.verdict,
            cell(fact.verdict_because),
            cell(evidence.quote.text),
            evidence.quote.source.start,
            evidence.quote.source.stop,
            cell(" > ".join(evidence.section)),
            cell(evidence.quote.quote_source or evidence.quote.text),
            evidence.quote.page or "",
        )


FACTS = csv_format("facts.csv", COLUMNS, _rows)
