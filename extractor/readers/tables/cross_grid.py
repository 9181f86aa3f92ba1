"""The table of reconsiderations and lawsuits whose cells have coordinates: groups over results."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractor.knowledge.cross import Cross
from extractor.knowledge.wordings import plain
from extractor.schemas import Claim, vocabulary
from extractor.text.document import Cell, Document, extent_of

from .cells import UnreadCell, holds_value, is_unread
from .cross_row import claim_cross, group_above

_ABOVE = 160
"""Characters above a grid in which its upper heads are looked for."""


def cross_in_grid(
    document: Document, rows: Sequence[Sequence[Cell]], cross: Cross, start: int
) -> Iterator[Claim | UnreadCell]:
    """The cells of a table of groups by results (行政复议 and 行政诉讼), which has one row of values."""
    words = [plain(cell.text) for row in rows for cell in row]
    alone = _only_group(document, rows, cross, start) or _groups_above(document, rows, cross, start)
    if not cross.is_here(words) and not alone:
        return
    heads = _cross_columns(rows, cross) or alone
    for row in rows[_below_heads(rows, cross) :]:
        values = [cell for cell in row if holds_value(cell.text)]
        if _is_under(row, values, heads):
            values = list(row)
        if len(values) < len(row) or not any(cell.text.strip() for cell in values):
            continue
        order = cross.indicators
        if len(heads) == len(values) and all(cell.column in heads for cell in values):
            order = tuple(heads[cell.column] for cell in values)
        elif heads and (totals := _totals_of_others(rows, values, heads, cross)):
            known = {**heads, **totals}
            values = [cell for cell in values if cell.column in known]
            order = tuple(known[cell.column] for cell in values)
        elif len(values) != len(order):
            continue
        cells = [cell.span for cell in values]
        claims = list(claim_cross(document, cross, cells, [extent_of(row)] * len(cells), order))
        yield from claims
        claimed = {claim.cell for claim in claims}
        for unread, indicator in zip(cells, order, strict=True):
            if unread not in claimed and is_unread(document, unread):
                yield UnreadCell(unread, indicator)
        return


def _totals_of_others(
    rows: Sequence[Sequence[Cell]], values: Sequence[Cell], heads: Mapping[int, str], cross: Cross
) -> Mapping[int, str]:
    """Column number -> indicator of a total, where all that ``heads`` do not name stands under one upper head.

    So it is where a report counts all its lawsuits together: 行政诉讼 over five results.  What the other
    results of these count, no form says.
    """
    groups = {indicator.rpartition(".")[0] for indicator in heads.values()}
    if len(heads) != len(groups) * len(cross.results):
        return {}
    over = {
        column: cross.wholes[words]
        for row in rows
        for cell in row
        if (words := plain(cell.text)) in cross.wholes
        for column in range(cell.column, cell.column + cell.columns)
    }
    others = sorted({cell.column for cell in values} - heads.keys())
    results = {
        cell.column: result
        for row in rows
        for cell in row
        if (result := cross.columns.wordings.get(plain(cell.text)))
    }
    printed = tuple(results.get(column) for column in others)
    if set(others) != over.keys() - heads.keys() or printed != cross.results:
        return {}
    total = f"{over[others[-1]]}.{cross.results[-1]}"
    return {others[-1]: total} if vocabulary().get(total) else {}


def _below_heads(rows: Sequence[Sequence[Cell]], cross: Cross) -> int:
    """The first row under the headers: above them another table of the same sheet may stand.

    That has a column 总计 as well, so that the row with most of the headers counts.
    """
    of_row = [
        len({cross.columns.wordings.get(plain(cell.text)) for cell in row} - {None}) for row in rows
    ]
    most = max(of_row, default=0)
    headed = [count == most > 0 for count in of_row]
    if True not in headed:
        return 0
    first = headed.index(True)
    return headed.index(False, first) if False in headed[first:] else len(rows)


def _is_under(row: Sequence[Cell], values: Sequence[Cell], heads: Mapping[int, str]) -> bool:
    """Whether the cells of a row stand one under each header, most of them as values."""
    most = len(values) * 2 > len(heads) and any(c.isdecimal() for v in values for c in v.text)
    return most and {cell.column for cell in row} == set(heads) and len(row) == len(heads)


def _only_group(
    document: Document, rows: Sequence[Sequence[Cell]], cross: Cross, start: int
) -> Mapping[int, str]:
    """Column number -> indicator of one group alone, which the line above the grid names."""
    group = group_above(document.text, start, cross)
    heads = [cross.columns.wordings.get(plain(cell.text)) for cell in rows[0]] if rows else []
    if group is None or tuple(heads) != cross.results:
        return {}
    return {cell.column: f"{group}.{result}" for cell, result in zip(rows[0], heads, strict=True)}


def _groups_above(
    document: Document, rows: Sequence[Sequence[Cell]], cross: Cross, start: int
) -> Mapping[int, str]:
    """Column number -> indicator, where the kinds of cases stand in lines above the grid.

    So it is in text with tabs, whose heads stood once over several columns each.
    """
    results = [cross.columns.wordings.get(plain(cell.text)) for cell in rows[0]] if rows else []
    above = re.split(r"[|\s]+", document.text[max(0, start - _ABOVE) : start].strip())
    if len(rows) == 1 and all(holds_value(cell.text) for cell in rows[0]):
        # All heads stand in lines above the one row of values.
        results = [found for words in above if (found := cross.columns.wordings.get(plain(words)))]
        results = results[-len(rows[0]) :]
    if tuple(results) != cross.results * len(cross.groups):
        return {}
    named = [group for words in above if (group := cross.heads.wordings.get(plain(words)))]
    groups = named[-len(cross.groups) :]
    if sorted(groups) != sorted(cross.groups):
        return {}
    width = len(cross.results)
    return {
        cell.column: f"{groups[n // width]}.{result}"
        for n, (cell, result) in enumerate(zip(rows[0], results, strict=True))
    }


def _cross_columns(rows: Sequence[Sequence[Cell]], cross: Cross) -> Mapping[int, str]:
    """Column number -> indicator, from the spans of 行政复议 … and the results below them.

    Text with pipes has no spans: there a head stands over the blanks behind it, or what its row is
    short of, if each has then all of its results.
    """
    width = max((cell.column + cell.columns for row in rows for cell in row), default=0)
    groups: dict[int, str] = {}
    wide: dict[int, str] = {}
    results: dict[int, str] = {}
    for row in rows:
        for cell in row:
            group = cross.heads.wordings.get(plain(cell.text))
            if group is not None:
                groups |= dict.fromkeys(range(cell.column, cell.column + cell.columns), group)
            result = cross.columns.wordings.get(plain(cell.text))
            if result is not None:
                results[cell.column] = result
        wide = {**dict(_with_blanks(row, cross, width)), **wide}
    known, told = _named(results, {**wide, **groups}), set(groups.values())
    whole = {f"{group}.{result}" for group in told for result in cross.results}
    every = len(known) == len(results) == len(whole) and set(known.values()) == whole
    return known if every else _in_turn(results, groups, cross) or _named(results, groups)


def _in_turn(
    results: Mapping[int, str], groups: Mapping[int, str], cross: Cross
) -> Mapping[int, str]:
    """Column number -> indicator, where spans that are wrong give a kind of case too many results.

    As many results stand side by side as the kinds have, each once before one comes again: the kinds
    follow in their order.
    """
    columns, width = sorted(results), len(cross.results)
    kinds = list(dict.fromkeys(groups[column] for column in sorted(groups)))
    printed = [results[column] for column in columns]
    turns = [printed[at : at + width] for at in range(0, len(printed), width)]
    twice = len(set(_named(results, groups).values())) < len(_named(results, groups))
    if not twice or len(turns) != len(kinds) or any(len(set(turn)) < width for turn in turns):
        return {}
    return {c: f"{kinds[at // width]}.{results[c]}" for at, c in enumerate(columns)}


def _with_blanks(row: Sequence[Cell], cross: Cross, width: int) -> Iterator[tuple[int, str]]:
    """Each column with the head over it, if the blanks behind a head are its own."""
    filled = [cell for cell in row if cell.text.strip()]
    ends = [*(cell.column for cell in filled[1:]), width]
    for cell, end in zip(filled, ends, strict=False):
        if (group := cross.heads.wordings.get(plain(cell.text))) is not None:
            yield from ((column, group) for column in range(cell.column, end))


def _named(results: Mapping[int, str], groups: Mapping[int, str]) -> Mapping[int, str]:
    return {column: f"{groups[column]}.{results[column]}" for column in results if column in groups}
