"""What both sides' models answer in the benchmarks: the facts that the embedded readers find.

The same facts are answered to both, each in its own form, so that tokens and CPU time compare.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.knowledge.documents import read_document
from extractor.options import Options
from extractor.pipeline import read_source
from extractor.readers.model.passage import harmless
from extractor.schemas import OTHER
from extractor.text.document import Source
from extractor.text.load import load

EVALS = Path(__file__).parents[1]
_MARK = re.compile(r"【(\d+)】")
_BLANK = re.compile(r"\s+")
_BEFORE = 12


@dataclass(frozen=True, slots=True)
class Place:
    """A number of a report: what it is, its words, and the words up to it, cleaned and raw."""

    indicator: str
    label: str
    words: str
    cleaned: str
    raw: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A report with its answers; ``whole``, or a short one."""

    source: Source
    places: tuple[Place, ...]
    whole: bool


def samples() -> list[Sample]:
    """The five whole reports, and the short ones that were written for this project."""
    return [
        _sample(load(path, max_bytes=10**7), folder == "reports")
        for folder in ("reports", "synthetic/reports")
        for path in sorted(EVALS.glob(f"{folder}/0[0-4]*.txt"))
    ]


def _sample(source: Source, whole: bool) -> Sample:
    result = read_source(source, Options(tables=False))
    text = read_document(source).text
    mentions = {mention.id: mention for mention in result.mentions}
    places = []
    for fact in result.facts:
        mention = mentions.get(fact.evidence[0].mention or "") if fact.evidence else None
        if mention is None:
            continue
        low, high = mention.source
        places.append(
            Place(
                fact.indicator,
                fact.label[:12],
                source.raw[low:high],
                _joined(harmless(text[max(0, mention.span.start - _BEFORE) : mention.span.stop])),
                source.raw[max(0, low - _BEFORE) : high],
            )
        )
    return Sample(source, tuple(places), whole)


def _joined(text: str) -> str:
    return _BLANK.sub("", text)


def pointing(places: Sequence[Place], question: str) -> str:
    """The answer to one of our questions: numbers of marks."""
    # What follows the passage names its marks again: doubts are no numbers to point at.
    body, at, before = question.partition("<正文")[2].rpartition("</正文")[0], 0, ""
    items: list[Mapping[str, Any]] = []
    for match in _MARK.finditer(body):
        before = (before + _joined(body[at : match.start()]))[-80:]
        at = match.end()
        known = [place for place in places if before.endswith(place.cleaned)]
        standard = [place.indicator for place in known if place.indicator != OTHER]
        if standard:
            items.append({"m": int(match[1]), "i": standard[0]})
        else:
            label = (known[0].label if known else "") or "其他数量"
            items.append({"m": int(match[1]), "l": label})
    return json.dumps({"n": items}, ensure_ascii=False)


def copying(places: Sequence[Place], question: str) -> str:
    """The answer to one of langextract's questions: the words of each number, with its value.

    As lean as its format allows; other statistics are left out, it was not asked for them.
    """
    found = [
        {
            place.indicator: place.words,
            f"{place.indicator}_attributes": {"value": re.sub(r"[^\d.]", "", place.words) or "0"},
        }
        for place in places
        if place.indicator != OTHER and place.raw in question
    ]
    return json.dumps({"extractions": found}, ensure_ascii=False)
