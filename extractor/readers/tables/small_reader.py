"""Small tables of any shape: a few rows with names of figures, times, offices and totals, crossed in any way.

A figure is claimed only where row, column and caption together say that it is the whole of the report's year.
Whatever else they say is kept with their words as label; nothing is added up that the report does not print.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractor.knowledge.small import Small
from extractor.schemas import OTHER, Address, Claim, Period, Scope, Span
from extractor.text.document import Cell, Document, Grid

from .cells import claim_cell, counted_in
from .small_captions import Caption
from .small_names import Around, TableLine, entries
from .small_shape import CrossTable, shape_of
from .stat_columns import is_unit, unit_in

_MOST_CELLS, _MOST_NAMES = 1200, 150
_SEVERAL = 3
_TABLE = "统计表"


@dataclass(frozen=True, slots=True)
class _CellMeaning:
    """What a cell is: its indicator and whose count of which time."""

    indicator: str
    period: Period
    scope: Scope | None


@dataclass(frozen=True)
class SmallTable:
    """A table with the entries of its rows and columns."""

    shape: CrossTable
    rows: Mapping[int, TableLine]
    columns: Mapping[int, TableLine]
    caption: Caption
    form: str = ""

    @property
    def is_list(self) -> bool:
        """Whether it is one column of figures that no name explains: sentences in the form of a table."""
        entries_ = (*self.rows.values(), *self.columns.values())
        return len(self.columns) == 1 and not any(e.indicator for e in entries_)

    def lists_columns(self, small: Small) -> bool:
        """Whether it names several columns of the matrix, each in a row or a column of its own."""
        entries_ = (*self.rows.values(), *self.columns.values())
        return sum(any(map(small.heads_column, e.words)) for e in entries_) >= _SEVERAL


def understood(document: Document, grid: Grid, small: Small, caption: Caption) -> SmallTable | None:
    """A table whose names are read; None if it has no such shape."""
    if len(grid.cells) > _MOST_CELLS:
        return None
    shape = shape_of(grid, small)
    if shape is None or len(shape.labels) + len(shape.heads) > _MOST_NAMES:
        return None
    corner = "".join(shape.corner)
    restricted = bool(small.classes.search(caption.words) or small.classes.search(corner))
    agency = document.meta.agency
    name = agency.value if agency else ""
    around = Around(document.meta.year, restricted, name, caption.group, document.meta.form)
    return SmallTable(
        shape, entries(shape.labels, small, around), entries(shape.heads, small, around), caption,
        document.meta.form,
    )  # fmt: skip


def read_small(document: Document, table: SmallTable, small: Small) -> Iterator[Claim]:
    """Claims for every figure of a table, those that no indicator covers as other statistics."""
    said: dict[tuple[int, int], _CellMeaning] = {}
    by_meaning: dict[_CellMeaning, list[tuple[int, int]]] = defaultdict(list)
    for place, cell in table.shape.figures.items():
        found = _meaning(table, place, small) if cell.rows == cell.columns == 1 else None
        if found is not None and cell.text and "%" not in cell.text:
            said[place] = found
            by_meaning[found].append(place)
    for places in by_meaning.values():
        if len({table.shape.figures[place].text for place in places}) > 1:
            for place in places:  # nobody can say which of them is the figure
                del said[place]
    # Where nothing is placed the table is one of other statistics, which a model may be asked about.
    title = (table.caption.words or _TABLE) if said else ""
    for place, cell in table.shape.figures.items():
        claim = _claim(document, table, place, cell, said.get(place), title)
        if claim is not None and (claim.mention is not None or claim.semantic == "implied_zero"):
            yield claim


def _meaning(table: SmallTable, place: tuple[int, int], small: Small) -> _CellMeaning | None:
    row, column = table.rows[place[0]], table.columns[place[1]]
    caption = table.caption
    if not caption.counts or "apart" in (row.role, column.role) or not _is_named(table):
        return None
    indicator = _crossed(row, column, table, small)
    periods = {p for p in (row.period, column.period) if p}
    scopes = {s for s in (row.scope, column.scope) if s}
    if indicator is None or len(periods) > 1 or len(scopes) > 1:
        return None
    if indicator.endswith(".total") and small.channels.search(caption.words):
        return None  # what one channel published is not all that was
    period = periods.pop() if periods else caption.period or "year"
    if period == "cumulative":
        indicator = small.listing.cumulative.get(indicator, indicator)
    return _CellMeaning(indicator, period, scopes.pop() if scopes else None)


def _is_named(table: SmallTable) -> bool:
    """Whether names tell the figures apart: one row may lack words, or one column, where it is the only one."""
    for names in (table.shape.labels, table.shape.heads):
        if len(names) > 1 and not all(names.values()):
            return False
    return True


def _crossed(row: TableLine, column: TableLine, table: SmallTable, small: Small) -> str | None:
    """The indicator where a row and a column cross; None if either says more than is understood."""
    caption = table.caption
    for one, other in ((row, column), (column, row)):
        if one.indicator is None or one.role != "whole":
            continue
        if other.role == "whole":
            return _narrower(one.indicator, other.indicator)
        if other.role == "part" and len(other.unknown) == len(other.words):
            part = small.by_column(
                other.words, one.indicator, table.form, listed=table.lists_columns(small)
            )
            if part is not None:
                return part
        group = one.indicator.partition(".")[0]
        inner = _inside(other, group, small)
        if inner is not None and _is_head(one.indicator):
            return inner
        return None
    if caption.group and row.indicator is None and column.indicator is None:
        wholes = [e for e in (row, column) if e.role == "whole" and not e.total]
        parts = [e for e in (row, column) if e.role == "part"]
        if len(wholes) == len(parts) == 1:
            return _inside(parts[0], caption.group, small)
    return _of_caption(row, column, caption)


def _of_caption(row: TableLine, column: TableLine, caption: Caption) -> str | None:
    """What the caption counts, where a total or the year crosses what says nothing else."""
    if row.indicator or column.indicator or row.role != "whole" or column.role != "whole":
        return None
    told = row.total or column.total or row.period or column.period
    return caption.indicator if told and not (row.total and column.total) else None


def _narrower(one: str, other: str | None) -> str | None:
    """Of two indicators the one that is a part of the other; None if neither is."""
    if other is None or other == one:
        return one
    for whole, part in ((one, other), (other, one)):
        base = whole.removesuffix(".total")
        if _is_head(whole) and part.startswith(f"{base}."):
            return part
    return None


def _is_head(indicator: str) -> bool:
    """Whether an indicator sums up its section."""
    return indicator.endswith((".total", ".received")) and indicator.count(".") == 1


def _inside(entry: TableLine, group: str, small: Small) -> str | None:
    """The indicator that the one unknown name of an entry is within a section."""
    if len(entry.unknown) != 1 or len(entry.words) != 1:
        return None
    return small.inside(entry.words[0], group)


def _claim(
    document: Document,
    table: SmallTable,
    place: tuple[int, int],
    cell: Cell,
    cell_meaning: _CellMeaning | None,
    title: str,
) -> Claim | None:
    row, column = table.rows[place[0]], table.columns[place[1]]
    address = Address(
        table=title,
        row=row.words,
        column=column.words,
    )
    quoted = table.shape.rows[place[0]]
    claim = claim_cell(
        document, cell_meaning.indicator if cell_meaning else OTHER, cell.span, address, quoted
    )
    if claim is None:
        return None
    if cell_meaning is None:
        label = " × ".join(filter(None, (row.label, column.label)))
        if not label:
            return None
        return claim.model_copy(update={"label": _with_caption(label, table.caption)})
    unit = _unit(table, place) if claim.mention else None
    unit = counted_in(document, claim, unit) if unit else None
    if unit and unit not in document.text[slice(*quoted)]:
        # It is printed above: what is quoted must show it.
        quoted = Span(max(document.text.rfind(unit, 0, quoted.start), 0), quoted.stop)
    return claim.model_copy(
        update={
            "period": cell_meaning.period,
            "scope": cell_meaning.scope,
            "unit": unit,
            "quoted": quoted,
            "because": " × ".join(filter(None, (row.label, column.label))) or None,
        }
    )


def _unit(table: SmallTable, place: tuple[int, int]) -> str | None:
    """The unit of a figure: in a column or a row of units, in the names of its row and column, in the caption."""
    names = (*table.rows[place[0]].words, *table.columns[place[1]].words)
    told = [words for words in names if is_unit(words)] + [u for w in names if (u := unit_in(w))]
    return next(iter([*filter(None, [table.shape.units.get(place[0])]), *told]), table.caption.unit)


def _with_caption(label: str, caption: Caption) -> str:
    """A label with the caption where that says of which time or business the figures are."""
    return label if caption.counts and not caption.period else f"{caption.words}: {label}"
