"""The embedded readers of a pack: official tables, patterns of sentences, labels."""

from __future__ import annotations

from dataclasses import replace

from extractor.knowledge.pack import Pack
from extractor.options import Options
from extractor.schemas import OTHER
from extractor.text.document import Document

from . import labels, rules, tables
from .reading import Reading
from .year_rows import without_other_years


def read_tables(document: Document, pack: Pack, options: Options) -> Reading:
    """The cells of tables: of those that the pack declares, or of rows and columns with a label."""
    if not options.tables:
        return Reading()
    found = tables.read(document, pack.tables) if pack.tables else Reading()
    found = without_other_years(document, found, cells=True)
    if pack.tables and not pack.by_label:
        return found
    by_label = labels.cells(document, tuple(pack.indicators.values()))
    known = {claim.mention for claim in found.claims if claim.indicator != OTHER}
    more = tuple(claim for claim in by_label.claims if claim.mention not in known)
    placed = {claim.mention for claim in more}
    kept = tuple(claim for claim in found.claims if claim.mention not in placed)
    return Reading(claims=(*kept, *more), findings=found.findings)


def read_prose(document: Document, pack: Pack, taken: frozenset[str]) -> Reading:
    """Every number that is not taken: by the patterns of the pack, then by its labels."""
    found = (
        rules.read(document, taken, pack.prose, pack.tables) if pack.prose.sayings else Reading()
    )
    found = without_other_years(document, found, cells=False)
    if not pack.by_label:
        return found
    placed = tuple(claim for claim in found.claims if claim.indicator != OTHER)
    rest = taken | {claim.mention for claim in placed if claim.mention}
    by_label = labels.read(document, pack.unsaid, rest)
    return replace(found, claims=(*placed, *by_label.claims))
