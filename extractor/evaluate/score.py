"""Counting: what was found, what was missed, what is wrong."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractor.schemas import OTHER, Fact, Finding, Mention, Result

from .counts import Counts
from .gold import Gold, GoldFact, GoldFinding, packed
from .meta_scores import about
from .selective import VERDICTS

DAMAGE = frozenset({"fused_digits", "damaged_characters", "lost_character", "agency_overwritten"})
"""Findings that tell of damage to the text, as the gold names them."""
_COPY = DAMAGE | {"missing_figure", "incomplete"}
"""What was lost on the way to the copy: no mistake of those who wrote the report."""
ACCUSING = (
    "sum_mismatch", "balance_mismatch", "subset_exceeds", "share_mismatch", "growth_mismatch",
    "conflict",
)  # fmt: skip
"""The kinds of findings that accuse the source most often; they, and mistakes, are counted apart by them."""
_QUOTED = re.compile(
    r"\d[\d.,%]*|[一-鿿][一-鿿、,。:;/×()\d ]*[一-鿿)]|[一-鿿]|\b[a-z_]+\.[a-z_.]+"
)
"""What a message takes from its text: numbers, Chinese words and indicators."""
_UNSCORED_FINDINGS = frozenset(
    {
        "unclaimed_statistic",
        "reader_disagreement",
        "unplaced_table",
        "ambiguous_place",
        "several_reports",
        # The gold says of agency and year what they are, and they are scored by that.
        "no_agency",
        "no_year",
    }
)


@dataclass(frozen=True, slots=True)
class Score:
    """One report, scored.  ``counts`` go by aspect, ``topics`` and ``verdicts`` are of the facts.

    ``checks`` are the accusations by the check that made them, which is told by its words.
    ``notes`` name every difference in words.
    """

    counts: Mapping[str, Counts]
    topics: Mapping[str, Counts]
    verdicts: Mapping[str, Counts]
    checks: Mapping[str, Counts]
    notes: tuple[str, ...] = ()

    @property
    def facts(self) -> Counts:
        """Standard facts by indicator, value and unit."""
        return self.counts["facts"]


def score(gold: Gold, result: Result) -> Score:
    """Compare a result with the gold of its report.

    The aspects: ``facts`` counts (indicator, value, unit) of standard indicators; ``details`` the
    same with qualifier, scope and period; ``others`` the value and unit of other statistics;
    ``findings`` all findings; ``accusations`` those that blame the source, damage apart; ``mistakes``
    those that the gold names, damage apart; ``support`` the right facts whose quote is, or is not,
    at the place that the gold names; ``agency``, ``year`` and ``form`` what the report is, as far
    as the gold tells.  ``topics`` are the facts by the first part of their indicator.

    Gold of the first numbers alone says nothing of the others, nor of findings: they are not scored.
    """
    notes: list[str] = []
    claimed = [f for f in result.facts if f.indicator != OTHER and f.value is not None]
    known, told = gold.findings, result.findings
    if gold.part is not None:
        claimed, known, told = _of_part(gold.part[0], claimed, result.mentions), (), ()
    facts, topics = _facts(gold, claimed, notes, details=False)
    details, _ = _facts(gold, claimed, [], details=True)
    findings, checks = _findings(known, told, notes)
    counts = {
        "facts": facts,
        "details": details,
        "others": _others(gold, result, notes),
        **findings,
        "support": _support(gold, claimed),
        **about(gold.meta, result.meta, notes),
    }
    return Score(counts, topics, _verdicts(gold, claimed), checks, tuple(notes))


def _of_part(done: int, claimed: list[Fact], mentions: Sequence[Mention]) -> list[Fact]:
    """The facts of the numbers that were asked about: the first ones, as ``eval label`` asks."""
    asked = [mention.id for mention in mentions if mention.statistical]
    left = {*asked[done:]}
    return [fact for fact in claimed if not all(one.mention in left for one in fact.evidence)]


def _facts(
    gold: Gold, claimed: list[Fact], notes: list[str], *, details: bool
) -> tuple[Counts, dict[str, Counts]]:
    wanted = {_key(fact, details=details): fact for fact in gold.standard}
    got = {_key(fact, details=details) for fact in claimed}
    found = {key for key in wanted if key in got}
    missed = [fact for key, fact in wanted.items() if key not in got and not fact.derived]
    wrong = [fact for fact in claimed if _key(fact, details=details) not in wanted]
    notes += [f"missed {f.indicator} = {f.value} {f.unit or ''} | {f.quote[:60]}" for f in missed]
    notes += [
        f"wrong {f.indicator} = {f.value} {f.unit or ''} | {f.evidence[0].quote.text[:60]}"
        for f in wrong
    ]
    topics: dict[str, Counts] = {}
    for keys, one in (
        (found, Counts(found=1)),
        ({_key(fact, details=details) for fact in wrong}, Counts(wrong=1)),
        ([_key(fact, details=details) for fact in missed], Counts(missed=1)),
    ):
        for key in keys:
            topic = str(key[0]).partition(".")[0]
            topics[topic] = topics.get(topic, Counts()) + one
    return sum(topics.values(), Counts()), topics


def _verdicts(gold: Gold, claimed: list[Fact]) -> dict[str, Counts]:
    """The facts by verdict; one that is claimed twice has the better verdict of the two."""
    wanted = {_key(fact, details=False) for fact in gold.standard}
    best: dict[tuple[object, ...], str] = {}
    for fact in claimed:
        key = _key(fact, details=False)
        best[key] = min(best.get(key, fact.verdict), fact.verdict, key=VERDICTS.index)
    found: dict[str, Counts] = {}
    for key, verdict in best.items():
        one = Counts(found=1) if key in wanted else Counts(wrong=1)
        found[verdict] = found.get(verdict, Counts()) + one
    return found


def _support(gold: Gold, claimed: list[Fact]) -> Counts:
    """Of the facts that are right: how many quotes stand where the gold's quote stands."""
    right = supported = 0
    for fact in claimed:
        places = [
            g.quote for g in gold.standard if _key(g, details=False) == _key(fact, details=False)
        ]
        if places:
            right += 1
            quotes = [evidence.quote.text for evidence in fact.evidence]
            supported += any(_touch(place, quote) for place in places for quote in quotes)
    return Counts(found=supported, wrong=right - supported)


def _key(fact: Fact | GoldFact, *, details: bool) -> tuple[object, ...]:
    """What makes two facts the same one; with ``details`` also how, of whom and of when it is said."""
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


def _findings(
    wanted: Iterable[GoldFinding], got: Iterable[Finding], notes: list[str]
) -> tuple[dict[str, Counts], dict[str, Counts]]:
    """All findings; those that blame the source, also by check; the mistakes that gold names."""
    left = [finding for finding in got if finding.kind not in _UNSCORED_FINDINGS]
    matched: list[tuple[GoldFinding, Finding]] = []
    missed: list[GoldFinding] = []
    # Those that must be found have the first choice.
    for finding in sorted(wanted, key=lambda finding: finding.derived):
        match = next((other for other in left if _same(finding, other)), None)
        if match is not None:
            matched.append((finding, match))
            left.remove(match)
        elif not finding.derived:
            missed.append(finding)
    notes += [f"missed finding {f.kind} | {f.quote[:60]}" for f in missed]
    notes += [
        f"false finding {f.kind} | {f.formula or f.message} | {f.quotes[0].text[:60] if f.quotes else ''}"
        for f in left
    ]
    # Two sums that one wrong cell breaks are both right to complain of it.
    accusing = [finding for finding in [*(f for _, f in matched), *left] if _accuses(finding)]
    right = {id(f) for f in accusing if any(_same(one, f) for one in wanted)}
    wrong = [finding for finding in accusing if id(finding) not in right]
    counts = {
        "misnamed": Counts(
            found=sum(any(_beside(one, f) for one in wanted) for f in wrong),
            wrong=sum(not any(_beside(one, f) for one in wanted) for f in wrong),
        ),
        "findings": Counts(len(matched), len(left), len(missed)),
        "accusations": Counts(found=len(right), wrong=len(wrong)),
        "mistakes": Counts(
            found=sum(finding.kind not in _COPY for finding, _ in matched),
            missed=sum(finding.kind not in _COPY for finding in missed),
        ),
        **_by_kind(
            [f.kind for f in accusing if id(f) in right],
            [f.kind for f in wrong],
            [f.kind for f, _ in matched],
            [f.kind for f in missed],
        ),
    }
    return counts, _by_check(accusing, right)


def _by_kind(
    right: list[str], wrong: list[str], found: list[str], missed: list[str]
) -> dict[str, Counts]:
    """Accusations, and the mistakes that gold names, by their kinds."""
    return {
        **{
            f"accusations: {k}": Counts(found=right.count(k), wrong=wrong.count(k))
            for k in ACCUSING
        },
        **{
            f"mistakes: {k}": Counts(found=found.count(k), missed=missed.count(k)) for k in ACCUSING
        },
    }


def _by_check(accusing: Iterable[Finding], right: Container[int]) -> dict[str, Counts]:
    """Accusations by the words of their check, without what one text puts into them."""
    found: dict[str, Counts] = {}
    for finding in accusing:
        check = f"{finding.kind}: {_QUOTED.sub('…', finding.message)}"
        one = Counts(found=1) if id(finding) in right else Counts(wrong=1)
        found[check] = found.get(check, Counts()) + one
    return found


def _accuses(finding: Finding) -> bool:
    """Whether a finding says that those who wrote the report made a mistake."""
    return finding.whose == "source" and finding.kind not in _COPY


def _same(wanted: GoldFinding, got: Finding) -> bool:
    if wanted.kind != got.kind:
        return False
    if wanted.indicator is not None and wanted.indicator in got.indicators:
        return True
    return any(_touch(wanted.quote, quote.text) for quote in got.quotes)


def _beside(wanted: GoldFinding, got: Finding) -> bool:
    """Whether a finding is about the words of a mistake, whatever either calls it."""
    return wanted.kind not in _COPY and any(_touch(wanted.quote, q.text) for q in got.quotes)


def _touch(one: str, other: str) -> bool:
    """Whether one quote stands in the other, or both share a good part; blanks apart."""
    one, other = packed(one), packed(other)
    if not one or one in other or other in one:
        return bool(one)
    size = min(8, len(one), len(other))
    return any(one[i : i + size] in other for i in range(len(one) - size + 1))
