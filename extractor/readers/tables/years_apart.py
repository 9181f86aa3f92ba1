"""Official tables in which two years stand beside each other, in rows or columns of one grid.

本年 | 上年 under each header, or a row for each: the figures of the report's year are those of the form, the
others belong to another year.  A table in which no row or column is the report's own is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from extractor.knowledge.tables import Tables
from extractor.knowledge.wordings import plain
from extractor.schemas import OTHER, Address, Claim
from extractor.text.document import Cell, Document, Grid

from .cells import first_mention, is_value
from .lattice import Lattice

_OWN = re.compile(r"(?:本|今|当)(?:年度?|期)(?:数量?)?")
_OTHER = re.compile(
    r"(?:上一?年度?|去年|前一?年|往年)(?:度?同期|数量?)?|上期(?:数量?)?|同期(?:数量?)?"
    r"|(?:同比|较上一?年度?|比上一?年度?)?(?:增减|增长|变化|变动)(?:情况|数量?|率|幅度)?|差[额值]|同比"
)
_YEAR = re.compile(r"((?:19|20)\d\d)年?度?")
_MOST = 2_000
"""Cells of a grid that can be such a table."""
_FEWEST = 3

_Role = Literal["own", "other"]


def years_apart(document: Document, grid: Grid, tables: Tables) -> tuple[Grid, Grid] | None:
    """The table of the report's year and what is left of the grid; None where one year alone is told."""
    if len(grid.cells) > _MOST or not _is_official(grid, tables):
        return None
    year = document.meta.year
    for cells in (_of_rows(grid.cells, year), _of_columns(grid.cells, year)):
        if cells:
            break
    else:
        return None
    by_rows = cells[0].column == cells[-1].column
    others = [cell for cell in cells if _role(cell.text, year) == "other"]
    gone = {
        at
        for cell in others
        for at in (
            range(cell.row, cell.row + cell.rows)
            if by_rows
            else range(cell.column, cell.column + cell.columns)
        )
    }
    # The words 本年 before a row are none of its cells; over a column they are its header.
    said = {cell.span for cell in cells} if by_rows else set()
    own = [cell for cell in grid.cells if cell.span not in said or not cell.text]
    kept = _without(own, gone, by_rows=by_rows)
    other = [cell for cell in grid.cells if _is_other(cell, cells, gone, by_rows=by_rows)]
    return replace(grid, cells=tuple(kept)), replace(grid, cells=tuple(other))


def of_other_year(document: Document, grid: Grid, rest: Grid, year: int | None) -> Iterator[Claim]:
    """The figures of another year: other statistics, under its words."""
    lattice, cells = Lattice(grid), [c for c in grid.cells if _role(c.text, year) == "other"]
    words = [cell for cell in grid.cells if cell.text.strip() and not is_value(cell.text)]
    for cell in rest.cells:
        mention = first_mention(document, cell.span) if cell.text and is_value(cell.text) else None
        if mention is None or not mention.statistical or _YEAR.fullmatch(cell.text.strip()):
            continue
        told = next((c.text.strip() for c in cells if c.row <= cell.row and _covers(c, cell)), "")
        row, head = lattice.left_of(cell), " ".join(_above(cell, words, told))
        named = " × ".join(said for said in (row, head) if said and said != told)
        yield Claim(
            indicator=OTHER,
            mention=mention.id,
            reader="tables",
            label=": ".join(filter(None, (told, named))),
            address=Address(table=told, row=(row,), column=(head,)),
            cell=cell.span,
            quoted=lattice.row_span(cell),
        )


def of_one_year(runs: Sequence[tuple[str, list[Claim]]], year: int | None) -> Iterator[Claim]:
    """The claims of rows behind their labels; of rows of two years those of the other as other statistics."""
    roles = [_role(label, year) for label, _ in runs]
    for role, (label, claims) in zip(roles, runs, strict=True):
        if role != "other" or "own" not in roles:
            yield from claims
            continue
        for claim in claims:
            if claim.mention is not None and claim.address is not None:
                named = f"{label}: {' × '.join(claim.address.column)}"
                update = {"indicator": OTHER, "label": named, "because": label}
                yield claim.model_copy(update=update)


def _above(cell: Cell, words: Iterable[Cell], told: str) -> Iterator[str]:
    """The headers over a cell from the top, without the name of its year."""
    for head in words:
        columns = range(head.column, head.column + head.columns)
        if head.row < cell.row and cell.column in columns and head.text.strip() != told:
            yield head.text.strip()


def _covers(said: Cell, cell: Cell) -> bool:
    """Whether a cell stands in the row or in the column that another one names."""
    rows = range(said.row, said.row + said.rows)
    columns = range(said.column, said.column + said.columns)
    return cell.row in rows or cell.column in columns


def _is_official(grid: Grid, tables: Tables) -> bool:
    """Whether a grid has headers or rows of the forms with fixed columns."""
    words = [plain(cell.text) for cell in grid.cells if cell.text]
    if tables.cross and tables.cross.is_here(words):
        return True
    rows = set(tables.matrix.rows.wordings) if tables.matrix else set()
    return sum(w in rows for w in set(words)) >= _FEWEST


def _role(words: str, year: int | None) -> _Role | None:
    """Whether words are no more than the name of the report's year, or of another one."""
    words = words.strip()
    if told := _YEAR.fullmatch(words):
        return None if year is None else "own" if int(told[1]) == year else "other"
    return "own" if _OWN.fullmatch(words) else "other" if _OTHER.fullmatch(words) else None


def _of_rows(cells: Sequence[Cell], year: int | None) -> list[Cell]:
    """The cells of the first column that name years, the report's among them."""
    columns: dict[int, list[Cell]] = {}
    for cell in cells:
        if _role(cell.text, year):
            columns.setdefault(cell.column, []).append(cell)
    for column in sorted(columns):
        said = columns[column]
        rows = {cell.row for cell in said}
        # A bare 2023 may count something: before it stand no figures.
        alone = not any(c.row in rows and c.column < column and is_value(c.text) for c in cells)
        if alone and len(rows) == len(said) and _names_both(said, year):
            return said
    return []


def _of_columns(cells: Sequence[Cell], year: int | None) -> list[Cell]:
    """The cells of a row of headers that name years, the report's among them."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    for row in sorted(rows):
        said = [cell for cell in rows[row] if _role(cell.text, year)]
        figures = [cell for cell in rows[row] if is_value(cell.text) and cell.text.strip()]
        if all(cell in said for cell in figures) and _names_both(said, year):
            return said
    return []


def _names_both(cells: Iterable[Cell], year: int | None) -> bool:
    return {_role(cell.text, year) for cell in cells} == {"own", "other"}


def _is_other(cell: Cell, said: Sequence[Cell], gone: Collection[int], *, by_rows: bool) -> bool:
    """Whether a cell is one of those that stand in the rows or columns of another year alone."""
    if not by_rows and cell.row <= said[0].row:
        return False
    own = range(cell.row, cell.row + cell.rows)
    own = own if by_rows else range(cell.column, cell.column + cell.columns)
    return all(at in gone for at in own)


def _without(cells: Iterable[Cell], gone: Collection[int], *, by_rows: bool) -> Iterator[Cell]:
    """The cells without some rows or columns, those behind them moved up."""
    for cell in cells:
        start, length = (cell.row, cell.rows) if by_rows else (cell.column, cell.columns)
        kept = [at for at in range(start, start + length) if at not in gone]
        if not kept:
            continue
        place = kept[0] - sum(at < kept[0] for at in gone)
        if by_rows:
            yield replace(cell, row=place, rows=len(kept))
        else:
            yield replace(cell, column=place, columns=len(kept))
