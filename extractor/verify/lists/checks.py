"""The checks of this folder, in one call: parts against the whole that a sentence gives, and what is left."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.schemas import Finding

from ..case import Case
from .added_lines import check_added_lines
from .balances import check_balances
from .categories import check_categories
from .declared import check_declared
from .in_force import check_in_force
from .prose import check_lists
from .relations import check_relations
from .spans_of_time import check_spans_of_time
from .whole import check_whole_lists
from .whole_elsewhere import check_whole_elsewhere


def check(case: Case) -> Iterator[Finding]:
    """The findings of disclosure reports, in the order of the checks."""
    facts, document = case.facts, case.document
    yield from check_added_lines(document, case.told)
    yield from check_declared(document)
    yield from check_relations(document)
    yield from check_balances(document)
    yield from check_in_force(facts, document)
    yield from check_lists(document, facts)
    yield from check_categories(document, facts)
    yield from check_whole_lists(document)
    yield from check_whole_elsewhere(facts, document)
    yield from check_spans_of_time(document)
