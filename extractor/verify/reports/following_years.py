"""One report of an agency against that of the year before: what is handed on, grows, or jumps.

A finding has the kind that its heading names: cases that are handed on are a balance, documents in
force a sum, figures of one year in two reports a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractor.schemas import APPLICANTS, Finding, FindingKind, Severity, Whose, roles

from ..counts.interval import plain
from .figures import AcrossFinding, Figures, Stated, label_of

JUMP = Decimal(20)
"""How many times a figure may grow or shrink from one year to the next before it is doubted."""
_JUMP_FROM = 10


@cache
def compared() -> frozenset[str]:
    """The indicators of which a report's values are kept for this."""
    known = roles()
    handed_on = (id_ for pair in _handed_on() for id_ in pair)
    rows = (id_ for row in (*known.item_changes, *known.in_force) for id_ in row)
    return frozenset((*handed_on, *rows, *known.all_years, *known.steady))


@cache
def _handed_on() -> Sequence[tuple[str, str]]:
    """What is carried out of a year and into the next: the totals, and each kind of applicant."""
    out, in_ = roles().carried_out, roles().carried_in
    return [(f"{out}{tail}", f"{in_}{tail}") for tail in ("", *(f".{who}" for who in APPLICANTS))]


@dataclass(frozen=True, slots=True)
class _Judgement:
    """What a check says of what does not fit: the same for every finding of it."""

    kind: FindingKind
    severity: Severity
    whose: Whose
    message: str


_CARRIED = _Judgement(
    "balance_mismatch", "warning", "source",
    "what one year hands on is not what the next takes over",
)  # fmt: skip
_ARRIVED_AT = _Judgement(
    "conflict", "warning", "source",
    "the items of last year are not those that last year's report arrives at",
)  # fmt: skip
# Soft: revisions count twice, and documents expire by themselves.
_FOLLOWS = _Judgement(
    "sum_mismatch", "info", "undecided",
    "documents in force do not follow from those issued and repealed",
)  # fmt: skip
_SHRUNK = _Judgement(
    "implausible", "warning", "source",
    "a figure that is counted over years has become smaller",
)  # fmt: skip
_JUMPED = _Judgement(
    "implausible", "info", "undecided",
    f"more than {plain(JUMP)} times apart from one year to the next",
)  # fmt: skip


def year_on_year(before: Figures, now: Figures) -> Iterator[AcrossFinding]:
    """What does not fit between a report and that of the year before, a finding a figure."""
    known = roles()
    for one, two in _handed_on():
        yield from _carried(before, now, one, two)
    for last, change in known.item_changes:
        yield from _items(before, now, last, change)
    for issued, repealed, left in known.in_force:
        yield from _in_force(before, now, issued, repealed, left)
    for indicator in sorted(known.all_years):
        yield from _cumulative(before, now, indicator)
    for indicator in known.steady:
        yield from _jump(before, now, indicator)


def one_a_heading(findings: Sequence[AcrossFinding]) -> Sequence[AcrossFinding]:
    """One finding for all figures of two years with which the same thing is wrong."""
    by_message: dict[str, list[AcrossFinding]] = {}
    for one in findings:
        by_message.setdefault(one.finding.message, []).append(one)
    return [_merged(members) for members in by_message.values()]


def _merged(findings: Sequence[AcrossFinding]) -> AcrossFinding:
    every = [one.finding for one in findings]
    # The same two numbers are quoted once, however often they are compared.
    quoted = dict.fromkeys(
        (name, quote)
        for one in findings
        for name, quote in zip(one.reports, one.finding.quotes, strict=True)
    )
    merged = every[0].model_copy(
        update={
            "formula": "; ".join(dict.fromkeys(one.formula for one in every if one.formula)),
            "quotes": tuple(quote for _, quote in quoted),
            "indicators": tuple(dict.fromkeys(i for one in every for i in one.indicators)),
        }
    )
    return AcrossFinding(tuple(name for name, _ in quoted), merged, findings[0].about)


def _carried(before: Figures, now: Figures, one: str, two: str) -> Iterator[AcrossFinding]:
    left, carried = before.values.get(one), now.values.get(two)
    if left is not None and carried is not None and left.value != carried.value:
        yield _found(
            _CARRIED, before, now, [left], [carried], (one, two),
            f"{label_of(two)}: {before.year}: {plain(left.value)} carried out, "
            f"{now.year}: {plain(carried.value)} carried in",
        )  # fmt: skip


def _items(before: Figures, now: Figures, last: str, change: str) -> Iterator[AcrossFinding]:
    old, changed, new = before.values.get(last), before.values.get(change), now.values.get(last)
    if old is None or changed is None or new is None or old.value + changed.value == new.value:
        return
    sign = "−" if changed.value < 0 else "+"
    yield _found(
        _ARRIVED_AT, before, now, [old, changed], [new], (last, change),
        f"{label_of(last)}: {plain(old.value)} {sign} {plain(abs(changed.value))} = "
        f"{plain(old.value + changed.value)}, {now.year} prints {plain(new.value)} for {before.year}",
    )  # fmt: skip


def _in_force(
    before: Figures, now: Figures, id_issued: str, id_repealed: str, left: str
) -> Iterator[AcrossFinding]:
    old, new = before.values.get(left), now.values.get(left)
    issued, repealed = now.values.get(id_issued), now.values.get(id_repealed)
    if old is None or new is None or issued is None or repealed is None:
        return
    expected = old.value + issued.value - repealed.value
    if expected != new.value:
        yield _found(
            _FOLLOWS, before, now, [old], [issued, repealed, new], (left,),
            f"{label_of(left)}: {plain(old.value)} + {plain(issued.value)} − "
            f"{plain(repealed.value)} = {plain(expected)}, printed {plain(new.value)}",
        )  # fmt: skip


def _cumulative(before: Figures, now: Figures, name: str) -> Iterator[AcrossFinding]:
    old, new = before.values.get(name), now.values.get(name)
    if old is not None and new is not None and new.value < old.value:
        formula = _two_years(name, before, old, now, new)
        yield _found(_SHRUNK, before, now, [old], [new], (name,), formula)


def _jump(before: Figures, now: Figures, indicator: str) -> Iterator[AcrossFinding]:
    old, new = before.values.get(indicator), now.values.get(indicator)
    if old is None or new is None:
        return
    low, high = sorted((old.value, new.value))
    if low >= _JUMP_FROM and high > JUMP * low:
        formula = _two_years(indicator, before, old, now, new)
        yield _found(_JUMPED, before, now, [old], [new], (indicator,), formula)


def _two_years(indicator: str, before: Figures, old: Stated, now: Figures, new: Stated) -> str:
    return (
        f"{label_of(indicator)}: {plain(old.value)} in {before.year}, "
        f"{plain(new.value)} in {now.year}"
    )


def _found(
    judgement: _Judgement,
    before: Figures,
    now: Figures,
    of_before: list[Stated],
    of_now: list[Stated],
    indicators: tuple[str, ...],
    formula: str,
) -> AcrossFinding:
    reports = (*(before.name for _ in of_before), *(now.name for _ in of_now))
    return AcrossFinding(
        reports,
        Finding(
            kind=judgement.kind,
            severity=judgement.severity,
            whose=judgement.whose,
            message=judgement.message,
            formula=formula,
            quotes=tuple(said.quote for said in (*of_before, *of_now)),
            indicators=indicators,
        ),
        f"{now.agency} {before.year} → {now.year}",
    )
