"""Part four with a row for each kind of case and a column for each result, or the other way round.

行政复议 | 2 | 1 | 0 | 1 | 4 under 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计.  All results must head columns, each
once, and a row must have a cell under each of them; what its words do not name as one kind of case is left.
A row of shares is left to the other readers, who keep its labels.
Rows of several offices or years are other statistics, which no reader of lines may take for the report's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractor.knowledge.cross import Cross
from extractor.knowledge.small import Small
from extractor.knowledge.wordings import plain
from extractor.schemas import OTHER, Address, Claim, Span
from extractor.text.document import Cell, Document, Grid

from .cells import UnreadCell, claim_cell, holds_value, is_unread
from .cross_row import claim_cross
from .small_captions import is_of_others
from .turned_matrix import rows_as_printed

_SIGNS = re.compile(r"[\s:(){}\[\]、,/—–-]")
_SHARE = re.compile(r"\d\s?[%％‰]")
_MOST = 400
"""Cells of a grid that can be this table."""

_Heads = Mapping[int, str]


def cross_turned(
    document: Document, grid: Grid, cross: Cross, small: Small | None
) -> list[Claim | UnreadCell]:
    """What such a table states; nothing of any other.

    Figures of other business or another year, as its caption says by the words of ``small``, are other statistics.
    """
    if len(grid.cells) > _MOST:
        return []
    printed = rows_as_printed(grid)
    exchanged = [
        replace(c, row=c.column, column=c.row, rows=c.columns, columns=c.rows) for c in grid.cells
    ]
    for cells in (grid.cells, exchanged):
        heads = _results(cells, cross)
        if heads:
            of_others = is_of_others(document, grid.span.start, small)
            return list(_claims(document, cells, heads, cross, printed, of_others))
    return []


def _results(cells: Sequence[Cell], cross: Cross) -> _Heads:
    """Column number -> result, if one row heads a column with each result once."""
    found: dict[int, dict[int, str]] = {}
    for cell in cells:
        result = cross.short_results.get(plain(cell.text))
        if result is not None:
            found.setdefault(cell.row, {})[cell.column] = result
            if cell.columns > 1:
                return {}
    complete = [h for h in found.values() if sorted(h.values()) == sorted(cross.results)]
    return complete[0] if len(complete) == 1 else {}


def _claims(
    document: Document,
    cells: Sequence[Cell],
    heads: _Heads,
    cross: Cross,
    printed: Mapping[Span, Span],
    of_others: bool,
) -> Iterator[Claim | UnreadCell]:
    first = min(heads)
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        if cell.column >= first:
            rows.setdefault(cell.row, []).append(cell)
    named = {row: _group(cells, row, first, cross) for row in rows}
    groups = {row: group for row in rows if (group := named[row].group)}
    # A kind of case twice, or one of somebody.
    several = len(set(groups.values())) < len(groups) or any(named[row].of_other for row in groups)
    several = several or of_others
    for row, group in groups.items():
        values = sorted(rows[row], key=lambda cell: cell.column)
        if not _is_row(values, heads):
            continue
        if several:
            yield from _others(document, values, named[row].words, heads, cross, printed)
            continue
        if any(_SHARE.search(cell.text) for cell in values):
            continue
        order = tuple(f"{group}.{heads[cell.column]}" for cell in values)
        spans = [cell.span for cell in values]
        claims = list(claim_cross(document, cross, spans, [printed[s] for s in spans], order))
        yield from claims
        claimed = {claim.cell for claim in claims}
        for span, indicator in zip(spans, order, strict=True):
            if span not in claimed and is_unread(document, span):
                yield UnreadCell(span, indicator)


def _others(
    document: Document,
    values: Sequence[Cell],
    row: tuple[str, ...],
    heads: _Heads,
    cross: Cross,
    printed: Mapping[Span, Span],
) -> Iterator[Claim]:
    said = {result.id: result.words for result in cross.said.results}
    for cell in values:
        head = said[heads[cell.column]]
        address = Address(table=cross.title, row=row, column=(head,))
        claim = claim_cell(document, OTHER, cell.span, address, printed[cell.span])
        if claim is not None and claim.mention is not None:
            yield claim.model_copy(update={"label": f"{' '.join(row)} × {head}"})


def _is_row(values: Sequence[Cell], heads: _Heads) -> bool:
    """Whether a cell stands under each head, no other does, and most are figures."""
    figures = [cell for cell in values if holds_value(cell.text)]
    alone = all(cell.rows == cell.columns == 1 for cell in values)
    under = {cell.column for cell in values} == heads.keys() and len(values) == len(heads)
    return alone and under and len(figures) * 2 > len(values) and any(c.text for c in figures)


class _Named(NamedTuple):
    """The kind of case that a row is of; ``of_other``: words before it say more than the form."""

    group: str | None
    of_other: bool = False
    words: tuple[str, ...] = ()


def _group(cells: Sequence[Cell], row: int, first: int, cross: Cross) -> _Named:
    """What the words before a row name: 行政诉讼 | 复议后起诉, 行政诉讼:复议后起诉."""
    labels = [
        cell
        for cell in sorted(cells, key=lambda cell: cell.column)
        if cell.column < first and cell.row <= row < cell.row + cell.rows and cell.text.strip()
    ]
    words = [_SIGNS.sub("", plain(cell.text)) for cell in labels]
    if not words:
        return _Named(None)
    *above, last = words
    for over in sorted(cross.over, key=len, reverse=True):
        last = last.removeprefix(over) or last
    told = tuple(cell.text.strip() for cell in labels)
    return _Named(cross.short_heads.get(last), not all(word in cross.over for word in above), told)
