"""The facts and findings of one report as rows of the tables of an export."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal

from extractor.schemas import Finding

from ..plain_text import apart, printable
from ..quoted import quoted
from ..review.checked import Checked, CheckedReport
from .extents import scope_of, scopes_of
from .panel import about

Value = str | int | Decimal | None
Values = tuple[Value, ...]

ABOUT = ("report", "agency", "region", "code", "level", "year", "form", "state")
GIVEN = ("given", "given_by")
FACT_COLUMNS = (
    *ABOUT[:7], "fact", "indicator", "label", "value", "unit", "normal_value", "normal_unit",
    "qualifier", "semantic", "scope", "period", "verdict", "verdict_because", "in_panel", "reviewed",
    "review_note",    "readers", "table", "row", "column", "page", "quote", "quote_source", "section", *GIVEN,
)  # fmt: skip
FINDING_COLUMNS = (*ABOUT[:7], "kind", "severity", "whose", "quote", "formula", "message",
                   "indicators", "facts", "reviewed")  # fmt: skip
SETTLED = "settled"
"""What ``reviewed`` says of a finding that people settled."""
STANDS = "stands"
"""What it says of one all of whose numbers people confirmed as they are printed: it stands."""
YES = "yes"
"""What ``in_panel`` says of a fact whose value stands in the panel."""


def plain(values: Iterable[str | int | None]) -> Values:
    """Values without invisible characters."""
    return tuple(printable(value) if isinstance(value, str) else value for value in values)


def fact_rows(
    report: CheckedReport,
    facts: Iterable[Checked],
    shown: Collection[str],
    *,
    for_people: bool = False,
) -> Iterator[Values]:
    """Facts of one report, as rows of ``FACT_COLUMNS``.

    ``shown`` are the ids of those whose value stands in the panel; ``for_people``: quotes of a table show its cells apart, in the source too, where they run together.
    """
    known, given = plain(about(report)[:7]), plain(about(report)[8:])
    scopes = scopes_of(report.facts)
    for checked in facts:
        fact = checked.fact
        evidence = fact.evidence[0]
        quote, address = evidence.quote, evidence.address
        words = apart(quote.text) if for_people else quote.text
        # As it stands in the source, a row has nothing between its cells.
        source = words if words != quote.text else quote.quote_source or quote.text
        said = (fact.id, fact.indicator, fact.label)
        kept = (fact.qualifier, fact.semantic, scope_of(checked, scopes), fact.period, fact.verdict, fact.verdict_because,
                YES if fact.id in shown else None,
                checked.reviewed or None, checked.note or None, ";".join(fact.readers) or None,
                address.table if address else None,
                " > ".join(address.row) if address else None,
                " > ".join(address.column) if address else None, quote.page, words,
                source, " > ".join(evidence.section) or None)  # fmt: skip
        numbers = (fact.value, fact.unit, fact.normal_value, fact.normal_unit)
        yield (*known, *plain(said), *numbers, *plain(kept), *given)


def finding_rows(
    report: CheckedReport,
    takes: Callable[[Finding], bool] = lambda _: True,
    *,
    for_people: bool = False,
) -> Iterator[Values]:
    """The findings of one report that somebody asks for, as rows of ``FINDING_COLUMNS``: those that are open, those that
    stand with numbers that people confirmed, and last those that people settled."""
    known = plain(about(report)[:7])
    told = (
        *((one, None) for one in report.result.findings),
        *((one, STANDS) for one in report.errata),
        *((one, SETTLED) for one in report.settled),
    )
    for finding, reviewed in told:
        if not takes(finding):
            continue
        said = (finding.kind, finding.severity, finding.whose,
                quoted(finding.quotes, for_people=for_people) or None, finding.formula,
                finding.message, ";".join(finding.indicators) or None,
                ";".join(finding.facts) or None, reviewed)  # fmt: skip
        yield (*known, *plain(said))
