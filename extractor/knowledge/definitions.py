"""What each indicator of disclosure reports counts, and what it does not: the words of its pack."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from extractor.resources import data_path
from extractor.schemas.pack import read_pack


class Definition(NamedTuple):
    """The same in Chinese and in English; both empty where the label says it all."""

    zh: str = ""
    en: str = ""


@cache
def definitions() -> Mapping[str, Definition]:
    """The definitions by the id of their indicator."""
    declared = read_pack(data_path("schemas", "disclosure")).indicators
    return {
        entry.id: Definition(entry.definition, entry.definition_en)
        for entry in declared
        if entry.definition
    }


def definition(indicator: str) -> Definition:
    """What an indicator counts; empty for one that is none of disclosure reports."""
    return definitions().get(indicator, Definition())
