"""Checks across the reports of a run: one year against the next, one agency against another.

Reports are reduced to the few figures that are compared, so that ten thousand fit in memory.
Agencies are matched across years by name; one that appears under a fuller or shorter form of its
name (榆次区人民政府, 榆次区人民政府办公室) is matched and reported as renamed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extractor.schemas import APPLICANTS, Finding, FindingKind, Quote, Severity, Whose

from .figures import AcrossFinding, Figures, Stated
from .hierarchy import check_hierarchy, scoped
from .interval import plain

_ITEMS = ("licensing", "other_services", "penalties", "coercion", "administrative_fees")
_IN_FORCE = ("regulations", "normative_documents")
_JUMPS = (
    "proactive.total", "proactive.website", "applications.received", "reconsideration.total",
    "licensing.decisions", "penalties.decisions",
)  # fmt: skip
_KEPT = frozenset(
    {
        "applications.carried_in",
        "applications.carried_out",
        *(
            f"applications.{row}.{who}"
            for row in ("carried_in", "carried_out")
            for who in APPLICANTS
        ),
        *(f"{group}.{name}" for group in _ITEMS for name in ("items_last_year", "items_change")),
        *(f"{group}.{name}" for group in _IN_FORCE for name in ("issued", "repealed", "in_force")),
        "proactive.cumulative",
        *_JUMPS,
    }
)
JUMP = Decimal(20)
"""How many times a figure may grow or shrink from one year to the next before it is doubted."""
_JUMP_FROM = 10
_LEAST_NUMBERS = 8
_STEM = re.compile(r"(?:人民)?政府(?:办公[室厅])?$|办公[室厅]$|办事处$")


@dataclass(frozen=True, slots=True)
class Across:
    """The outcome: findings, agencies met under two names, how many pairs of years were compared."""

    findings: tuple[AcrossFinding, ...]
    renamed: tuple[tuple[str, str], ...]
    compared: int


def figures_of(record: Mapping[str, Any]) -> Figures:
    """The figures of one record of ``records.jsonl``, as parsed JSON.

    Only values that the report states once are kept: of two, nobody knows which to compare.

    Raises:
        KeyError: the record is no result of this program.
    """
    meta = record["meta"]
    found: dict[str, list[Stated]] = {}
    for fact in record["facts"]:
        name = fact["indicator"]
        if name not in _KEPT or fact["value"] is None or fact["verdict"] == "doubtful":
            continue
        if fact["qualifier"] != "exact" or fact["scope"] == "own":
            continue
        quote = Quote.model_validate(fact["evidence"][0]["quote"])
        found.setdefault(name, []).append(Stated(Decimal(fact["value"]), quote))
    return Figures(
        name=record["name"],
        agency=(meta["agency"] or {}).get("value"),
        region=(meta["region"] or {}).get("value"),
        year=meta["year"],
        values={n: said[0] for n, said in found.items() if len({s.value for s in said}) == 1},
        numbers=_digest(record["mentions"]),
        own=scoped(record["facts"], "own"),
        whole=scoped(record["facts"], "jurisdiction"),
    )


def _digest(mentions: Iterable[Mapping[str, Any]]) -> str | None:
    said = [m["raw"] for m in mentions if m["explained"] is None and m["kind"] == "number"]
    telling = [words for words in said if not words.startswith("0")]
    if len(set(telling)) < _LEAST_NUMBERS:
        return None
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def check_across(reports: Iterable[Figures]) -> Across:
    """Compare every report with that of the year before, and with all others for the same text."""
    every = sorted(reports, key=lambda report: report.name)
    findings = [*_same_text(every), *check_hierarchy(every)]
    by_agency: dict[str, dict[int, Figures]] = {}
    for report in every:
        if report.agency is not None and report.year is not None:
            by_agency.setdefault(report.agency, {}).setdefault(report.year, report)
    by_stem: dict[str, set[str]] = {}
    for agency in by_agency:
        by_stem.setdefault(_STEM.sub("", agency), set()).add(agency)
    renamed: set[tuple[str, str]] = set()
    compared = 0
    for agency, years in sorted(by_agency.items()):
        for year, now in sorted(years.items()):
            before = years.get(year - 1) or _renamed(agency, year - 1, by_agency, by_stem)
            if before is None or not _same_region(before, now):
                continue
            if before.agency != agency and before.agency is not None:
                renamed.add((before.agency, agency))
            compared += 1
            findings += _year_on_year(before, now)
    return Across(tuple(findings), tuple(sorted(renamed)), compared)


def _same_region(before: Figures, now: Figures) -> bool:
    return before.region is None or now.region is None or before.region == now.region


def _renamed(
    agency: str,
    year: int,
    by_agency: Mapping[str, Mapping[int, Figures]],
    by_stem: Mapping[str, set[str]],
) -> Figures | None:
    """The report of the year before under another form of the name, if there is just one."""
    others = by_stem.get(_STEM.sub("", agency), set()) - {agency}
    found = [report for other in others if (report := by_agency[other].get(year)) is not None]
    return found[0] if len(found) == 1 else None


def _same_text(reports: Sequence[Figures]) -> Iterator[AcrossFinding]:
    """The same numbers in the same order in the reports of two agencies, or of two years."""
    by_numbers: dict[str, list[Figures]] = {}
    for report in reports:
        if report.numbers is not None:
            by_numbers.setdefault(report.numbers, []).append(report)
    for members in by_numbers.values():
        whose = {(report.agency, report.year) for report in members}
        if len(members) < 2 or len(whose) < 2:
            continue
        yield AcrossFinding(
            tuple(report.name for report in members),
            Finding(
                kind="implausible",
                severity="warning",
                whose="source",
                message="all numbers are the same, in the same order: one report is a copy of the other",
                formula=" = ".join(f"{r.agency or '?'} {r.year or '?'}" for r in members),
            ),
        )


def _year_on_year(before: Figures, now: Figures) -> Iterator[AcrossFinding]:
    for tail in ("", *(f".{name}" for name in APPLICANTS)):
        yield from _equal(
            before, now, f"applications.carried_out{tail}", f"applications.carried_in{tail}"
        )
    for group in _ITEMS:
        yield from _items(before, now, group)
    for group in _IN_FORCE:
        yield from _in_force(before, now, group)
    yield from _cumulative(before, now)
    for indicator in _JUMPS:
        yield from _jump(before, now, indicator)


def _equal(before: Figures, now: Figures, one: str, two: str) -> Iterator[AcrossFinding]:
    left, carried = before.values.get(one), now.values.get(two)
    if left is not None and carried is not None and left.value != carried.value:
        yield _found(
            "balance_mismatch", "warning", "source", before, now, [left], [carried], (one, two),
            f"{before.year}: {plain(left.value)} carried out, {now.year}: {plain(carried.value)} carried in",
            "what one year hands on is not what the next takes over",
        )  # fmt: skip


def _items(before: Figures, now: Figures, group: str) -> Iterator[AcrossFinding]:
    old, change = (before.values.get(f"{group}.{n}") for n in ("items_last_year", "items_change"))
    new = now.values.get(f"{group}.items_last_year")
    if old is None or change is None or new is None or old.value + change.value == new.value:
        return
    yield _found(
        "balance_mismatch", "warning", "source", before, now, [old, change], [new],
        (f"{group}.items_last_year", f"{group}.items_change"),
        f"{plain(old.value)} + {plain(change.value)} = {plain(old.value + change.value)}, "
        f"{now.year} prints {plain(new.value)} for {before.year}",
        "the items of last year are not those that last year's report arrives at",
    )  # fmt: skip


def _in_force(before: Figures, now: Figures, group: str) -> Iterator[AcrossFinding]:
    """Soft: revisions count twice, and documents expire by themselves."""
    old, new = before.values.get(f"{group}.in_force"), now.values.get(f"{group}.in_force")
    issued, repealed = now.values.get(f"{group}.issued"), now.values.get(f"{group}.repealed")
    if old is None or new is None or issued is None or repealed is None:
        return
    expected = old.value + issued.value - repealed.value
    if expected != new.value:
        yield _found(
            "balance_mismatch", "info", "undecided", before, now, [old], [issued, repealed, new],
            (f"{group}.in_force",),
            f"{plain(old.value)} + {plain(issued.value)} - {plain(repealed.value)} = "
            f"{plain(expected)}, printed {plain(new.value)}",
            "documents in force do not follow from those issued and repealed",
        )  # fmt: skip


def _cumulative(before: Figures, now: Figures) -> Iterator[AcrossFinding]:
    old, new = before.values.get("proactive.cumulative"), now.values.get("proactive.cumulative")
    if old is not None and new is not None and new.value < old.value:
        yield _found(
            "balance_mismatch", "warning", "source", before, now, [old], [new],
            ("proactive.cumulative",), f"{plain(old.value)} > {plain(new.value)}",
            "a figure that is counted over years has become smaller",
        )  # fmt: skip


def _jump(before: Figures, now: Figures, indicator: str) -> Iterator[AcrossFinding]:
    old, new = before.values.get(indicator), now.values.get(indicator)
    if old is None or new is None:
        return
    low, high = sorted((old.value, new.value))
    if low >= _JUMP_FROM and high > JUMP * low:
        yield _found(
            "implausible", "info", "undecided", before, now, [old], [new], (indicator,),
            f"{before.year}: {plain(old.value)}, {now.year}: {plain(new.value)}",
            f"more than {plain(JUMP)} times apart from one year to the next",
        )  # fmt: skip


def _found(
    kind: FindingKind,
    severity: Severity,
    whose: Whose,
    before: Figures,
    now: Figures,
    of_before: list[Stated],
    of_now: list[Stated],
    indicators: tuple[str, ...],
    formula: str,
    message: str,
) -> AcrossFinding:
    reports = (*(before.name for _ in of_before), *(now.name for _ in of_now))
    return AcrossFinding(
        reports,
        Finding(
            kind=kind,
            severity=severity,
            whose=whose,
            message=message,
            formula=formula,
            quotes=tuple(said.quote for said in (*of_before, *of_now)),
            indicators=indicators,
        ),
    )
