"""Chooses the indicators that the numbers of a passage may be, so that not all 281 are sent.

Every number brings a few: those whose names share words with its clause, less so with its
sentence, its headings and the passage.  Words are compared as pairs of characters, rare pairs
counting more; a long name must share more of itself than a short one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from extractor.knowledge.prose import prose
from extractor.schemas import Form, Indicator, roles, vocabulary
from extractor.schemas.character_pairs import COMMON, applicant_pairs, names, normal, pairs, weights

from .check import can_be
from .families import family
from .passage import Passage

MOST_INDICATORS = 120
EACH = 4
"""How many indicators one number brings."""
_WITH_FAMILY = 2
"""How many of them bring their families."""

_UNMARKED = 12
"""How many a passage brings in which no number is marked."""

_SENTENCE, _HEADING, _PASSAGE = 0.4, 0.4, 0.1
"""What a shared pair counts that does not stand in the clause of the number."""
_OWN_FORM = 0.3
_COMMON_WEIGHT, _UNKNOWN_WEIGHT = 0.7, 3.0
_LENGTH = 0.5
"""Half-way between the weight that is shared (0) and its share of the name (1).

These weights were set by how much of the gold is offered in lists of the same length.
"""


@dataclass(frozen=True, slots=True)
class _Index:
    """The names of the vocabulary by their pairs of characters.

    ``owner`` (an indicator's id), ``size`` and ``bonus`` (what the form of the report adds) go by
    the number of a name; ``found_in`` leads from a pair to the names that hold it, with what the
    pair weighs.
    """

    owner: tuple[str, ...]
    size: tuple[float, ...]
    bonus: tuple[float, ...]
    found_in: Mapping[str, tuple[tuple[int, float], ...]]


@cache
def _index(form: Form, columns: bool) -> _Index:
    """The index for reports of a form; without ``columns``, no figures by kind of applicant."""
    owner: list[str] = []
    size: list[float] = []
    bonus: list[float] = []
    found_in: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for item in vocabulary().values():
        for name in _names(item) if columns or " × " not in item.zh else ():
            weighed = {pair: _weight(pair) for pair in name}
            for pair, weight in weighed.items():
                found_in[pair].append((len(owner), weight))
            owner.append(item.id)
            size.append(math.fsum(weighed.values()) ** _LENGTH)
            bonus.append(_OWN_FORM if form in item.forms else 0.0)
    found = {pair: tuple(held) for pair, held in found_in.items()}
    return _Index(tuple(owner), tuple(size), tuple(bonus), found)


def _names(item: Indicator) -> Sequence[frozenset[str]]:
    kind = applicant_pairs(item)
    if not kind:
        return names()[item.id]
    # What prose tells by kind of applicant is who applied (自然人提出47件), and nothing further.
    told = item.id in roles().received_by
    return (kind,) if told else ()


@lru_cache(maxsize=4096)
def _pairs(words: str) -> tuple[str, ...]:
    # In order: the order of a set changes from process to process, and with it a sum over it.
    return tuple(sorted(pairs(normal(words))))


def _weight(pair: str) -> float:
    known = weights().get(pair, _UNKNOWN_WEIGHT)
    return _COMMON_WEIGHT if pair in COMMON else known


_Ranked = tuple[float, str]
"""A negative score and the id of an indicator: in ascending order, the best comes first."""


class _Sentence(NamedTuple):
    """What a sentence, its headings and its passage say.

    ``shared`` goes by name, and ``scores`` by indicator, of those that the sentence speaks of;
    ``ranked`` are their negative scores, the best first.
    """

    shared: Mapping[int, float]
    scores: Mapping[str, float]
    ranked: Sequence[_Ranked]


class _Words:
    """What the words of one passage say for the indicators."""

    def __init__(self, form: Form, passage: Passage, columns: bool) -> None:
        self._form, self._index, self._passage = form, _index(form, columns), passage
        above, whole = self._sums(" ".join(passage.headings)), self._sums(passage.plain)
        self._said = {
            name: _HEADING * above.get(name, 0.0) + _PASSAGE * whole.get(name, 0.0)
            for name in above.keys() | whole.keys()
        }
        self._scores = self._by_indicator(self._said)
        self._ranked = _best_first(self._scores)
        self._sentences: dict[str, _Sentence] = {}

    def best(self, number: int, count: int) -> list[Indicator]:
        """The indicators that fit the words and the unit of a number, the best first.

        Where something is denied, that is the first.
        """
        words = self._passage.sentence(number)
        sentence = self._of_sentence(words)
        shared, said, told = sentence.shared, self._said, sentence.scores
        near = self._by_indicator(
            {
                name: weight + (shared[name] if name in shared else said.get(name, 0.0))
                for name, weight in self._sums(self._passage.clause(number, words)).items()
            }
        )
        closest = sorted([(-max(score, told.get(id_, 0.0)), id_) for id_, score in near.items()])
        mention, known = self._passage.numbers[number], vocabulary()
        said_not = prose().denied(mention.thing, self._form)
        indicators = [known[said_not]] if said_not and can_be(known[said_not], mention) else []
        others = _merged(sentence.ranked, self._ranked, told)
        for _, id_ in _merged(closest, others, near):
            if len(indicators) >= count:
                break
            if id_ != said_not and can_be(known[id_], mention):
                indicators.append(known[id_])
        return indicators

    def _of_sentence(self, words: str) -> _Sentence:
        """What a sentence says, found once for all its numbers."""
        if words not in self._sentences:
            said = self._said
            shared = {
                name: _SENTENCE * weight + said.get(name, 0.0)
                for name, weight in self._sums(words).items()
            }
            scores = self._by_indicator(shared)
            self._sentences[words] = _Sentence(shared, scores, _best_first(scores))
        return self._sentences[words]

    def general(self) -> list[Indicator]:
        """The indicators that the passage as a whole speaks of, the best first."""
        return [vocabulary()[id_] for _, id_ in self._ranked[:_UNMARKED]]

    def _sums(self, words: str) -> dict[int, float]:
        """What some words share with every name, by the number of the name."""
        found: dict[int, float] = {}
        known = self._index.found_in
        for pair in _pairs(words):
            for name, weight in known.get(pair, ()):
                found[name] = found[name] + weight if name in found else weight
        return found

    def _by_indicator(self, shared: Mapping[int, float]) -> dict[str, float]:
        """The score of every indicator that shares something: that of its best name."""
        owner, size, bonus = self._index.owner, self._index.size, self._index.bonus
        scores: dict[str, float] = {}
        for name, weight in shared.items():
            id_, score = owner[name], weight / size[name] + bonus[name]
            if id_ not in scores or score > scores[id_]:
                scores[id_] = score
        return scores


def _best_first(scores: Mapping[str, float]) -> list[_Ranked]:
    return sorted([(-score, id_) for id_, score in scores.items()])


def _merged(
    some: Sequence[_Ranked], others: Iterable[_Ranked], left_out: Container[str]
) -> Iterator[_Ranked]:
    """The entries of both in ascending order, those of the second less some ids.

    ``heapq.merge`` with a filter would do, and takes three times as long.
    """
    at, most = 0, len(some)
    for entry in others:
        if entry[1] in left_out:
            continue
        while at < most and some[at] < entry:
            yield some[at]
            at += 1
        yield entry
    yield from some[at:]


def choose(
    form: Form,
    passage: Passage,
    *,
    each: int = EACH,
    most: int = MOST_INDICATORS,
    columns: bool = True,
) -> tuple[Indicator, ...]:
    """The indicators that the numbers of a passage may be, in vocabulary order.

    Every number brings those that look most like it, and the first of these their families: words
    that no list knows (老百姓提出) are told by what stands beside them.  Those of the report's form
    are preferred, and none is kept out: a report of 2021 says how many were trained, though the
    form does not ask.  Where there are more than ``most``, the best ones of every number stay.
    Without ``columns``, figures by kind of applicant are left out: a question about a table names
    the kinds once.
    """
    words = _Words(form, passage, columns)
    rows = [words.best(number, each) for number in passage.numbers]
    if not rows:
        # Digits that the scanner could not read; the model may quote them.
        rows = [words.general()]
    chosen = dict.fromkeys(item.id for row in zip_longest(*rows) for item in row if item)
    near = dict.fromkeys(item.id for row in rows for item in row[:_WITH_FAMILY])
    chosen |= dict.fromkeys(item.id for id_ in near for item in family(id_, form))
    kept = set(list(chosen)[:most])
    return tuple(item for item in vocabulary().values() if item.id in kept)
