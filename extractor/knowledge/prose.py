"""How a pack says its indicators in sentences: patterns of concepts, loaded from TOML.

``schemas/disclosure/concepts.toml`` names words by what they mean, ``prose.toml`` the concepts
that together state an indicator.  See the head of each for its format.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from typing import Any

from extractor.language.lexicon import Lexicon
from extractor.language.words import FILLER, UNITS
from extractor.resources import data_path


@dataclass(frozen=True)
class Pattern:
    """Concepts that stand in the clause (each a choice), and one that was named before it."""

    words: str
    here: tuple[frozenset[str], ...]
    before: frozenset[str]

    @cached_property
    def needed(self) -> frozenset[str]:
        """The concepts of all choices together."""
        return frozenset(concept for choice in self.here for concept in choice)

    @property
    def weight(self) -> int:
        """How much the pattern says: a word of the clause counts more than one named before."""
        return 2 * len(self.here) + bool(self.before)


@dataclass(frozen=True, slots=True)
class Saying:
    """One indicator in sentences.

    ``units`` are the printed units that fit; a number without unit fits if ``bare``, a zero
    without unit if ``bare_zero``.  ``allow`` are concepts that may stand in the clause too.
    ``loose``: words that nobody knows may stand between the concepts and the number.  ``once``: a
    sentence states it once; a second number is a part.  ``named``: a proper name may lean on it.
    ``held``: the body itself holds it; what it attends counts for another.
    """

    id: str
    patterns: tuple[Pattern, ...]
    units: frozenset[str]
    allow: frozenset[str]
    forms: frozenset[str]
    loose: bool
    strict: bool
    once: bool
    named: bool
    part: bool
    whole: bool
    body: bool
    apart: bool
    held: bool
    not_after: frozenset[str]
    not_in: frozenset[str]
    bare: bool
    bare_zero: bool
    zero: frozenset[str]
    guard: bool
    examples: tuple[str, ...]
    counter: tuple[str, ...]
    order: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A pack's sentences: its lexicon, its sayings, and the concepts that can be a topic."""

    lexicon: Lexicon
    sayings: tuple[Saying, ...]
    by_concept: Mapping[str, tuple[Saying, ...]]
    topics: Mapping[str, str]
    zeros: Mapping[str, bool]
    concepts: Mapping[str, Sequence[str]]

    def denied(self, thing: str | None, form: str) -> str | None:
        """The indicator that is zero where a report of a form denies a thing; None if none is."""
        if thing is None:
            return None
        for saying in self.sayings:
            if thing in saying.zero and (not saying.forms or form in saying.forms):
                return saying.id
        return None

    def candidates(self, concepts: frozenset[str]) -> Sequence[Saying]:
        """The sayings that ask for at least one of these concepts in the clause."""
        found = {s.order: s for c in concepts for s in self.by_concept.get(c, ())}
        return [found[order] for order in sorted(found)]


TOPICS = {
    "application": "application", "on_request": "application", "reconsider": "reconsider",
    "lawsuit": "lawsuit", "direct": "lawsuit_direct", "after_review": "lawsuit_after_review",
    "complaint": "complaint", "consult": "consult", "training": "training", "meeting": "meeting",
    "press_conference": "press_conference", "interview": "interview", "info": "info",
    "normative": "normative", "regulation": "regulation", "fee": "fee", "budget": "budget",
    "license": "license", "penalty": "penalty", "coercion": "coercion", "this_work": "work",
    "carry": "carry", "gazette": "gazette", "docket": "docket",
    **dict.fromkeys(
        "grant partial refuse nonexistent not_ours unavailable grant_or_partial already_public".split(),
        "application",
    ),
}  # fmt: skip
"""Concepts that later clauses may leave out, and the topic that they set."""


@cache
def prose() -> Prose:
    """The sentences of the disclosure pack."""
    words = tomllib.loads(data_path("schemas", "disclosure", "concepts.toml").read_text("utf-8"))
    data = tomllib.loads(data_path("schemas", "disclosure", "prose.toml").read_text("utf-8"))
    concepts = {
        name: [word for family in text.split() for word in members(family)]
        for name, text in words["concepts"].items()
    }
    sayings = tuple(_saying(item, data["groups"], n) for n, item in enumerate(data["say"]))
    by_concept: dict[str, list[Saying]] = {}
    for saying in sayings:
        for concept in {c for p in saying.patterns for choice in p.here for c in choice}:
            by_concept.setdefault(concept, []).append(saying)
    return Prose(
        Lexicon(concepts, FILLER),
        sayings,
        {name: tuple(found) for name, found in by_concept.items()},
        TOPICS,
        {concept: saying.guard for saying in sayings for concept in saying.zero},
        concepts,
    )


def members(family: str) -> list[str]:
    """The words that a family stands for: {不属|非}{本|我}局 are four."""
    choices = [part.split("|") for part in re.split(r"[{}]", family)]
    return ["".join(parts) for parts in product(*choices)]


def _saying(item: Mapping[str, Any], groups: Mapping[str, Mapping[str, Any]], order: int) -> Saying:
    name = str(item["id"])
    group = groups.get(str(item.get("group", name.partition(".")[0])), {})
    patterns = tuple(_pattern(str(p)) for p in item["patterns"])
    needed = {c for p in patterns for choice in p.here for c in choice}
    allow = f"{group.get('allow', '')} {item.get('allow', '')}".split()
    return Saying(
        id=name,
        patterns=patterns,
        units=UNITS[str(item.get("units", group.get("units", "count")))],
        allow=frozenset(allow) | needed,
        forms=frozenset(item.get("forms", ())),
        loose=bool(item.get("loose")),
        strict=bool(item.get("strict")),
        once=bool(item.get("once")),
        named=bool(item.get("named")),
        part=bool(item.get("part")),
        whole=bool(item.get("whole")),
        body=bool(item.get("body", item.get("once"))),
        apart=bool(item.get("apart")),
        held=bool(item.get("held")),
        not_after=frozenset(str(item.get("not_after", "")).split()),
        not_in=frozenset(str(item.get("not_in", "")).split()),
        bare=bool(item.get("bare", group.get("bare"))),
        bare_zero=bool(item.get("bare_zero", group.get("bare_zero"))),
        zero=frozenset(str(item.get("zero", "")).split()),
        guard=bool(item.get("guard")),
        examples=tuple(item.get("examples", ())),
        counter=tuple(item.get("counter", ())),
        order=order,
    )


def _pattern(words: str) -> Pattern:
    parts = words.split()
    return Pattern(
        words,
        tuple(frozenset(part.split("|")) for part in parts if not part.startswith("@")),
        frozenset(part[1:] for part in parts if part.startswith("@")),
    )
