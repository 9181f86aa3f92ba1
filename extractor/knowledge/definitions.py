"""What each indicator of disclosure reports counts, and what it does not: the words of its pack."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from extractor.resources import data_path
from extractor.schemas.pack import read_pack


@cache
def definitions() -> Mapping[str, str]:
    """The definitions by the id of their indicator, in Chinese; none where the label says it all."""
    declared = read_pack(data_path("schemas", "disclosure")).indicators
    return {entry.id: entry.definition for entry in declared if entry.definition}
