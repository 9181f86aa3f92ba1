"""Counting: what was found, what was missed, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.schemas import OTHER, Fact, Finding, Result

from .gold import Gold, GoldFact, GoldFinding

_Key = tuple[str, Decimal]
_UNSCORED_FINDINGS = frozenset({"unclaimed_statistic", "reader_disagreement", "unplaced_table"})


@dataclass(frozen=True, slots=True)
class Counts:
    """True and false positives, and misses.  An empty count has no precision and no recall."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.found + other.found, self.wrong + other.wrong, self.missed + other.missed
        )

    @property
    def precision(self) -> float | None:
        """Share of what was claimed that is right; None if nothing was claimed."""
        claimed = self.found + self.wrong
        return self.found / claimed if claimed else None

    @property
    def recall(self) -> float | None:
        """Share of what the gold holds that was found; None if it holds nothing."""
        wanted = self.found + self.missed
        return self.found / wanted if wanted else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None if both are undefined."""
        whole = 2 * self.found + self.wrong + self.missed
        return 2 * self.found / whole if whole else None


@dataclass(frozen=True, slots=True)
class Score:
    """One report, scored.  ``notes`` name every difference in words."""

    facts: Counts
    details: Counts
    others: Counts
    findings: Counts
    support: Counts
    verified: Counts
    topics: Mapping[str, Counts]
    notes: tuple[str, ...] = field(default=())


def score(gold: Gold, result: Result) -> Score:
    """Compare a result with the gold of its report.

    ``facts`` counts (indicator, value, unit) of standard indicators; ``details`` the same with
    qualifier, scope and period; ``others`` the value and unit of other statistics; ``support``
    the right facts whose quote is, or is not, at the place that the gold names; ``verified`` the
    facts that verification objects to in nothing; ``topics`` the facts by the first part of their
    indicator.
    """
    notes: list[str] = []
    claimed = [f for f in result.facts if f.indicator != OTHER and f.value is not None]
    facts, topics = _facts(gold, claimed, notes, details=False)
    details, _ = _facts(gold, claimed, [], details=True)
    others = _others(gold, result, notes)
    findings = _findings(gold.findings, result.findings, notes)
    support = _support(gold, claimed)
    sure, _ = _facts(gold, [f for f in claimed if f.verdict == "verified"], [], details=False)
    return Score(facts, details, others, findings, support, sure, topics, tuple(notes))


def _facts(
    gold: Gold, claimed: list[Fact], notes: list[str], *, details: bool
) -> tuple[Counts, dict[str, Counts]]:
    wanted = {_gold_key(fact, details): fact for fact in gold.standard}
    got = {_fact_key(fact, details) for fact in claimed}
    found = {key for key in wanted if key in got}
    missed = [fact for key, fact in wanted.items() if key not in got and not fact.derived]
    wrong = [fact for fact in claimed if _fact_key(fact, details) not in wanted]
    notes += [f"missed {f.indicator} = {f.value} {f.unit or ''} | {f.quote[:60]}" for f in missed]
    notes += [
        f"wrong {f.indicator} = {f.value} {f.unit or ''} | {f.evidence[0].quote.text[:60]}"
        for f in wrong
    ]
    topics: dict[str, Counts] = {}
    for keys, one in (
        (found, Counts(found=1)),
        ({_fact_key(fact, details) for fact in wrong}, Counts(wrong=1)),
        ([_gold_key(fact, details) for fact in missed], Counts(missed=1)),
    ):
        for key in keys:
            topic = str(key[0]).partition(".")[0]
            topics[topic] = topics.get(topic, Counts()) + one
    return sum(topics.values(), Counts()), topics


def _support(gold: Gold, claimed: list[Fact]) -> Counts:
    """Of the facts that are right: how many quotes stand where the gold's quote stands."""
    right = supported = 0
    for fact in claimed:
        places = [g.quote for g in gold.standard if _gold_key(g, False) == _fact_key(fact, False)]
        if places:
            right += 1
            quotes = [evidence.quote.text for evidence in fact.evidence]
            supported += any(_touch(place, quote) for place in places for quote in quotes)
    return Counts(found=supported, wrong=right - supported)


def _gold_key(fact: GoldFact, details: bool) -> tuple[object, ...]:
    key = (fact.indicator, fact.value, fact.unit)
    return (*key, fact.qualifier, fact.scope, fact.period) if details else key


def _fact_key(fact: Fact, details: bool) -> tuple[object, ...]:
    key = (fact.indicator, fact.value, fact.unit)
    return (*key, fact.qualifier, fact.scope, fact.period) if details else key


def _others(gold: Gold, result: Result, notes: list[str]) -> Counts:
    """Other statistics by value, unit and qualifier; labels are free words and not compared."""
    pool: dict[tuple[object, ...], int] = {}
    for fact in result.facts:
        if fact.value is not None:
            key = (fact.value, fact.unit, fact.qualifier)
            pool[key] = pool.get(key, 0) + len(fact.evidence)
    found = missed = 0
    for wanted in gold.facts:
        if wanted.indicator != OTHER or wanted.zero:
            continue
        key = (wanted.value, wanted.unit, wanted.qualifier)
        if pool.get(key, 0) > 0:
            found += 1
        elif not wanted.derived:
            missed += 1
            notes.append(f"missed other {wanted.label} = {wanted.value} {wanted.unit or ''}")
    return Counts(found, 0, missed)


def _findings(wanted: Iterable[GoldFinding], got: Iterable[Finding], notes: list[str]) -> Counts:
    left = [finding for finding in got if finding.kind not in _UNSCORED_FINDINGS]
    found = missed = 0
    for finding in wanted:
        match = next((other for other in left if _same(finding, other)), None)
        if match is not None:
            found += 1
            left.remove(match)
        elif not finding.derived:
            missed += 1
            notes.append(f"missed finding {finding.kind} | {finding.quote[:60]}")
    notes += [
        f"false finding {f.kind} | {f.formula or f.message} | {f.quotes[0].text[:60] if f.quotes else ''}"
        for f in left
    ]
    return Counts(found, len(left), missed)


def _same(wanted: GoldFinding, got: Finding) -> bool:
    if wanted.kind != got.kind:
        return False
    if wanted.indicator is not None and wanted.indicator in got.indicators:
        return True
    return any(_touch(wanted.quote, quote.text) for quote in got.quotes)


def _touch(one: str, other: str) -> bool:
    """Whether one quote stands in the other, or both share a good part."""
    if not one or one in other or other in one:
        return bool(one)
    size = min(8, len(one), len(other))
    return any(one[i : i + size] in other for i in range(len(one) - size + 1))
