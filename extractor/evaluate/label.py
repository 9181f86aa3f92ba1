"""Labelling a report by hand: from answers about numbered mentions to a gold file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from extractor.errors import UsageError
from extractor.schemas import OTHER, Mention, vocabulary
from extractor.text.document import Document
from extractor.text.quotes import clause_span


@dataclass(frozen=True, slots=True)
class MentionLabel:
    """What a reader says of one mention: an indicator, or ``other`` with a label."""

    mention: Mention
    indicator: str
    label: str | None = None


def questions(document: Document) -> list[Mention]:
    """The mentions that a labeller is asked about: every statistic and statement of zero."""
    return [mention for mention in document.mentions if mention.statistical]


def parse(mention: Mention, words: str) -> MentionLabel | None:
    """An answer as typed: an indicator id, ``o LABEL`` for another statistic, ``-`` for none.

    Raises:
        UsageError: the words are none of these; the message names near ids.
    """
    words = words.strip()
    if words == "-":
        return None
    if words.startswith("o "):
        return MentionLabel(mention, OTHER, words[2:].strip())
    if words in vocabulary():
        return MentionLabel(mention, words)
    near = get_close_matches(words, list(vocabulary()), n=3, cutoff=0.5)
    hint = f"; near: {', '.join(near)}" if near else ""
    raise UsageError(f"{words!r} is no indicator; type an id, 'o LABEL' or '-'{hint}")


def gold_of(document: Document, answers: Iterable[MentionLabel]) -> str:
    """The gold file, as JSON, that the answers make; quotes are of the cleaned text."""
    meta = document.meta
    data: dict[str, Any] = {
        "report": document.source.name,
        "meta": {
            "year": meta.year,
            "agency": meta.agency.value if meta.agency else None,
            "form": meta.form,
        },
        "facts": [_fact(document, answer) for answer in answers],
        "findings": [],
        "labelled": {"passes": 1},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _fact(document: Document, answer: MentionLabel) -> dict[str, Any]:
    mention = answer.mention
    item = vocabulary().get(answer.indicator)
    value = mention.value
    whole = value is not None and value == value.to_integral_value()
    fact: dict[str, Any] = {
        "indicator": answer.indicator,
        "value": int(value) if whole and value is not None else str(value),
        "unit": mention.unit or (item.unit if item else None),
        "quote": document.quote(clause_span(document.text, mention.span)).text,
    }
    if answer.label:
        fact["label"] = answer.label
    if mention.qualifier != "exact":
        fact["qualifier"] = mention.qualifier
    if mention.kind == "zero_statement":
        fact["zero"] = "implied"
    return fact
