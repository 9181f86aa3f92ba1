"""Verification once more, after people decided: the sums with the values that they left.

The text of the report is not needed, and may be gone by then; of its sentences the quotes of facts are
left.  What arithmetic between facts
tells is worked out twice, from the facts as they were read and as people left them: where the two
differ, a finding is settled or new.  Of everything else a finding is settled once the numbers that
it names add up, or people decided on every fact that it is about.  What people confirmed as it is
printed still does not add up: it is a mistake of the report, and stands.  So does a proven contradiction,
of whose values people chose one.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.schemas import Fact, Finding, Result
from extractor.schemas.vocabulary import Vocabulary
from extractor.text.document import Document, Source

from .chosen import ARITHMETIC, Choices, of_several
from .counts.interval import Interval, of_fact, overlap
from .quoted import broken_sentences
from .recognised import unproven
from .tables.closed import closed_sums
from .tables.identities import check_identities
from .tables.pointed import SPARED
from .tables.stocks import check_stocks
from .twice.conflicts import beside_others, conflicting
from .verdicts import judge


@dataclass(frozen=True, slots=True)
class Again:
    """The facts with their verdicts, the findings that are open, and those that are settled.

    ``errata`` are contradictions of the report whose every number people confirmed as it is printed, and
    those of whose values they chose one: nobody has to look at them again, and they stand.
    """

    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    settled: tuple[Finding, ...]
    errata: tuple[Finding, ...] = ()


def verify_again(
    result: Result, left: Sequence[Fact], decided: Collection[str], known: Vocabulary
) -> Again:
    """Judge a report anew with the facts that people left.

    ``left`` are its facts without those that people rejected, with the values that people gave,
    and those that they added; ``decided`` the ids of all that they decided on and agree about.
    ``known`` are the indicators that it was read by, with what adds up.
    """
    numbers = _numbers(result)
    before = {_key(found): found for found in _arithmetic(result.facts, numbers, known)}
    after = {_key(found): found for found in _arithmetic(left, numbers, known)}
    sentences = _sentences(result, left)
    now_of = {_key(found): found for found in sentences} | after
    said = _Values.of(result, left)
    people = (fact for fact in (*result.facts, *left) if fact.id in decided)
    seen = {one.mention for fact in people for one in fact.evidence if one.mention}
    touched, choices = _Touched.of(result, left), Choices.of(result, left, decided)
    opened: list[Finding] = []
    held: list[Finding] = []
    settled: list[Finding] = []
    errata: list[Finding] = []
    for found in result.findings:
        key = _key(found)
        now = _reworded(found, now_of.get(key))
        if (key in before and key not in after) or _holds(found, result.facts, left, decided, said):
            held.append(found)
            chosen = choices.stands(found)
            (settled if chosen is None else errata).append(chosen or found)
        elif now == found and _all_decided(found, decided, seen):
            stands = found if touched.leaves(found) else choices.stands(found)
            (settled if stands is None else errata).append(stands or found)
        else:
            opened.append(now)  # also what is wrong with the values that people gave
    broken = [one for one in _broken(result, left, numbers, known) if _key(one) not in before]
    told = {frozenset(one.mentions) for one in (*result.findings, *broken)}
    broken += [one for one in sentences if frozenset(one.mentions) not in told]
    opened += _of_whom(broken, held, touched)
    facts = _judged(result, left, numbers, known, opened, held)
    return Again(facts, tuple(opened), tuple(settled), tuple(errata))


def _numbers(result: Result) -> Document:
    """The numbers of a report without its text, for checks that need no more."""
    none: array[int] = array("l")
    source = Source(result.name, "", result.sha256)
    return Document(
        source, "", none, none, mentions=result.mentions, meta=result.meta, in_digits=""
    )


_Key = tuple[str, frozenset[str]]


def _key(finding: Finding) -> _Key:
    return str(finding.kind), frozenset(finding.facts)


def _arithmetic(facts: Sequence[Fact], numbers: Document, known: Vocabulary) -> Iterator[Finding]:
    """The sums and balances between facts that are broken."""
    for found in (*check_identities(facts, numbers, known), *check_stocks(facts, known)):
        if found.severity == "error":
            yield found


@dataclass(frozen=True, slots=True)
class _Values:
    """What every number of a report says, as it was read and as people left it."""

    read: Mapping[str, Decimal | None]
    left: Mapping[str, Decimal | None]

    @staticmethod
    def of(result: Result, left: Sequence[Fact]) -> _Values:
        read = {mention.id: mention.value for mention in result.mentions}
        told = {
            evidence.mention: fact.value
            for fact in _changed(result, left)
            for evidence in fact.evidence
            if evidence.mention
        }
        return _Values(read, read | told)

    def add_up_now(self, finding: Finding) -> bool:
        """Whether numbers, the last of which was less or more than the others, make it up now."""
        if finding.kind != "sum_mismatch":
            return False
        gaps = []
        for values in (self.read, self.left):
            given = [values.get(mention) for mention in finding.mentions]
            *parts, whole = [value for value in given if value is not None] or [Decimal(0)]
            gaps.append(sum(parts, Decimal(0)) - whole if len(parts) + 1 == len(given) else None)
        was, now = gaps
        return bool(was) and now == 0


def _sentences(result: Result, left: Sequence[Fact]) -> list[Finding]:
    """The sums of sentences that are broken with what people changed; another pack has none."""
    official = result.custom is None
    return [*broken_sentences(result, left, _changed(result, left))] if official else []


def _changed(result: Result, left: Sequence[Fact]) -> list[Fact]:
    """The facts to which people gave a value: others than were read, and those that they added."""
    read = {fact.id: (fact.value, fact.unit) for fact in result.facts}
    return [fact for fact in left if read.get(fact.id) != (fact.value, fact.unit)]


def _holds(
    finding: Finding,
    read: Sequence[Fact],
    left: Sequence[Fact],
    decided: Collection[str],
    said: _Values,
) -> bool:
    """Whether several values of one thing are one by now, or of several things, or bare numbers
    add up."""
    if not of_several(finding):
        return said.add_up_now(finding)
    if not {*finding.facts} & {*decided}:
        return False
    of_one_thing = len({_thing(fact) for fact in read if fact.id in finding.facts}) == 1
    sides: dict[_Thing | None, list[Interval]] = {}
    for fact in left:
        if fact.id in finding.facts:
            sides.setdefault(_thing(fact) if of_one_thing else None, []).append(of_fact(fact))
    return all(overlap(same[0], side) for same in sides.values() for side in same)


_Thing = tuple[str | None, str]


def _thing(fact: Fact) -> _Thing:
    """For whom a value is, and of when: what a person may have read otherwise than the program."""
    return fact.scope, fact.period


def _all_decided(finding: Finding, decided: Collection[str], seen: Collection[str]) -> bool:
    """Whether people decided on all that a finding is about: its facts, or its numbers, which
    ``seen`` are those of; a damaged number is, once somebody gave it a value."""
    if finding.facts:
        return not of_several(finding) and {*finding.facts} <= {*decided}
    return bool(finding.mentions) and {*finding.mentions} <= {*seen}


def _reworded(finding: Finding, now: Finding | None) -> Finding:
    """A sum that is still broken, told with the values that people gave; these are not the source's."""
    if now is None or now.formula == finding.formula:
        return finding
    update = {"formula": now.formula, "message": now.message, "whose": "undecided"}
    return finding.model_copy(update=update)


@dataclass(frozen=True, slots=True)
class _Touched:
    """The facts that are not as they were read, by their ids, and their numbers."""

    facts: frozenset[str]
    numbers: frozenset[str]

    @staticmethod
    def of(result: Result, left: Sequence[Fact]) -> _Touched:
        kept = {fact.id for fact in left}
        apart = [fact for fact in result.facts if fact.id not in kept]
        touched = [*apart, *_changed(result, left)]
        numbers = (one.mention for fact in touched for one in fact.evidence if one.mention)
        return _Touched(frozenset(fact.id for fact in touched), frozenset(numbers))

    def leaves(self, finding: Finding) -> bool:
        """Whether a contradiction still is what the report prints."""
        return finding.kind in ARITHMETIC and not self.are_in(finding)

    def are_in(self, finding: Finding) -> bool:
        """Whether a finding is about any of them."""
        return bool(self.facts & {*finding.facts} or self.numbers & {*finding.mentions})


def _broken(
    result: Result, left: Sequence[Fact], numbers: Document, known: Vocabulary
) -> Iterator[Finding]:
    """The sums that people's values break.

    What they rejected counts here as it was read, unless another value stands for it: a sum that
    only lacks it is not broken.
    """
    kept, named = {fact.id for fact in left}, {fact.indicator for fact in left}
    aside = [f for f in result.facts if f.id not in kept and f.indicator not in named]
    lacking = {one.mention for fact in aside for one in fact.evidence}
    for finding in _arithmetic([*left, *aside], numbers, known):
        if not lacking & {*finding.mentions}:
            yield finding


def _of_whom(
    broken: Sequence[Finding], held: Sequence[Finding], touched: _Touched
) -> Iterator[Finding]:
    """The sums that are broken only now.  Whether a value that a person gave is wrong or the report
    nobody knows; what is left of an older mistake, without such a value, has its owner."""
    for finding in broken:
        older = (
            one.whose
            for one in held
            if one.kind == finding.kind and {*finding.mentions} & {*one.mentions}
        )
        whose = "undecided" if touched.are_in(finding) else next(older, "undecided")
        yield finding.model_copy(update={"whose": whose})


def _beside(facts: Sequence[Fact]) -> Mapping[str, str]:
    """What may be said of one of several values, by the id of the fact."""
    every = conflicting(facts)
    return {one.id: beside_others(one, members) for members in every for one in members}


def _judged(
    result: Result,
    left: Sequence[Fact],
    numbers: Document,
    known: Vocabulary,
    opened: Sequence[Finding],
    held: Sequence[Finding],
) -> tuple[Fact, ...]:
    """The facts, those anew whose verdict rests on what people changed.

    Others keep theirs: it may rest on words, or on what another reader said.
    """
    form = numbers.meta.form
    was = closed_sums(result.facts, numbers, known, result.findings)
    closed = closed_sums(left, numbers, known, opened)
    official = result.custom is None
    blurred = unproven(left, closed, form) if official else {}
    dim = unproven(result.facts, was, form) if official else {}
    beside = _beside(result.facts)
    several = {fact.id for members in conflicting(left) for fact in members}
    over = {(id_, finding.message) for finding in held for id_ in finding.facts}
    new = {id_ for finding in opened if finding not in result.findings for id_ in finding.facts}
    changed = {fact.id for fact in _changed(result, left)}

    def rests_on_it(fact: Fact) -> bool:
        because = fact.verdict_because or ""
        of_sums = because in ("", was.get(fact.id), dim.get(fact.id))
        return (
            fact.id in changed | new
            or (fact.id, because) in over
            or because == SPARED
            or (of_sums and closed.get(fact.id) != was.get(fact.id))
            or (because == beside.get(fact.id) and fact.id not in several)
        )

    again = [fact for fact in left if rests_on_it(fact)]
    judged = {fact.id: fact for fact in judge(again, {}, opened, closed, {}, {}, blurred)}
    return tuple(judged.get(fact.id, fact) for fact in left)
