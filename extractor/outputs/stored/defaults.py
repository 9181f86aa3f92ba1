"""What is left out of the lines because it follows from something else: one rule for both ways."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from extractor.schemas import Fact, Ledger, Mention, MentionKind, Reader, vocabulary
from extractor.schemas.account import entries_of

_PLAIN = re.compile(r"([0-9]+(?:\.[0-9]+)?)(.*)", re.DOTALL)


def label(indicator: str) -> str | None:
    """The label of an indicator of the code book; None of any other."""
    item = vocabulary().get(indicator)
    return item.zh if item else None


def unit(indicator: str, value: Decimal | None) -> str | None:
    """The unit of a value that is printed in the unit of its indicator."""
    item = vocabulary().get(indicator)
    return item.unit or None if item and value is not None else None


def normal_value(indicator: str, value: Decimal | None) -> Decimal | None:
    """The normal value of an indicator printed in its own unit."""
    return value if indicator in vocabulary() else None


def normal_unit(indicator: str, normal: Decimal | None) -> str | None:
    """The unit of a normal value."""
    item = vocabulary().get(indicator)
    return item.unit if item and normal is not None else None


def readers(in_table: bool) -> tuple[Reader, ...]:
    """Who reads a cell of an official table, or anything else."""
    return ("tables",) if in_table else ("rules",)


def reading(
    raw: str, kind: MentionKind, explained: str | None
) -> tuple[Decimal | None, str | None]:
    """Value and unit of a statistic in plain digits; two Nones of anything else."""
    match = _PLAIN.fullmatch(raw) if explained is None and kind != "damaged" else None
    return (Decimal(match[1]), match[2] or None) if match else (None, None)


def ledger(facts: Iterable[Fact], mentions: Iterable[Mention]) -> Ledger:
    """The ledger that facts and numbers make."""
    return Ledger(entries=entries_of(facts, mentions))


def same(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether two numbers are the same to the digit: 3 is not 3.0 here."""
    return one is other or (one is not None and other is not None and str(one) == str(other))
