"""From the rows of the statistical table to claims, once its columns are understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.knowledge.listing import Listing
from extractor.schemas import OTHER, Address, Claim, Scope, Span
from extractor.text.document import Document

from .cells import claim_cell, counted_in
from .stat_columns import NumberColumn, column

_FEWEST = 3
_SEASON = re.compile(r"季度?|半年|月份?$")
_HEADER = re.compile(r"统计指标|指标名称|计量单位|历年累计|以来累计")


@dataclass(frozen=True, slots=True)
class StatValue:
    """One value cell of a row: which of the row's values it is, and the header above it."""

    number: int
    header: str
    span: Span


@dataclass(frozen=True, slots=True)
class StatRow:
    """One row of the table.  ``path`` are its labels, the last its own.

    ``indicator`` is ``other`` for a row that no form names; ``said``: it is told by the words of the
    label, and not by a wording of the form.
    """

    indicator: str
    path: tuple[str, ...]
    unit: str | None
    values: tuple[StatValue, ...]
    span: Span
    said: bool = False


def is_table(rows: Sequence[StatRow], words: str) -> bool:
    """Whether these rows make the table: enough of them, or the form's own header."""
    known = len({row.indicator for row in rows} - {OTHER})
    return known >= _FEWEST or (known > 0 and _HEADER.search(words) is not None)


def claims(
    document: Document, rows: Sequence[StatRow], listing: Listing, scope: Scope | None = None
) -> Iterator[Claim]:
    """What the rows say; ``scope`` is that of the title, for columns whose header has none.

    Nothing is claimed from several columns that no header tells apart: nobody can say what they
    count.  A column without header and without words is none.
    """
    rows = list(_without_headings(document, list(_each_once(rows))))
    filled = {
        value.number
        for row in rows
        for value in row.values
        if value.header or document.text[value.span.start : value.span.stop].strip()
    }
    alone, year = len(filled) < 2, document.meta.year
    heads = {value.header for row in rows for value in row.values if value.number in filled}
    columns = _summed({h: column(h, alone=alone, year=year) for h in sorted(heads)})
    if not alone and ("" in columns or not _distinct(columns)):
        return
    for row in rows:
        for value in row.values:
            if value.number in filled:
                yield from _claim(document, row, value, columns[value.header], listing, scope)


def _without_headings(document: Document, rows: Sequence[StatRow]) -> Iterator[StatRow]:
    """The rows without headings that only their words name: 一、主动公开情况 is no row that is blank.

    Beside rows with units, one that has none and no figure is a heading.
    """
    counted = any(row.unit for row in rows)
    for row in rows:
        stands = any(document.text[slice(*value.span)].strip() for value in row.values)
        if stands or row.unit or not (row.said and counted):
            yield row


def _summed(columns: Mapping[str, NumberColumn]) -> Mapping[str, NumberColumn]:
    """The columns; 合计 beside nothing but parts of the year is the sum of these, and of no offices."""
    parts = [header for header, kind in columns.items() if kind.role == "part"]
    if not parts or not all(map(_SEASON.search, parts)):
        return columns
    return {
        header: replace(kind, scope=None) if kind.scope == "jurisdiction" else kind
        for header, kind in columns.items()
    }


def _each_once(rows: Sequence[StatRow]) -> Iterator[StatRow]:
    """The rows; one that repeats in other words what another row states is a part of nobody knows what."""
    stated = {row.indicator for row in rows if not row.said}
    for row in rows:
        if row.said and row.indicator in stated:
            yield replace(row, indicator=OTHER, path=row.path[-1:])
            continue
        stated.add(row.indicator)
        yield row


def _distinct(columns: Mapping[str, NumberColumn]) -> bool:
    """Whether no two columns would say the same thing with another number."""
    said = [(kind.scope, kind.period) for kind in columns.values() if kind.role == "value"]
    return len(said) == len(set(said))


def _claim(
    document: Document,
    row: StatRow,
    value: StatValue,
    kind: NumberColumn,
    listing: Listing,
    scope: Scope | None,
) -> Iterator[Claim]:
    if kind.role == "remark":
        return
    standard = kind.role == "value" and row.indicator != OTHER
    indicator = row.indicator if standard else OTHER
    if _ALL_YEARS.search(row.path[-1]) and row.indicator not in listing.cumulative.values():
        kind = replace(kind, period="cumulative")
    if kind.period == "cumulative":
        indicator = listing.cumulative.get(indicator, indicator)
    address = Address(
        table=listing.title, row=row.path, column=(value.header,) if value.header else ()
    )
    claim = claim_cell(document, indicator, value.span, address, row.span)
    if claim is None or (not standard and claim.mention is None):
        return
    yield claim.model_copy(
        update={
            "unit": _unit(document, row, claim),
            "scope": kind.scope or (scope if standard else None),
            "period": kind.period,
            "because": kind.because,
            "label": None if standard else _label(row, value),
        }
    )


_ALL_YEARS = re.compile(r"历年累计|历年(?=收|受|办|公|培|举)")
"""历年累计收到申请: a row of its own for all years."""


def _unit(document: Document, row: StatRow, claim: Claim) -> str | None:
    if not claim.mention or row.unit is None:
        return claim.unit
    return counted_in(document, claim, row.unit)


def _label(row: StatRow, value: StatValue) -> str:
    return f"{row.path[-1]} × {value.header}" if value.header else row.path[-1]
