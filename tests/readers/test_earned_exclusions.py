"""Every exclusion of a pack is earned: without it, one of its counter-examples would be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from extractor.knowledge.pack import Pack, load_pack, pack_of, shipped
from extractor.knowledge.prose import Prose, Saying
from extractor.resources import data_path

from .test_earned_patterns import claims_at

_FLAGS = ("strict", "once", "part", "whole", "body", "held", "apart", "own_site", "mail_apart")


def _exclusions(saying: Saying) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each exclusion by name, and what the saying is without it."""
    for flag in _FLAGS:
        # What a body states once is the body's own.
        if getattr(saying, flag) and not (flag == "body" and saying.once):
            yield flag, {flag: False}
    for key in ("not_after", "not_in"):
        words: frozenset[str] = getattr(saying, key)
        for word in sorted(words):
            yield f"{key} {word}", {key: words - {word}}


def _without(prose: Prose, saying: Saying, change: Mapping[str, Any]) -> Prose:
    changed = replace(saying, **change)

    def swapped(sayings: tuple[Saying, ...]) -> tuple[Saying, ...]:
        return tuple(changed if one is saying else one for one in sayings)

    by_concept = {concept: swapped(found) for concept, found in prose.by_concept.items()}
    return replace(prose, sayings=swapped(prose.sayings), by_concept=by_concept)


_TITLES = {"disclosure": "政府信息公开工作年度报告", "law": "法治政府建设年度报告"}


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize(
    ("pack", "saying", "change"),
    [
        pytest.param(pack, saying, change, id=f"{pack.name}-{saying.id}-{saying.order}-{name}")
        for pack in (shipped(), pack_of(load_pack(data_path("schemas", "law"))))
        for saying in pack.prose.sayings
        for name, change in _exclusions(saying)
    ],
)
def test_an_exclusion_keeps_a_counter_example_out(
    pack: Pack, saying: Saying, change: Mapping[str, Any]
) -> None:
    loose = replace(pack, prose=_without(pack.prose, saying, change))
    counters = [c for s in pack.prose.sayings if s.id == saying.id for c in s.counter]
    read = [
        counter
        for counter in counters
        for claims in claims_at(loose, saying, counter, _TITLES[pack.name])
        if saying.id in [claim.indicator for claim in claims]
    ]
    assert read, f"write a counter-example that is read without it, or delete it: {counters}"
