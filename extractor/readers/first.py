"""What is read before the model is asked: official tables and, if wanted, what the rules place."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.knowledge.pack import Pack
from extractor.options import Options
from extractor.schemas import OTHER
from extractor.text.document import Cover, Document

from .embedded import read_prose, read_tables
from .model.injection import instruction_spans
from .reading import Reading


@dataclass(frozen=True, slots=True)
class First:
    """The readings that come before the model's; ``sentences`` is all that the rules read, where
    they were asked, and ``rules`` what of it they place under an indicator."""

    table: Reading
    rules: Reading
    sentences: Reading = field(default_factory=Reading)

    @property
    def placed(self) -> frozenset[str]:
        """The ids of the mentions that need no model: cells of official tables, and what the rules
        place under an indicator.  Other tables are put to it.
        """
        return frozenset(
            claim.mention
            for reading in (self.table, self.rules)
            for claim in reading.claims
            if claim.mention
            and (claim.indicator != OTHER or (claim.address and claim.address.table))
        )


def read_first(document: Document, options: Options, pack: Pack) -> First:
    """Read what the model is not asked about, by these options."""
    table = read_tables(document, pack, options)
    if options.model is None or not options.model.rules_first:
        return First(table, Reading())
    reading = read_prose(document, pack, First(table, Reading()).placed | no_sentence(document))
    placed = tuple(claim for claim in reading.claims if claim.indicator != OTHER)
    return First(table, Reading(claims=placed), reading)


def no_sentence(document: Document) -> frozenset[str]:
    """The numbers that no reader of sentences may claim: those inside sentences that instruct a
    reader, and those of tables whose cells ran together (of which sums alone decide)."""
    spans = Cover([*instruction_spans(document), *(table.span for table in document.glued)])
    return frozenset(m.id for m in document.mentions if spans.overlaps(*m.span))
