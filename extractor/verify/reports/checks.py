"""The checks of this folder, in one call: damage, what is copied, several reports in one file."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.schemas import Finding

from ..case import Case
from .copied import check_copied
from .damage import check_document
from .several import check_several


def check(case: Case) -> Iterator[Finding]:
    """The findings of disclosure reports, in the order of the checks."""
    facts, document = case.facts, case.document
    yield from check_document(document)
    yield from check_several(document)
    yield from check_copied(facts, document)
