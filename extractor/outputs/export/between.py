"""What the reports of a run tell about each other, as findings beside those of each report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractor.schemas import Result
from extractor.text.same_body import one_name
from extractor.verify.reports.across import Across, check_across, figures_of, same_bodies
from extractor.verify.reports.figures import Figures

_FACT = {
    "indicator",
    "label",
    "value",
    "unit",
    "verdict",
    "qualifier",
    "scope",
    "period",
    "evidence",
}
_COMPARED: Any = {
    "name": True, "sha256": True, "meta": True, "mentions": True, "findings": True,
    "facts": {"__all__": _FACT},
}  # fmt: skip
"""What of a result is compared: the rest need not be turned into JSON."""

About = Sequence[str | int | None]


@dataclass
class Between:
    """The figures of the reports of a run, to be compared once all are there."""

    figures: list[Figures] = field(default_factory=list)
    about: dict[str, About] = field(default_factory=dict)

    def add(self, result: Result, about: About) -> None:
        """Take in one report; ``about`` are the first cells of its rows."""
        self.figures.append(figures_of(result.model_dump(mode="json", include=_COMPARED)))
        self.about[result.name] = about

    def compared(self) -> Across:
        """One year against the next, one agency against another."""
        return check_across(self.figures)

    def bodies(self) -> dict[str, str]:
        """For each agency the one name under which the years of its body stand."""
        years: dict[str, set[int]] = {}
        for one in self.figures:
            if one.agency is not None and one.year is not None:
                years.setdefault(one.agency, set()).add(one.year)
        return one_name(same_bodies(self.figures), years)


def between_rows(
    across: Across, known: Mapping[str, About], indicators: frozenset[str] | None
) -> Iterator[tuple[str | int | None, ...]]:
    """The findings about several reports, as rows of ``FINDING_COLUMNS``: the report is all of them,
    what follows it is said of the last.  ``indicators`` are those that are asked for, all if None."""
    for found in across.findings:
        if found.finding.kind == "several_reports":
            continue  # It is one of the report's own.
        if indicators is not None and not indicators.intersection(found.finding.indicators):
            continue
        names = tuple(dict.fromkeys(found.reports))
        _, *about = known[names[-1]]
        one, quotes = found.finding, found.finding.quotes
        quoted = (f"{name}: {q.text}" for name, q in zip(found.reports, quotes, strict=False))
        yield (
            "; ".join(names), *about, one.kind, one.severity, one.whose, " | ".join(dict.fromkeys(quoted)) or None,
            one.formula, one.message, ";".join(one.indicators) or None, None, None,
        )  # fmt: skip
