"""Every pattern of a pack's sentences reads its examples, and leaves its counter-examples."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from extractor.evaluate.rules import pattern_of
from extractor.knowledge.documents import read_document
from extractor.knowledge.pack import Pack, load_pack, pack_of, shipped
from extractor.knowledge.prose import Saying
from extractor.readers import rules
from extractor.resources import data_path
from extractor.schemas import Claim
from extractor.text.document import Source

_YEARS = {"narrative": 2013, "stat2014": 2013, "form2019": 2020, "form2021": 2022}
_LAW = pack_of(load_pack(data_path("schemas", "law")))
_TITLES = {
    "disclosure": "柳湾县粮食局{}年政府信息公开工作年度报告\n",
    "law": "柳湾县粮食局{}年法治政府建设年度报告\n",
}


def _each(kind: str) -> Iterator[object]:
    for pack in (shipped(), _LAW):
        for saying in pack.prose.sayings:
            for n, example in enumerate(getattr(saying, kind)):
                yield pytest.param(pack, saying, example, id=f"{pack.name}-{saying.id}-{n}")


def claims_at(pack: Pack, saying: Saying, example: str) -> list[list[Claim]]:
    """The claims of each number in brackets, under a title of a report that has the form."""
    form = min(saying.forms, default="narrative")
    title = _TITLES[pack.name].format(_YEARS[form])
    marked = [m.start(1) - 2 * n - 1 for n, m in enumerate(re.finditer(r"\[([\d.,]+)\]", example))]
    text = title + re.sub(r"[\[\]]", "", example) + "\n"
    read = read_document(Source(name="test.txt", raw=text, content=text, sha256=""), pack=pack)
    assert marked, f"{example}: no number stands in brackets"
    if saying.forms:
        assert read.meta.form in saying.forms
    found: dict[int, list[Claim]] = {}
    for claim in rules.read(read, frozenset(), pack.prose).claims:
        mention = read.mention(claim.mention or "")
        if mention is not None:
            found.setdefault(mention.span.start, []).append(claim)
    return [found.get(len(title) + at, []) for at in marked]


@pytest.mark.parametrize(("pack", "saying", "example"), _each("examples"))
def test_an_example_is_read_as_its_indicator(pack: Pack, saying: Saying, example: str) -> None:
    for claims in claims_at(pack, saying, example):
        named = [(c.indicator, pattern_of(c.because)) for c in claims]
        assert any((saying.id, p.words) in named for p in saying.patterns), named


@pytest.mark.parametrize(("pack", "saying", "example"), _each("counter"))
def test_a_counter_example_is_not_read_as_its_indicator(
    pack: Pack, saying: Saying, example: str
) -> None:
    for claims in claims_at(pack, saying, example):
        assert saying.id not in [claim.indicator for claim in claims]
