"""The checks of this folder, in one call: shares, rates and fractions against what they are of."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.schemas import Finding

from ..case import Case
from .applicants import check_shares_of_applicants
from .fractions import check_fractions
from .named import check_named_shares
from .rest import check_rest_of_share


def check(case: Case) -> Iterator[Finding]:
    """The findings of disclosure reports, in the order of the checks."""
    facts, document = case.facts, case.document
    yield from check_named_shares(document)
    yield from check_rest_of_share(document)
    yield from check_shares_of_applicants(facts, document)
    yield from check_fractions(document)
