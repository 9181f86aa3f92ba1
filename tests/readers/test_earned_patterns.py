"""Every pattern of the pack's sentences reads its examples, and leaves its counter-examples."""

from __future__ import annotations

import re

import pytest

from extractor.evaluate.rules import pattern_of
from extractor.knowledge.prose import Saying, prose
from extractor.readers import rules
from extractor.schemas import Claim
from tests.documents import document

_YEARS = {"narrative": 2013, "stat2014": 2013, "form2019": 2020, "form2021": 2022}
_SAYINGS = prose().sayings


def claims_at(saying: Saying, example: str) -> list[list[Claim]]:
    """The claims of each number in brackets, under a title of a report that has the form."""
    form = min(saying.forms, default="narrative")
    title = f"柳湾县粮食局{_YEARS[form]}年政府信息公开工作年度报告\n"
    marked = [m.start(1) - 2 * n - 1 for n, m in enumerate(re.finditer(r"\[([\d.,]+)\]", example))]
    read = document(title + re.sub(r"[\[\]]", "", example) + "\n")
    assert marked, f"{example}: no number stands in brackets"
    if saying.forms:
        assert read.meta.form in saying.forms
    found: dict[int, list[Claim]] = {}
    for claim in rules.read(read).claims:
        mention = read.mention(claim.mention or "")
        if mention is not None:
            found.setdefault(mention.span.start, []).append(claim)
    return [found.get(len(title) + at, []) for at in marked]


@pytest.mark.parametrize(
    ("saying", "example"),
    [
        pytest.param(s, e, id=f"{s.id}-{n}")
        for s in _SAYINGS
        for n, e in enumerate(s.examples)
    ],
)  # fmt: skip
def test_an_example_is_read_as_its_indicator(saying: Saying, example: str) -> None:
    for claims in claims_at(saying, example):
        named = [(c.indicator, pattern_of(c.because)) for c in claims]
        assert any((saying.id, p.words) in named for p in saying.patterns), named


@pytest.mark.parametrize(
    ("saying", "example"),
    [
        pytest.param(s, e, id=f"{s.id}-{n}")
        for s in _SAYINGS
        for n, e in enumerate(s.counter)
    ],
)  # fmt: skip
def test_a_counter_example_is_not_read_as_its_indicator(saying: Saying, example: str) -> None:
    for claims in claims_at(saying, example):
        assert saying.id not in [claim.indicator for claim in claims]
