"""A result as rows: plain values by the names of the published columns, for any table library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import JsonValue

from .extents import Extent, keys
from .vocabulary import vocabulary

if TYPE_CHECKING:
    from .meta import Meta
    from .records import Fact, Result

Value = str | int | float | Decimal | None
"""A value of a row: an exact number, a certainty, a text, or None where nothing is stated."""


def about(result: Result) -> dict[str, Value]:
    """What every row says of its report."""
    meta = result.meta
    # What is no report, or was not read, has no form of one and speaks for no office.
    report = result.state in ("done", "needs_review", "reviewed")
    return {
        "report": result.name,
        "agency": meta.agency.value if meta.agency else None,
        "region": meta.region.value if meta.region else None,
        "code": meta.division.code if meta.division else None,
        "level": meta.level if report else None,
        "year": meta.year,
        "form": meta.form if report else None,
    }


def given(meta: Meta) -> dict[str, str | None]:
    """Which of agency and year a person gave, and who, when and how it is known."""
    found = meta.given
    by = "; ".join(dict.fromkeys(one.told for one in found.values()))
    return {"given": ";".join(found) or None, "given_by": by or None}


def rows(result: Result) -> list[dict[str, Value]]:
    """One row a fact; see :meth:`Result.rows`."""
    known, people = about(result), given(result.meta)
    return [{**known, **_said(fact), **_place(fact), **people} for fact in result.facts]


def _said(fact: Fact) -> dict[str, Value]:
    return {
        "fact": fact.id,
        "indicator": fact.indicator,
        "label": fact.label,
        "value": fact.value,
        "unit": fact.unit,
        "normal_value": fact.normal_value,
        "normal_unit": fact.normal_unit,
        "qualifier": fact.qualifier,
        "semantic": fact.semantic,
        "scope": fact.scope,
        "period": fact.period,
        "verdict": fact.verdict,
        "verdict_because": fact.verdict_because,
        "readers": ";".join(fact.readers),
    }


def _place(fact: Fact) -> dict[str, Value]:
    evidence = fact.evidence[0]
    quote, address = evidence.quote, evidence.address
    return {
        "table": address.table if address else None,
        "row": " > ".join(address.row) if address else None,
        "column": " > ".join(address.column) if address else None,
        "page": quote.page,
        "recognition": evidence.recognition,
        "quote": quote.text,
        "quote_source": quote.quote_source or quote.text,
        "source_start": quote.source.start,
        "source_end": quote.source.stop,
        "section": " > ".join(evidence.section),
    }


def flat(result: Result) -> dict[str, Value]:
    """The report as one row; see :meth:`Result.flat`."""
    known = {**about(result), "state": result.state}
    if result.meta.given:
        known |= given(result.meta)
    if result.custom is not None:
        return {**known, **dict(_leaves(result.custom, ""))}
    stated: dict[str, dict[Extent, list[Fact]]] = {}
    for fact in result.facts:
        # Doubtful ones have no place in the typed record, and none here.
        if fact.verdict != "doubtful":
            extents = stated.setdefault(fact.indicator, {})
            extents.setdefault((fact.scope, fact.period), []).append(fact)
    for indicator in vocabulary():
        if extents := stated.get(indicator, {}):
            known |= _by_extent(indicator, extents)
    return known


def _by_extent(indicator: str, extents: Mapping[Extent, Sequence[Fact]]) -> dict[str, Value]:
    """The values of one indicator by their keys."""
    numbers = [
        extent for extent, facts in extents.items() if any(f.value is not None for f in facts)
    ]
    return {
        key: _one_value(extents[extent])
        for extent, key in keys(indicator, extents, numbers).items()
    }


def _one_value(facts: Sequence[Fact]) -> Decimal | None:
    """What facts of one thing say together: nothing where they do not agree."""
    numbers = [fact for fact in facts if fact.value is not None]
    agreed = len({fact.amount for fact in numbers}) == 1
    return numbers[0].normal_value if agreed else None


def _leaves(record: Mapping[str, JsonValue], path: str) -> Iterator[tuple[str, Value]]:
    """The fields of a user's own schema by path; its values are numbers written as text."""
    for name, value in record.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", None if value is None else Decimal(str(value))
