"""The examples of a pack's sentences, read: each number in brackets is its indicator, or is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.knowledge.documents import read_document
from extractor.knowledge.pack import Pack
from extractor.knowledge.prose import Saying
from extractor.readers import rules
from extractor.schemas import Claim
from extractor.text.document import Source

from .pattern_support import pattern_of

_MARKED = re.compile(r"\[([\d.,]+)\]")
_YEARS = {"form2019": 2020, "form2021": 2022}
_YEAR = 2013
"""The year of a report without a form of its own."""


def untrue(pack: Pack, title: str) -> Iterator[str]:
    """What is wrong with the examples and counter-examples, a line each.

    ``title`` is what the reports of the pack are called.
    """
    for saying in pack.prose.sayings:
        own = {(saying.id, pattern.words) for pattern in saying.patterns}
        for example in (*saying.examples, *saying.counter):
            if not _MARKED.search(example):
                yield f"{saying.id}: no number stands in brackets: {example}"
        for example in saying.examples:
            for claims in claims_at(pack, saying, example, title):
                if own.isdisjoint((claim.indicator, pattern_of(claim.because)) for claim in claims):
                    read = ", ".join(claim.indicator for claim in claims) or "nothing"
                    yield f"{saying.id}: its example is read as {read}: {example}"
        for example in saying.counter:
            for claims in claims_at(pack, saying, example, title):
                if any(claim.indicator == saying.id for claim in claims):
                    yield f"{saying.id}: its counter-example is read as {saying.id}: {example}"


def claims_at(pack: Pack, saying: Saying, example: str, title: str) -> list[list[Claim]]:
    """The claims of each number in brackets, in a report of the form that the saying is of."""
    year = _YEARS.get(min(saying.forms, default=""), _YEAR)
    head = f"柳湾县粮食局{year}年{title}\n"
    marked = [m.start(1) - 2 * n - 1 for n, m in enumerate(_MARKED.finditer(example))]
    text = head + re.sub(r"[\[\]]", "", example) + "\n"
    read = read_document(Source(name="example", raw=text, content=text, sha256=""), pack=pack)
    found: dict[int, list[Claim]] = {}
    for claim in rules.read(read, frozenset(), pack.prose, pack.tables).claims:
        mention = read.mention(claim.mention or "")
        if mention is not None:
            found.setdefault(mention.span.start, []).append(claim)
    return [found.get(len(head) + at, []) for at in marked]
