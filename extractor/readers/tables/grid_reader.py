"""Official tables whose cells have coordinates: HTML, Word, PDF, pipes in text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from extractor.schemas import Address, Claim, Span
from extractor.text.document import Cell, Document, Grid

from .application_rows import Cell as ValueCell
from .application_rows import Row, claim_rows
from .cells import claim_cell, holds_value
from .dispute_row import claim_disputes
from .forms import (
    COLUMN_ORDER,
    DISPUTE_COLUMNS,
    DISPUTE_GROUPS,
    DISPUTE_HEADS,
    SECTION_ROWS,
    TABLES,
    applicant_columns,
    application_path,
    application_rows,
    catalogue_blocks,
    catalogue_columns,
    catalogue_form,
    catalogue_header,
    catalogue_rows,
    dispute_indicators,
    header_fits,
    plain,
    without_numbering,
)
from .money import in_unit_of_header
from .rows import RowContext


def read_grid(document: Document, grid: Grid) -> Iterator[Claim]:
    """Claims for every cell of the official tables that a grid holds."""
    rows = _rows(grid)
    form = _form(rows) or document.meta.form
    yield from _catalogue(document, rows, form)
    yield from _applications(document, rows)
    yield from _disputes(document, rows)


def _rows(grid: Grid) -> list[list[Cell]]:
    height = max(cell.row + cell.rows for cell in grid.cells)
    rows: list[list[Cell]] = [[] for _ in range(height)]
    for cell in grid.cells:
        rows[cell.row].append(cell)
    return [sorted(row, key=lambda cell: cell.column) for row in rows]


def _row_span(row: Sequence[Cell]) -> Span:
    return Span(min(c.span.start for c in row), max(c.span.stop for c in row))


def _form(rows: Sequence[Sequence[Cell]]) -> str | None:
    words = "".join(plain(cell.text) for row in rows for cell in row)
    if any(mark in words for mark in ("制发件数", "废止件数", "本年收费金额", "本年处理决定数量")):
        return "form2021"
    if any(
        mark in words for mark in ("新制作数量", "对外公开总数量", "上一年项目数量", "采购项目数量")
    ):
        return "form2019"
    return None


def _catalogue(document: Document, rows: Sequence[Sequence[Cell]], form: str) -> Iterator[Claim]:
    if form not in ("form2019", "form2021"):
        return
    heads: list[Cell] = []
    whole = form
    for row in rows:
        filled = [cell for cell in row if cell.text.strip()]
        if filled and plain(filled[0].text) == "信息内容":
            heads = list(row[1:])
            form = catalogue_form(cell.text for cell in heads) or whole
            continue
        label = next((c for c in filled if catalogue_rows().find(c.text)), None)
        group = catalogue_rows().find(label.text) if label else None
        names = catalogue_blocks(form).get(group or "")
        if label is None or group is None or not names or holds_value(label.text):
            continue
        values = [cell for cell in row if cell.column > label.column]
        for name, cell, head in _columns(values, heads, names, form):
            if not header_fits(f"{group}.{name}", head, form):
                continue
            head = head or catalogue_header(f"{group}.{name}")
            address = Address(table=TABLES["catalogue"], row=(label.text.strip(),), column=(head,))
            claim = claim_cell(document, f"{group}.{name}", cell.span, address, _row_span(row))
            if claim is not None:
                start = heads[0].span.start if heads else cell.span.start
                yield in_unit_of_header(document, claim, start)


def _columns(
    values: Sequence[Cell], heads: Sequence[Cell], names: Sequence[str], form: str
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
    read = [catalogue_columns(form).find(head.text) for head in heads if head.text.strip()]
    if len(values) < len(names):
        return
    filled = [head for head in heads if head.text.strip()]
    for at, (name, cell) in enumerate(by_order):
        said = read[at] if at < len(read) else None
        words = filled[at].text.strip() if at < len(filled) else ""
        if catalogue_form([words]) not in (form, None):
            continue
        clear = said in names and read.count(said) == 1
        yield (said if clear and said is not None else name), cell, words


def _applications(document: Document, rows: Sequence[Sequence[Cell]]) -> Iterator[Claim]:
    columns = _applicant_columns(rows)
    context = RowContext()
    found = []
    for row, above, below in _wrapped(rows):
        labels = [c for c in row if c.text.strip() and not holds_value(c.text)]
        if not labels:
            continue
        name: str | None = None
        for cell in labels[:-1]:
            context.name(cell.text)
        name = context.name(f"{above}{labels[-1].text}{below}")
        last = max(cell.column + cell.columns for cell in labels)
        values = [cell for cell in row if cell.column >= last]
        if name is None:
            continue
        placed: list[tuple[str | None, Cell]] = list(_placed(values, columns))
        placed = placed or [(None, cell) for cell in values]
        cells = tuple(ValueCell(column, cell.span, _row_span(row)) for column, cell in placed)
        found.append(Row(name, application_path(name, labels[-1].text.strip()), cells))
    yield from claim_rows(document, found)


def _wrapped(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[Sequence[Cell], str, str]]:
    """The rows, without those that hold only the rest of a label; with that rest.

    Some programs make a row of each line of a wrapped label: 2.其他法律行政 | 0 and 法规禁止公开 | blank.
    """
    used: set[int] = set()
    for number, row in enumerate(rows):
        if number in used:
            continue
        above = below = ""
        following = rows[number + 1] if number + 1 < len(rows) else ()
        if _is_rest(row, following):
            below = _labels(following)[-1].text.strip()
            used.add(number + 1)
            if not _filled(row):
                row, above, below = following, _labels(row)[-1].text.strip(), ""
        yield row, above, below


def _labels(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell.text.strip() and not holds_value(cell.text)]


def _filled(row: Sequence[Cell]) -> bool:
    return any(cell.text.strip() and holds_value(cell.text) for cell in row)


def _is_rest(row: Sequence[Cell], following: Sequence[Cell]) -> bool:
    """Whether the label of ``following`` is the rest of that of ``row``; one of them has no values.

    A rest has no number of its own, is no row of the form by itself, and both together are one.
    """
    here, there = _labels(row), _labels(following)
    values = len(row) - len(here), len(following) - len(there)
    if len(there) != 1 or not here or min(values) < 2 or _filled(row) == _filled(following):
        return False
    rest, first = there[0].text.strip(), here[-1].text.strip()
    if without_numbering(rest) != rest or plain(rest) in _known() or plain(first) in _known():
        return False
    return application_rows().find(first + rest) is not None


def _known() -> Set[str]:
    return application_rows().wordings.keys() | SECTION_ROWS.wordings.keys()


def _applicant_columns(rows: Sequence[Sequence[Cell]]) -> Mapping[int, str]:
    """Column number -> kind of applicant, from the header rows."""
    found: dict[int, str] = {}
    for row in rows:
        if any(holds_value(cell.text) and cell.text.strip() for cell in row):
            if found:
                break
            continue
        for cell in row:
            kind = applicant_columns().wordings.get(plain(cell.text))
            if kind is not None and cell.columns == 1 and kind not in found.values():
                found[cell.column] = kind
    return found if {"natural_person", "total"} <= set(found.values()) else {}


def _placed(values: Sequence[Cell], columns: Mapping[int, str]) -> Iterator[tuple[str, Cell]]:
    """(kind of applicant, cell): by column where the headers are whole, else by order of seven."""
    by_column = [(columns[cell.column], cell) for cell in values if cell.column in columns]
    if len(columns) == len(COLUMN_ORDER) and len(by_column) == len(COLUMN_ORDER):
        yield from by_column
        return
    filled = list(values)
    while len(filled) > len(COLUMN_ORDER) and not filled[-1].text.strip():
        filled.pop()
    if len(filled) == len(COLUMN_ORDER):
        yield from zip(COLUMN_ORDER, filled, strict=True)
    else:
        yield from by_column


def _disputes(document: Document, rows: Sequence[Sequence[Cell]]) -> Iterator[Claim]:
    words = [plain(cell.text) for row in rows for cell in row]
    if not any("复议" in w for w in words) or not any(DISPUTE_COLUMNS.find(w) for w in words):
        return
    heads = _dispute_columns(rows)
    for row in rows:
        values = [cell for cell in row if holds_value(cell.text)]
        if len(values) < len(row) or not any(cell.text.strip() for cell in values):
            continue
        order = dispute_indicators()
        if len(heads) == len(values) and all(cell.column in heads for cell in values):
            order = tuple(heads[cell.column] for cell in values)
        elif len(values) != len(order):
            continue
        cells = [cell.span for cell in values]
        yield from claim_disputes(document, cells, [_row_span(row)] * len(cells), order)
        return


def _dispute_columns(rows: Sequence[Sequence[Cell]]) -> Mapping[int, str]:
    """Column number -> indicator, from the spans of 行政复议 … and the results below them."""
    groups: dict[int, str] = {}
    results: dict[int, str] = {}
    for row in rows:
        for cell in row:
            group = DISPUTE_HEADS.wordings.get(plain(cell.text))
            if group in DISPUTE_GROUPS:
                for column in range(cell.column, cell.column + cell.columns):
                    groups[column] = group
            result = DISPUTE_COLUMNS.wordings.get(plain(cell.text))
            if result is not None:
                results[cell.column] = result
    return {c: f"{groups[c]}.{results[c]}" for c in results if c in groups}
