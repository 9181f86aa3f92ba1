"""The checks of this folder, in one call: what the official tables leave open, lose or repeat."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.schemas import Finding

from ..case import Case
from .gaps import check_gaps
from .lost_rows import check_rows
from .marked_tables import check_marked_tables
from .plausibility import check_plausibility


def check(case: Case) -> Iterator[Finding]:
    """The findings of disclosure reports, in the order of the checks."""
    facts, document = case.facts, case.document
    yield from check_plausibility(facts, document)
    yield from check_gaps(facts, document)
    yield from check_rows(facts, document)
    yield from check_marked_tables(facts, document)
