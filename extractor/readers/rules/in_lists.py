"""The official form told in lists and sentences of its labels: 政府网站73;政务微博0;会议1.

A number whose words are those of a row and a column of the form, and no others, is that cell, where
more such numbers stand beside it.  Each label says too little by itself (会议1, 上年12): what stands
around it makes it sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.knowledge.items import Items
from extractor.knowledge.listing import Listing, key_of
from extractor.knowledge.prose import Prose
from extractor.knowledge.tables import Tables
from extractor.language.cue_words import blanked, grammar
from extractor.language.items_told import Item, items_told
from extractor.language.lists import count_up
from extractor.language.subject import subject_of
from extractor.language.years import YEAR
from extractor.schemas import Mention
from extractor.text.document import Document

_FEWEST = 3
"""Numbers that make a list."""
_FEWEST_SURE = 2
"""Cells of which row and column are told, and rows that no other list has."""
_FEWEST_HOME = 4
"""Rows that no other list has, by shorter words, where every label of the list is known."""
_LONGEST = 24
"""Characters of a label; a sentence has more."""
_TITLE = 14
"""Characters of a title or a remark between two items."""
_ANOTHER_YEAR = grammar("<last_year>|<next_year>|计划|目标|预计")


class FormTold(NamedTuple):
    """Number -> indicator: ``cells`` by row and column, ``rows`` by labels of rows alone."""

    cells: Mapping[str, str]
    rows: Mapping[str, str]

    def tells(self, mention: str) -> bool:
        """Whether they say what a number is."""
        return mention in self.cells or mention in self.rows


class _Placed(NamedTuple):
    """``row`` is the row that its own words name without a column."""

    item: Item
    indicator: str | None
    sure: bool
    row: str | None = None


def form_told(document: Document, tables: Tables | None, pack: Prose) -> FormTold:
    """What lists and sentences of the form's own labels say, in a report of its year."""
    cells: dict[str, str] = {}
    rows: dict[str, str] = {}
    items = tuple(items_told(document)) if tables else ()
    form = document.meta.form
    if tables and tables.items and form in tables.items.forms:
        for stretch in _stretches(document, items, tables.items, form):
            cells |= _cells(_in_order(stretch, document, tables.items, form))
    if tables and tables.listing and form not in tables.forms:
        for run in _runs(document, items, tables, pack):
            rows |= _rows(run, tables.listing, pack)
    return FormTold(cells, rows)


def _stretches(
    document: Document, items: Sequence[Item], table: Items, form: str
) -> Iterator[list[_Placed]]:
    """Numbers whose words are those of cells, one behind the other; a row holds until the next."""
    stretch: list[_Placed] = []
    row: str | None = None
    foreign = False
    for item in items:
        foreign = foreign and not item.heads
        for at, part in enumerate(item.between):
            named = table.told.cell(part)
            here = named is None and at >= item.earlier
            foreign = foreign or (here and _is_anothers(part, document))
            if named is None:
                yield stretch
                stretch, row = [], None
            elif named.row:
                row = named.row
            elif named.column and stretch and not stretch[-1].sure:
                stretch[-1] = _in_column(stretch[-1], row, named.column, table, form)
        named = table.told.cell(item.words)
        if stretch and not item.heads:
            named = named or table.told.shortly(item.words)
        foreign = foreign or (named is None and _is_anothers(item.words, document))
        row = named and (named.row or row)
        if named is None or row is None or foreign:
            yield stretch
            stretch, row = [], None
            continue
        if item.mention.kind == "zero_statement" and item.mention.raw not in table.told.unchanged:
            continue  # 行政强制未实施: it names what it denies itself
        placed = _cell(item, row, named.column, table, form)
        stretch.append(placed._replace(row=named.row if named.column is None else None))
    yield stretch


def _in_order(
    stretch: Sequence[_Placed], document: Document, table: Items, form: str
) -> list[_Placed]:
    """行政强制5项、0、3件: behind the name of a row as many numbers as it has columns, in their order.

    Each has the unit of its column, or none.
    """
    found = list(stretch)
    bare: list[tuple[int, list[_Placed]]] = []
    for at, first in enumerate(stretch):
        block = table.blocks(form).get(first.row or "", ())
        if _leads(first, stretch[at + 1 : at + 2], block) and _is_told(block[0], stretch):
            found[at] = _in_column(first, first.row, block[0], table, form)
            continue
        side = stretch[at : at + len(block)]
        if len(block) < _FEWEST or len(side) < len(block) or not _are_a_row(side, document):
            continue
        units = [_own_unit(one.item.mention) for one in side]
        if not all(u is None or table.told.counts(u, c) for u, c in zip(units, block, strict=True)):
            continue
        row = [
            _Placed(one.item, f"{first.row}.{column}", True)
            for one, column in zip(side, block, strict=True)
        ]
        if len({*units} - {None}) > 1:
            found[at : at + len(row)] = row
        elif not _rising(side):
            bare.append((at, row))
    if len(bare) > 1 or any(placed.sure for placed in found):
        for at, row in bare:
            found[at : at + len(row)] = row
    return found


_BESIDE = re.compile(r"[、,/ ]\s?\+?")
_GOES_ON = re.compile(r"\s?(?:[、/和]|至|到|-)\s?\d")


def _are_a_row(placed: Sequence[_Placed], document: Document) -> bool:
    """Whether numbers stand side by side, with a mark and no word between, and no other behind them."""
    text, spans = document.in_digits, [one.item.mention.span for one in placed]
    gaps = (text[one.stop : other.start] for one, other in pairwise(spans))
    return all(map(_BESIDE.fullmatch, gaps)) and not _GOES_ON.match(text, spans[-1].stop)


def _rising(placed: Sequence[_Placed]) -> bool:
    """规范性文件1、2、3: such numbers may be those of what stands there."""
    return count_up([one.item.mention.value for one in placed])


def _leads(first: _Placed, behind: Sequence[_Placed], block: Sequence[str]) -> bool:
    """收费41项,减3项: a number right behind the name of a row, and then one that tells its second column."""
    told = [one for one in behind if one.row is None and one.sure]
    return len(block) > 1 and [one.indicator for one in told] == [f"{first.row}.{block[1]}"]


def _is_told(column: str, stretch: Sequence[_Placed]) -> bool:
    """Whether another row has the column told by words: what stands in it there, stands in it here."""
    return any(one.sure and (one.indicator or "").endswith(f".{column}") for one in stretch)


def _own_unit(mention: Mention) -> str | None:
    """The unit that is printed with a number, and not lent by the next: 0、3件."""
    unit = mention.unit
    return unit if unit is not None and mention.raw.endswith(unit) else None


def _cell(item: Item, row: str, column: str | None, table: Items, form: str) -> _Placed:
    """The cell of a number; without an indicator where its column is not told."""
    mention, told = item.mention, table.told
    if mention.kind == "zero_statement":
        column = told.said.change if column is None else None
    elif mention.raw[:1] in ("-", "减", "负", "净") and column is None:
        column = told.said.change
    if column is not None:
        return _in_column(_Placed(item, None, False), row, column, table, form)
    block = table.blocks(form).get(row, ())
    alone = block[0] if len(block) == 1 and mention.unit is None else None
    column = alone or told.by_unit(mention.unit, block)
    return _Placed(item, f"{row}.{column}" if column else None, False)


def _in_column(placed: _Placed, row: str | None, column: str, table: Items, form: str) -> _Placed:
    unit = placed.item.mention.unit
    if row is None or column not in table.blocks(form).get(row, ()):
        return placed
    if unit is not None and not table.told.counts(unit, column):
        return placed
    return _Placed(placed.item, f"{row}.{column}", True)


def _cells(stretch: Sequence[_Placed]) -> Mapping[str, str]:
    if sum(placed.sure for placed in stretch) < _FEWEST_SURE:
        return {}
    few = len(stretch) < _FEWEST
    return {
        placed.item.mention.id: placed.indicator
        for placed in stretch
        if placed.indicator
        and not (
            _is_bare(placed.item.mention)
            and ((few and not _PRINTED.search(placed.item.words)) or _is_money(placed))
        )
    }


_PRINTED = re.compile(r"(?:项目|决定|制作|公开)数量$|增/减$")
"""处理决定数量, as the form itself has it: two of them are sure enough."""


def _is_bare(mention: Mention) -> bool:
    return mention.unit is None and mention.kind == "number"


def _is_money(placed: _Placed) -> bool:
    """Whether a number without a unit would be money: nobody knows of which size."""
    return (placed.indicator or "").endswith(".amount") and placed.item.mention.value != 0


def _is_anothers(words: str, document: Document) -> bool:
    """Whether words name another body, another year, or a plan."""
    said = blanked(words)
    years = YEAR.findall(said)
    if years or _ANOTHER_YEAR.search(said):
        return not years or str(document.meta.year) != years[-1]
    agency = document.meta.agency.value if document.meta.agency else None
    body = subject_of(words, agency)
    return body is not None and not body.ours


def _runs(
    document: Document, items: Sequence[Item], tables: Tables, pack: Prose
) -> Iterator[list[_Placed]]:
    """Items of lists, one behind the other, with the rows that their labels name.

    What was published is the first row of the form: with it a list begins.
    """
    listing = tables.listing
    run: list[_Placed] = []
    last, foreign = "", False
    for item in items:
        titles = item.between[item.earlier :] if item.heads or not run else ()
        if titles:
            foreign = any(_is_foreign(part, document, tables) for part in titles)
        long = any(len(part) > _TITLE for part in item.between) or len(item.words) > _LONGEST
        key = key_of(item.words)
        row = listing.told(key, last.partition(".")[0]) if listing and key else None
        if long or foreign or row == pack.roles.disclosed:
            yield run
            run, last = [], ""
        if listing and key and not foreign:
            run.append(_Placed(item, row, row is not None and listing.is_sure(key, row)))
            last = row or last
    yield run


def _is_foreign(title: str, document: Document, tables: Tables) -> bool:
    """Whether the title of a list is that of other business, another body, or another year."""
    if _is_anothers(title, document):
        return True
    said = tables.small.said if tables.small else None
    if said is None or any(word in title for word in said.home.split()):
        return False
    return any(word in title for word in said.foreign.split())


def _rows(run: Sequence[_Placed], listing: Listing, pack: Prose) -> Mapping[str, str]:
    known = [placed for placed in run if placed.indicator]
    sure = {placed.indicator for placed in known if placed.sure}
    bare = [placed.item.mention.value for placed in run if _is_bare(placed.item.mention)]
    home = {placed.indicator for placed in known if listing.is_home(placed.indicator or "")}
    whole = len(known) == len(run) and len(home) >= _FEWEST_HOME
    if not whole and (len(sure) < _FEWEST_SURE or 2 * len(known) < len(run)):
        return {}
    if len(bare) < _FEWEST:
        return {}
    if count_up(bare):
        return {}  # they number what stands behind them
    return {
        placed.item.mention.id: placed.indicator
        for at, placed in enumerate(run)
        if placed.indicator
        and (
            placed.sure or any(one.indicator for one in (*run[at - 1 : at], *run[at + 1 : at + 2]))
        )
        and _counts(placed.item.mention, placed.indicator, listing, pack)
    }


def _counts(mention: Mention, indicator: str, listing: Listing, pack: Prose) -> bool:
    """Whether a number may be that of a row: by its unit; money without one is not to be read."""
    if mention.kind == "zero_statement":
        return mention.raw == "无"
    if mention.unit is None:
        return mention.value == 0 or "元" not in (listing.known[indicator].unit or "")
    units = (saying.units for saying in pack.sayings if saying.id == indicator)
    return any(mention.unit in of_it for of_it in units)
