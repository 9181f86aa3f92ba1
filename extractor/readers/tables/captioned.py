"""Figures of the statistical table under captions that say of which time they are, where its columns do not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extractor.knowledge.tables import Tables
from extractor.schemas import OTHER, Claim
from extractor.text.document import Document, Grid

from .small_captions import Caption, caption_of


def under_captions(
    document: Document, claims: Sequence[Claim], grids: Sequence[Grid], tables: Tables
) -> Iterator[Claim]:
    """The claims, those of the listing as the captions of their tables have them.

    A caption of another year counts only beside one of the report's year: alone it may be left over from a
    report of the year before.
    """
    if tables.small is None or tables.listing is None:
        yield from claims
        return
    ordered = sorted(grids, key=lambda grid: grid.span)
    captions = [caption_of(document, grid.span.start, tables.small) for grid in ordered]
    told = any(caption.counts and caption.period == "year" for caption in captions)
    starts = [grid.span.start for grid in ordered]
    for claim in claims:
        at = bisect_right(starts, claim.cell.start) - 1 if claim.cell else -1
        of_listing = claim.address is not None and claim.address.table == tables.listing.title
        if (
            at < 0
            or not of_listing
            or claim.cell is None
            or claim.indicator == OTHER
            or claim.cell.stop > ordered[at].span.stop
        ):
            yield claim
        else:
            yield _captioned(claim, captions[at], tables, told=told)


def _captioned(claim: Claim, caption: Caption, tables: Tables, *, told: bool) -> Claim:
    """A claim as a caption has it; a column with words of its own says more than the caption."""
    if not caption.counts and not caption.of_other and (told or not caption.other_year):
        row = claim.address.row if claim.address else ()
        label = f"{caption.words}: {' × '.join(row[-1:])}"
        return claim.model_copy(
            update={"indicator": OTHER, "label": label, "period": "year", "because": caption.words}
        )
    headed = claim.because is not None or claim.period != "year"
    if caption.period == "cumulative" and not headed and tables.listing:
        indicator = tables.listing.cumulative.get(claim.indicator, claim.indicator)
        return claim.model_copy(
            update={"indicator": indicator, "period": "cumulative", "because": caption.words}
        )
    return claim
