"""The checks of this folder, in one call: what is said in two places."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.schemas import Finding

from ..case import Case
from .carried_over import check_carried_over
from .corrected import check_corrected
from .denied import check_denied
from .denied_in_words import check_denied_in_words
from .left_over import check_left_over
from .parts_again import check_parts_again
from .plain_words import check_told_plainly
from .rows_told import check_rows_told


def check(case: Case) -> Iterator[Finding]:
    """The findings of disclosure reports, in the order of the checks."""
    facts, document = case.facts, case.document
    yield from check_corrected(facts, document)
    yield from check_denied(facts, document)
    yield from check_denied_in_words(facts, document)
    yield from check_left_over(facts, document)
    yield from check_carried_over(facts, document)
    yield from check_told_plainly(facts, document)
    yield from check_rows_told(document)
    yield from check_parts_again(facts, document)
