"""The verifier alone, attacked: how many planted mistakes does it see, how many false alarms?

Bases are the facts of labelled reports as the embedded readers read them (those that the gold
confirms, and the other statistics), and generated reports whose truth is known from their making.
A mutant counts as detected if a changed claim becomes doubtful or contradicted, or is in a finding
that the untouched result does not have, or if a dropped number is listed as unclaimed.
For several claims changed at once (an exchange, a shifted row) one of them suffices: the reader
of the result is led to the place.

What these figures do not say: a cell is held against the reading of its table by the program
itself, so a mistake of that reading is no mutant here; and no reader of sentences is asked, so that
what only words can show is not planted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.knowledge.documents import read_document
from extractor.knowledge.pack import shipped
from extractor.options import Options
from extractor.pipeline import read_given
from extractor.readers.embedded import read_tables
from extractor.schemas import OTHER, Fact, Finding, vocabulary
from extractor.text.document import Document, Source
from extractor.verify import ForeignClaim, verify
from extractor.verify.foreign.claims import locate, prepare
from extractor.verify.grounding import objection

from .generated import generate
from .misprints import Misprints, misprints
from .mutants import KINDS, BaseReport, Mutant, is_cell, plant
from .suite import Scored, report_path, run_suite
from .texts import text_of

_MISREAD, _MISPLACED = 0.99, 0.90
AIMS: Mapping[str, float] = {
    "digit_changed": 1.0,
    "digit_changed_elsewhere": _MISPLACED,
    "digits_swapped": _MISREAD,
    "neighbour": _MISPLACED,
    "row_shifted": _MISPLACED,
    "column_shifted": _MISPLACED,
    "exchanged": _MISPLACED,
    # In dense prose most dropped parts are a 1 or a 2, of which others stand beside it.
    "dropped_part": 0.88,
}
"""Detection to be reached by kind; kinds without an aim of their own are held to 0.90."""
UNSTATED_AIM = 1.0
NAMED_AIM, MISNAMED_AIM = 0.99, 0.01
"""Of single wrong numbers in the table of applications so many are named; of single ones a right
number never is, of reports with two at most in so many."""
ALARM_AIM = 0.01


@dataclass(slots=True)
class Tally:
    """Detected of planted."""

    planted: int = 0
    detected: int = 0

    def count(self, seen: bool) -> None:
        """Count one mutant."""
        self.planted += 1
        self.detected += seen

    @property
    def share(self) -> float | None:
        """Share detected; None if none was planted."""
        return self.detected / self.planted if self.planted else None


@dataclass(frozen=True, slots=True)
class MistakeKind:
    """One kind of mistake; ``prose`` and ``cells`` are of labelled reports, ``generated`` the rest."""

    name: str
    aim: float
    all: Tally
    prose: Tally
    cells: Tally
    generated: Tally


@dataclass(frozen=True, slots=True)
class Alarms:
    """False alarms on untouched results: facts flagged of correct facts, in one form of arrival."""

    name: str
    facts: int
    flagged: int

    @property
    def share(self) -> float:
        """Share of correct facts that are flagged."""
        return self.flagged / self.facts if self.facts else 0.0


@dataclass(frozen=True, slots=True)
class Attack:
    """The outcome.  ``unstated`` are all mutants with a value that the report states nowhere,
    ``misprints`` wrong numbers in the reports themselves."""

    kinds: tuple[MistakeKind, ...]
    unstated: Tally
    alarms: tuple[Alarms, ...]
    missed: tuple[str, ...]
    misprints: tuple[Misprints, ...] = ()

    @property
    def failures(self) -> tuple[str, ...]:
        """The aims that are not reached, in words."""
        found = [
            f"{kind.name}: {kind.all.share:.4f} is below {kind.aim:.2f}"
            for kind in self.kinds
            if kind.all.share is not None and kind.all.share < kind.aim
        ]
        if self.unstated.share is not None and self.unstated.share < UNSTATED_AIM:
            found.append(f"values that the report does not state: {self.unstated.share:.4f}")
        found += [
            f"false alarms, {alarm.name}: {alarm.share:.4f} is above {ALARM_AIM}"
            for alarm in self.alarms
            if alarm.share > ALARM_AIM
        ]
        return (*found, *_misnamed(self.misprints))


def _misnamed(tallies: Iterable[Misprints]) -> Iterable[str]:
    for tally in tallies:
        single = tally.name.startswith("one")
        if tally.wrong > (0 if single else MISNAMED_AIM * tally.planted):
            yield f"a right number is named, {tally.name}: {tally.wrong} of {tally.planted}"
        if tally.name == "one, applications" and tally.all < NAMED_AIM * tally.planted:
            yield f"wrong numbers named, {tally.name}: {tally.all} of {tally.planted}"


def attack(
    golds: Sequence[Path], *, each: int = 500, seed: int = 0, tables: int = 30, prose: int = 120
) -> Attack:
    """Plant ``each`` mutants of every kind, half as many wrong numbers, and measure the verifier.

    ``tables`` and ``prose`` are the numbers of generated reports.

    Raises:
        UsageError: one of ``golds`` is no folder of gold files.
    """
    bases = [*labelled_bases(golds), *generated_bases(seed, tables, prose)]
    judge = MutantDetector(bases)
    unstated, missed, kinds = Tally(), [], []
    for name in KINDS:
        kind = MistakeKind(name, AIMS.get(name, _MISPLACED), Tally(), Tally(), Tally(), Tally())
        for base, mutant in plant(name, bases, each, seed):
            seen = judge.sees(base, mutant)
            for tally in (kind.all, _part(kind, base, mutant)):
                tally.count(seen)
            if name != "dropped_part" and _is_unstated(base, mutant):
                unstated.count(seen)
            if not seen:
                missed.append(f"{name}: {base.name}: {_words(base, mutant)}")
        kinds.append(kind)
    printed = misprints(seed, -(-each // 2), tables)
    return Attack(tuple(kinds), unstated, tuple(_alarms(bases)), tuple(missed), printed)


def _part(kind: MistakeKind, base: BaseReport, mutant: Mutant) -> Tally:
    if not base.labelled:
        return kind.generated
    changed = next(iter(mutant.changed), None)
    return kind.cells if changed is not None and is_cell(base.facts[changed]) else kind.prose


def _is_unstated(base: BaseReport, mutant: Mutant) -> bool:
    claims = [*mutant.changed.values(), *mutant.added]
    return any(c is not None and c.value is not None and not base.states(c.value) for c in claims)


def _words(base: BaseReport, mutant: Mutant) -> str:
    said = [
        f"{c.indicator} = {c.value} {c.unit or ''} ({(c.quote or 'no quote')[:60]})"
        for c in (*mutant.changed.values(), *mutant.added)
        if c is not None
    ]
    dropped = [base.claims[n].indicator for n, c in mutant.changed.items() if c is None]
    return "; ".join([*said, *(f"without {d}" for d in dropped)])


def labelled_bases(golds: Sequence[Path]) -> list[BaseReport]:
    """What the embedded readers read in the reports of these folders and the gold confirms."""
    bases = []
    for gold in golds:
        for item in run_suite(gold, lambda report: read_given(report, Options())):
            document = text_of(report_path(gold / f"{item.name}.json", item.gold)).document
            claims = tuple(as_claim(fact) for fact in item.result.facts if _confirmed(fact, item))
            # Two folders may each hold a 001.
            bases.append(_base(f"{gold}/{item.name}", True, document, claims))
    return bases


def generated_bases(seed: int, tables: int, prose: int) -> list[BaseReport]:
    """Generated reports with the claims that are true of them."""
    return [
        _base(made.name, False, _document(made.name, made.text), made.claims)
        for made in generate(seed, tables, prose)
    ]


def _document(name: str, text: str) -> Document:
    return read_document(Source(name=name, raw=text, content=text, sha256=""))


def _base(
    name: str, labelled: bool, document: Document, claims: tuple[ForeignClaim, ...]
) -> BaseReport:
    locator = prepare(document, read_tables(document, shipped(), Options()).claims)
    return BaseReport(name, labelled, locator, claims, locate(claims, locator))


def _confirmed(fact: Fact, item: Scored) -> bool:
    if fact.indicator == OTHER or fact.value is None:
        return True
    return any(
        gold.indicator == fact.indicator and gold.value == fact.value and gold.unit == fact.unit
        for gold in item.gold.facts
    )


def as_claim(fact: Fact) -> ForeignClaim:
    """A fact as another tool would hand it over: with its quote, and without its mention."""
    evidence = fact.evidence[0]
    return ForeignClaim(
        indicator=fact.indicator,
        value=fact.value,
        unit=fact.unit,
        quote=evidence.quote.text,
        place=evidence.quote.source,
        scope=fact.scope,
        period=fact.period,
        qualifier=fact.qualifier,
        semantic=fact.semantic,
        name=fact.label if fact.indicator == OTHER else None,
    )


_AGAINST = ("doubtful", "contradicted")


class MutantDetector:
    """Says whether verification sees a mutant; what the untouched bases show is known before."""

    def __init__(self, bases: Iterable[BaseReport]) -> None:
        self._before = {base.name: _shown(base) for base in bases}

    def sees(self, base: BaseReport, mutant: Mutant) -> bool:
        """Whether a mutant is detected."""
        document = base.locator.document
        facts, touched = _mutated(base, mutant)
        ids = {fact.id for fact in touched}
        verified = verify(facts, document, base.locator.second)
        if any(fact.id in ids and fact.verdict in _AGAINST for fact in verified.facts):
            return True
        dropped = {
            evidence.mention
            for n, claim in mutant.changed.items()
            if claim is None
            for evidence in base.facts[n].evidence
        }
        for finding in verified.findings:
            if _key(finding) in self._before[base.name]:
                continue
            if ids & set(finding.facts):
                return True
            if finding.kind == "unclaimed_statistic" and dropped & set(finding.mentions):
                return True
        return False


def _mutated(base: BaseReport, mutant: Mutant) -> tuple[list[Fact], list[Fact]]:
    """(all facts of the mutant, those that were changed or added)."""
    facts, touched = [], []
    for n, fact in enumerate(base.facts):
        if n not in mutant.changed:
            facts.append(fact)
            continue
        claim = mutant.changed[n]
        if claim is not None:
            made = locate([claim], base.locator)[0].model_copy(update={"id": fact.id})
            facts.append(made)
            touched.append(made)
    for k, made in enumerate(locate(mutant.added, base.locator), 1):
        added = made.model_copy(update={"id": f"f{len(base.facts) + k}"})
        facts.append(added)
        touched.append(added)
    return facts, touched


def _shown(base: BaseReport) -> set[object]:
    verified = verify(base.facts, base.locator.document, base.locator.second)
    return {_key(finding) for finding in verified.findings}


def _key(finding: Finding) -> object:
    return (finding.kind, finding.formula, finding.facts, finding.mentions)


def _alarms(bases: Sequence[BaseReport]) -> Iterable[Alarms]:
    yield _flagged(bases)
    made = [base for base in bases if not base.labelled]
    findings = sum(
        finding.severity == "error"
        for base in made
        for finding in verify(base.facts, base.locator.document).findings
    )
    yield Alarms("errors found in generated reports", sum(len(b.facts) for b in made), findings)


def _flagged(bases: Sequence[BaseReport]) -> Alarms:
    """Correct facts whose digits, unit or cell are objected to; the report's own mistakes are none."""
    facts = [fact for base in bases for fact in base.facts]
    flagged = sum(
        objection(fact, base.locator.document, vocabulary()) is not None
        for base in bases
        for fact in base.facts
    )
    return Alarms("with quotes", len(facts), flagged)
