"""Where small tables stand, and which of them no other reader knows."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.knowledge.tables import Tables
from extractor.knowledge.wordings import plain
from extractor.schemas import Claim, Finding
from extractor.text.document import Cover, Document, Grid

from .arranged import arranged
from .grid_reader import official_claims
from .small_captions import caption_of
from .small_reader import read_small, understood
from .small_sums import wrong_totals


def small_claims(
    document: Document, grid: Grid, tables: Tables, *, in_text: bool = False
) -> tuple[list[Claim], list[Finding]]:
    """What a small table says, and where its totals are wrong; nothing of a table of an official form.

    ``in_text``: it is drawn by tabs, and a mere list is left to the reader of sentences.
    """
    small = tables.small
    if small is None or _is_official(grid, tables):
        return [], []
    caption = caption_of(document, grid.span.start, small)
    table = understood(document, arranged(grid), small, caption)
    if table is None or (in_text and table.is_list and not (caption.group or caption.indicator)):
        return [], []
    return list(read_small(document, table, small)), list(wrong_totals(document, table, small))


def tabbed(
    document: Document, claims: Sequence[Claim], grids: Sequence[Grid], tables: Tables
) -> tuple[list[Claim], list[Finding]]:
    """The small tables of a text with tabs (``grids``), of which ``claims`` hold nothing."""
    found: list[Claim] = []
    findings: list[Finding] = []
    known = Cover(claim.cell for claim in claims if claim.cell)
    for grid in grids:
        if known.overlaps(*grid.span):
            continue
        if _is_official(grid, tables):
            some, told = official_claims(document, grid, tables)
            some = [claim for claim in some if not _may_be_cut_off(document, claim)]
        else:
            some, told = small_claims(document, grid, tables, in_text=True)
        found, findings = [*found, *some], [*findings, *told]
    return found, findings


def _is_official(grid: Grid, tables: Tables) -> bool:
    """Whether headers are those of an official form, whose own readers say what may be claimed."""
    words = [plain(cell.text) for cell in grid.cells]
    marks = {c.path[-1] for c in tables.matrix.said.columns if c.path} if tables.matrix else set()
    # 其他 and 总计 head columns of many tables; below each other in the first column they name rows.
    heads = [plain(cell.text) for cell in grid.cells if cell.column]
    columns = {w for w in heads if len(w) > 2 and w in marks}
    results = {w for w in words if tables.cross and w in tables.cross.columns.wordings}
    first = {w for w in words if tables.items and w == tables.items.said.first_cell}
    return bool(first) or len(columns) > 1 or len(results - {"总计"}) > 1


def _may_be_cut_off(document: Document, claim: Claim) -> bool:
    """Whether a claim is that a cell is blank, behind which the text ends."""
    blank = claim.semantic == "blank" and claim.cell is not None
    return blank and claim.cell is not None and not document.text[claim.cell.stop :].strip()
