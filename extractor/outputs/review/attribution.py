"""Agency and year as people gave them: where a name is overwritten or lost, only they know it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.schemas import Division, Finding, Given, Meta, MetaValue, Result
from extractor.text.meta import level_of, region_of, with_form
from extractor.verify.reports.damage import ambiguous_place
from extractor.verify.reports.states import reasons_again

from .decision import GIVE, Asked, Decision
from .decisions import standing

ABOUT_NAMES = frozenset({"agency_overwritten", "ambiguous_place", "no_agency"})
"""Kinds of findings about the agency's name: a person settles them who gives it."""
ABOUT_YEARS = frozenset({"no_year"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A report with the agency and year that people gave, and the findings that this settles."""

    result: Result
    settled: tuple[Finding, ...] = ()


def attribution(result: Result, decisions: Sequence[Decision]) -> Attribution:
    """A report with what people gave in the place of what was read; unchanged where they differ.

    Region, division and level follow from the name and the year.
    """
    made = [one for one in standing(decisions) if one.action == GIVE]
    agency, year = _agreed(made, "agency"), _agreed(made, "year")
    meta = _with_year(result.meta, year)
    if agency and agency[0].given:
        meta_value = MetaValue(value=agency[0].given, given=_told(agency))
        meta = meta.model_copy(update={"agency": meta_value})
    if meta == result.meta and not agency:
        return Attribution(result)
    meta, divisions = _placed(meta, result.meta)
    renamed = bool(agency) and meta.agency is not None
    kinds = (ABOUT_NAMES if renamed else frozenset()) | (
        ABOUT_YEARS if meta.year_given else frozenset()
    )
    settled = tuple(one for one in result.findings if one.kind in kinds)
    open_ = [one for one in result.findings if one.kind not in kinds]
    if renamed and meta.region is not None and meta.division is None and len(divisions) > 1:
        now = ambiguous_place(meta.region, divisions)
        settled = tuple(one for one in settled if one.message != now.message)
        open_.append(now)
    update: dict[str, object] = {"meta": meta, "findings": tuple(open_)}
    if settled:
        update["reasons"] = reasons_again(result.reasons, result.facts, open_)
    return Attribution(result.model_copy(update=update), settled)


def _agreed(made: Sequence[Decision], asked: Asked) -> list[Decision]:
    """What people said of one thing; nothing where they do not agree."""
    about = [one for one in made if one.indicator == asked]
    return about if len({one.outcome for one in about}) == 1 else []


def _with_year(meta: Meta, made: Sequence[Decision]) -> Meta:
    if not made or not made[0].given:
        return meta
    update = {"year": int(made[0].given), "year_quote": None, "year_given": _told(made)}
    return meta.model_copy(update=update)


def _told(made: Sequence[Decision]) -> Given:
    return Given(
        by="; ".join(dict.fromkeys(one.reviewer for one in made if one.reviewer)),
        at=max(made, key=lambda one: one.when).at,
        reason="; ".join(dict.fromkeys(one.reason for one in made if one.reason)),
    )


def _placed(meta: Meta, read: Meta) -> tuple[Meta, tuple[Division, ...]]:
    """Where the agency is, and what that may be, by its name alone; the text told more of the
    place that it named."""
    agency = meta.agency
    if agency is None:
        return meta, ()
    region, divisions = region_of(agency, "", meta.year)
    if region is not None and agency.given is not None:
        region = region.model_copy(update={"given": agency.given})
    division = divisions[0] if len(divisions) == 1 else None
    if read.division in divisions:
        division = read.division
    # What a report without a name calls its agency (我县) holds beside any name.
    level = level_of(agency, "", meta.year) or (None if read.agency else read.level)
    placed = {"region": region, "division": division, "level": level}
    return with_form(meta.model_copy(update=placed)), divisions
