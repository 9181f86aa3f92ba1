"""Cells for people: words of closed lists and messages in the language that is spoken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from extractor.messages import joint, said, spoken, word
from extractor.schemas import OTHER, Fact, vocabulary

from ..plain_text import local_times, number
from .fact_rows import Value
from .panel import label_of

_MESSAGES = frozenset({"verdict_because", "formula", "message", "reason"})
_TERMS = frozenset({"level", "form", "state", "qualifier", "semantic", "scope", "period", "verdict",
                    "in_panel", "reviewed", "kind", "severity", "whose"})  # fmt: skip
_TIMES = frozenset({"decided_at", "given_by"})
_FEW = 3
"""Cells of a finding that say 0, of which each is named."""
_NONE: Mapping[str, str] = MappingProxyType({})


_EXTENT = re.compile(r"(\w+)(?: \((?:(\d+) of (\d+) columns|(.+))\))?")


def _extent(told: str) -> str:
    """One extent of a row's values, with the columns that it is said of."""
    extent, count, every, names = _EXTENT.fullmatch(told).groups()  # type: ignore[union-attr]
    named = word(word(extent, "scope"), "period")
    if not (count or names):
        return named
    zh = spoken() == "zh"
    if count:
        which = said(f"{count} of {every} columns")
    else:
        items = [(vocabulary().get(name), name) for name in names.split(", ")]
        labels = [(item.zh if zh else item.en) if item else name for item, name in items]
        which = ("、" if zh else ", ").join(labels)
    return f"{named}（{which}）" if zh else f"{named} ({which})"


def spoken_status(status: str) -> str:
    """A status in the language that is spoken."""
    return label_of(status) if spoken() == "zh" else status


def spoken_indicators(ids: str, labels: Mapping[str, str] = _NONE) -> str:
    """Indicators by their Chinese names; ``labels`` are those of a schema of one's own.  English keeps
    the ids, which are English words."""
    if spoken() != "zh":
        return ids
    known = (labels.get(id_) or getattr(vocabulary().get(id_), "zh", id_) for id_ in ids.split(";"))
    return "、".join(dict.fromkeys(known))


def spoken_facts(ids: str, facts: Iterable[Fact]) -> str:
    """The facts of a finding by name and value, with the many cells that say 0 counted."""
    if spoken() != "zh":
        return ids
    by_id = {fact.id: fact for fact in facts}
    zeros = [id_ for id_ in ids.split(";") if id_ in by_id and by_id[id_].value == 0]
    zeros = zeros if len(zeros) > _FEW else []
    told = [
        _fact(by_id[id_]) if id_ in by_id else id_ for id_ in ids.split(";") if id_ not in zeros
    ]
    if zeros:
        told.append(said(f"and {len(zeros)} values of 0"))
    return "；".join(told)


def _fact(fact: Fact) -> str:
    value = " ".join(filter(None, (number(fact.value), fact.unit))) or word(
        fact.semantic, "semantic"
    )
    return f"{fact.label} {value}"


def spoken_cell(name: str, value: Value) -> Value:
    """A cell of the column ``name``: messages and words of closed lists are said, the rest stays."""
    if not isinstance(value, str):
        return value
    if name == "indicator" and value == OTHER:
        return word("other statistics", "counted") if spoken() == "zh" else value
    if name in _TIMES:
        return local_times(value)
    if name == "readers":
        return joint().join(word(part, "reader") for part in value.split(";"))
    if name == "given":
        return joint().join(word(part.strip(), "given") for part in value.split(";"))
    if name == "indicators":
        return spoken_indicators(value)
    name = name.removeprefix("corrected_")
    if name in _TERMS:
        return "; ".join(word(part, name) for part in value.split("; "))
    if name == "covers":
        return joint().join(map(_extent, value.split("; ")))
    if name == "same_as":
        # Earlier versions named the other report alone.
        earlier, opened, how = value.removesuffix(")").rpartition(" (")
        return f"{earlier} ({word(how, 'same')})" if opened else value
    return said(value) if name in _MESSAGES else value
