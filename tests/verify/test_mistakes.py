"""Passages with a mistake of the source, and passages that only look like it.

``mistakes.jsonl``: somebody wrote them who had seen no check.  ``declared.jsonl``: written with the
checks, a twin beside each kind of mistake; ``twins.jsonl`` the same of spans, rests, averages, fractions, growth, balances, short tables;
``wholeness.jsonl`` of the words by which a list says that it is whole; ``parts.jsonl`` of parts that are told apart by
other words, of the same row in a table and in a sentence, of growth behind parentheses, of figures that stand far from what contradicts them, of converted money, of
rates and shares whose part and whole stand elsewhere; ``plain.jsonl`` of plain lists and sums of money, and of what is said twice in two
sections, each with its twins; ``enumerations.jsonl`` of parts and wholes: kinds that have a third or none, levels, balances, lists
within lists;
``audited.jsonl`` are 373 passages of six writers who had seen no check either.  The checks were improved on both, so that they are no
measure; they hold what was reached.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from support.thorough import a_part, more

from extractor import Options
from extractor.pipeline import read_given
from extractor.schemas import Finding, Mention

_HERE = Path(__file__).parent
_FOUND = {
    "mistakes": 35,
    "declared": 115,
    "twins": 67,
    "wholeness": 54,
    "parts": 209,
    "audited": 145,
    "plain": 59,
    "enumerations": 27,
}
"""Of forty, of 121, and of all of the rest; the others need text tables, weeks of a year, or the sense of the words."""

_AT_ONCE = 30
"""Passages of a file that a common change is held against."""
_UNEVEN = 10
"""By how many those of a part may be fewer than their share."""


def _values(finding: Finding, mentions: Mapping[str, Mention]) -> set[Decimal]:
    found = (mentions[id_].value for id_ in finding.mentions if id_ in mentions)
    return {value for value in found if value is not None}


@pytest.mark.parametrize(
    "name",
    [
        "mistakes",
        "declared",
        "wholeness",
        "parts",
        "plain",
        "enumerations",
        *more("twins", "audited"),
    ],
)
def test_mistakes_are_found_and_nothing_else_is_called_one(name: str) -> None:
    found = 0
    passages = (_HERE / f"{name}.jsonl").read_text("utf-8").splitlines()
    some = a_part(passages, _AT_ONCE)
    for line in some:
        passage = json.loads(line)
        result = read_given(passage["text"], Options())
        mentions = {mention.id: mention for mention in result.mentions}
        blamed = {Decimal(value) for value in passage["blame"] or ()}
        accusing = [f for f in result.findings if f.whose == "source"]
        right = [f for f in accusing if len(_values(f, mentions) & blamed) > 1]
        assert right == accusing, f"{passage['text']}: {[f.message for f in accusing]}"
        found += bool(right)
    assert found >= _FOUND[name] * len(some) // len(passages) - _UNEVEN * (some != passages)
