"""Part two set otherwise than the form prints it: turned, a figure a line, or a row for each figure.

A figure is the cell whose row and whose column its words name: those to its left, then those above it, the nearest
first.  All figures must have a cell of their own; else nothing is known of any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.knowledge.items import Items
from extractor.knowledge.tables import Tables
from extractor.knowledge.wordings import plain, without_note
from extractor.schemas import Address, Claim, Span
from extractor.text.document import Cell, Cover, Document, Grid, extent_of

from .below import NO_WORDS, below_heading, placed
from .cells import claim_cell, is_value
from .money import in_unit_of_header

_FEWEST = 3
"""Figures of such a table."""
_MOST = 600
"""Cells of one."""
_LINE = re.compile(r"[^\n]+")
_LONGEST = 200
_MARK = re.compile(NO_WORDS)
_PIECE = re.compile(r"[^\s|:,;]+(?:[:,;](?![\s\d])[^\s|:,;]+)*")
_UNIT = re.compile(r"(?:单位)?[件项宗次条个]|万?元")

_Read = list[tuple[str, Cell, list[Cell]]]


def items_by_words(document: Document, grid: Grid, items: Items) -> list[Claim]:
    """The claims of a drawn table of this kind; of any other one none."""
    read = _read(grid.cells, items, _form(document, grid.cells, items))
    return list(_claims(document, read or [], items))


def items_in_lines(document: Document, claims: Sequence[Claim], tables: Tables) -> list[Claim]:
    """The claims of its lines below its heading, where nothing of it has been read."""
    items = tables.items
    lines = below_heading(document.text, items, tables) if items else None
    if items is None or lines is None or placed(claims, items.title):
        return []
    cells = list(_lines(document, *lines))
    form = _form(document, cells, items)
    if len(cells) > _MOST or not cells or _begins_or_ends_apart(cells, items, form):
        return []
    return list(_claims(document, _read(cells, items, form) or [], items))


def _form(document: Document, cells: Sequence[Cell], items: Items) -> str:
    told = items.told_by("".join(plain(cell.text) for cell in cells))
    return told or (document.meta.form if document.meta.form in items.forms else "")


def _lines(document: Document, start: int, stop: int) -> Iterator[Cell]:
    """The words and figures of lines as cells, each line a row."""
    drawn = Cover(grid.span for grid in document.grids)
    for row, line in enumerate(_LINE.finditer(document.text, start, stop)):
        if len(line[0]) > _LONGEST or drawn.overlaps(*line.span()) or "。" in line[0]:
            continue
        mark = _MARK.match(document.text, *line.span())
        begin = mark.end() if mark else line.start()
        for column, piece in enumerate(_PIECE.finditer(document.text, begin, line.end())):
            yield Cell(row, column, 1, 1, Span(*piece.span()), piece[0].strip("*"))


def _begins_or_ends_apart(cells: Sequence[Cell], items: Items, form: str) -> bool:
    """Whether figures may stand above their names: one before every name, or a name behind all of them."""
    figures = [at for at, cell in enumerate(cells) if _is_figure(cell)]
    names = [at for at, cell in enumerate(cells) if column_named(cell.text, items, form)]
    return not figures or not names or figures[0] < names[0] or figures[-1] < names[-1]


def _is_figure(cell: Cell) -> bool:
    return is_value(cell.text) and any(sign.isdecimal() for sign in cell.text)


def _read(cells: Sequence[Cell], items: Items, form: str) -> _Read | None:
    """(indicator, cell, the words that name it) of all figures; None where one of them has none."""
    if not form or len(cells) > _MOST:
        return None
    if not any(column_named(cell.text, items, form) for cell in cells):
        return None
    read: _Read = []
    for cell in cells:
        if not cell.text.strip() or not is_value(cell.text):
            continue
        found = _named(cell, cells, items, form)
        if found is not None:
            read.append((found[0], cell, found[1]))
        elif _is_figure(cell):
            return None
    told = [indicator for indicator, _, _ in read]
    return read if len(told) >= _FEWEST and len(set(told)) == len(told) else None


def _named(
    cell: Cell, cells: Sequence[Cell], items: Items, form: str
) -> tuple[str, list[Cell]] | None:
    group = name = None
    by: list[Cell] = []
    for words in (*_left(cell, cells), *_above(cell, cells)):
        of_group = row_named(words.text, items)
        of_name = column_named(words.text, items, form)
        if (group is None and of_group) or (name is None and of_name):
            by.append(words)
        group, name = group or of_group, name or of_name
        if group and name:
            known = name in items.blocks(form).get(group, ())
            return (f"{group}.{name}", by) if known else None
    return None


def _left(cell: Cell, cells: Sequence[Cell]) -> list[Cell]:
    """The words to the left of a cell, the nearest first."""
    found = [
        c
        for c in cells
        if c.column < cell.column and c.row <= cell.row < c.row + c.rows and not is_value(c.text)
    ]
    return sorted(found, key=lambda c: -c.column)


def _above(cell: Cell, cells: Sequence[Cell]) -> list[Cell]:
    """The words above a cell, the nearest first."""
    found = [
        c
        for c in cells
        if c.row < cell.row
        and c.column <= cell.column < c.column + c.columns
        and c.text.strip()
        and not is_value(c.text)
    ]
    return sorted(found, key=lambda c: -c.row)


def row_named(words: str, items: Items) -> str | None:
    """The row that words name, alone or before its column."""
    bare = plain(without_note(words))
    whole = items.rows.wordings.get(bare)
    return whole or next((of for w, of in items.rows.wordings.items() if bare.startswith(w)), None)


def column_named(words: str, items: Items, form: str) -> str | None:
    """The column that words name, alone or behind their row; no unit and no first cell is one."""
    if not form or is_value(words) or _UNIT.fullmatch(words) or items.is_first_cell(words):
        return None
    bare = plain(without_note(words))
    for row in items.rows.wordings:
        if bare.startswith(row):
            bare = bare[len(row) :].removeprefix("的")
            break
    left_out = items.said.left_out
    known = {w.removeprefix(left_out): name for w, name in items.columns(form).wordings.items()}
    return known.get(bare.removeprefix(left_out))


def _claims(document: Document, read: _Read, items: Items) -> Iterator[Claim]:
    for indicator, cell, by in read:
        head = items.header(indicator)
        row = next((c.text.strip() for c in by if row_named(c.text, items)), "")
        address = Address(table=items.title, row=(row,), column=(head,))
        beside = [c for c in by if c.row == cell.row]
        claim = claim_cell(document, indicator, cell.span, address, extent_of([*beside, cell]))
        if claim is not None:
            yield in_unit_of_header(document, claim, min(c.span.start for c in by))
