"""Checks across the reports of a run: one year against the next, one agency against another.

Reports are reduced to the few figures that are compared, so that ten thousand fit in memory.
Agencies are matched across years by name; one that appears under a fuller or shorter form of its
name (榆次区人民政府, 榆次区人民政府办公室) is matched and reported as renamed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extractor.schemas import APPLICANTS, Finding, FindingKind, Quote, Severity, Whose
from extractor.schemas.sameness import facts_digest

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
_LAST_UNIT = re.compile(r"[^省市县区旗州盟]+(?:自治[州县旗]|[省市县区旗州盟]|[乡镇]|街道)$")
_GRAVEST: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Across:
    """The outcome: findings, agencies met under two names, how many pairs of years were compared,
    the reports that stand there twice, each with the earlier one and what is the same, how many of
    the pairs do not fit together, and the reports that are another text of an earlier one's agency
    and year, each with that one."""

    findings: tuple[AcrossFinding, ...]
    renamed: tuple[tuple[str, str], ...]
    compared: int
    twice: tuple[tuple[str, str], ...] = ()
    differing: int = 0
    versions: tuple[tuple[str, str], ...] = ()


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
        sha256=record["sha256"],
        code=(meta["division"] or {}).get("code"),
        words=_words(record),
        stated=facts_digest(
            (one["indicator"], one["label"], one["value"], one["unit"], one["scope"], one["period"])
            for one in record["facts"]
        ),
        several=tuple(
            Finding.model_validate(found)
            for found in record["findings"]
            if found["kind"] == "several_reports"
        ),
    )


def _digest(mentions: Iterable[Mapping[str, Any]]) -> str | None:
    said = [m["raw"] for m in mentions if m["explained"] is None and m["kind"] == "number"]
    telling = [words for words in said if not words.startswith("0")]
    if len(set(telling)) < _LEAST_NUMBERS:
        return None
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _words(record: Mapping[str, Any]) -> str | None:
    said = [mention["raw"] for mention in record["mentions"]]
    if len(said) < _LEAST_NUMBERS:
        return None
    said += [evidence["quote"]["text"] for fact in record["facts"] for evidence in fact["evidence"]]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def check_across(reports: Iterable[Figures], copies: Container[str] = ()) -> Across:
    """Compare every report with that of the year before, and with all others for the same text.

    ``copies`` are the names of those that the run found to repeat another: they come after all
    others, so that what they repeat is the original here, too.
    """
    every = sorted(reports, key=lambda report: (report.name in copies, report.name))
    findings = [*_several(every), *_same_text(every), *check_hierarchy(every)]
    by_agency: dict[str, dict[int, Figures]] = {}
    for report in every:
        if report.agency is not None and report.year is not None:
            by_agency.setdefault(report.agency, {}).setdefault(report.year, report)
    others = same_bodies(every)
    renamed = {(min(pair), max(pair)) for pair in _at_one_time(by_agency, others)}
    compared = differing = 0
    for agency, years in sorted(by_agency.items()):
        for year, now in sorted(years.items()):
            before = years.get(year - 1) or _renamed(year - 1, by_agency, others.get(agency, set()))
            if before is None or not _same_region(before, now):
                continue
            if before.agency != agency and before.agency is not None:
                renamed.discard((min(before.agency, agency), max(before.agency, agency)))
                renamed.add((before.agency, agency))
            compared += 1
            told = _one_a_pair(list(_year_on_year(before, now)))
            differing += any(one.finding.severity != "info" for one in told)
            findings += told
    twice = tuple(_twice(every))
    versions = tuple(_versions(every, {name for name, _ in twice}))
    return Across(tuple(findings), tuple(sorted(renamed)), compared, twice, differing, versions)


def _several(reports: Sequence[Figures]) -> Iterator[AcrossFinding]:
    for report in reports:
        for found in report.several:
            yield AcrossFinding(tuple(report.name for _ in found.quotes), found)


def _twice(reports: Sequence[Figures]) -> Iterator[tuple[str, str]]:
    """Reports that repeat an earlier one: its bytes, what it states, or its words."""
    first: dict[tuple[object, ...], str] = {}
    for report in reports:
        keys: list[tuple[object, ...]] = [("bytes", report.sha256)] if report.sha256 else []
        if report.known and report.stated:
            keys.append(("facts", report.region, report.agency, report.year, report.stated))
        if report.words is not None and not report.known:
            # What is signed by two agencies, or of two years, is a copy: a finding, and no twin.
            keys.append(("text", report.words))
        earlier = next((key for key in keys if key in first), None)
        if earlier is not None:
            yield report.name, f"{first[earlier]} ({earlier[0]})"
        for key in keys:
            first.setdefault(key, report.name)


def _versions(reports: Sequence[Figures], twice: Container[str]) -> Iterator[tuple[str, str]]:
    """Reports whose agency and year are those of an earlier one, and whose text is another."""
    first: dict[tuple[object, ...], str] = {}
    for report in reports:
        if report.known and report.name not in twice:
            whose = (report.region, report.agency, report.year)
            if (earlier := first.setdefault(whose, report.name)) != report.name:
                yield report.name, earlier


def same_bodies(reports: Iterable[Figures]) -> dict[str, set[str]]:
    """For each agency its other names in the run.

    A government is its office; a name with the places above it is the same as without, where both are
    of one division of GB/T 2260: 晋中市榆次区财政局, 榆次区财政局.
    """
    groups: dict[tuple[object, ...], set[str]] = {}
    for report in reports:
        if report.agency is None:
            continue
        stem = _STEM.sub("", report.agency)
        groups.setdefault((stem,), set()).add(report.agency)
        if report.code is not None and report.region and report.agency.startswith(report.region):
            place = _LAST_UNIT.search(report.region)
            rest = _STEM.sub("", report.agency[len(report.region) :])
            key = (report.code, place[0] if place else report.region, rest)
            groups.setdefault(key, set()).add(report.agency)
    found: dict[str, set[str]] = {}
    for names in groups.values():
        for name in names:
            found.setdefault(name, set()).update(names - {name})
    return found


def _at_one_time(
    by_agency: Mapping[str, Mapping[int, Figures]], others: Mapping[str, set[str]]
) -> Iterator[tuple[str, str]]:
    """Two names of one body with reports of the same year."""
    for agency, names in others.items():
        for other in names:
            if by_agency.get(agency, {}).keys() & by_agency.get(other, {}).keys():
                yield agency, other


def _one_a_pair(found: Sequence[AcrossFinding]) -> Sequence[AcrossFinding]:
    """One finding for two years of an agency: all that does not fit, the gravest first."""
    if len(found) < 2:
        return found
    ranked = sorted(found, key=lambda one: _GRAVEST.index(one.finding.severity))
    every = [one.finding for one in ranked]
    # The same two numbers are quoted once, however often they are compared.
    quoted = dict.fromkeys(
        (name, quote)
        for one in ranked
        for name, quote in zip(one.reports, one.finding.quotes, strict=True)
    )
    merged = every[0].model_copy(
        update={
            "message": "; ".join(dict.fromkeys(one.message for one in every)),
            "formula": "; ".join(dict.fromkeys(one.formula for one in every if one.formula)),
            "quotes": tuple(quote for _, quote in quoted),
            "indicators": tuple(dict.fromkeys(i for one in every for i in one.indicators)),
        }
    )
    return [AcrossFinding(tuple(name for name, _ in quoted), merged)]


def _same_region(before: Figures, now: Figures) -> bool:
    if before.code is not None and before.code == now.code:
        return True
    return before.region is None or now.region is None or before.region == now.region


def _renamed(
    year: int, by_agency: Mapping[str, Mapping[int, Figures]], others: Iterable[str]
) -> Figures | None:
    """The report of the year before under another form of the name, if there is just one."""
    found = [
        report for other in others if (report := by_agency.get(other, {}).get(year)) is not None
    ]
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
