"""A result as a notebook shows it: one line, or a small table, in place of all that it holds."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .records import Fact, Result

_MOST = 30
"""Facts of the table; ``rows()`` has all."""
_LONGEST = 120
"""Characters of a quote, or of a reason, that are shown."""
_HEADS = ("indicator", "label", "value", "unit", "verdict", "quote")


def in_a_line(result: Result) -> str:
    """Name, state, whose report it is, and how much is in it."""
    stated, other = _counts(result)
    agency = result.meta.agency
    told = [
        repr(_short(result.name)),
        result.state,
        *([f"agency={_short(agency.value)!r}"] if agency else []),
        *([f"year={result.meta.year}"] if result.meta.year else []),
        f"facts={stated}",
        f"other={other}",
        f"findings={len(result.findings)}",
    ]
    return f"<Result {' '.join(told)}>"


def in_html(result: Result) -> str:
    """The same with its reasons, and a table of the facts; everything of the report is escaped."""
    stated, other = _counts(result)
    agency = result.meta.agency.value if result.meta.agency else ""
    head = " · ".join(
        filter(None, (result.name, agency, str(result.meta.year or ""), result.state))
    )
    counts = f"{stated} facts, {other} other statistics, {len(result.findings)} findings"
    reasons = "".join(f"<li>{_safe(reason)}</li>" for reason in result.reasons)
    return (
        f"<div><p><b>{escape(head)}</b><br>{counts}</p>"
        + (f"<ul>{reasons}</ul>" if reasons else "")
        + ("".join(_table(result)) if stated else "")
        + "</div>"
    )


def _counts(result: Result) -> tuple[int, int]:
    other = sum(fact.indicator == "other" for fact in result.facts)
    return len(result.facts) - other, other


def _table(result: Result) -> Iterator[str]:
    shown = [fact for fact in result.facts if fact.indicator != "other"]
    yield f"<table><thead><tr>{''.join(f'<th>{head}</th>' for head in _HEADS)}</tr></thead><tbody>"
    for fact in shown[:_MOST]:
        yield f"<tr>{''.join(f'<td>{_safe(cell)}</td>' for cell in _cells(fact))}</tr>"
    yield "</tbody></table>"
    if len(shown) > _MOST:
        yield f"<p>… and {len(shown) - _MOST} more: result.rows()</p>"


def _cells(fact: Fact) -> tuple[str, ...]:
    value = "" if fact.value is None else f"{fact.value:f}"
    quote = fact.evidence[0].quote.text
    return fact.indicator, fact.label, value, fact.unit or "", fact.verdict, quote


def _safe(words: str) -> str:
    return escape(_short(words))


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
