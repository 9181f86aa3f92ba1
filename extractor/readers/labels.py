"""Reads indicators by their label, other wordings and unit, in sentences and tables.

A number is the value of an indicator if one of its wordings stands before it in its own clause (or
right behind its unit) and that of no other stands nearer, and its unit can count it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extractor.knowledge.wordings import plain
from extractor.language.frames import Frame, frame
from extractor.language.labels import label_of
from extractor.language.negated import negated, of_its_contrary
from extractor.language.stretches import period_of
from extractor.schemas import OTHER, Address, Claim, Indicator, Mention, Span
from extractor.schemas.units import counted_in, in_unit, is_share
from extractor.text.document import Cell, Document, Grid, extent_of
from extractor.text.scan.units import MEASURES, MONEY, SHARES, UNITS

from .own_figures import (
    has_become,
    is_dated_alone,
    is_fact,
    is_part,
    is_start,
    of_this_year,
    year_of,
)
from .reading import Reading
from .tables.cells import claim_cell, is_value
from .tables.cells import counted_in as counted_in_cell
from .tables.stat_columns import column

_FILLERS = re.compile(r"^(?:的|总|共|各类)*")
_FAMILIES = tuple(
    frozenset(words.split()) for words in ("人 名 位", "人次 人(次) 例次 例 次", "台 台次 例 台例")
)
_FAR = 12
_LONGEST = 40
_UNIT = re.compile(
    rf"[百千万亿]*(?:{'|'.join(map(re.escape, (*UNITS, *MONEY, *SHARES, *MEASURES)))})"
)
_IN_PARENTHESES = re.compile(r"\((?:(?:计量)?单位:?\s*)?([^()]{1,8})\)")


def read(
    document: Document, items: Sequence[Indicator], taken: frozenset[str] = frozenset()
) -> Reading:
    """Claims for every number of a sentence: an indicator if one fits, else another statistic.

    ``taken`` are the ids of mentions that may not be claimed.
    """
    claims: list[Claim] = []
    previous: Mention | None = None
    told: set[tuple[str, int]] = set()
    waits: Indicator | None = None
    in_cells = _cells_of_others(document, items)
    for mention in document.mentions:
        if not mention.statistical or mention.id in taken:
            continue
        seen = frame(document, mention, previous)
        item = field_of(seen, [field for field in items if may_be(mention, field)], document)
        if waits and seen.listed and may_be(mention, waits) and _follows(seen, document):
            item = item or waits
        waits = _waiting(seen, items, document, waits)
        if waits:
            item = None
        # 污水处理厂12座,其中新建污水处理厂2座: the label has its number.
        if item and (item.id, seen.sentence_start) in told and is_part(seen, wordings(item)):
            item = None
        if item:
            told.add((item.id, seen.sentence_start))
        claims.append(_claim(seen, item, document.meta.year))
        if item is None and (cell := in_cells.get(mention.id)):
            claims[-1] = claims[-1].model_copy(update={"label": cell.label, "unit": cell.unit})
        previous = mention
    return Reading(claims=tuple(claims))


def _waiting(
    frame: Frame, items: Sequence[Indicator], document: Document, before: Indicator | None
) -> Indicator | None:
    """The field whose figure of the year may stand behind this number, which is where a change
    starts, or another year's: 由10座增至12座; 2021年10座,2022年12座."""
    year = document.meta.year
    other = year is not None and year_of(frame) not in (None, year)
    if before and other and frame.listed and is_dated_alone(frame):
        return before
    found = nearest(frame, items) if other or is_start(frame) else None
    start = found and not other and not is_fact(frame, wordings(found), year)
    return None if start else found


def _follows(frame: Frame, document: Document) -> bool:
    """Whether a number goes on from one that the label stands before: 增至12座, 2022年12座."""
    return has_become(frame) or (is_dated_alone(frame) and year_of(frame) == document.meta.year)


def cells(document: Document, items: Sequence[Indicator]) -> Reading:
    """Claims for the cells of tables whose row or column names an indicator."""
    found = named_cells(document, items)
    return Reading(claims=tuple(claim for claim in found if _unit_fits(document, claim, items)))


def field_of(frame: Frame, fields: Sequence[Indicator], document: Document) -> Indicator | None:
    """The field that a number is the figure of the year of; None if it is that of none."""
    found = nearest(frame, fields) if of_this_year(frame) else None
    return found if found and is_fact(frame, wordings(found), document.meta.year) else None


def _claim(frame: Frame, found: Indicator | None, year: int | None) -> Claim:
    period, because = period_of(frame.sentence, frame.label)
    zero = frame.mention.kind == "zero_statement"
    return Claim(
        indicator=found.id if found else OTHER,
        mention=frame.mention.id,
        reader="rules",
        label=None if found else _label(frame, year),
        period=period,
        semantic="implied_zero" if zero else "explicit",
        because=because,
    )


def _label(frame: Frame, year: int | None) -> str:
    """What another statistic is called, with its year where that is not the report's."""
    label, other = label_of(frame), year_of(frame)
    dated = other is not None and other != year and f"{other}年" not in label
    return f"{other}年{label}"[:_LONGEST] if dated else label


def may_be(mention: Mention, field: Indicator) -> bool:
    """Whether the unit of a mention can count what an indicator counts."""
    printed, wanted = mention.unit, field.unit or None
    if mention.kind == "zero_statement" or printed == wanted:
        return True
    if wanted is not None and counted_in(wanted) != wanted:
        # 18.64万人次 is read as 186400 人次; a bare number may be either.
        wanted = counted_in(wanted)
        if printed in (None, wanted):
            return printed is not None
    if printed is not None and counted_in(printed) == wanted:
        return True  # 万吨 of a head
    if printed is None:
        return wanted is None or not is_share(wanted)
    if wanted is None:
        return mention.kind != "share" and "元" not in printed
    if "元" in printed or "元" in wanted:
        return mention.value is not None and in_unit(mention.value, printed, wanted) is not None
    return any({printed, wanted} <= family for family in _FAMILIES)


def nearest(frame: Frame, fields: Sequence[Indicator]) -> Indicator | None:
    """The field whose wording ends nearest before the number; the longer wording if two do.

    None where these words are denied: 不同意公开3件 is no 同意公开, nor what stands before it.
    """
    zero = frame.mention.kind == "zero_statement"
    before = frame.mention.raw if zero else frame.label
    places = [
        (before.rfind(words) + len(words), len(words), field)
        for field in fields
        for words in wordings(field)
        if words in before
    ]
    places = [place for place in places if len(before) - place[0] <= _FAR]
    if places:
        stop, length, field = max(places, key=lambda place: place[:2])
        denied = of_its_contrary if zero else negated
        return None if denied(before[: stop - length]) else field
    after = _FILLERS.sub("", frame.after)
    behind = [
        (len(words), field)
        for field in fields
        for words in wordings(field)
        if after.startswith(words)
    ]
    return max(behind, key=lambda place: place[0])[1] if behind else None


def wordings(field: Indicator) -> tuple[str, ...]:
    """The label of an indicator and its other wordings, without blanks."""
    return tuple(re.sub(r"\s+", "", words) for words in (field.zh, *field.also))


def named_cells(document: Document, fields: Sequence[Indicator]) -> Iterator[Claim]:
    """The cells of this year whose row or column names an indicator, whatever their unit."""
    names = {plain(words): field for field in fields for words in wordings(field)}
    own = frozenset(field.unit for field in fields)
    for grid in document.grids:
        table = table_of(document, grid)
        alone = sum(1 for at in table.heads.values() if not _is_unit(at, own)) < 2
        for cell in grid.cells:
            if cell.span in table.figures and cell.text.strip():
                claim = _cell(document, table, cell, names, alone, own)
                if claim is not None:
                    yield claim


class _Other(NamedTuple):
    """What row and column call a number that is no value of a field, and the unit that they print."""

    label: str
    unit: str | None


def _cells_of_others(document: Document, fields: Sequence[Indicator]) -> dict[str, _Other]:
    """The numbers that stand in cells of tables, by their ids; the cell beside names nothing."""
    own = frozenset(field.unit for field in fields)
    found: dict[str, _Other] = {}
    for grid in document.grids:
        table = table_of(document, grid)
        for cell in grid.cells:
            inside = list(document.mentions_in(*cell.span)) if cell.span in table.figures else []
            if len(inside) == 1:
                before = table.before(cell)
                units = [words for words in before if _is_unit(words, own)][-1:]
                row = [words for words in before if not _is_unit(words, own)][-1:]
                label = " ".join(filter(None, (*row, table.heads.get(cell.column, ""))))
                printed = units[0] if units else _unit_in(label, own)
                unit = None if inside[0].unit else printed
                named = _IN_PARENTHESES.sub("", label) if unit else label
                found[inside[0].id] = _Other(named[:_LONGEST], unit)
    return {name: other for name, other in found.items() if other.label}


def figures_of(document: Document, grid: Grid) -> frozenset[Span]:
    """The cells of a table that hold a figure or nothing: signs for it, or one number and its unit."""
    return frozenset(c.span for c in grid.cells if is_value(c.text) or _is_number(document, c))


def _is_number(document: Document, cell: Cell) -> bool:
    """312天, 1.2万标箱: units that are none of the forms on disclosure."""
    found = list(document.mentions_in(*cell.span))
    return (
        len(found) == 1
        and found[0].statistical
        and found[0].kind != "damaged"
        and document.text[slice(*found[0].span)].strip() == cell.text.strip()
    )


def heads_of(grid: Grid, figures: frozenset[Span]) -> dict[int, str]:
    """Column with values -> the words above its values."""
    columns = {c.column for c in grid.cells if c.text.strip() and c.span in figures}
    found: dict[int, list[str]] = {at: [] for at in columns}
    for cell in sorted(grid.cells, key=lambda c: c.row):
        if cell.span not in figures:
            for at in range(cell.column, cell.column + cell.columns):
                if at in found:
                    found[at].append(cell.text.strip())
    return {at: " ".join(dict.fromkeys(words)) for at, words in found.items()}


class Table(NamedTuple):
    """A table: its cells with figures, the words above each column, and the cells of each row."""

    figures: frozenset[Span]
    heads: Mapping[int, str]
    rows: Mapping[int, Sequence[Cell]]

    def before(self, cell: Cell) -> list[str]:
        """The words of a row before a cell with a figure."""
        left = (c for c in self.rows[cell.row] if c.column < cell.column)
        return [words for c in left if c.span not in self.figures and (words := c.text.strip())]


def table_of(document: Document, grid: Grid) -> Table:
    """A table as its labels and figures tell it."""
    figures = figures_of(document, grid)
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        for at in range(cell.row, cell.row + cell.rows):
            rows.setdefault(at, []).append(cell)
    return Table(figures, heads_of(grid, figures), rows)


def _cell(
    document: Document,
    table: Table,
    cell: Cell,
    names: dict[str, Indicator],
    alone: bool,
    own: frozenset[str],
) -> Claim | None:
    """A cell whose row names a field and whose column is this year's, or the other way round."""
    row, head = table.rows[cell.row], table.heads.get(cell.column, "")
    units = [words for words in table.before(cell) if _is_unit(words, own)]
    labels = [words for words in table.before(cell) if not _is_unit(words, own)]
    field = next((names[k] for words in reversed(labels) if (k := _key(words)) in names), None)
    kind = column(head, alone=alone, year=document.meta.year)
    if field is None:
        field = names.get(_key(head))
        kind = column(labels[-1] if labels else "", alone=False, year=document.meta.year)
    if field is None or kind.role != "value":
        return None
    address = Address(table="", row=tuple(labels), column=(head,) if head else ())
    claim = claim_cell(document, field.id, cell.span, address, extent_of(row))
    if claim is None or claim.mention is None:
        return None
    unit = units[-1] if units else _unit_in(" ".join((*labels, head)), own)
    unit = counted_in_cell(document, claim, unit) if unit else None
    told = {"unit": unit, "scope": kind.scope, "period": kind.period, "because": kind.because}
    return claim.model_copy(update=told)


def _is_unit(words: str, own: frozenset[str]) -> bool:
    return words.strip() in own or _UNIT.fullmatch(words.strip()) is not None


def _unit_in(words: str, own: frozenset[str]) -> str | None:
    """The unit in the parentheses of a label or of the head of a column: 完成投资(万元)."""
    found = [m[1].strip() for m in _IN_PARENTHESES.finditer(words) if _is_unit(m[1], own)]
    return found[-1] if found else None


def _key(words: str) -> str:
    return plain(re.sub(r"\([^()]*\)", "", words))


def _unit_fits(document: Document, claim: Claim, fields: Sequence[Indicator]) -> bool:
    field = next(field for field in fields if field.id == claim.indicator)
    read = mention_of(document, claim)
    return read is not None and may_be(read, field)


def mention_of(document: Document, claim: Claim) -> Mention | None:
    """The number of a cell, with the unit that stands apart from it."""
    mention = document.mention(claim.mention or "")
    return mention and mention.model_copy(update={"unit": mention.unit or claim.unit})
