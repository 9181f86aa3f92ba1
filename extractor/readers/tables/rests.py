"""The rest of a label that a page break parted from its row: its blank cells are none of the form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.schemas import Claim, Span


def without_rests(claims: Sequence[Claim]) -> Iterable[Claim]:
    """The claims without those of blank rows right below a row of the same indicators with numbers."""
    rows: dict[Span, list[Claim]] = {}
    for claim in claims:
        if claim.quoted is not None:
            rows.setdefault(claim.quoted, []).append(claim)
    filled: dict[int, set[str]] = {}
    for span, row in rows.items():
        filled.setdefault(span.stop, set()).update(c.indicator for c in row if c.mention)
    rests = {
        span
        for span, row in rows.items()
        if all(claim.semantic == "blank" for claim in row)
        and {claim.indicator for claim in row} <= filled.get(span.start - 1, set())
    }
    return [claim for claim in claims if claim.quoted not in rests]
