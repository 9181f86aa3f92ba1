"""The embedded readers of a pack: official tables, patterns of sentences, labels."""

from __future__ import annotations

from extractor.knowledge.pack import Pack
from extractor.options import Options
from extractor.schemas import OTHER
from extractor.text.document import Document

from . import labels, rules, tables
from .reading import Reading


def read_tables(document: Document, pack: Pack, options: Options) -> Reading:
    """The cells of tables: of the official forms, or of rows and columns that bear a label."""
    if not options.tables:
        return Reading()
    if pack.official:
        return tables.read(document)
    return labels.cells(document, tuple(pack.indicators.values()))


def read_prose(document: Document, pack: Pack, taken: frozenset[str] = frozenset()) -> Reading:
    """Every number that is not taken: by the patterns of the pack, then by its labels."""
    found = rules.read(document, taken, pack.prose) if pack.prose.sayings else Reading()
    if not pack.by_label:
        return found
    placed = tuple(claim for claim in found.claims if claim.indicator != OTHER)
    rest = taken | {claim.mention for claim in placed if claim.mention}
    return Reading(claims=(*placed, *labels.read(document, pack.unsaid, rest).claims))
