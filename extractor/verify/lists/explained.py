"""Sums that do not add up and yet prove nothing: what becomes of a finding that its words explain.

What one of the :mod:`.objections` explains is no accusation; it stays a finding that nobody decides.
What adds up counts that are no parts of the total is no finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractor.schemas import Fact, Finding
from extractor.text.document import Document

from ..counts.bare import NOT_SO_MANY, OWN_SUM, REST
from .enumeration import Enumeration
from .left_out import left_out
from .objections import damaged_member, explained, no_slip, parts_of_parts
from .unlike_parts import Claimed, claimed_by_mention, of_no_parts

_SUMS = frozenset({"sum_mismatch", "subset_exceeds"})
_NO_SUMS = frozenset({REST, NOT_SO_MANY})
"""What is subtracted or multiplied: its numbers are no parts of the last."""


def unexplained(
    findings: Iterable[Finding], document: Document, facts: Sequence[Fact] = ()
) -> Iterator[Finding]:
    """The findings; a sum of the prose that its words explain is laid to nobody.

    ``facts`` tell what the numbers of a list were read as.
    """
    claimed = claimed_by_mention(facts)
    cells = {e.mention for f in facts for e in f.evidence if e.address is not None}
    known = {fact.id: fact for fact in facts}
    for finding in findings:
        if finding.kind in _SUMS:
            yield from _sum(finding, document, claimed, cells)
        elif finding.kind != "balance_mismatch" or not left_out(finding, document, known):
            yield finding


def _sum(
    finding: Finding, document: Document, claimed: Claimed, cells: set[str | None]
) -> Iterator[Finding]:
    mentions = [m for m in map(document.mention, finding.mentions) if m is not None]
    adds = finding.message not in _NO_SUMS
    one = Enumeration.of(document, mentions) if adds else None
    added = finding.kind == "sum_mismatch"
    if added and one is not None and parts_of_parts(one):
        return
    accuses = finding.whose == "source" and adds
    if accuses and one is not None and of_no_parts(one, claimed):
        return
    doubted = one is not None and (
        explained(one, beside=bool(finding.facts) or finding.message != OWN_SUM)
        or (added and no_slip(one))
    )
    doubted = doubted or (added and bool(mentions) and damaged_member(document, mentions))
    if accuses and doubted and not any(mention in cells for mention in finding.mentions):
        yield finding.model_copy(update={"whose": "undecided", "severity": "warning"})
    else:
        yield finding
