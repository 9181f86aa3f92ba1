"""How a pack says its indicators in sentences: patterns of concepts, loaded from TOML.

``schemas/disclosure/concepts.toml`` names words by what they mean, ``prose.toml`` the concepts
that together state an indicator.  See the head of each for its format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from extractor.language.lexicon import Lexicon
from extractor.language.words import FILLER, UNITS
from extractor.resources import data_path
from extractor.schemas.pack import checked, parsed
from extractor.schemas.roles import NO_ROLES, Roles, named_by
from extractor.schemas.vocabulary import published

from .breakdowns import Breakdown, breakdown
from .families import members
from .prose_file import Denials, SaidConcepts, SaidGroup, SaidProse, SaidSaying


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
    ``own_site``: another's site does not count.  ``mail_apart``: e-mail is a way of its own where
    on-line forms stand beside it.
    ``held``: the body itself holds it; what it attends counts for another.  ``own_work``: it is of
    disclosure alone; what a sentence traces to another cause is not.
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
    own_site: bool
    mail_apart: bool
    own_work: bool
    not_after: frozenset[str]
    not_in: frozenset[str]
    bare: bool
    bare_zero: bool
    zero: frozenset[str]
    guard: bool
    told: frozenset[str]
    examples: tuple[str, ...]
    counter: tuple[str, ...]
    order: int


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    """A pack's sentences: its lexicon, its sayings, and the topics that concepts set.

    ``families`` are the words of each concept as they are written ({a|b}: one or the other).
    ``verbs`` to ``made`` are concepts and topics by what they do: the roles of ``concepts.toml``.
    ``several`` begin the ids of what is counted for several things one after another, ``outcomes``
    of what becomes of applications, ``channels`` are words of ways of publishing: the links of
    ``prose.toml``.  ``breakdowns`` are the ways in which its cases are divided, ``roles`` the parts
    that its indicators play in the code, ``cumulative`` of these the indicator that another is when
    it counts several years.  ``guards`` are for which indicators a sentence may say that a
    number is none of them: by the name of the guard, ids, and ``id.`` for all below one.
    """

    lexicon: Lexicon
    sayings: tuple[Saying, ...]
    by_concept: Mapping[str, tuple[Saying, ...]]
    topics: Mapping[str, str]
    zeros: Mapping[str, bool]
    families: Mapping[str, Sequence[str]]
    verbs: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    reasons: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    rivals: frozenset[str] = frozenset()
    disputes: frozenset[str] = frozenset()
    made: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()
    cumulative: Mapping[str, str] = field(default_factory=dict)
    several: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    denials: Denials = field(default_factory=lambda: Denials())
    breakdowns: tuple[Breakdown, ...] = ()
    roles: Roles = NO_ROLES
    guards: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def guarded(self, indicator: str) -> Iterator[str]:
        """The names of the guards that hold for an indicator."""
        for name, entries in self.guards.items():
            if any(any(named_by(entry, (indicator,))) for entry in entries):
                yield name

    def denied(self, thing: str | None, form: str) -> str | None:
        """The indicator that is zero where a report of a form denies a thing; None if none is."""
        if thing is None:
            return None
        for saying in self.sayings:
            if thing in saying.zero and (not saying.forms or form in saying.forms):
                return saying.id
        return None

    def names(self, wanted: frozenset[str], here: frozenset[str], before: Sequence[str]) -> bool:
        """Whether a topic was named; of topics that exclude each other, the nearest counts.

        ``here`` are the concepts of the clause or label, ``before`` the topics that were named
        before it, the nearest first.
        """
        if "dispute" in wanted:
            return any(topic in self.disputes for topic in before)
        if wanted & here:
            return True
        if "normative" in wanted:
            near = [topic for topic in before if topic in self.made]
            return near[:1] == ["normative"]
        rivals = [topic for topic in before if topic in self.rivals]
        return any(rivals[0] == topic if topic in rivals else topic in before for topic in wanted)

    def candidates(self, concepts: frozenset[str]) -> Sequence[Saying]:
        """The sayings that ask for at least one of these concepts in the clause."""
        found = {s.order: s for c in concepts for s in self.by_concept.get(c, ())}
        return [found[order] for order in sorted(found)]

    def explaining(self, words: frozenset[frozenset[str]]) -> Sequence[tuple[Saying, Pattern]]:
        """The sayings that allow for all words of a clause, with those of their patterns whose
        concepts it names; ``words`` are the concepts of each word."""
        return _explaining(self, words)


@lru_cache(maxsize=4096)
def _explaining(pack: Prose, words: frozenset[frozenset[str]]) -> Sequence[tuple[Saying, Pattern]]:
    here = frozenset(concept for concepts in words for concept in concepts)
    return tuple(
        (saying, pattern)
        for saying in pack.candidates(here)
        if not any(saying.allow.isdisjoint(concepts) for concepts in words)
        for pattern in saying.patterns
        if not any(here.isdisjoint(choice) for choice in pattern.here)
    )


@cache
def prose() -> Prose:
    """The sentences of the disclosure pack."""
    folder = data_path("schemas", "disclosure")
    return prose_of(
        (folder / "concepts.toml").read_text("utf-8"),
        (folder / "prose.toml").read_text("utf-8"),
        roles=published().roles,
    )


@lru_cache(maxsize=8)
def prose_of(
    concepts_toml: str,
    prose_toml: str,
    labels: tuple[tuple[str, tuple[str, ...]], ...] = (),
    roles: Roles = NO_ROLES,
) -> Prose:
    """The sentences of a pack, from the text of its two files; either may be empty.

    ``labels`` are indicators with their wordings: what a text may deny although no pattern says it.

    Raises:
        ValueError: a file is no TOML, or an entry of it means nothing; the message says which.
    """
    words = checked("concepts.toml", "", SaidConcepts, parsed("concepts.toml", concepts_toml))
    data = checked("prose.toml", "", SaidProse, parsed("prose.toml", prose_toml))
    families = {name: tuple(text.split()) for name, text in words.concepts.items()}
    concepts = {
        name: [word for family in written for word in members(family)]
        for name, written in families.items()
    }
    sayings = _sayings(data)
    by_concept = _by_concept(sayings)
    _known(by_concept, data.denials, concepts.keys())
    said = {saying.id for saying in sayings}
    unsaid = {id_: list(names) for id_, names in labels if id_ not in said}
    return Prose(
        lexicon=Lexicon({**concepts, **unsaid}, FILLER),
        sayings=sayings,
        by_concept=by_concept,
        topics={c: topic for topic, named in words.topics.items() for c in named.split()},
        zeros=_zeros(sayings, unsaid),
        families=families,
        **{name: frozenset(text.split()) for name, text in words.roles},
        cumulative=dict(roles.over_years),
        several=tuple(data.links.several.split()),
        outcomes=tuple(data.links.outcomes.split()),
        channels=tuple(data.links.channels.split()),
        called={id_: tuple(words.split()) for id_, words in data.links.called.items()},
        denials=data.denials,
        breakdowns=tuple(map(breakdown, data.breakdown)),
        roles=roles,
        guards={name: tuple(ids.split()) for name, ids in data.guards if ids},
    )


def _sayings(data: SaidProse) -> tuple[Saying, ...]:
    """Its entries in order, each with what its group gives it."""
    units = {**UNITS, **{name: frozenset(text.split()) for name, text in data.units.items()}}
    return tuple(
        _saying(
            item, data.groups.get(item.group or item.id.partition(".")[0], SaidGroup()), units, n
        )
        for n, item in enumerate(data.say)
    )


def _zeros(sayings: Iterable[Saying], unsaid: Iterable[str]) -> dict[str, bool]:
    """What a text may deny, and whether the denial must be of nothing else."""
    said = {concept: saying.guard for saying in sayings for concept in saying.zero}
    return {**said, **dict.fromkeys(unsaid, True)}


def _known(
    by_concept: Mapping[str, Sequence[Saying]], denials: Denials, concepts: Set[str]
) -> None:
    """Raises ValueError where a saying or a denial names a concept that there is not."""
    if unknown := sorted(by_concept.keys() - concepts):
        raise ValueError(
            f"prose.toml: {by_concept[unknown[0]][0].id}: concepts.toml has no {unknown[0]}"
        )
    if strange := sorted(denials.named - concepts):
        raise ValueError(f"prose.toml: denials: concepts.toml has no {strange[0]}")


def _by_concept(sayings: Iterable[Saying]) -> dict[str, tuple[Saying, ...]]:
    """By concept the sayings that ask for it in the clause."""
    found: dict[str, list[Saying]] = {}
    for saying in sayings:
        for concept in {c for p in saying.patterns for choice in p.here for c in choice}:
            found.setdefault(concept, []).append(saying)
    return {concept: tuple(of_it) for concept, of_it in found.items()}


def _saying(
    item: SaidSaying, group: SaidGroup, units: Mapping[str, frozenset[str]], order: int
) -> Saying:
    patterns = tuple(_pattern(p) for p in item.patterns)
    needed = {c for p in patterns for choice in p.here for c in choice}
    counted = item.units or group.units
    if counted not in units:
        raise ValueError(f"prose.toml: {item.id}: there are no units called {counted}")
    return Saying(
        id=item.id,
        patterns=patterns,
        units=units[counted],
        allow=frozenset(f"{group.allow} {item.allow}".split()) | needed,
        forms=frozenset(item.forms),
        loose=item.loose,
        strict=item.strict,
        once=item.once,
        named=item.named,
        part=item.part,
        whole=item.whole,
        body=item.once if item.body is None else item.body,
        apart=item.apart,
        held=item.held,
        own_site=item.own_site,
        mail_apart=item.mail_apart,
        own_work=group.own_work,
        not_after=frozenset(item.not_after.split()),
        not_in=frozenset(item.not_in.split()),
        bare=group.bare if item.bare is None else item.bare,
        bare_zero=group.bare_zero if item.bare_zero is None else item.bare_zero,
        zero=frozenset(item.zero.split()),
        guard=item.guard,
        told=frozenset(item.told.split()),
        examples=_spelt_out(item.examples),
        counter=_spelt_out(item.counter),
        order=order,
    )


def _spelt_out(examples: Iterable[str]) -> tuple[str, ...]:
    """Each example; one with a family of words is as many ({快递|平信}申请[3]件)."""
    return tuple(
        one
        for said in examples
        for one in (members(said, "prose.toml") if "{" in said else (said,))
    )


def _pattern(words: str) -> Pattern:
    parts = words.split()
    return Pattern(
        words,
        tuple(frozenset(part.split("|")) for part in parts if not part.startswith("@")),
        frozenset(part[1:] for part in parts if part.startswith("@")),
    )
