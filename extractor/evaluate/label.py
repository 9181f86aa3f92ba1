"""Labelling a report by hand: from answers about numbered mentions to a gold file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from extractor.errors import UsageError
from extractor.schemas import OTHER, Mention, vocabulary
from extractor.schemas.indicator_names import by_name, folded, meant
from extractor.text.document import Document
from extractor.text.quotes import clause_span

EXPECTED = (
    "type an indicator (id or name), o and a name for another statistic, - for none; ? helps, "
    "q stops and keeps what is labelled"
)


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
    """An answer as typed: the id or a name of an indicator, ``o LABEL`` for another statistic,
    ``-`` for none.

    Raises:
        UsageError: the words are none of these; the message names near ids.
    """
    words = words.strip()
    if words == "-":
        return None
    if words.startswith("o ") and words[2:].strip():
        return MentionLabel(mention, OTHER, words[2:].strip())
    if len(ids := by_name(vocabulary()).get(folded(words), ())) == 1:
        return MentionLabel(mention, ids[0])
    near = (ids or meant(words, vocabulary())) if words else ()
    hint = f"; near: {', '.join(near)}" if near else ""
    if not words:
        raise UsageError(EXPECTED)
    raise UsageError(f"{words!r} is no indicator; type an id or a name, o and a name, or -{hint}")


def gold_of(
    document: Document, answers: Iterable[MentionLabel], stopped: tuple[int, int] | None
) -> str:
    """The gold file, as JSON, that the answers make; quotes are of the cleaned text.

    ``stopped``: so many numbers of so many were asked about.
    """
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
        "labelled": {"passes": 1} | ({"numbers": f"{stopped[0]}/{stopped[1]}"} if stopped else {}),
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
