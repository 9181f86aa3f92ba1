"""Part two as programs write a page column by column: its rows, then each header with the figures below it.

As many figures stand below a header as its item has rows.  The headers and figures of all items must be just
those of the rows, one after the other; else nobody knows whose the figures below a header are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from extractor.knowledge.items import Items
from extractor.schemas import Address, Claim
from extractor.text.document import Document

from .flat_values import claims_of
from .items_by_words import column_named, row_named
from .money import in_unit_of_header
from .tokens import FlatToken


class ItemColumn(NamedTuple):
    """A header, the last part of its indicators, and the figures right below it."""

    head: FlatToken
    name: str
    values: tuple[FlatToken, ...]


def in_columns(
    document: Document,
    columns: Sequence[ItemColumn],
    tokens: Sequence[FlatToken],
    form: str,
    items: Items,
) -> list[Claim]:
    """The claims of the columns of a table; none where they are not those of its rows."""
    wanted = list(_wanted(list(_rows(tokens, items)), form, items))
    found = [(column.name, len(column.values)) for column in columns]
    if [(name, len(some)) for name, some in wanted] != found:
        return []
    claims: list[Claim] = []
    for (_, some), column in zip(wanted, columns, strict=True):
        for (group, row), value in zip(some, column.values, strict=True):
            indicator = f"{group}.{column.name}"
            address = Address(
                table=items.title, row=(row.words,), column=(items.header(indicator),)
            )
            for claim in claims_of(document, indicator, value, column.head, address):
                claims.append(in_unit_of_header(document, claim, column.head.span.start))
    return claims


def columns_of(tokens: Sequence[FlatToken], form: str, items: Items) -> list[ItemColumn]:
    """The headers right below which figures stand, and no row of the form."""
    found: list[ItemColumn] = []
    runs = [tuple(run) for _, run in groupby(tokens, key=lambda token: token.value)]
    for words, values in pairwise(runs):
        if words[0].value or row_named(words[-1].words, items):
            continue
        name = column_named(words[-1].words, items, form)
        if name:
            found.append(ItemColumn(words[-1], name, values))
    return found


def _rows(tokens: Sequence[FlatToken], items: Items) -> Iterator[tuple[str, FlatToken]]:
    for token in tokens:
        group = None if token.value else row_named(token.words, items)
        if group:
            yield group, token


def _wanted(
    rows: Sequence[tuple[str, FlatToken]], form: str, items: Items
) -> Iterator[tuple[str, list[tuple[str, FlatToken]]]]:
    """The name of each column of each item from the left to the right, and the rows of the item."""
    known = [(group, row) for group, row in rows if items.blocks(form).get(group)]
    for _, run in groupby(known, key=lambda row: items.item_of(row[0], form)):
        some = list(run)
        for name in items.blocks(form)[some[0][0]]:
            yield name, some
