"""What the files of a pack's sentences hold: ``concepts.toml`` and ``prose.toml``, entry by entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from extractor.schemas.pack import Data

from .breakdowns import SaidBreakdown


class SaidGroup(Data):
    """``[groups.NAME]``: what the entries of a group have in common."""

    units: str = "count"
    allow: str = ""
    bare: bool = False
    bare_zero: bool = False
    own_work: bool = False


class SaidSaying(Data):
    """One ``[[say]]``; :class:`extractor.knowledge.prose.Saying` tells what the keys mean."""

    id: str
    patterns: tuple[str, ...]
    group: str = ""
    units: str = ""
    allow: str = ""
    forms: tuple[str, ...] = ()
    loose: bool = False
    strict: bool = False
    once: bool = False
    named: bool = False
    part: bool = False
    whole: bool = False
    body: bool | None = None
    apart: bool = False
    held: bool = False
    own_site: bool = False
    mail_apart: bool = False
    not_after: str = ""
    not_in: str = ""
    bare: bool | None = None
    bare_zero: bool | None = None
    zero: str = ""
    guard: bool = False
    told: str = ""
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


class SaidLinks(Data):
    """``[links]``: what indicators have to do with one another in a sentence."""

    several: str = ""
    outcomes: str = ""
    channels: str = ""
    called: Mapping[str, str] = {}


class Denials(Data):
    """``[denials]``: what a denial denies, where the words alone do not say it.

    ``free``: the thing that 分文未取 denies.  ``money``: things of which 0元 may be said.  ``same``: one
    thing by another name.  ``way`` are concepts that are no thing of their own; ``ways`` says what
    is denied with a thing that comes in one of them.  ``asked``: things of which there are others of
    the same name (临时救助申请), ``paid``: those that a number or a suit costs.  ``disputes``: ways of
    contesting; ``cases``: those of which 没有被纠错 says only that none was lost, for which ``lost`` has
    the words and ``none_lost`` what that is called.  ``carried``: what goes
    into the next year, and what came from the last.  ``acts``: what must have been left undone for
    the number of a thing to be zero.  ``joins``: concepts that belong to the thing before them.
    ``kinds``: concepts before a thing that make another of it (没有延期办结的申请), with what that is
    called; without a name nothing is zero.  ``listed``: results that are denied in a list that counts
    the others (予以公开3件,部分公开、不予公开均无).  ``bare``: things that another name makes another's
    (会议经费未列支).  ``follows``: what is zero where no application came, with what that is called
    (不存在答复问题).
    """

    free: str = ""
    money: str = ""
    same: Mapping[str, str] = {}
    way: str = ""
    ways: Mapping[str, Mapping[str, str]] = {}
    asked: str = ""
    paid: str = ""
    disputes: str = ""
    cases: str = ""
    lost: str = ""
    none_lost: Mapping[str, str] = {}
    carried: Mapping[Literal["next", "last"], str] = {}
    acts: Mapping[str, str] = {}
    joins: str = ""
    kinds: Mapping[str, Mapping[str, str]] = {}
    listed: Mapping[str, str] = {}
    bare: str = ""
    follows: Mapping[str, str] = {}

    @property
    def named(self) -> frozenset[str]:
        """The concepts that it speaks of."""
        lists = (self.way, self.asked, self.paid, self.disputes, self.cases, self.joins, self.bare)
        kinds = (name for kinds in self.kinds.values() for name in kinds)
        return frozenset(
            (
                *" ".join(lists).split(),
                *self.same,
                *self.ways,
                *self.acts,
                *self.kinds,
                *self.listed,
                *self.follows,
                *self.none_lost,
                *kinds,
            )
        )

    @cached_property
    def every_way(self) -> frozenset[str]:
        """The concepts that are no thing of their own."""
        return frozenset(self.way.split())

    @cached_property
    def losing(self) -> re.Pattern[str]:
        """What finds, right behind a case, that it was lost."""
        words = "|".join(map(re.escape, self.lost.split())) or "(?!)"
        return re.compile(rf"中?被?(?:依法)?(?:{words})")

    @cached_property
    def done(self) -> Mapping[str, re.Pattern[str]]:
        """Thing -> what finds the words of what is done with it."""
        return {
            thing: re.compile("|".join(map(re.escape, words.split())))
            for thing, words in self.acts.items()
        }


class SaidGuards(Data):
    """``[guards]``: for which indicators a sentence may say that a number is none of them; ids, and
    ``id.`` for all that stands below one.

    Each is a function of that name in ``extractor/readers/rules/guards.py`` or
    ``guards_of_applications.py``, which tells with an example what it knows; one of another name is
    refused there.
    """

    other_cases: str = ""
    document_classes: str = ""
    carried_by_others: str = ""
    published_unasked: str = ""
    next_year: str = ""
    asked_about: str = ""
    none_late: str = ""
    some_kind: str = ""
    some_people: str = ""
    sent_on: str = ""
    for_business: str = ""
    together: str = ""
    both_answers: str = ""
    rest: str = ""
    topics: str = ""
    with_carried: str = ""
    turned_public: str = ""
    reviewed: str = ""
    of_a_total: str = ""
    printed_class: str = ""
    counted_apart: str = ""
    lapsed: str = ""
    items_of_a_list: str = ""
    all_but: str = ""
    named_before: str = ""
    other_acts: str = ""
    at_a_counter: str = ""
    other_questions: str = ""
    other_payers: str = ""
    other_trained: str = ""
    waived: str = ""
    in_each: str = ""
    other_work: str = ""
    for_others: str = ""
    on_other_work: str = ""
    each_time: str = ""
    heads_of_others: str = ""
    newly_set_up: str = ""
    of_a_hotline: str = ""
    interpreted: str = ""


class SaidProse(Data):
    """``prose.toml``; ``units`` are lists of counting units of the pack's own."""

    groups: Mapping[str, SaidGroup] = {}
    links: SaidLinks = SaidLinks()
    denials: Denials = Denials()
    guards: SaidGuards = SaidGuards()
    units: Mapping[str, str] = {}
    breakdown: tuple[SaidBreakdown, ...] = ()
    say: tuple[SaidSaying, ...] = ()


class SaidRoles(Data):
    """``[roles]`` of ``concepts.toml``: concepts and topics by what they do in a sentence."""

    verbs: str = ""
    shared: str = ""
    reasons: str = ""
    answers: str = ""
    rivals: str = ""
    disputes: str = ""
    made: str = ""
    foreign: str = ""


class SaidConcepts(Data):
    """``concepts.toml``."""

    concepts: Mapping[str, str] = {}
    roles: SaidRoles = SaidRoles()
    topics: Mapping[str, str] = {}
