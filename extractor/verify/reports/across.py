"""Checks across the reports of a run: one year against the next, one agency against another.

Reports are reduced to the few figures that are compared, so that ten thousand fit in memory.
Agencies are matched across years by name; one that appears under a fuller or shorter form of its
name (榆次区人民政府, 榆次区人民政府办公室) is one agency, and no other: that is told, and is no renaming.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extractor.schemas import Finding, Quote
from extractor.schemas.sameness import facts_digest
from extractor.text.same_body import NamedBody, other_names

from .figures import AcrossFinding, Figures, Stated
from .following_years import compared, one_a_heading, year_on_year
from .hierarchy import check_hierarchy, scoped

_LEAST_NUMBERS = 8


@dataclass(frozen=True, slots=True)
class Across:
    """The outcome: findings, agencies met under two names, how many pairs of years were compared,
    the reports that stand there twice, each with the earlier one and what is the same, how many of
    the pairs do not fit together, and the reports that are another text of an earlier one's agency
    and year, each with that one."""

    findings: tuple[AcrossFinding, ...]
    two_names: tuple[tuple[str, str], ...]
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
        if name not in compared() or fact["value"] is None or fact["verdict"] == "doubtful":
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
    named = {(min(pair), max(pair)) for pair in _at_one_time(by_agency, others)}
    compared = differing = 0
    for agency, years in sorted(by_agency.items()):
        for year, now in sorted(years.items()):
            before = years.get(year - 1) or _under_another(
                year - 1, by_agency, others.get(agency, set())
            )
            if before is None or not _same_region(before, now):
                continue
            if before.agency != agency and before.agency is not None:
                named.discard((min(before.agency, agency), max(before.agency, agency)))
                named.add((before.agency, agency))
            compared += 1
            told = one_a_heading(list(year_on_year(before, now)))
            differing += any(one.finding.severity != "info" for one in told)
            findings += told
    twice = tuple(_twice(every))
    versions = tuple(_versions(every, {name for name, _ in twice}))
    return Across(tuple(findings), tuple(sorted(named)), compared, twice, differing, versions)


def _several(reports: Sequence[Figures]) -> Iterator[AcrossFinding]:
    for report in reports:
        for found in report.several:
            about = " ".join(filter(None, (report.agency, str(report.year or ""))))
            yield AcrossFinding(tuple(report.name for _ in found.quotes), found, about)


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
    """For each agency its other names in the run."""
    return other_names(NamedBody(r.agency, r.region, r.code) for r in reports if r.agency)


def _at_one_time(
    by_agency: Mapping[str, Mapping[int, Figures]], others: Mapping[str, set[str]]
) -> Iterator[tuple[str, str]]:
    """Two names of one body with reports of the same year."""
    for agency, names in others.items():
        for other in names:
            if by_agency.get(agency, {}).keys() & by_agency.get(other, {}).keys():
                yield agency, other


def _same_region(before: Figures, now: Figures) -> bool:
    if before.code is not None and before.code == now.code:
        return True
    return before.region is None or now.region is None or before.region == now.region


def _under_another(
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
