"""The checks of this folder, in one call: rises and falls against the years that they compare."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.schemas import Finding

from ..case import Case
from .last_year import check_last_year
from .stated import check_growth
from .year_cells import check_year_cells


def check(case: Case) -> Iterator[Finding]:
    """The findings of disclosure reports, in the order of the checks."""
    facts, document = case.facts, case.document
    yield from check_growth(document)
    yield from check_last_year(facts, document)
    yield from check_year_cells(facts, document)
