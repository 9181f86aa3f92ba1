"""A run with the decisions of people laid over it: what every export is made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from extractor.messages import joint, spoken, word
from extractor.reconcile import build_report, preferred
from extractor.schemas import (
    OTHER,
    Evidence,
    Fact,
    Finding,
    Indicator,
    Meta,
    Quote,
    Result,
    Span,
    State,
    nested_record,
    vocabulary,
)
from extractor.schemas.units import in_unit
from extractor.schemas.verdicts import DOUBT
from extractor.schemas.vocabulary import Vocabulary
from extractor.verify.again import verify_again
from extractor.verify.reports.states import reasons_again

from ..kept_pack import kept_pack, vocabulary_for
from ..plain_text import number
from ..records import read_records
from ..states import shown_state
from ..verdicts import LOOKS
from .attribution import attribution
from .decision import GIVE, LOOKED, Decision
from .decisions import Decided, disagreements, match, standing

Reviewed = Literal["", "accepted", "rejected", "corrected", "added", "disputed"]
"""What people said of a fact; ``disputed`` where two do not agree."""
BY_PERSON: frozenset[Reviewed] = frozenset({"accepted", "corrected", "added"})
"""A person stands for the value."""
SAID: Mapping[str, Reviewed] = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "add": "added",
}  # fmt: skip
"""What people said of a fact, by what they did."""
GIVEN = "given"
"""The same of agency and year."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A fact, with a corrected value if a person gave one, and what people said of it."""

    fact: Fact
    reviewed: Reviewed = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """One report of a run, its facts as people left them, and all they decided about it.

    Its ``result`` is judged with the values that they left: the verdicts, the findings that are
    open, and the reasons for a review.  ``settled`` are the findings that they settled, ``errata``
    those that stand although they decided on all of it: the report prints it so;
    ``finished``: when decisions were applied, nothing was left to look at.  ``known`` are the
    indicators that it was read by, none where nobody knows them any more.  ``read`` is what the
    report was read to be, where people gave its agency or year.
    """

    result: Result
    facts: tuple[Checked, ...]
    decisions: tuple[Decision, ...] = ()
    settled: tuple[Finding, ...] = ()
    errata: tuple[Finding, ...] = ()
    finished: bool = False
    known: Vocabulary = field(default_factory=lambda: Vocabulary({}), repr=False)
    read: Meta | None = None

    @property
    def meta_read(self) -> Meta:
        """What the report was read to be, whatever people gave."""
        return self.read or self.result.meta

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the report after all: what is open, and what stands."""
        return (*self.result.findings, *self.errata)

    @property
    def at_odds(self) -> tuple[Finding, ...]:
        """The errors that stand with values in them that people gave: the report does not print them."""
        given = [one.fact for one in self.facts if one.reviewed in ("corrected", "added")]
        ids = {fact.id for fact in given}
        numbers = {one.mention for fact in given for one in fact.evidence if one.mention}
        return tuple(
            one
            for one in self.result.findings
            if one.severity == "error" and one.formula
            and (ids & {*one.facts} or numbers & {*one.mentions})
        )  # fmt: skip

    @property
    def state(self) -> State:
        """The state of the report; ``reviewed`` where it needed review and people are through."""
        looked = self.finished or any(decision.action == LOOKED for decision in self.decisions)
        return shown_state(self.result.state, looked=looked and not disagreements(self.decisions))


def read_checked(folder: Path) -> Iterator[CheckedReport]:
    """The reports of a run, one at a time, with the decisions that were applied to it.

    Raises:
        UsageError: the folder holds no run of this version.
    """
    decided, pack = Decided.of_run(folder), kept_pack(folder)
    for result in read_records(folder):
        mine = decided.by_report.get(result.sha256, ())
        report = checked(result, mine, vocabulary_for(result, pack))
        yield replace(report, finished=result.sha256 in decided.finished)


def checked(
    result: Result, decisions: Sequence[Decision], known: Vocabulary | None = None
) -> CheckedReport:
    """A report with decisions laid over it; what a person confirmed stays, found again or not.

    ``known`` are the indicators that it was read by; by default those of disclosure reports.
    """
    known = vocabulary_for(result, None) if known is None else known
    if not decisions:
        return CheckedReport(result, tuple(map(Checked, result.facts)), known=known)
    about = attribution(result, decisions)
    read, result = result.meta, about.result
    found, lost = match(decisions, result)
    items = known.indicators
    facts = [_checked(fact, found.get(fact.id, ()), items) for fact in result.facts]
    by_key: dict[tuple[object, ...], list[Decision]] = {}
    for decision in lost:
        by_key.setdefault(decision.key, []).append(decision)
    for at, group in enumerate(by_key.values(), 1):
        if _is_gone(group[0].indicator, items):
            continue  # The decision is kept, and makes no column.
        if any(decision.action != "reject" for decision in standing(group)):
            kept = _kept(_made_of(group), f"d{at}", result, items)
            facts.append(_checked(kept, group, items, read=False))
    report = CheckedReport(
        result, tuple(facts), tuple(decisions), about.settled, known=known, read=read
    )
    return _judged(report) if any(one.reviewed for one in facts) else report


def _is_gone(indicator: str, known: Mapping[str, Indicator]) -> bool:
    """Whether an older version alone had an indicator; never where nobody knows those of the report."""
    return bool(known) and indicator not in known and indicator not in (OTHER, *vocabulary())


def _judged(report: CheckedReport) -> CheckedReport:
    """A report that people decided about, its sums checked with the values that they left."""
    result = report.result
    left = [one.fact for one in report.facts if one.reviewed != "rejected"]
    said = {one.fact.id for one in report.facts if one.reviewed not in ("", "disputed")}
    again = verify_again(result, left, said, report.known)
    verdicts = {fact.id: fact for fact in again.facts}
    facts = tuple(replace(one, fact=verdicts.get(one.fact.id, one.fact)) for one in report.facts)
    waiting = [one.fact for one in facts if one.fact.id not in said]
    told = {
        "facts": tuple(_with_verdict(fact, verdicts.get(fact.id)) for fact in result.facts),
        "findings": again.findings,
        "reasons": reasons_again(result.reasons, waiting, again.findings),
    }
    anew = result.model_copy(update=told)
    every = (*report.settled, *again.settled)
    return replace(report, result=anew, facts=facts, settled=every, errata=again.errata)


def _with_verdict(fact: Fact, judged: Fact | None) -> Fact:
    if judged is None:
        return fact
    update = {"verdict": judged.verdict, "verdict_because": judged.verdict_because}
    return fact.model_copy(update=update)


def of_cell(indicator: str, facts: Sequence[Checked]) -> Sequence[Checked]:
    """The facts of an indicator that the cell of a table is made of; several if they differ.

    None if people rejected them all.  What people stand for outweighs what was read for the same
    scope and period: who says that a value is that of the whole area says nothing of the office's.
    """
    left = [one for one in facts if one.reviewed != "rejected"]
    by_person = [one for one in left if one.reviewed in BY_PERSON]
    said = {(one.fact.scope, one.fact.period) for one in by_person}
    left = [one for one in left if (one.fact.scope, one.fact.period) not in said]
    trusted = [one for one in left if LOOKS[one.fact.verdict].rank > DOUBT]
    # A contradiction is not settled by leaving out one of its sides.
    sides = [one for one in left if LOOKS[one.fact.verdict].rank < DOUBT]
    sure = [*by_person, *trusted, *sides]
    left = sure or left
    chosen = {fact.id for fact in preferred(indicator, [one.fact for one in left])}
    return [one for one in left if one.fact.id in chosen]


def differ(facts: Sequence[Checked]) -> bool:
    """Whether the facts of a cell give several values."""
    return len({one.fact.amount for one in facts if one.fact.value is not None}) > 1


def settled(report: CheckedReport, chosen: Sequence[Checked]) -> Result:
    """The result with these facts as people left them, less those they rejected, and with the
    findings that stand."""
    facts = tuple(one.fact for one in chosen if one.reviewed != "rejected")
    if facts == report.result.facts:
        return report.result.model_copy(update={"findings": report.findings})
    changed: dict[str, object] = {"facts": facts, "findings": report.findings}
    if report.result.custom is None:
        changed["report"] = build_report(facts)
    elif report.known.indicators:
        changed["custom"] = nested_record(report.known.indicators, facts)
    return report.result.model_copy(update=changed)


def _checked(
    fact: Fact,
    decisions: Sequence[Decision],
    known: Mapping[str, Indicator],
    *,
    read: bool = True,
) -> Checked:
    if not decisions:
        return Checked(fact)
    decisions = standing(decisions)
    if len({decision.outcome for decision in decisions}) > 1:
        return Checked(fact, "disputed", told(decisions))
    note = "; ".join(
        " ".join(filter(None, (decision.reviewer, decision.reason)))
        for decision in decisions
        if decision.reviewer or decision.reason
    )
    last = decisions[-1]
    if last.action == "add" and read and last.value not in (None, fact.value):
        # A person gave a damaged number its value; a reader makes another one of it by now.
        changed = {"corrected": last.value, "corrected_unit": last.unit, "action": "correct"}
        last = last.model_copy(update=changed)
    if last.action == "correct":
        left = _corrected(fact, last, known.get(fact.indicator))
        if read and _same(left, fact):
            return Checked(fact, "accepted", note)
        note = "; ".join(filter(None, (_instead(fact, left), note)))
        fact = left
    # What a person added and a reader finds by now is a fact like others that a person confirms.
    return Checked(fact, "accepted" if read and last.action == "add" else SAID[last.action], note)


def _instead(fact: Fact, left: Fact) -> str:
    """What was read, and the value that stands for it now."""
    if (fact.value, fact.unit) == (left.value, left.unit):
        return ""
    old, new = (" ".join(filter(None, (number(one.value), one.unit))) for one in (fact, left))
    return f"{old or '—'} → {new if left.value is not None else '—'}"


def _same(left: Fact, fact: Fact) -> bool:
    """Whether a correction leaves a fact as it was read: somebody typed what stands there."""
    names = ("value", "unit", "qualifier", "semantic", "scope", "period")
    return all(getattr(left, name) == getattr(fact, name) for name in names)


def _corrected(fact: Fact, decision: Decision, item: Indicator | None) -> Fact:
    unit = decision.corrected_unit or fact.unit
    value = decision.corrected
    wanted = item.unit if item else unit
    normal = in_unit(value, unit, wanted or "") if value is not None else None
    semantic = "explicit" if value is not None else "not_stated"
    return fact.model_copy(
        update={
            "value": value,
            "unit": unit,
            "normal_value": normal,
            "normal_unit": wanted if normal is not None else None,
            "qualifier": decision.how_exact or fact.qualifier,
            "semantic": fact.semantic if decision.keeps_value else semantic,
            "scope": decision.for_whom if decision.corrected_scope else fact.scope,
            "period": decision.corrected_period or fact.period,
        }
    )


def _made_of(group: Sequence[Decision]) -> Decision:
    """The decision that a fact is kept by which the readers do not find: who added it knows its
    place in the words.  Nobody read its value, so that it has none where people differ on it."""
    added = [one for one in standing(group) if one.action == "add"]
    if len({one.outcome for one in added}) > 1:
        return added[0].model_copy(update={"value": None, "unit": None})
    added = added or [one for one in group if one.action == "add"]
    return added[-1] if added else group[0]


def _kept(decision: Decision, id_: str, result: Result, known: Mapping[str, Indicator]) -> Fact:
    """The fact of a decision that the readers do not find: a person added it, or they once did."""
    item = known.get(decision.indicator)
    normal = (
        in_unit(decision.value, decision.unit, item.unit)
        if item and decision.value is not None
        else None
    )
    mention = next((one for one in result.mentions if one.source == decision.place), None)
    span = decision.place
    if mention:  # What a person added stands in the cleaned text; other words may be gone.
        start = mention.span.start - decision.lead
        span = Span(start, start + len(decision.quote))
    quote = Quote(text=decision.quote, span=span, source=decision.place)
    return Fact(
        id=id_,
        indicator=decision.indicator,
        label=item.zh if item else decision.indicator,
        value=decision.value,
        unit=decision.unit,
        normal_value=normal,
        normal_unit=item.unit if item and normal is not None else None,
        qualifier=mention.qualifier if mention and mention.value == decision.value else "exact",
        semantic="explicit" if decision.value is not None else "blank",
        scope=decision.scope,
        period=decision.period,
        evidence=(Evidence(mention=mention.id if mention else None, quote=quote),),
    )


def label_of(decision: Decision) -> str:
    """The name of what a decision is about, in the language that is spoken."""
    if decision.action == GIVE:
        return word(decision.indicator, "given")
    item = vocabulary().get(decision.indicator)
    if item is None:
        return decision.indicator
    return item.zh if spoken() == "zh" else item.en


def said_by(decision: Decision) -> str:
    """What somebody said by a decision: ``corrected``, ``given``, ``looked``."""
    return GIVEN if decision.action == GIVE else SAID.get(decision.action, decision.action)


def _what(decision: Decision) -> str:
    """What a person gave by a decision, if anything: a value with its unit and what it is, or a name."""
    if decision.action == "correct":
        value, unit = decision.corrected, decision.corrected_unit
    elif decision.action == "add":
        value, unit = decision.value, decision.unit
    else:
        return decision.given
    details = {"qualifier": decision.corrected_qualifier, "scope": decision.corrected_scope,
                 "period": decision.corrected_period}  # fmt: skip
    words = (f"({word(said, name)})" for name, said in details.items() if said)
    return " ".join(filter(None, (number(value), unit, *words)))


def told(group: Sequence[Decision]) -> str:
    """What each person decided: 张三 人工更正 5 按分项推算."""
    return joint().join(
        " ".join(
            filter(
                None,
                (
                    one.reviewer or "?",
                    word(said_by(one), "reviewed"),
                    _what(one),
                    one.reason,
                ),
            )
        )
        for one in group
    )
