"""From a source to a document: every step of the text layer, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from .cell_digits import cells_apart, comma_rows, less_cells, numeral_cells
from .clean import clean
from .cut_off import cut_off_numbers, cut_sentence
from .cut_rows import cut_rows
from .damage import detect
from .document import Cover, Document, Grid, Source
from .fused import find_fused
from .glued import find_glued
from .glued_parts import DigitPiece, GluedLayout, GluedTable
from .grids import find_grids
from .in_digits import in_digits
from .label_units import in_ones
from .line_numbers import begun_lines, heading_numbers, outline_numbers
from .loose_digits import loose_digits
from .meta import read_meta
from .regions import find_regions
from .scan import FindZeros, OwnUnit, scan
from .serials import row_numbers, year_columns, year_heads
from .structure import find_headings, split
from .torn import torn_cells


def build_document(
    source: Source,
    find_zeros: FindZeros,
    *,
    chunk_chars: int,
    subjects: Sequence[str],
    shapes: tuple[GluedLayout, ...],
    repair: Callable[[str], str],
    units: Sequence[OwnUnit],
) -> Document:
    """Clean, scan and split a source; ``find_zeros`` finds its statements of zero.

    ``subjects`` are words of titles of the kind of report, those of disclosure if there are none;
    ``shapes`` are tables that its copies may have with their cells run together; ``repair`` puts the
    characters that known words have lost, one for another, into the text that rules look at;
    ``units`` are those of somebody's own.
    """
    text, starts, stops, kept, traditional = clean(source)
    regions = find_regions(text, source, kept)
    damages = tuple(detect(text))
    contents = Cover(region.span for region in regions if region.kind == "contents")
    grids = tuple(
        grid
        for grid in find_grids(text, source, kept)
        if not contents.overlaps(grid.span.start, grid.span.stop)
    )
    glued = find_glued(text, shapes)
    glued += find_fused(text, shapes, glued)
    pieces = _digit_pieces(source, text, grids, glued, shapes)
    spans = [table.span for table in glued]
    mentions = scan(text, starts, stops, damages, regions, find_zeros, pieces, spans, units)
    mentions = in_ones(text, mentions, grids)
    headings = find_headings(text, [(region.span.start, region.span.stop) for region in regions])
    document = Document(
        source=source,
        text=text,
        starts=starts,
        stops=stops,
        regions=regions,
        damages=damages,
        headings=headings,
        grids=grids,
        mentions=mentions,
        chunks=split(text, headings, mentions, grids, chunk_chars),
        glued=glued,
        in_digits=in_digits(repair(text), mentions),
    )
    return replace(document, meta=read_meta(document, traditional, subjects))


def _digit_pieces(
    source: Source,
    text: str,
    grids: Sequence[Grid],
    glued: Sequence[GluedTable],
    shapes: tuple[GluedLayout, ...],
) -> list[DigitPiece]:
    """The digits of which something is known before the text is scanned, in order."""
    found = (
        *(piece for table in glued for piece in table.pieces),
        *torn_cells(grids),
        *row_numbers(grids, text),
        *year_heads(grids),
        *year_columns(grids),
        *heading_numbers(text),
        *outline_numbers(text),
        *begun_lines(text, grids),
        *loose_digits(text),
        *comma_rows(text, shapes),
        *numeral_cells(grids),
        *less_cells(grids),
        *cells_apart(grids, text),
        *cut_off_numbers(text),
        *cut_sentence(source, text),
        *cut_rows(source, text, grids, shapes),
    )
    # What several of these know is one piece all the same, as the first of them knows it: the last
    # row of a table is read, though the text may have been cut behind it.
    kept: list[DigitPiece] = []
    for piece in found:
        at = bisect_left(kept, piece.span, key=lambda other: other.span)
        around = (other.span for other in kept[max(0, at - 1) : at + 1])
        if not any(
            span.start < piece.span.stop and piece.span.start < span.stop for span in around
        ):
            kept.insert(at, piece)
    return kept
