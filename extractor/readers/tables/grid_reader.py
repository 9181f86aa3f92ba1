"""Official tables whose cells have coordinates: HTML, Word, PDF, pipes in text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile

from extractor.knowledge.cross import Cross
from extractor.knowledge.items import Items
from extractor.knowledge.matrix import Matrix
from extractor.knowledge.tables import Tables
from extractor.knowledge.wordings import plain, without_translation
from extractor.schemas import Address, Claim, Finding
from extractor.text.document import Cell, Document, Grid, extent_of
from extractor.text.load.cut_tables import ends_inside_table
from extractor.text.stacked_rows import numbered_labels
from extractor.text.torn import is_torn

from ..reading import unplaced_table
from .broken_labels import as_told, mended_items, mended_matrix
from .cells import UnreadCell, claim_cell, holds_value, is_unread, kept_in_cells
from .columns_left_out import columns_left_out
from .cross_grid import cross_in_grid
from .cross_turned import cross_turned
from .first_cells import first_cells_in_grid
from .indexed import without_index, written_once
from .items_by_words import items_by_words
from .matrix_columns import believed, columns_from
from .matrix_parts import part_of_matrix
from .matrix_rows import MatrixRow, ValueCell, claim_by_column, claim_rows
from .merged_numbers import over_columns
from .money import in_unit_of_header
from .named_rows import named_rows
from .nameless_rows import nameless_rows
from .own_heads import own_heads
from .translated import without_translations
from .turned_matrix import exchanged, quoted_as_printed, turned


def official_claims(
    document: Document, grid: Grid, tables: Tables
) -> tuple[list[Claim], list[Finding]]:
    """What the tables of a pack, a listing apart, hold in a grid: a claim for every cell.

    Cells in which a number should stand and words do are told in one finding.
    """
    cells = list(_cells(document, grid, tables))
    claims = [cell for cell in cells if isinstance(cell, Claim)]
    words = [cell for cell in cells if isinstance(cell, UnreadCell)]
    claims += kept_in_cells(document, [cell.span for cell in words])
    found = list(_in_words(document, words))
    if tables.matrix:
        told = {cell.span for cell in words}
        found += nameless_rows(document, grid, tables.matrix, claims, told)
        found += columns_left_out(document, grid, tables.matrix, claims)
    return claims, found


def _cells(document: Document, grid: Grid, tables: Tables) -> Iterator[Claim | UnreadCell]:
    grid = without_index(without_translations(grid))
    rows = _rows(grid)
    if tables.items:
        printed = list(_items(document, rows, tables.items))
        told = items_by_words(document, grid, tables.items)
        yield from told if len(told) > len(printed) else printed
    if tables.matrix:
        other = turned(grid, tables.matrix)
        if other is None:
            mended, broken = mended_matrix(rows, tables.matrix, document.meta.form)
            part = part_of_matrix(document, mended, tables.matrix)
            whole = _matrix(document, mended, tables.matrix) if part is None else part
            yield from as_told(whole, broken)
        else:
            found = _matrix(document, _rows(other), tables.matrix)
            yield from quoted_as_printed(found, grid)
    if tables.cross:
        found_turned = cross_turned(document, grid, tables.cross, tables.small)
        across = cross_in_grid(document, rows, tables.cross, grid.span.start)
        yield from found_turned or list(across) or _turned_cross(document, grid, tables.cross)


def _turned_cross(document: Document, grid: Grid, cross: Cross) -> Iterator[Claim | UnreadCell]:
    """Part four with a row for each result of each kind of case, and one column of figures."""
    figures = {cell.column for cell in grid.cells if cell.text.strip() and holds_value(cell.text)}
    if len(figures) == 1 and len(grid.cells) <= _MOST_TURNED:
        rows = _rows(exchanged(grid))
        found = cross_in_grid(document, rows, cross, grid.span.start)
        yield from quoted_as_printed(found, grid)


_MOST_TURNED = 200
"""Cells of a grid that can be part four turned."""


def _in_words(document: Document, cells: list[UnreadCell]) -> Iterator[Finding]:
    """Cells in which a number should stand, and words do: #REF!, a date, a place to fill in."""
    if cells:
        yield unplaced_table(
            document,
            f"{len(cells)} cells of an official table hold something that is not the number "
            "which should stand there: nothing is claimed from them",
            [cell.span for cell in cells],
            indicators=dict.fromkeys(cell.indicator for cell in cells if cell.indicator),
        )


def _rows(grid: Grid) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[] for _ in range(grid.height)]
    for cell in grid.cells:
        rows[cell.row].append(cell)
    return [sorted(row, key=lambda cell: cell.column) for row in rows]


def _items(
    document: Document, rows: Sequence[Sequence[Cell]], items: Items
) -> Iterator[Claim | UnreadCell]:
    words = "".join(plain(cell.text) for row in rows for cell in row)
    form: str = items.told_by(words) or document.meta.form
    if form not in items.forms:
        return
    mended, broken = mended_items(rows, items, form)
    yield from as_told(_items_of(document, mended, items, form), broken)


def _items_of(
    document: Document, rows: Sequence[Sequence[Cell]], items: Items, form: str
) -> Iterator[Claim | UnreadCell]:
    heads: list[Cell] = []
    whole = form
    for row in rows:
        filled = [cell for cell in row if cell.text.strip()]
        if filled and items.is_first_cell(filled[0].text):
            heads = [cell for cell in row if cell.column > filled[0].column]
            form = items.form_of(cell.text for cell in heads) or whole
            continue
        label = next((c for c in filled if items.rows.find(c.text)), None)
        group = items.rows.find(label.text) if label else None
        names = items.blocks(form).get(group or "")
        if label is None or group is None or not names or holds_value(label.text):
            continue
        values = [each for cell in row if cell.column > label.column for each in _apart(cell)]
        printed, values = written_once(heads, values, len(names))
        told = own_heads(values, names, form, items)
        inside = told is not None
        if told is None:
            told = _with_added(values, printed, group, form, items)
            told = told or list(_columns(values, printed, names, form, items))
        for name, cell, head in told:
            if not items.header_fits(f"{group}.{name}", head, form):
                continue
            head = head or items.header(f"{group}.{name}")
            address = Address(table=items.title, row=(label.text.strip(),), column=(head,))
            claim = claim_cell(document, f"{group}.{name}", cell.span, address, extent_of(row))
            if claim is not None:
                start = heads[0].span.start if heads and not inside else cell.span.start
                yield in_unit_of_header(document, claim, start)
            elif is_unread(document, cell.span):
                yield UnreadCell(cell.span, f"{group}.{name}")


def _apart(cell: Cell) -> Sequence[Cell]:
    """A blank cell over several columns as a blank one in each of them."""
    if cell.columns == 1 or cell.text.strip():
        return (cell,)
    places = range(cell.column, cell.column + cell.columns)
    return [replace(cell, column=at, columns=1) for at in places]


def _with_added(
    values: Sequence[Cell], heads: Sequence[Cell], group: str, form: str, items: Items
) -> list[tuple[str, Cell, str]]:
    """(name, cell, header) for each value of a row that has a column of another form as well."""
    filled = [head for head in heads if head.text.strip()]
    told = items.by_headers(group, tuple(head.text.strip() for head in filled), form)
    below = {cell.column: cell for cell in values}
    if told is None or any(head.column not in below for head in filled):
        return []
    return [
        (name, below[head.column], head.text.strip())
        for name, head in zip(told, filled, strict=True)
        if name is not None
    ]


def _columns(
    values: Sequence[Cell],
    heads: Sequence[Cell],
    names: Sequence[str],
    form: str,
    items: Items,
) -> Iterator[tuple[str, Cell, str]]:
    """(name, cell, header) for each value: by the header above it; by order if headers are cut.

    Order is trusted only where the number of values is that of the form; a printed header that
    says something else about a column wins.
    """
    below = {head.column for head in heads if head.text.strip()}
    under = [cell for cell in values if cell.column in below]
    outside = any(cell.text.strip() for cell in values if cell.column not in below)
    if len(under) == len(names) < len(values) and not outside:
        values = under  # the others are the blank ends of a wider table
    values = [cell for cell in values if cell.text.strip() or len(values) <= len(names)]
    by_order = list(zip(names, values[: len(names)], strict=False))
    read = [items.columns(form).find(head.text) for head in heads if head.text.strip()]
    if len(values) < len(names):
        return
    filled = [head for head in heads if head.text.strip()]
    for at, (name, cell) in enumerate(by_order):
        said = read[at] if at < len(read) else None
        words = filled[at].text.strip() if at < len(filled) else ""
        if items.form_of([words]) not in (form, None):
            continue
        clear = said in names and read.count(said) == 1
        yield (said if clear and said is not None else name), cell, words


def _matrix(
    document: Document, rows: Sequence[Sequence[Cell]], matrix: Matrix
) -> Iterator[Claim | UnreadCell]:
    headed = columns_from(rows, matrix)
    columns = headed[0][1]
    rows, unsure = first_cells_in_grid(rows, matrix)
    first = min(columns, default=0) if len(columns) == len(matrix.columns) else len(rows[0]) + 99
    matrix_rows: list[MatrixRow] = []
    for name, label, row, values, moved, whole_section in named_rows(rows, first, matrix):
        columns = next(said for start, said in reversed(headed) if start <= row[0].row)
        by_column = {} if moved else columns
        # Of several rows in one nobody can say which of them the numbers are of.
        if numbered_labels(without_translation(label.text)):
            yield from (UnreadCell(cell.span) for cell in values if cell.text.strip())
            continue
        path = matrix.path(name, label.text.strip())
        if wide := over_columns(values, by_column, len(matrix.columns)):
            alone = [cell for cell in values if cell.column in columns and cell not in wide]
            kinds = [columns[cell.column] for cell in alone]
            under = _in_order(name, path, kinds, alone, row)
            yield from claim_by_column(document, under, matrix)
            yield from (UnreadCell(cell.span) for cell in wide)
            continue
        placed: list[tuple[str | None, Cell]] = list(_placed(values, by_column, matrix.columns))
        whole = matrix_rows and all(len(line.cells) == len(matrix.columns) for line in matrix_rows)
        if whole and not placed and (known := _cut_off(document, values, len(matrix.columns))):
            under = _in_order(name, path, matrix.columns, known, row)
            yield from claim_by_column(document, under, matrix)
            continue
        if not placed or label.span in unsure:
            placed = [(None, cell) for cell in values]
        elif whole_section:
            placed = [(kind, cell) for kind, cell in placed if matrix.indicator(name, kind or "")]
        cells = tuple(ValueCell(column, cell.span, extent_of(row)) for column, cell in placed)
        matrix_rows.append(MatrixRow(name, path, cells))
    yield from _claimed(document, believed(document, matrix_rows, matrix), matrix)


def _in_order(
    name: str,
    path: tuple[str, ...],
    columns: Sequence[str],
    known: Sequence[Cell],
    row: Sequence[Cell],
) -> MatrixRow:
    """A row whose cells stand under these columns."""
    pairs = zip(columns, known, strict=False)
    return MatrixRow(
        name, path, tuple(ValueCell(column, cell.span, extent_of(row)) for column, cell in pairs)
    )


def _claimed(
    document: Document, matrix_rows: Sequence[MatrixRow], matrix: Matrix
) -> Iterator[Claim | UnreadCell]:
    """What the rows of a matrix claim, and the cells of them that nobody could read."""
    claimed = set()
    for claim in claim_rows(document, matrix_rows, matrix):
        claimed.add(claim.cell)
        yield claim
    for name, value in ((line.name, value) for line in matrix_rows for value in line.cells):
        if value.column and value.span not in claimed and is_unread(document, value.span):
            yield UnreadCell(value.span, matrix.indicator(name, value.column))


def _cut_off(document: Document, values: Sequence[Cell], wanted: int) -> Sequence[Cell]:
    """The cells of the row in the middle of which a file ends: those of the first columns.

    In a text with pipes the last of them may be cut itself, unless a pipe stands behind it or it is a
    zero; of a page that is known already.
    """
    page = ends_inside_table(document.source)
    if not values or len(values) >= wanted or (document.source.tables and not page):
        return ()
    behind = document.text[values[-1].span.stop :]
    if behind.strip(" |\n") or not all(cell.text.strip() for cell in values):
        return ()
    return values if page or "|" in behind or values[-1].text == "0" else values[:-1]


def _placed(
    values: Sequence[Cell], columns: Mapping[int, str], order: Sequence[str]
) -> Iterator[tuple[str, Cell]]:
    """(column, cell): by column where the headers are whole, else by order if none is missing."""
    by_column = [(columns[cell.column], cell) for cell in values if cell.column in columns]
    if len(columns) == len(order) and len(by_column) == len(order):
        yield from by_column
        return
    filled = list(values)
    # Blank columns of labels: (七)总计 | | 6 | 1 | … where other rows have a label of three steps.
    behind = list(dropwhile(lambda cell: not cell.text.strip(), filled))
    if len(behind) == len(order) and all(cell.text.strip() for cell in behind):
        filled = behind
    elif len(filled) > len(order) and filled[0] not in behind[:1] and not filled[-1].text.strip():
        return  # blanks at both ends: which of them are cells, nobody can say
    while len(filled) > len(order) and not filled[-1].text.strip():
        filled.pop()
    if any(is_torn(cell.text) for cell in filled) and not all(cell.text.strip() for cell in filled):
        return  # | | | 13 | 0 0 0 | 0 | 0 13: numbers of several columns share a cell
    if len(filled) == len(order):
        yield from zip(order, filled, strict=True)
    else:
        yield from by_column
