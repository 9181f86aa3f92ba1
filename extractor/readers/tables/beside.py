"""Forms that stand side by side in one grid: that of the report, and another for comparison or as a pattern.

A sheet of a workbook may hold, to the right of the form of the report, that of the year before or an example.
Its cells are no figures of the report.  A second form is known by its rows, which the first has as well.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractor.knowledge.listing import key_of
from extractor.knowledge.tables import Tables
from extractor.knowledge.wordings import plain
from extractor.schemas import OTHER, Address, Claim, Finding, Scope
from extractor.text.document import Cell, Document, Grid, extent_of

from ..reading import unplaced_table
from .cells import first_mention, is_value
from .lattice import Lattice
from .stat_columns import column

_OTHER = re.compile(
    r"示例|示范|样[表例张本]|模板|模版|范[例本]|对照|对比|参[考照]|例表|上一?年|去年|往年|前一年|同期"
    r"|(?:更正|修改|修订|调整)前|填[表报写]说明|测试"
)
_OWN = re.compile(r"本年|今年|当年|(?:更正|修改|修订|调整)后")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_FEWEST, _SHARE = 2, 0.6
"""Rows that both forms have, and their share of those of the smaller one."""

_TABLE = "另一表"
"""What a form is called that has no caption."""

_MOST_CELLS = 20_000

_Role = Literal["own", "other", ""]


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a grid: those of the report, each with whose it is, and the others."""

    own: tuple[tuple[Grid, Scope | None], ...]
    others: tuple[Grid, ...] = ()
    told: tuple[Finding, ...] = ()


def forms_of(document: Document, grid: Grid, tables: Tables) -> Forms:
    """The forms that stand beside each other in a grid, most often the grid itself.

    Where nobody can tell which of them is the report's, that is told and none is.
    """
    blocks = _blocks(grid, tables)
    if len(blocks) < 2:
        return Forms(((grid, None),))
    captions = [" ".join(_above(block, tables)) for block in blocks]
    roles = [_role(caption, document.meta.year) for caption in captions]
    leading: _Role = "own" if "own" in roles else ""
    if roles.count(leading) == 1:
        return _only(blocks, roles.index(leading))
    if "other" not in roles:
        scopes = [column(caption, alone=False).scope for caption in captions]
        if None not in scopes and len(set(scopes)) == len(scopes):
            return Forms(tuple(zip(blocks, scopes, strict=True)))
        if len({_figures(block, tables) for block in blocks}) == 1:
            return _only(blocks, 0)
    return Forms((), tuple(blocks), (_told(document, grid, len(blocks)),))


def _only(blocks: Sequence[Grid], own: int) -> Forms:
    return Forms(((blocks[own], None),), (*blocks[:own], *blocks[own + 1 :]))


def of_other(document: Document, form: Grid, tables: Tables) -> Iterator[Claim]:
    """The figures of a form that is not the report's: other statistics, under its caption."""
    lattice, caption = Lattice(form), next(iter(_above(form, tables)), _TABLE)
    for cell in form.cells:
        mention = first_mention(document, cell.span) if cell.text else None
        if mention is None or not mention.statistical or not is_value(cell.text):
            continue
        row, head = lattice.left_of(cell), lattice.above(cell)
        yield Claim(
            indicator=OTHER,
            mention=mention.id,
            reader="tables",
            label=": ".join(filter(None, (caption, " × ".join(filter(None, (row, head)))))),
            address=Address(table=caption, row=(row,), column=(head,)),
            cell=cell.span,
            quoted=lattice.row_span(cell),
        )


def of_scope(claims: Sequence[Claim], scope: Scope | None) -> list[Claim]:
    """The claims of a form as whose it is said to be."""
    if scope is None:
        return list(claims)
    return [claim.model_copy(update={"scope": claim.scope or scope}) for claim in claims]


def _blocks(grid: Grid, tables: Tables) -> list[Grid]:
    """The forms of a grid from the left to the right; the grid alone if it has one at most."""
    if len(grid.cells) > _MOST_CELLS:
        return [grid]
    columns: dict[str, set[int]] = defaultdict(set)
    rows: list[int] = []
    ends = {(cell.row, cell.column + cell.columns): cell.text for cell in grid.cells}
    for cell in grid.cells:
        # A copy may write a cell that spans columns into each of them: that is no second one.
        again = bool(cell.text) and ends.get((cell.row, cell.column)) == cell.text
        if not again and (key := _key(cell, tables)) is not None:
            columns[key].add(cell.column)
            rows.append(cell.row)
    first = [sorted(at)[:2] for at in columns.values() if len(at) > 1]
    # A row may be named twice within a form; most stand as far apart as the forms do.
    apart, often = next(iter(Counter(b - a for a, b in first).most_common(1)), (0, 0))
    if often < _FEWEST:
        return [grid]
    start = min(b for a, b in first if b - a == apart)
    cut = _edge(grid.cells, start, min(rows))
    left = {key for key, at in columns.items() if min(at) < cut}
    right = {key for key, at in columns.items() if max(at) >= cut}
    both = len(left & right)
    if cut <= 0 or both < max(_FEWEST, _SHARE * min(len(left), len(right))):
        return [grid]
    one = [cell for cell in grid.cells if cell.column < cut]
    other = [
        replace(cell, column=max(cell.column - start, 0))
        for cell in grid.cells
        if cell.column >= start or (cell.column >= cut and cell.text)
    ]
    return [_part(one), *_blocks(_part(other), tables)]


def _key(cell: Cell, tables: Tables) -> str | None:
    """The row of an official form that a cell names, or the head of its rows."""
    if not cell.text or len(cell.text) < 2:
        return None
    words = plain(cell.text)
    if tables.items and (words in tables.items.rows.wordings or tables.items.is_first_cell(words)):
        return words
    matrix = tables.matrix
    if matrix and (words in matrix.rows.wordings or words in matrix.sections.wordings):
        return words
    if tables.cross and words in tables.cross.heads.wordings:
        return words
    words = key_of(cell.text)
    return words if tables.listing and words in tables.listing.wordings else None


def _edge(cells: Sequence[Cell], start: int, first_row: int) -> int:
    """Where the second form begins: its captions may begin before its labels, behind blank columns."""
    used = {
        at
        for cell in cells
        if cell.text and cell.row >= first_row
        for at in range(cell.column, cell.column + cell.columns)
    }
    while start > 0 and start - 1 not in used:
        start -= 1
    return start


def _part(cells: Sequence[Cell]) -> Grid:
    return Grid(tuple(cells), extent_of(cells))


def _above(block: Grid, tables: Tables) -> list[str]:
    """What stands above the first row that the form prints."""
    first = min((c.row for c in block.cells if _key(c, tables) is not None), default=0)
    return [cell.text for cell in block.cells if cell.text and cell.row < first]


def _role(caption: str, year: int | None) -> _Role:
    years = {int(found) for found in _YEAR.findall(caption)}
    if _OTHER.search(caption) or (years and year is not None and year not in years):
        return "other"
    return "own" if (year in years and len(years) == 1) or _OWN.search(caption) else ""


def _figures(block: Grid, tables: Tables) -> tuple[tuple[int, str], ...]:
    first = min((c.row for c in block.cells if _key(c, tables) is not None), default=0)
    return tuple((c.column, c.text) for c in block.cells if c.text and c.row >= first)


def _told(document: Document, grid: Grid, forms: int) -> Finding:
    return unplaced_table(
        document,
        f"{forms} forms stand beside each other in one table, and nothing says which of them "
        "is that of the report: nothing is claimed from them",
        [grid.span],
    )
