"""Cells for people: words of closed lists and messages in the language that is spoken."""

from __future__ import annotations

import re

from extractor.messages import joint, said, spoken, word
from extractor.schemas import OTHER, vocabulary

from ..plain_text import local_times
from .fact_rows import Value
from .panel import label_of

_MESSAGES = frozenset({"verdict_because", "formula", "message", "reason"})
_TERMS = frozenset({"level", "form", "state", "qualifier", "semantic", "scope", "period", "verdict",
                    "in_panel", "reviewed", "kind", "severity", "whose"})  # fmt: skip
_TIMES = frozenset({"decided_at", "given_by"})


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
