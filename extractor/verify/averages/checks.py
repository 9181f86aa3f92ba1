"""The checks of this folder, in one call: averages, and what comes each time."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.schemas import Finding

from ..case import Case
from .each_time import check_each_time
from .stated import check_averages


def check(case: Case) -> Iterator[Finding]:
    """The findings of disclosure reports, in the order of the checks."""
    document = case.document
    yield from check_averages(document)
    yield from check_each_time(document)
