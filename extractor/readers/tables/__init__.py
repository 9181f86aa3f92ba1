"""The tables reader: deterministic, by the wording of headers and rows; needs no model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractor.knowledge.tables import Tables
from extractor.schemas import OTHER, Address, Claim, Finding, Mention, Scope, Span
from extractor.text.document import Cover, Document, Grid
from extractor.text.scan.fringes import is_lettered
from extractor.text.torn import is_torn

from ..reading import Reading, unplaced_table
from .arranged import arranged
from .beside import forms_of, of_other, of_scope
from .captioned import under_captions
from .copies import copies
from .ends_inside import ends_inside
from .flat_reader import read_flat
from .glued_reader import read_glued, unread_glued
from .grid_reader import official_claims
from .headed import under_headings
from .items_by_words import items_in_lines
from .items_moved import unplaced
from .lattice import Lattice
from .listed_cells import listed_cells
from .lost import has_no_column
from .matrix_columns import has_all_heads
from .merged_numbers import without_merged
from .orphans import read_orphans
from .other_years import of_other_years
from .rests import without_rests
from .right_sheets import of_own_sheet, with_right_sheets
from .small_captions import is_of_others
from .small_tables import small_claims, tabbed
from .stat_flat import read_flat_stat
from .stat_grid import read_stat
from .tab_grids import tab_grids
from .years_apart import of_other_year, years_apart

__all__ = ["read"]

_FEW = 3
"""Named cells below which a table may be one of another shape, a row of which is called as in a form."""
_MANY = 12
"""Blank cells from which a table that holds nothing else is told."""


def read(document: Document, tables: Tables) -> Reading:
    """Claims for every cell of the tables of a pack that can be placed."""
    drawn = _grids(document, tables)
    claims, findings = drawn.claims, drawn.findings
    claims += _beside_grids(document, tables, drawn.taken)
    findings += unread_glued(document)
    claims += items_in_lines(document, claims, tables)
    tabs = tuple(tab_grids(document, Cover(drawn.taken))) if tables.small else ()
    claims = list(under_captions(document, claims, (*document.grids, *tabs), tables))
    of_small, of_sums = tabbed(document, claims, tabs, tables)
    claims += of_small
    findings += of_sums
    if tables.matrix:
        claims += read_orphans(document, claims, tables.matrix)
    if tables.items:
        claims = list(unplaced(document, claims, tables.items.title))
    claims = listed_cells(document, claims, tables)
    placed = {claim.mention for claim in claims}
    claims += (claim for claim in drawn.others if claim.mention not in placed)
    labelled = placed | {claim.mention for claim in drawn.others}
    for grid in document.grids:
        rest = [m for m in _inside(document, grid) if m.id not in placed]
        claims += _labelled(grid, [m for m in rest if m.id not in labelled])
        if len(rest) > 2 and not any(m.id in placed for m in _inside(document, grid)):
            findings.append(_unplaced(document, grid, len(rest)))
    claims = list(without_rests(_once(_unstruck(document, claims))))
    claims = list(under_headings(document, claims))
    claims = list(of_other_years(document, claims, tables))
    claims, ends = ends_inside(document, claims, tables)
    findings += ends
    return Reading(claims=tuple(claims), findings=(*findings, *_without_column(document, claims)))


@dataclass(slots=True)
class _Grids:
    """What is read of drawn tables; ``others``: of those of which nothing but other statistics is.

    ``taken`` is where the tables lie that have been read.
    """

    claims: list[Claim] = field(default_factory=list)
    others: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    taken: list[Span] = field(default_factory=list)


def _grids(document: Document, tables: Tables) -> _Grids:
    """Each drawn table by the first reader that knows it."""
    read = _Grids()
    matrix, drawn = tables.matrix, {grid.span for grid in document.grids}
    for whole in with_right_sheets(document, matrix) if matrix else document.grids:
        before = len(read.claims)
        forms = forms_of(document, whole, tables)
        read.findings += forms.told
        if forms.others:
            read.taken.append(whole.span)
            for other in forms.others:
                read.claims += of_other(document, other, tables)
        for grid, scope in forms.own:
            years = years_apart(document, grid, tables)
            _one(document, years[0] if years else grid, scope, tables, read)
            if years:
                read.claims += of_other_year(document, grid, years[1], document.meta.year)
        if whole.span not in drawn:
            read.claims[before:] = [of_own_sheet(c, document) for c in read.claims[before:]]
    read.taken += (table.span for table in document.glued)
    # What is struck out stands in lines behind the text: no rows of a table that lost its rules.
    read.taken += _struck_out(document)
    return read


def _one(document: Document, grid: Grid, scope: Scope | None, tables: Tables, read: _Grids) -> None:
    """Add to ``read`` what the first reader that knows a table makes of it."""
    found, in_words = official_claims(document, grid, tables)
    read.findings += in_words
    read.findings += _all_blank(document, found, grid)
    # A row of a local table may have the words of an official one, and another shape.
    of_form = tables.matrix is not None and has_all_heads(grid, tables.matrix)
    unnamed = not of_form and not _named(found)
    of_others = unnamed and found and is_of_others(document, grid.span.start, tables.small)
    if tables.listing and unnamed and not of_others:
        found = list(read_stat(document, arranged(grid), tables.listing)) or found
    if not found or 0 < _named(found) < _FEW or any(map(has_no_column, found)):
        of_names, of_sums = small_claims(document, grid, tables)
        # Columns that are named otherwise than in the form, as 全年 and 一季度, are known by their names, and so
        # are rows of which only some are called as in the form.
        if not found or _named(of_names) > _named(found):
            found = of_names
            read.findings += of_sums
            if not _named(found):
                read.others += found
                found = []
    if found:
        read.taken.append(grid.span)
        found, merged = without_merged(document, grid, of_scope(found, scope))
        read.claims += (*found, *copies(document, grid, found))
        read.findings += merged
    read.findings += _torn(document, grid)


def _named(claims: Sequence[Claim]) -> int:
    return sum(claim.indicator != OTHER for claim in claims)


def _struck_out(document: Document) -> list[Span]:
    return [
        region.span for region in document.regions if region.kind in ("struck_out", "not_ticked")
    ]


def _unstruck(document: Document, claims: list[Claim]) -> list[Claim]:
    """The claims without those of numbers that a line is drawn through, or that are the site's."""
    struck = Cover(
        region.span
        for region in document.regions
        if region.kind in ("struck_out", "not_ticked", "page_furniture")
    )
    gone = {m.id for m in document.mentions if struck.overlaps(m.span.start, m.span.stop)}
    return [claim for claim in claims if claim.mention not in gone]


def _beside_grids(document: Document, tables: Tables, taken: Sequence[Span]) -> Iterator[Claim]:
    """Claims for tables that are not drawn: their cells run together, or stand in lines."""
    yield from read_glued(document, tables)
    yield from read_flat(document, taken, tables)
    if tables.listing and document.meta.form not in tables.forms:
        yield from read_flat_stat(document, taken, tables.listing)


def _mentions(document: Document, grid: Grid) -> Sequence[Mention]:
    return document.mentions_in(*grid.span)


def _inside(document: Document, grid: Grid) -> Iterator[Mention]:
    return (mention for mention in _mentions(document, grid) if mention.statistical)


def _labelled(grid: Grid, mentions: list[Mention]) -> Iterator[Claim]:
    """Cells of other tables are other statistics, labelled by their row and column."""
    lattice = Lattice(grid)
    for mention in mentions:
        cell = lattice.holding(mention)
        if cell is None or cell.text.strip() != mention.raw.strip():
            continue
        row, column = lattice.left_of(cell), lattice.above(cell)
        yield Claim(
            indicator=OTHER,
            mention=mention.id,
            reader="tables",
            label=" × ".join(filter(None, (row, column))),
            address=Address(table="", row=(row,), column=(column,)),
            cell=cell.span,
            quoted=lattice.row_span(cell),
        )


def _unplaced(document: Document, grid: Grid, numbers: int) -> Finding:
    return unplaced_table(
        document,
        f"a table with {numbers} numbers is none of the official forms; "
        "its cells are kept as other statistics, and put to the model where there is one",
        [grid.span],
        severity="info",
    )


def _all_blank(document: Document, claims: list[Claim], grid: Grid) -> Iterator[Finding]:
    """A table of an official form that says nothing at all; its report may mean that nothing was."""
    if len(claims) >= _MANY and all(claim.semantic == "blank" for claim in claims):
        yield unplaced_table(
            document,
            f"all {len(claims)} cells of an official table are blank: its numbers may be "
            "pictures, or filled in by a script; look at the page itself",
            [grid.span],
            severity="info",
        )


def _torn(document: Document, grid: Grid) -> Iterator[Finding]:
    """Cells with several runs of digits that no sum proves to be one number, or letters among them."""
    damaged = (m for m in _mentions(document, grid) if m.kind == "damaged")
    lost = [m for m in damaged if is_torn(m.raw) or is_lettered(m.raw)]
    if lost:
        yield unplaced_table(
            document,
            f"{len(lost)} cells of a table hold digits that may be one number or several: "
            "nothing is claimed from them",
            [mention.span for mention in lost],
            mentions=[mention.id for mention in lost],
        )


def _without_column(document: Document, claims: list[Claim]) -> Iterator[Finding]:
    """One finding for all numbers whose column is lost."""
    lost = list(filter(has_no_column, claims))
    if lost:
        yield unplaced_table(
            document,
            f"blank cells are missing from this copy of a table, or may be, so that the "
            f"columns of {len(lost)} numbers are not known; totals are told by the sums",
            [claim.quoted for claim in lost[:3] if claim.quoted],
            mentions=[claim.mention for claim in lost if claim.mention],
        )


def _once(claims: list[Claim]) -> tuple[Claim, ...]:
    """Each cell once: the reading that came first stands."""
    seen: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        # Blank cells that stand side by side have the same empty span.
        seen.setdefault((claim.indicator, claim.cell, claim.scope, claim.period), claim)
    return tuple(seen.values())
