"""The record of a pack that is no disclosure report: the values of its facts, by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from pydantic import JsonValue

from .records import Fact
from .vocabulary import Indicator


def nested_record(known: Mapping[str, Indicator], facts: Iterable[Fact]) -> dict[str, JsonValue]:
    """The record as JSON, by the ids of a pack: what is not stated, stated with two values, or with
    one that its field does not take, is null."""
    values: dict[str, set[Decimal]] = {}
    for fact in facts:
        value = fact.amount
        if value is not None and fact.verdict != "doubtful":
            values.setdefault(fact.indicator, set()).add(value)
    record: dict[str, Any] = {}
    for id_, item in known.items():
        node = record
        *groups, name = id_.split(".")
        for group in groups:
            node = node.setdefault(group, {})
        found = values.get(id_, set())
        value = found.pop() if len(found) == 1 else None
        taken = value is not None and not (item.takes and item.takes.against(value))
        node[name] = f"{value:f}" if taken else None
    return record
