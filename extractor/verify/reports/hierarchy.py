"""A jurisdiction against the bodies in it: a whole is its own office and its children.

A run rarely holds every child, so only the impossible is reported: children and own office
together above the figure that the parent gives for its whole jurisdiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from extractor.schemas import Finding, Quote, roles
from extractor.text.same_body import governed

from ..counts.interval import plain
from .figures import AcrossFinding, Figures, Stated, label_of

_LAST_PLACE = re.compile(r"(?:^|[省市州])(?P<place>[^省市州]{2,6}[市县区旗])$")


def scoped(facts: Sequence[Mapping[str, Any]], scope: str) -> dict[str, Stated]:
    """The figures that a record states for its own office, or for its whole jurisdiction."""
    found: dict[str, list[Stated]] = {}
    summed = roles().by_bodies
    for fact in facts:
        usable = fact["value"] is not None and fact["qualifier"] == "exact"
        if usable and fact["indicator"] in summed and fact["scope"] == scope:
            quote = Quote.model_validate(fact["evidence"][0]["quote"])
            found.setdefault(fact["indicator"], []).append(Stated(Decimal(fact["value"]), quote))
    return {n: said[0] for n, said in found.items() if len({s.value for s in said}) == 1}


def check_hierarchy(reports: Sequence[Figures]) -> Iterator[AcrossFinding]:
    """Findings for governments whose children in the run exceed what they say of the whole."""
    for parent in reports:
        if parent.agency is None or not parent.whole or governed(parent.agency) is None:
            continue
        children = [r for r in reports if r is not parent and _belongs(r, parent)]
        for indicator, whole in parent.whole.items():
            parts = [(r.name, said) for r in children if (said := _said(r, indicator))]
            mine = parent.own.get(indicator)
            values = [said.value for _, said in parts] + ([mine.value] if mine else [])
            if parts and sum(values, Decimal(0)) > whole.value:
                yield _finding(parent, indicator, whole, parts, values)


def _belongs(child: Figures, parent: Figures) -> bool:
    if child.agency is None or child.year != parent.year or parent.agency is None:
        return False
    place = governed(parent.agency) or ""
    short = _LAST_PLACE.search(place)
    places = (place, short["place"]) if short else (place,)
    rest = next((child.agency[len(p) :] for p in places if child.agency.startswith(p)), "")
    return len(rest) >= 2 and governed(rest) != ""


def _said(report: Figures, indicator: str) -> Stated | None:
    return report.whole.get(indicator) or report.values.get(indicator)


def _finding(
    parent: Figures,
    indicator: str,
    whole: Stated,
    parts: Sequence[tuple[str, Stated]],
    values: Sequence[Decimal],
) -> AcrossFinding:
    added = sum(values, Decimal(0))
    return AcrossFinding(
        about=f"{parent.agency} {parent.year}",
        reports=(parent.name, *(name for name, _ in parts)),
        finding=Finding(
            kind="sum_mismatch",
            severity="warning",
            whose="undecided",
            message=f"the bodies of {parent.agency} state more {label_of(indicator)} than the whole",
            formula=f"{' + '.join(map(plain, values))} = {plain(added)}, "
            f"stated for the whole {plain(whole.value)}",
            quotes=(whole.quote, *(said.quote for _, said in parts)),
            indicators=(indicator,),
        ),
    )
