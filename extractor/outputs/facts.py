"""facts.csv: one fact a row: whose, of which year, with verdict, quote and place in the source."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.schemas import Fact, Result

from .format import Row, csv_format
from .plain_text import cell, number

COLUMNS = (
    "report", "agency", "region", "code", "level", "year", "form",
    "fact", "indicator", "label", "value", "unit", "normal_value", "normal_unit", "qualifier",
    "semantic", "scope", "period", "verdict", "verdict_because", "readers", "table", "row", "column", "page",
    "recognition",    "quote", "quote_source", "source_start", "source_end", "section",
)  # fmt: skip


def about(result: Result) -> tuple[str | int, ...]:
    """What every row says of its report: the first seven columns."""
    meta = result.meta
    return (
        cell(result.name),
        cell(meta.agency.value if meta.agency else None),
        cell(meta.region.value if meta.region else None),
        meta.division.code if meta.division else "",
        meta.level or "",
        meta.year or "",
        meta.form,
    )


def _rows(result: Result) -> Iterator[Row]:
    known = about(result)
    for fact in result.facts:
        yield (*known, *_said(fact), *_place(fact))


def _said(fact: Fact) -> Row:
    return (
        fact.id,
        fact.indicator,
        cell(fact.label),
        number(fact.value),
        cell(fact.unit),
        number(fact.normal_value),
        cell(fact.normal_unit),
        fact.qualifier,
        fact.semantic,
        fact.scope or "",
        fact.period,
        fact.verdict,
        cell(fact.verdict_because),
        ";".join(fact.readers),
    )


def _place(fact: Fact) -> Row:
    evidence = fact.evidence[0]
    quote, address = evidence.quote, evidence.address
    return (
        cell(address.table if address else None),
        cell(" > ".join(address.row) if address else None),
        cell(" > ".join(address.column) if address else None),
        quote.page or "",
        "" if evidence.recognition is None else f"{evidence.recognition:.3f}",
        cell(quote.text),
        cell(quote.quote_source or quote.text),
        quote.source.start,
        quote.source.stop,
        cell(" > ".join(evidence.section)),
    )


FACTS = csv_format("facts.csv", COLUMNS, _rows, ("verdict_because",))
