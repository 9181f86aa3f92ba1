"""Values that no reader would believe: misfilled columns, wrong units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extractor.schemas import Fact, Finding, Indicator, roles, vocabulary
from extractor.schemas.units import is_money
from extractor.text.document import Document

from ..counts.interval import plain
from .identities import finding

_NO_REGULATIONS = {
    "township": "a township",
    "street": "a street office",
    "county": "a county",
    "district": "a district",
}
_WARNING = {"severity": "warning"}


def check_plausibility(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Findings about single values and rows that are arithmetically sound and yet wrong."""
    first: dict[str, Fact] = {}
    for fact in facts:
        if fact.value is not None and fact.indicator in vocabulary():
            first.setdefault(fact.indicator, fact)
    yield from _misfilled(first)
    yield from _regulations(first, document)
    yield from check_limits(facts, vocabulary())


def _warning(finding: Finding) -> Finding:
    return finding.model_copy(update=_WARNING)


def _misfilled(first: dict[str, Fact]) -> Iterator[Finding]:
    """1215 | -35 | 1180: items added up in a column of decisions, which are something else."""
    for indicator, decided in first.items():
        if not indicator.endswith(".decisions"):
            continue
        group = indicator.partition(".")[0]
        before, change = first.get(f"{group}.items_last_year"), first.get(f"{group}.items_change")
        if before is None or change is None:
            continue
        one, two = before.value or Decimal(0), change.value or Decimal(0)
        if one > 0 and two != 0 and one + two == decided.value:
            sign = "+" if two > 0 else "-"
            yield _warning(
                finding(
                    "implausible",
                    [before, change, decided],
                    f"{plain(one)} {sign} {plain(abs(two))} = {plain(decided.value)}",
                    "items of last year and their change are added up in the column of decisions",
                )
            )


def _regulations(first: dict[str, Fact], document: Document) -> Iterator[Finding]:
    """Regulations (规章) are issued by ministries and by governments of provinces and large cities."""
    who = _NO_REGULATIONS.get(document.meta.level or "")
    if who is None:
        return
    # What is on display may be those of others; what is made or in force is one's own.
    own = (first.get(name) for name in roles().own_regulations)
    stated = [fact for fact in own if fact is not None and fact.value]
    if stated:
        values = ", ".join(plain(fact.value) for fact in stated)
        yield _warning(
            finding("implausible", stated, values, f"{who} cannot issue regulations (规章)")
        )


def check_limits(facts: Sequence[Fact], known: Mapping[str, Indicator]) -> Iterator[Finding]:
    """Values beyond what the pack says an indicator can be, or what its field takes."""
    for fact in facts:
        item = known.get(fact.indicator)
        most = item.most if item else None
        value = fact.amount
        if item is not None and item.takes is not None and value is not None:
            yield from _not_taken(fact, item.id, item.takes.against(value))
        if item is not None and most is not None and value is not None and value > most:
            yield _warning(
                finding(
                    "implausible",
                    [fact],
                    f"{plain(fact.value)} {fact.unit or ''} > {plain(most)} {fact.normal_unit or ''}",
                    f"{fact.label} is beyond belief; 元 may stand where 万元 is printed"
                    if is_money(item.unit)
                    else f"{fact.label} is beyond belief",
                ).model_copy(update={"whose": "undecided"})
            )


def _not_taken(fact: Fact, field: str, against: str | None) -> Iterator[Finding]:
    """A value that a field of a user's own schema cannot hold: misread, in another unit, or true."""
    if against is not None:
        found = finding(
            "implausible",
            [fact],
            against,
            f"{fact.label} has a value that the field {field} does not take: it is left empty",
        )
        yield found.model_copy(update={"whose": "undecided"})
